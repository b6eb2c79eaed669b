"""A brief as Markdown (CommonMark, with the tables of GitHub)."""

import re
from collections.abc import Iterable
from typing import IO

from parley.export.brief import brief_of
from parley.export.forms import Table as OfForm
from parley.export.forms import no_tables
from parley.export.paper import Block, Heading, Items, Paper, Paragraph, Piece, Quote, Sources, Table, Words
from parley.model.takeaway import Takeaway

_MARKS = re.compile(r"[\\`*_\[\]<>&~|#]")
_BEGINS = re.compile(r"^(\d+)([.)])|^([+=-])")


def write(taken: Takeaway, out: IO[bytes], table: OfForm | None) -> int:
    """Writes the brief, and says how many statements it quotes. Raises WrongUseError for a table."""
    no_tables("brief", table)
    paper, quoted = brief_of(taken)
    out.write(markdown_from_paper(paper).encode(errors="replace"))
    return quoted


def markdown_from_paper(paper: Paper) -> str:
    """The whole paper as text."""
    parts = [f"# {_line(paper.title)}"]
    parts += (
        ["\n".join(f"- **{_escaped(name)}:** {_line(words)}" for name, words in paper.facts)] if paper.facts else []
    )
    parts += [part for block in paper.blocks for part in _block(block)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_line(block.words)}"
    elif isinstance(block, Paragraph):
        words = _line(block.words)
        yield f"**{words}**" if block.style in ("verdict", "label") else words
    elif isinstance(block, Items):
        yield "\n".join(f"- {_line(item)}" for item in block.items)
    elif isinstance(block, Quote):
        yield _line(block.by)
        yield f"> {_line(block.words)} {_line(block.source, begins=False)}"
    elif isinstance(block, Table):
        yield _table(block)
    else:
        yield _sources(block)


def _table(table: Table) -> str:
    rows = (
        f"| {' | '.join('<br>'.join(_line(words, begins=False) for words in entry) for entry in row)} |"
        for row in table.rows
    )
    head = f"| {' | '.join(map(_escaped, table.head))} |"
    return "\n".join((f"{_escaped(table.caption)}:\n", head, f"|{' --- |' * len(table.head)}", *rows))


def _sources(block: Sources) -> str:
    return "\n\n".join(
        f'<a id="{source.anchor}"></a>\\[{source.number}\\] ' + "  \n".join(map(_line, source.lines))
        for source in block.sources
    )


def _line(words: Words, *, begins: bool = True) -> str:
    """Words on one line; `begins`: nothing stands before them, so that a number or a dash could begin a list."""
    text = "".join(map(_piece, words))
    return _BEGINS.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text) if begins else text


def _piece(piece: Piece) -> str:
    text = _escaped(piece.shown)
    if piece.to is not None:
        return f"[{text}](<{piece.to}>)"
    bare = text.strip()
    if piece.strong and bare:
        # The marks stand close to the words, or they count for nothing.
        return text.replace(bare, f"**{bare}**", 1)
    return text


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words)
