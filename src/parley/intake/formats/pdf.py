"""PDF, by pdfplumber: its words and where they stand; `layout` makes paragraphs of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

from parley.intake.days import day_in
from parley.intake.extracted import Extracted, by_library
from parley.intake.languages import code_of
from parley.intake.layout import Word, blocks_of, initials_raised, paragraphs_of, without_edges
from parley.intake.quiet import quiet
from parley.intake.refusals import DamagedError, EmptyError, LockedError, ScanError

_LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,15})|/L\s+(\d{1,15})[^>]{0,200}?/Linearized\b")
_UNNAMED = re.compile(r"\(cid:\d+\)|\ufffd")
_NO_TITLE = re.compile(r"(?i)^(?:untitled|microsoft word - .*|about:blank|.*\.(?:docx?|odt|pdf|indd|rtf|tex))?$")
_BOLD = re.compile(r"(?i)bold|black|heavy")
_FEWEST_LETTERS = 25
"""On a page of a scan there may be a number or a stamp that is text."""


def extract(original: bytes, name: str) -> Extracted:
    """The text of a PDF, without what recurs at the edges of its pages; the day on which it was made, and its title.

    Raises LockedError where it takes a password, ScanError for pictures of pages, DamagedError for one cut off.
    """
    _check_whole(original, name)
    quiet("pdfminer")
    with _opened(original, name) as pdf:
        pages = []
        pictures = 0
        for page in pdf.pages:
            pages.append(initials_raised(_words(page)))
            pictures += bool(page.images)
            page.close()
        _check_pages(pdf, len(pages), name)
        said = {key: value for key, value in pdf.metadata.items() if isinstance(value, str)}
        language = _language(pdf.doc.catalog.get("Lang"))
    _check_words(pages, pictures, name)
    blocks = [block for page in without_edges(pages) for block in blocks_of(page)]
    title = " ".join(said.get("Title", "").replace("\0", "").split())
    return Extracted(
        "\n\n".join(paragraphs_of(blocks)),
        by_library("pdfplumber"),
        made=_made(said.get("CreationDate", "")),
        title=None if _NO_TITLE.match(title) else title,
        language=language,
    )


def _check_whole(original: bytes, name: str) -> None:
    linear = _LINEAR.search(original[:2048])
    if b"%%EOF" not in original or (linear and int(linear[1] or linear[2]) > len(original)):
        raise DamagedError(f"{name}: the end of this PDF is missing. Fetch or copy it again.")


@contextmanager
def _opened(original: bytes, name: str) -> Iterator[Any]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        pdf = pdfplumber.open(BytesIO(original), password="")
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise LockedError(
                f"{name}: this PDF is locked by a password. Open it in a viewer and print it to a new PDF."
            ) from error
        raise
    with pdf:
        yield pdf


def _words(page: Any) -> list[Word]:
    found = page.dedupe_chars().extract_words(
        x_tolerance_ratio=0.2, y_tolerance=1, extra_attrs=["size", "fontname"], expand_ligatures=True
    )
    return [
        Word(one["text"], one["x0"], one["x1"], one["top"], one["bottom"], round(one["size"], 1),
             bool(_BOLD.search(one["fontname"])))
        for one in found
        if one["upright"] and _is_seen(one, page)
    ]  # fmt: skip


def _is_seen(word: dict[str, Any], page: Any) -> bool:
    """Whether a word stands on its page, and is of a size that can be read. Invisible letters may be those of a scan
    that were recognised; white ones may stand on a dark field."""
    x0, top, x1, bottom = page.bbox
    on_page = x0 < word["x1"] and word["x0"] < x1 and top < word["bottom"] and word["top"] < bottom
    return bool(on_page and word["bottom"] - word["top"] >= 1)


def _check_pages(pdf: Any, found: int, name: str) -> None:
    from pdfminer.pdftypes import resolve1

    tree = resolve1(pdf.doc.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if not found or (isinstance(count, int) and count > found):
        raise DamagedError(f"{name}: this PDF has {found} pages of {count or 'many'}. Fetch or copy it again.")


def _check_words(pages: list[list[Word]], pictures: int, name: str) -> None:
    words = " ".join(word.text for page in pages for word in page)
    unnamed = len(_UNNAMED.findall(words))
    letters = sum(map(str.isalpha, _UNNAMED.sub("", words)))
    mend = "Have its text recognised (OCR), for instance by ocrmypdf, and bring the file that comes out."
    if unnamed > letters:
        raise ScanError(f"{name}: this PDF does not say which letters its shapes are. {mend}")
    if letters >= _FEWEST_LETTERS * min(len(pages), 4):
        return
    if pictures:
        raise ScanError(f"{name}: this PDF is a scan: pictures of pages without their text. {mend}")
    if not letters:
        raise EmptyError(f"{name}: this PDF has no text. Check that it is the right file.")


def _made(said: str) -> date | None:
    return day_in(said.removeprefix("D:")[:8])


def _language(said: Any) -> str | None:
    return code_of(said.decode("ascii", "replace")) if isinstance(said, bytes) else None
