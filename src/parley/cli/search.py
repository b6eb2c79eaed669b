"""`parley search`: find words in reports, statements and notes."""

from typing import TYPE_CHECKING

import click

from parley.cli.filters import FilterOptions, filter_options
from parley.cli.options import example, ledger_option
from parley.cli.terminal import on_one_line, paper, quote, styled, table, tell

if TYPE_CHECKING:
    from parley.ledger.find import PassageKind


@click.command(
    short_help="Find words, or meanings, in the ledger.",
    epilog=example(
        "parley search troops withdraw",
        "parley search '\"security guarantees\" -NATO' --side Ukraine --kind statement",
        "parley search prisoners exchange --since 2022-04-01 --known-by 2022-06-30",
    ),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["report", "statement", "note"]), help="Only in such passages.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, metavar="N", help="So many passages. [default: 20]")
@filter_options
@ledger_option
def search(
    words: tuple[str, ...], kind: "PassageKind | None", limit: int, chosen: FilterOptions, ledger: str | None
) -> int:
    """Find passages that have all the words, whatever their endings; the best matches come first.

    Words "in quotation marks" stand next to each other; -word must not be there (write -- before the first word then).
    A passage is a paragraph of a report, the content of a statement, or a note that a person wrote.
    """
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        which = chosen.filter()
        found = opened.search(" ".join(words), which, limit=limit, kinds=(kind,) if kind else ())
    if not found:
        tell("Nothing found. Fewer or other words may find more.")
        return 0
    made = table("", "said", "passage", ratios=(0, 0, 5))
    for one in found:
        where = one.statement or (f"r{one.report}" if one.report else "")
        made.add_row(
            styled((where or "", "cyan"), (f"\n{one.kind}", "dim")), on_one_line(one.said or ""), quote(one.text, 600)
        )
    paper().print(made)
    if len(found) == limit:
        tell(f"These are the first {limit}; --limit shows more.")
    return 0
