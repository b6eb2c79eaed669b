"""`parley demo`: the Istanbul talks of March 2022, from the report to the page, in one command."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import example
from parley.cli.terminal import on_one_line, paper, safe, tell, tell_all

if TYPE_CHECKING:
    from parley.tasks.demo import Demonstration


@click.command(
    short_help="See what Parley does, on the Istanbul talks of 2022.",
    epilog=example("parley demo", "parley demo --out /tmp/istanbul"),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder for the ledger and the page. [default: this one]",
)
def demo(out: Path) -> int:
    """Show what Parley does, on the talks in Istanbul of 29 March 2022.

    Reads one news report, keeps it in a new ledger with the decisions that a reviewer made on it, and shows where
    the talks stood. Writes report.html and parley-demo.db.
    """
    from parley.tasks.demo import demonstrate
    from parley.wiring import example_folder, load_reader

    folder = example_folder()
    shown = demonstrate(folder, out, load_reader)
    _print(shown, folder, out)
    if shown.problems:
        tell("Not everything could be used:")
        tell_all(shown.problems)
    return 1 if shown.problems else 0


def _print(shown: "Demonstration", folder: Path, out: Path) -> None:
    from parley.cli.show_demo import print_demonstration
    from parley.tasks.demo import LEDGER, PAGE

    console = paper()
    print_demonstration(console, shown)
    ledger, agreement = out / LEDGER, folder / "agreement.md"
    console.print()
    click.echo(f"The page, with every sentence marked in its text:  {on_one_line(str(out / PAGE))}")
    click.echo("Go on from here:")
    click.echo(safe(f"  parley statements --ledger {ledger}"))
    click.echo(safe(f"  parley assess {agreement} --ledger {ledger} --account Ukraine"))
