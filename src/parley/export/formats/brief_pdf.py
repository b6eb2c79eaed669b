"""A brief as PDF, with DejaVu Sans, which has the letters of most of Europe and the Middle East."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import groupby
from typing import IO, Any, cast
from unicodedata import bidirectional, category

from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from fpdf.fonts import TTFFont

from parley.export.brief import brief_of
from parley.export.forms import Table as OfForm
from parley.export.forms import no_tables
from parley.export.paper import Block, Entry, Heading, Items, Paper, Paragraph, Piece, Quote, Sources, Table, Words
from parley.model.takeaway import Takeaway

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_MARGIN, _INDENT, _GAP = 18.0, 5.0, 3.0
_INK, _GREY, _RULE = (29, 28, 26), (91, 87, 80), (185, 180, 168)

# Signs for private use stand for what fpdf2 marks up, so that no words can be taken for it.
_BOLD, _OTHERS = "\ue000\ue001", ("\ue002\ue003", "\ue004\ue005", "\ue006\ue007")
_ESCAPE, _LINK, _TO, _END, _PAGES = "\ue008", "\ue009", "\ue00a", "\ue00b", "\ue00c" * 3
_PRIVATE = re.compile("[\ue000-\ue00c]")

_SHAPED = frozenset(("R", "AL", "AN", "NSM", "LRE", "LRO", "RLE", "RLO", "LRI", "RLI", "FSI"))
_LACKING = (
    "A sign that the font of this file does not have stands as \ufffd; the brief in Markdown, HTML or Word has it."
)


def write(taken: Takeaway, out: IO[bytes], table: OfForm | None) -> int:
    """Writes the brief, and says how many statements it quotes. Raises WrongUseError for a table."""
    no_tables("brief", table)
    paper, quoted = brief_of(taken)
    out.write(pdf_from_paper(paper))
    return quoted


def pdf_from_paper(paper: Paper) -> bytes:
    """The whole paper as a file; the same paper gives the same bytes."""
    pdf = _Pdf(paper)
    pdf.line_of((Piece(paper.kind, strong=True),), 10, colour=_GREY, after=1)
    pdf.line_of(paper.title, 22, bold=True, after=4)
    rows = tuple((((Piece(name),),), (words,)) for name, words in paper.facts)
    pdf.rows(rows, (18, 82))
    pdf.ln(3)
    for block in paper.blocks:
        _WRITERS[type(block)](pdf, block)
    if pdf.lacking:
        pdf.line_of((Piece(_LACKING),), 9.5, colour=_GREY)
    return bytes(pdf.output())


class _Pdf(FPDF):
    """Pages with a footer, and text in which words may be bold or lead somewhere."""

    MARKDOWN_BOLD_MARKER = _BOLD
    MARKDOWN_ITALICS_MARKER, MARKDOWN_STRIKETHROUGH_MARKER, MARKDOWN_UNDERLINE_MARKER = _OTHERS
    MARKDOWN_MARKERS = (_BOLD, *_OTHERS)
    MARKDOWN_ESCAPE_CHARACTER = _ESCAPE
    MARKDOWN_LINK_REGEX = re.compile(f"^{_LINK}([^{_TO}]*){_TO}([^{_END}]*){_END}(.*)$", re.DOTALL)
    MARKDOWN_LINK_UNDERLINE = False
    MARKDOWN_LINK_COLOR = "#1f4e79"  # type: ignore[assignment]

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self.paper = paper
        self.set_creation_date(paper.made or _EPOCH)
        self.set_title(paper.name)
        self.set_producer(paper.made_by)
        self.set_lang("en-GB")
        self.alias_nb_pages(_PAGES)
        self.set_margins(_MARGIN, 20, _MARGIN)
        self.set_auto_page_break(True, 20)
        self.c_margin = 0
        with as_file(files("parley.export") / "data" / "fonts") as fonts:
            self.add_font("DejaVu", "", fonts / "DejaVuSans.ttf")
            self.add_font("DejaVu", "B", fonts / "DejaVuSans-Bold.ttf")
        plain, bold = (cast(TTFFont, self.fonts[name]).cmap for name in ("dejavu", "dejavuB"))
        self.letters, self.bold_letters = frozenset(plain), frozenset(bold)
        self.lacking = False
        self.add_page()

    def footer(self) -> None:
        """The title and the number of the page."""
        self.set_y(-13)
        name = self.paper.name if len(self.paper.name) <= 80 else f"{self.paper.name[:79]}…"
        shaping = self.text_shaping  # a page may end in the midst of words
        self._dress(self.paper.title, 7.5, False, _GREY)
        self.cell(0, 4, f"{self.paper.kind}: {self.plain(name)}", align="L", new_x="LMARGIN", new_y="TOP")
        self.cell(0, 4, f"{self.page_no()} / {_PAGES}", align="R")
        self.text_shaping = shaping

    def line_of(
        self,
        words: Words,
        size: float,
        *,
        bold: bool = False,
        colour: tuple[int, int, int] = _INK,
        x: float = _MARGIN,
        width: float = 0,
        after: float = 2,
    ) -> None:
        """Words from `x` on, as many lines as they take; below them there is some room."""
        self._dress(words, size, bold, colour)
        self.set_x(x)
        self.multi_cell(
            width or self.w - _MARGIN - x, size * 0.5, self._marked(words), align="L", markdown=True, new_x="LMARGIN"
        )
        self.ln(after)

    def height_of(self, words: Words, size: float, width: float, *, bold: bool = False) -> float:
        """How high words stand."""
        self._dress(words, size, bold, _INK)
        found: Any = self.multi_cell(
            width,
            size * 0.5,
            self._marked(words),
            align="L",
            markdown=True,
            dry_run=True,
            output=MethodReturnValue.HEIGHT,
        )
        return float(found)

    def make_room(self, height: float) -> bool:
        """Begins a page where there is less room than that on this one; whether it did."""
        if self.get_y() + height > self.page_break_trigger:
            self.add_page()
            return True
        return False

    def plain(self, words: str) -> str:
        """The words without signs that stand for something else here, or that the font does not have."""
        shown = "".join(
            sign if ord(sign) in self.letters or category(sign) == "Cf" else "\ufffd"
            for sign in _PRIVATE.sub("\ufffd", words)
        )
        self.lacking = self.lacking or shown != words
        return shown

    def _has_bold(self, words: Iterable[Piece]) -> bool:
        """Whether words can stand in bold letters: letters out of two fonts in one line would lose their order."""
        return all(
            ord(sign) in self.bold_letters or category(sign) == "Cf" for p in words for sign in self.plain(p.shown)
        )

    def _marked(self, words: Words) -> str:
        """Words with the signs for bold and links; bold words beside each other are one stretch."""
        parts = []
        for strong, some in groupby(words, key=lambda piece: piece.strong and self._has_bold((piece,))):
            text = "".join(map(self._piece, some))
            parts.append(f"{_BOLD}{text}{_BOLD}" if strong and text else text)
        return "".join(parts)

    def _piece(self, piece: Piece) -> str:
        text = self.plain(piece.shown)
        if piece.to is None or not text:
            return text
        return f"{_LINK}{text}{_TO}{_PRIVATE.sub('', piece.to)}{_END}"

    def _dress(self, words: Words, size: float, bold: bool, colour: tuple[int, int, int]) -> None:
        self.set_font("DejaVu", "B" if bold and self._has_bold(words) else "", size)
        self.set_text_color(*colour)
        # Letters are shaped and put in order only where it makes a difference: it takes four times as long.
        self.set_text_shaping(any(bidirectional(sign) in _SHAPED for piece in words for sign in piece.words))

    def rows(self, rows: Iterable[tuple[Entry, ...]], shares: tuple[int, ...], head: tuple[Entry, ...] = ()) -> None:
        """Rows of a table with lines between them; the head stands again on each page. What is too high for a page
        runs on over several, cell after cell."""
        widths = [self.epw * share / 100 - _GAP for share in shares]
        most = self.page_break_trigger - self.t_margin - self._row_height(head, widths, bold=True)
        self._rule()
        self._row(head, widths, bold=True)
        for row in rows:
            height = self._row_height(row, widths)
            if height > most:
                self._run_on(row)
            else:
                if self.make_room(height):
                    self._row(head, widths, bold=True)
                self._row(row, widths)

    def _row_height(self, row: tuple[Entry, ...], widths: list[float], *, bold: bool = False) -> float:
        heights = (
            sum(self.height_of(words, 8.5, width, bold=bold) + 0.7 for words in entry)
            for entry, width in zip(row, widths, strict=bool(row))
        )
        return max(heights, default=0) + 2.4

    def _row(self, row: tuple[Entry, ...], widths: list[float], *, bold: bool = False) -> None:
        if row:
            top, left, bottom = self.get_y() + 1.2, _MARGIN, self.get_y() + self._row_height(row, widths, bold=bold)
            for entry, width in zip(row, widths, strict=True):
                self.set_y(top)
                for words in entry:
                    quiet = all(piece.quiet for piece in words)
                    colour = _GREY if quiet else _INK
                    self.line_of(words, 8.5, bold=bold, colour=colour, x=left, width=width, after=0.7)
                left += width + _GAP
            self.set_y(bottom)
            self._rule()

    def _run_on(self, row: tuple[Entry, ...]) -> None:
        for entry in row:
            for words in entry:
                self.line_of(words, 8.5, after=0.7)
        self._rule()

    def _rule(self) -> None:
        self.set_draw_color(*_RULE)
        self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())


def _heading(pdf: _Pdf, block: Heading) -> None:
    size, before, room = ((15, 7, 62), (11.5, 4, 45), (9.5, 2, 32))[block.level - 1]
    if block.new_page:
        pdf.add_page()
    elif not pdf.make_room(room):
        pdf.ln(before)
    name = "".join(piece.shown for piece in block.words)
    pdf.start_section(pdf.plain(name), block.level - 1, strict=False)
    pdf.line_of((Piece(name),), size, bold=True, after=2)


def _paragraph(pdf: _Pdf, block: Paragraph) -> None:
    if block.style == "verdict":
        pdf.line_of(block.words, 12, bold=True, after=3)
    elif block.style == "label":
        pdf.make_room(15)
        pdf.ln(1.5)
        pdf.line_of(block.words, 9.5, bold=True, after=1)
    else:
        pdf.line_of(block.words, 9.5, colour=_INK if block.style == "plain" else _GREY)


def _quote(pdf: _Pdf, block: Quote) -> None:
    x, width = _MARGIN + _INDENT, pdf.epw - _INDENT
    height = pdf.height_of(block.by, 9, width) + pdf.height_of(block.words, 9.5, width) + 6
    pdf.make_room(min(height, 60))
    page, top = pdf.page, pdf.get_y()
    pdf.line_of(block.by, 9, x=x, after=0.5)
    pdf.line_of(block.words, 9.5, x=x, after=0.5)
    pdf.line_of(block.source, 7.5, colour=_GREY, x=x, after=0)
    if pdf.page == page:
        pdf.set_draw_color(*_RULE)
        pdf.line(_MARGIN + 1.5, top, _MARGIN + 1.5, pdf.get_y())
    pdf.ln(3.5)


def _items(pdf: _Pdf, block: Items) -> None:
    for item in block.items:
        pdf.make_room(6)
        top = pdf.get_y()
        pdf.line_of((Piece("•"),), 9.5, x=_MARGIN + 1, width=4, after=0)
        pdf.set_y(top)
        pdf.line_of(item, 9.5, x=_MARGIN + _INDENT, after=0.8)
    pdf.ln(2)


def _table(pdf: _Pdf, block: Table) -> None:
    head = tuple(((Piece(name),),) for name in block.head)
    pdf.make_room(35)
    pdf.line_of((Piece(block.caption),), 8.5, colour=_GREY, after=1)
    pdf.rows(block.rows, block.shares, head)
    pdf.ln(4)


def _sources(pdf: _Pdf, block: Sources) -> None:
    for source in block.sources:
        pdf.make_room(24)
        top = pdf.get_y()
        pdf.set_link(name=source.anchor, y=top)
        pdf.line_of((Piece(f"[{source.number}]"),), 9, x=_MARGIN, width=9, after=0)
        pdf.set_y(top)
        for words in source.lines:
            pdf.line_of(
                words, 9, colour=_GREY if all(piece.quiet for piece in words) else _INK, x=_MARGIN + 10, after=0.3
            )
        pdf.ln(2.5)


_WRITERS: dict[type[Block], Callable[[_Pdf, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    Items: _items,
    Table: _table,
    Sources: _sources,
}
