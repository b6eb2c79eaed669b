"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Any

import click


class Day(click.ParamType[date]):
    """A day, written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that the words name; anything else is wrong use."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day. Write it as YYYY-MM-DD, such as 2022-03-29.", param, ctx)


DAY = Day()

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="The ledger file. [default: $PARLEY_LEDGER, else one in your data folder]",
)
date_option = click.option("--date", "day", type=DAY, help="The report's day, where its first line does not say it.")


def example(*commands: str) -> str:
    """The example below a command's help, each command on a line of its own."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)
