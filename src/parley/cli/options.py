"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from parley.ledger import Record
    from parley.model.agreement import Agreement
    from parley.tasks.testify import Testified


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
MANY = click.IntRange(1, 1_000_000)

ledger_option = click.option(
    "--ledger",
    metavar="FILE|ADDRESS",
    help="The ledger: a file, or postgresql://user@host/name. [default: $PARLEY_LEDGER, else one in your data folder]",
)
record_option = click.option(
    "--record", type=click.Path(path_type=Path), help='JSON Lines with "that", "on", "by", instead of the ledger.'
)
as_of_option = click.option("--as-of", type=DAY, help="The day to look from. [default: the last day in the testimony]")
said_by_option = click.option("--as-of", type=DAY, help="Only what was published until that day.")
seen_from_option = click.option(
    "--as-of", type=DAY, help="Only what was published until that day, seen from it. [default: the latest report's day]"
)
known_by_option = click.option("--known-by", type=DAY, help="Only what was on record by the end of that day (in UTC).")
by_option = click.option("--by", metavar="NAME", help="Who decides. [default: $PARLEY_REVIEWER, else your user name]")
why_option = click.option("--why", help="Your reason, kept with it.")
account_option = click.option(
    "--account", default="common", help='A party, "common", "cautious" or "generous". [default: common]'
)
date_option = click.option("--date", "day", type=DAY, help="The report's day, where its first line does not say it.")


def testified_by(
    context: click.Context,
    agreement: "Agreement",
    ledger: str | None,
    record: Path | None,
    *,
    known_by: date | None = None,
) -> "tuple[Record | None, Testified]":
    """The ledger as it stood, None where there is none or --record stands for it, and all testimony on an agreement.

    With --record the ledger counts only where it is named. Raises LedgerError, RecordError.
    """
    from parley.tasks.assess import gather
    from parley.wiring import record_at

    named = context.get_parameter_source("ledger") is not ParameterSource.DEFAULT
    kept = record_at(ledger, known_by=known_by) if named or record is None else None
    return kept, gather(agreement, kept, record)


def example(*commands: str) -> str:
    """The example below a command's help, each command on a line of its own."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)
