"""Spans of a text as markup: every statement marked where it stands, whatever overlaps whatever.

The elements nest as HTML asks, however the spans lie: what an ending mark would cut through is closed and
opened again. Without the labels, the text content of all paragraphs together is the text itself, except that
U+FFFD stands for what HTML cannot carry (NUL and lone surrogates).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from parley.model.plain import PICTURE
from parley.model.span import Span, Spans

DEEPEST = 6
"""So many marks are drawn inside each other; what lies deeper has its label, but no line of its own.

Bounds the work and the output at each boundary, and keeps the tree far below the depth at which browsers flatten it.
"""

_NOTHING = Markup("")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_UNCARRIED = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked, and how: `anchor` is the id of its label in the text, `target` where the label leads.

    `number` and `label` are words for people, `style` the CSS classes of the side. `hint` is what a page shows beside
    the label while somebody points at it or has come to it by keyboard; "" for nothing.
    """

    spans: Spans
    anchor: str
    target: str
    number: str
    label: str
    style: str = field(metadata=PICTURE)
    hint: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the blank lines after it: its stretch of the text and its markup."""

    span: Span
    html: Markup


@dataclass(slots=True)
class _Piece:
    span: Span
    mark: Mark
    first: bool


@dataclass(slots=True)
class _Pen:
    """Writes markup and knows which marks are open, outermost first."""

    out: list[str] = field(default_factory=list)
    drawn: list[_Piece] = field(default_factory=list)

    def draw(self, piece: _Piece) -> None:
        self.out.append(f'<span class="mark {piece.mark.style} depth{len(self.drawn)}">')
        self.drawn.append(piece)

    def lift(self, at: int) -> None:
        """Close what ends at `at`, and open again what had to be closed with it."""
        lowest = next((i for i, piece in enumerate(self.drawn) if piece.span.end <= at), len(self.drawn))
        cut = self.drawn[lowest:]
        self.out.append("</span>" * len(cut))
        del self.drawn[lowest:]
        for piece in cut:
            if piece.span.end > at:
                self.draw(piece)

    def start(self, piece: _Piece) -> None:
        if piece.span.end > piece.span.start and len(self.drawn) < DEEPEST:
            self.draw(piece)
        self.out.append(_label(piece))

    def tear_off(self) -> Markup:
        """The paragraph so far; what is open is closed, and opens again in the next one."""
        self.out.append("</span>" * len(self.drawn))
        html = Markup("".join(self.out))  # noqa: S704 - every part was escaped when it was written
        self.out = []
        cut, self.drawn = self.drawn, []
        for piece in cut:
            self.draw(piece)
        return html


def paragraphs_from_text(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, parted by blank lines, each with the blank lines after it; together the whole text."""
    ends = [m.end() for m in _BLANK_LINE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(Span(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True))


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of `text` with every mark and its label, in time linear in the text and the marks.

    Spans beyond the text are cut to it; a span without a single character has its label all the same.
    """
    starting: dict[int, list[_Piece]] = defaultdict(list)
    bounds: set[int] = set()
    for mark in marks:
        for piece in _pieces(mark, len(text)):
            starting[piece.span.start].append(piece)
            bounds.update(piece.span)
    paragraphs = paragraphs_from_text(text)
    positions = sorted(bounds)
    pen = _Pen()
    cursor = 0
    for paragraph in paragraphs:
        last = paragraph.end == len(text)
        stop = bisect_right(positions, paragraph.end if last else paragraph.end - 1)
        visible_end = paragraph.start + len(paragraph.of(text).rstrip())
        here = paragraph.start
        while cursor < stop:
            at = positions[cursor]
            pen.out.append(_carried(text, here, at, visible_end))
            pen.lift(at)
            for piece in sorted(starting.get(at, ()), key=_outermost_first):
                pen.start(piece)
            here, cursor = at, cursor + 1
        pen.out.append(_carried(text, here, paragraph.end, visible_end))
        pen.lift(paragraph.end)
        yield Paragraph(paragraph, pen.tear_off())


def carried(text: str) -> str:
    """The text with U+FFFD for what neither HTML nor UTF-8 can carry."""
    return _UNCARRIED.sub("\ufffd", text)


def _outermost_first(piece: _Piece) -> int:
    return -piece.span.end


def _pieces(mark: Mark, length: int) -> Iterator[_Piece]:
    """The mark's stretches in the order of the text, those that touch or overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(mark.spans):
        start = min(max(start, 0), length)
        end = min(max(end, start), length)
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    for i, span in enumerate(joined):
        yield _Piece(span, mark, first=i == 0)


def _label(piece: _Piece) -> str:
    mark = piece.mark
    if piece.first:
        words = f"<b>{escape(mark.number)}</b> <bdi>{escape(carried(mark.label))}</bdi>"
        told = f' aria-describedby="{mark.anchor}-hint"' if mark.hint else ""
        label = f'<a class="label {mark.style}" id="{mark.anchor}" href="#{mark.target}"{told}>{words}</a>'
        hint = f'<span class="hint {mark.style}" id="{mark.anchor}-hint" role="tooltip">{mark.hint}</span>'
        return label + (hint if mark.hint else "")
    words = f"<b>{escape(mark.number)}</b> goes on"
    return f'<a class="label goes-on {mark.style}" href="#{mark.target}">{words}</a>'


def _carried(text: str, start: int, end: int, visible_end: int) -> str:
    """A stretch as HTML that reads back the same; lines break where the text breaks them inside a paragraph."""
    inside = max(start, min(end, visible_end))
    broken = escape(carried(text[start:inside])).replace("\n", "<br>\n")
    return (broken + escape(carried(text[inside:end]))).replace("\r", "&#13;")
