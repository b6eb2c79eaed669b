"""`parley import`: a ledger made again from what was given out."""

from pathlib import Path

import click

from parley.cli.options import by_option, example, ledger_option


@click.command(
    "import",
    short_help="Make a ledger again from an export.",
    epilog=example("parley import talks.jsonl --ledger again.db", "parley import talks.zip --ledger again.db"),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@by_option
@ledger_option
def import_(file: Path, by: str | None, ledger: str | None) -> int:
    """Make a new ledger from FILE, which `parley export jsonl` or `datapackage` wrote without a filter.

    It has the same reports under the same numbers, originals, readings, decisions and agreements, each under its
    author. Its log says when it was brought in. A ledger that has entries is never added to; a file with a bad line is
    not brought in at all.
    """
    from parley.intake.takeaways import first_line_of
    from parley.tasks.bringing_in import bring_in
    from parley.wiring import ledger_at, now, reviewer

    first_line_of(file)  # before a ledger is made for what is none
    with ledger_at(ledger, start=True) as opened:
        came = bring_in(opened, file, author=by or reviewer(), now=now())
    counted = f"{came.entries:,} entries; reports: {came.reports:,}"
    click.echo(f"{file}: brought in, {counted}. Noted in the ledger as entry {came.entry}.")
    return 0
