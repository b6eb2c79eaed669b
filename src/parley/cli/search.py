"""`parley search`: find words in reports, statements and notes."""

from typing import TYPE_CHECKING

import click

from parley.cli.filters import filter_options
from parley.cli.options import example, ledger_option
from parley.cli.terminal import on_one_line, paper, progress, quote, styled, table, tell

if TYPE_CHECKING:
    from parley.ledger import Filter, Ledger, Passage
    from parley.ledger.find import PassageKind


@click.command(
    short_help="Find words, or meanings, in the ledger.",
    epilog=example(
        "parley search troops withdraw",
        "parley search '\"security guarantees\" -NATO' --side Ukraine --kind statement",
        "parley search prisoners exchange --since 2022-04-01 --known-by 2022-06-30",
        'parley search --meaning "they pull their soldiers back"',
    ),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["report", "statement", "note"]), help="Only in such passages.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, metavar="N", help="So many passages. [default: 20]")
@click.option("--meaning", is_flag=True, help="By what it means, not by its words.")
@filter_options
@ledger_option
def search(
    words: tuple[str, ...],
    kind: "PassageKind | None",
    limit: int,
    meaning: bool,
    which: "Filter",
    ledger: str | None,
) -> int:
    """Find passages that have all the words, whatever their endings; the best matches come first.

    Words "in quotation marks" stand next to each other; -word must not be there (write -- before the first word then).
    A passage is a paragraph of a report, the content of a statement, or a note that a person wrote.

    With --meaning those come first that mean most nearly the same, whatever their words; without --kind among
    statements alone. What was added since the last time is worked out first, about 300 statements a second.
    """
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        if meaning:
            found = _by_meaning(opened, " ".join(words), which, kind or "statement", limit)
        else:
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


def _by_meaning(
    ledger: "Ledger", words: str, which: "Filter", kind: "PassageKind", limit: int
) -> "tuple[Passage, ...]":
    from parley.reader.meaning import load_sentence_encoder
    from parley.tasks.meaning import find_like, learn

    encoder = load_sentence_encoder()
    lacking = ledger.count_without_meaning(encoder.name, (kind,))
    for _ in progress(learn(ledger, encoder, (kind,)), -(-lacking // 256), "Working out meanings"):
        pass
    return find_like(ledger, encoder, words, which, kinds=(kind,), limit=limit)
