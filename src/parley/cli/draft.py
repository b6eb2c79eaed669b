"""`parley draft`: the agreement as it stands in the talks, out of the ledger."""

from datetime import date
from pathlib import Path

import click

from parley.cli.follow import catch_up
from parley.cli.options import example, known_by_option, ledger_option, said_by_option
from parley.cli.terminal import on_one_line


@click.command(
    short_help="Word what the talks amount to as an agreement.",
    epilog=example(
        "parley draft > draft.md",
        'parley draft --title "Istanbul framework" --as-of 2022-03-29 -o draft.md',
    ),
)
@click.option("--title", help='The title of the text. [default: "The talks as they stand"]')
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to FILE.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
@said_by_option
@known_by_option
@ledger_option
def draft(
    title: str | None,
    out: Path | None,
    force: bool,
    as_of: date | None,
    known_by: date | None,
    ledger: str | None,
) -> int:
    """Word the agreement as it stands in the reports of the ledger, in the language that `parley check` reads.

    Below each sentence stand the statements it rests on. What one side alone holds has its name in brackets; what
    could not be worded stands at the end, with the reason. Nothing is added to what was said.
    """
    from parley.tasks.draft import TITLE, draft_from_ledger, refuse_file_there, write_draft
    from parley.wiring import ledger_at

    if out is not None and not force:
        refuse_file_there(out)
    with ledger_at(ledger) as opened:
        catch_up(opened)
        text = draft_from_ledger(opened, title=title or TITLE, as_of=as_of, known_by=known_by)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_draft(out, text)
        click.echo(f"Written: {on_one_line(str(out))}")
    return 0
