"""A paper as a tree of headings, paragraphs, quotations and tables, which each kind of file writes in its own way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from parley.export.contained import contained

Style = Literal["plain", "lead", "verdict", "note", "label"]

_LONGEST = 4000
"""So many characters of a piece of words are shown: nobody reads more, and a page must end."""

_MOST = 400
"""So many rows of a table, and items of a list, are shown."""

_MOST_BLOCKS = 4000

_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line: important, or beside the matter; `to`: where they lead ("#source-1", or a web address)."""

    words: str
    strong: bool = False
    quiet: bool = False
    to: str | None = None

    @property
    def shown(self) -> str:
        """The words on one line, so that they can do nothing to what stands around them."""
        words = self.words if len(self.words) <= _LONGEST else f"{self.words[: _LONGEST - 2]} …"
        return contained(re.sub(r"\s+", " ", words))


Words = tuple[Piece, ...]


def line(*parts: str | Piece) -> Words:
    """Words out of pieces and plain strings."""
    return tuple(Piece(part) if isinstance(part, str) else part for part in parts)


def linked(address: str) -> Piece:
    """An address, which leads there if it is one of the web."""
    return Piece(address, to=address if _WEB.match(address) else None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3, below the title; `new_page`: what stands under it begins a page."""

    level: int
    words: Words
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Words
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody, to the letter: who says them, the words, and where they are from."""

    by: Words
    words: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Words, ...]


Entry = tuple[Words, ...]
"""A cell of a table: its lines."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its heading. `shares`: how wide each column is, in per cent."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source, to which references lead."""

    number: int
    lines: tuple[Words, ...]

    @property
    def anchor(self) -> str:
        """The name of its place."""
        return f"source-{self.number}"


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources."""

    sources: tuple[Source, ...]


Block = Heading | Paragraph | Quote | Items | Table | Sources


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: what kind it is, its title, some facts under that, its blocks. `made` is when what it shows was last
    added to (None: nothing was), `made_by` the program and its version."""

    kind: str
    title: Words
    facts: tuple[tuple[str, Words], ...]
    blocks: tuple[Block, ...]
    made: datetime | None
    made_by: str

    @property
    def name(self) -> str:
        """The title as plain words."""
        return "".join(piece.shown for piece in self.title)


def bounded(blocks: Iterable[Block], most: int = _MOST_BLOCKS) -> Iterable[Block]:
    """The blocks, of very long tables, lists and sequences of them the beginning, and how much is left out."""
    for place, block in enumerate(blocks):
        if place == most:
            yield Paragraph(line("There is more than a paper holds; the tables that Parley gives out have all of it."))
            return
        if isinstance(block, Table) and len(block.rows) > _MOST:
            yield replace(block, rows=block.rows[:_MOST])
            yield Paragraph(line(f"And {len(block.rows) - _MOST:,} more rows."), "note")
        elif isinstance(block, Items) and len(block.items) > _MOST:
            yield Items((*block.items[:_MOST], line(f"and {len(block.items) - _MOST:,} more")))
        else:
            yield block
