"""How papers look in word processors: their styles, by which a person may change the look of the whole."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

GREY = RGBColor(0x5B, 0x57, 0x50)
_INK = RGBColor(0x1D, 0x1C, 0x1A)


def set_styles(document: Doc) -> None:
    """Gives a document the styles by their names, and its language."""
    styles = document.styles
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    plain = styles["Normal"]
    plain.font.name, plain.font.size, plain.font.color.rgb = "Calibri", Pt(10.5), _INK
    plain.paragraph_format.space_after = Pt(5)
    for name, size, before in (("Title", 24, 0), ("Heading 1", 16, 20), ("Heading 2", 12.5, 13), ("Heading 3", 11, 9)):
        _heading(styles[name], size, before)
    for name, base, change in _OWN_STYLES:
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        change(style)
    for name in ("Caption", "Footer"):
        style = styles[name]
        style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(9.5), False, False, GREY
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(8)


def _heading(style: Any, size: float, before: float) -> None:
    fonts = style.element.rPr.rFonts
    for theme in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[theme]
    style.font.name, style.font.size, style.font.bold, style.font.italic = "Cambria", Pt(size), True, False
    style.font.color.rgb = _INK
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(5)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _kind(style: Any) -> None:
    style.font.bold, style.font.color.rgb = True, GREY
    style.paragraph_format.space_after = Pt(0)


def _grey(style: Any) -> None:
    style.font.color.rgb = GREY
    style.paragraph_format.keep_with_next = True


def _verdict(style: Any) -> None:
    style.font.name, style.font.size, style.font.bold = "Cambria", Pt(13), True
    style.paragraph_format.space_before = Pt(4)


def _label(style: Any) -> None:
    style.font.bold = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(2)
    style.paragraph_format.keep_with_next = True


def _by(style: Any) -> None:
    style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(5), Pt(0)
    style.paragraph_format.keep_with_next = True


def _words(style: Any) -> None:
    style.font.name = "Cambria"
    _by(style)
    style.paragraph_format.keep_together = True


def _from(style: Any) -> None:
    style.font.size, style.font.color.rgb = Pt(9), GREY
    style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(5), Pt(7)


def _cell(style: Any) -> None:
    style.font.size = Pt(9.5)
    style.paragraph_format.space_after = Pt(2)


def _source(style: Any) -> None:
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(10), Mm(-10)
    style.paragraph_format.space_after = Pt(8)


_OWN_STYLES: tuple[tuple[str, str, Callable[[Any], None]], ...] = (
    ("Kind", "Normal", _kind),
    ("Lead", "Normal", _grey),
    ("Note", "Normal", _grey),
    ("Verdict", "Normal", _verdict),
    ("Label", "Normal", _label),
    ("Speaker", "Normal", _by),
    ("Quoted words", "Normal", _words),
    ("Quoted from", "Normal", _from),
    ("In a table", "Normal", _cell),
    ("Source", "Normal", _source),
)
