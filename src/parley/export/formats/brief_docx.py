"""A brief as a document for word processors (Office Open XML)."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocParagraph

from parley.export.brief import brief_of
from parley.export.docx_styles import GREY, set_styles
from parley.export.forms import Table as OfForm
from parley.export.forms import no_tables
from parley.export.paper import Block, Heading, Items, Paper, Paragraph, Piece, Quote, Source, Sources, Table, Words
from parley.model.takeaway import Takeaway

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_WIDTH = 174


def write(taken: Takeaway, out: IO[bytes], table: OfForm | None) -> int:
    """Writes the brief, and says how many statements it quotes. Raises WrongUseError for a table."""
    no_tables("brief", table)
    paper, quoted = brief_of(taken)
    out.write(docx_from_paper(paper))
    return quoted


def docx_from_paper(paper: Paper) -> bytes:
    """The whole paper as a file; the same paper gives the same bytes."""
    document = Document()
    _set_up(document, paper)
    document.add_paragraph(paper.kind, style="Kind")
    _fill(document.add_paragraph(style="Title"), paper.title)
    _facts(document, paper)
    for block in paper.blocks:
        _WRITERS[type(block)](document, block)
    made = BytesIO()
    document.save(made)
    return _undated(made)


def _undated(made: IO[bytes]) -> bytes:
    """The same archive without the moment at which it was written."""
    out = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _set_up(document: Doc, paper: Paper) -> None:
    about, when = document.core_properties, paper.made or _EPOCH
    about.title, about.author, about.last_modified_by, about.comments = paper.name[:250], "", "", ""
    about.created = about.modified = when
    about.revision, about.language = 1, "en-GB"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    set_styles(document)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(f"{paper.kind}: {paper.name[:80]}   ")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")


def _facts(document: Doc, paper: Paper) -> None:
    if paper.facts:
        rows = tuple((((Piece(name, quiet=True),),), (words,)) for name, words in paper.facts)
        _grid(document, "About this brief", rows, (18, 82))


def _add_heading(document: Doc, block: Heading) -> None:
    heading = document.add_heading(level=block.level)
    heading.paragraph_format.page_break_before = block.new_page
    _fill(heading, block.words)


def _add_paragraph(document: Doc, block: Paragraph) -> None:
    style = "Normal" if block.style == "plain" else block.style.capitalize()
    _fill(document.add_paragraph(style=style), block.words)


def _add_quote(document: Doc, block: Quote) -> None:
    for style, words in (("Speaker", block.by), ("Quoted words", block.words), ("Quoted from", block.source)):
        _fill(document.add_paragraph(style=style), words)


def _add_items(document: Doc, block: Items) -> None:
    for item in block.items:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        _fill(paragraph, item)


def _add_table(document: Doc, block: Table) -> None:
    document.add_paragraph(block.caption, style="Caption")
    head = tuple(((Piece(name, strong=True),),) for name in block.head)
    table = _grid(document, block.caption, (head, *block.rows), block.shares)
    repeated = table.rows[0]._tr.get_or_add_trPr()
    repeated.append(OxmlElement("w:tblHeader"))


def _grid(document: Doc, caption: str, rows: tuple[tuple[tuple[Words, ...], ...], ...], shares: tuple[int, ...]) -> Any:
    """A table with lines between its rows, and its caption for those who cannot see it."""
    table: Any = document.add_table(rows=len(rows), cols=len(shares))
    table.autofit = False
    properties = table._tbl.tblPr
    properties.append(_borders())
    properties.append(_margins())
    properties.append(_element("w:tblCaption", val=caption))
    columns = list(table.columns)
    for column, share in zip(columns, shares, strict=True):
        column.width = Mm(_WIDTH * share / 100)
    for row, entries in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, entry, share in zip(row.cells, entries, shares, strict=True):
            cell.width = Mm(_WIDTH * share / 100)
            _enter(cell, entry)
    after = document.add_paragraph()
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(7)
    return table


def _enter(cell: _Cell, entry: tuple[Words, ...]) -> None:
    for place, words in enumerate(entry):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = "In a table"
        _fill(paragraph, words)


def _add_sources(document: Doc, block: Sources) -> None:
    for number, source in enumerate(block.sources, 1):
        _add_source(document.add_paragraph(style="Source"), source, number)


def _add_source(paragraph: DocParagraph, source: Source, mark: int) -> None:
    begin = _element("w:bookmarkStart", id=str(mark), name=source.anchor)
    paragraph._p.append(begin)
    paragraph.add_run(f"[{source.number}]\t")
    paragraph._p.append(_element("w:bookmarkEnd", id=str(mark)))
    for place, words in enumerate(source.lines):
        if place:
            paragraph.add_run().add_break()
        _fill(paragraph, words)


def _fill(paragraph: DocParagraph, words: Words) -> None:
    for piece in words:
        if piece.to is None:
            _style(paragraph.add_run(piece.shown), piece)
        else:
            _link(paragraph, piece, piece.to)


def _style(run: Any, piece: Piece) -> None:
    run.bold = True if piece.strong else None
    if piece.quiet:
        run.font.color.rgb = GREY


def _link(paragraph: DocParagraph, piece: Piece, to: str) -> None:
    link = OxmlElement("w:hyperlink")
    if to.startswith("#"):
        link.set(qn("w:anchor"), to[1:])
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(piece.shown)
    _style(run, piece)
    link.append(run._r)
    paragraph._p.append(link)


def _field(paragraph: DocParagraph, name: str) -> None:
    """A number that the word processor fills in."""
    field = _element("w:fldSimple", instr=name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "50"), ("left", "0"), ("bottom", "30"), ("right", "140")):
        margins.append(_element(f"w:{side}", w=width, type="dxa"))
    return margins


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="B9B4A8"))
    return borders


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


_WRITERS: dict[type[Block], Callable[[Doc, Any], None]] = {
    Heading: _add_heading,
    Paragraph: _add_paragraph,
    Quote: _add_quote,
    Items: _add_items,
    Table: _add_table,
    Sources: _add_sources,
}
