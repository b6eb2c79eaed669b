"""The brief as Markdown, HTML, Word and PDF, each read back by a library of its own."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from markdown_it import MarkdownIt

from export.markup import parsed
from parley.errors import WrongUseError
from parley.export.contained import contained
from parley.export.forms import form_named
from parley.model.takeaway import Takeaway

from .papers import HOSTILE, empty, hostile, istanbul, written

ENDINGS = (".md", ".html", ".docx", ".pdf")
WORDS = "In order to increase mutual trust and create the necessary conditions for further negotiations"


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Takeaway:
    return istanbul(tmp_path_factory.mktemp("talks"))


def html_of(markdown: bytes) -> str:
    return MarkdownIt("commonmark").enable("table").render(markdown.decode())


def lines_of_docx(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    cells = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def text_of_pdf(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def shown(data: bytes, ending: str) -> str:
    """All words of a brief, on one line."""
    if ending == ".md":
        words = parsed(html_of(data)).words
    elif ending == ".html":
        words = parsed(data.decode()).words
    elif ending == ".docx":
        words = " ".join(lines_of_docx(data))
    else:
        words = text_of_pdf(data)
    return " ".join(words.split())


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_of_file_says_the_same(talks: Takeaway, ending: str) -> None:
    """Title, verdict, accounts, quoted words, sources; made again it is the same to the byte."""
    words = shown(written(talks, "brief", ending), ending)
    for said in (
        "Istanbul framework",
        "On 29 March 2022, in the common account, this agreement is not in force.",
        "Account of Russia",
        WORDS,
        "a949e7e6fdd8a620b0dd8a2237c58c68d8cecd93d2abac7e234d13f91ba3fe58",
        "What stands in the way",
    ):
        assert said in words, said


@pytest.mark.parametrize("ending", ENDINGS)
def test_hostile_words_stay_words(ending: str) -> None:
    """Markup, formulas, control characters, strange letters: each is shown as it is, or by a sign in its place."""
    words = shown(written(hostile(), "brief", ending), ending)
    assert "\x00" not in words and "\x1b" not in words
    for one in HOSTILE:
        wanted = " ".join(contained(one[:60]).split())
        if ending == ".pdf":
            # Text from right to left lies in a PDF in the order in which it is seen.
            wanted = "" if re.search("[\u202e\u0600-\u06ff]", one) else re.sub("[\ue000-\ue00c日本]", "\ufffd", wanted)
        assert wanted in words, one


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_ledger_gives_a_file(tmp_path: Path, ending: str) -> None:
    """It says that nothing was found."""
    assert "No source is cited." in shown(written(empty(tmp_path), "brief", ending), ending)


def test_markdown_makes_no_markup_out_of_words() -> None:
    """Rendered, there is no element that the paper does not have, and no link but to sources and addresses."""
    page = parsed(html_of(written(hostile(), "brief", ".md")))
    assert not {"script", "code", "pre", "s", "img"} & {element.tag for element in page.elements}
    assert all(link.startswith(("#source-", "https://example.org/")) for link in page.links)


def test_html_needs_nothing_else(talks: Takeaway) -> None:
    """Well nested, no script, nothing fetched; each reference leads to a place on the page."""
    for taken in (talks, hostile()):
        page = parsed(written(taken, "brief", ".html").decode())
        assert page.misnested == []
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
        assert not {"script", "img", "iframe"} & {element.tag for element in page.elements}


def test_word_has_headings_language_and_no_name_of_anybody(talks: Takeaway) -> None:
    """Real headings, repeated heads of tables, words for those who cannot see them; neither author nor moment."""
    data = written(talks, "brief", ".docx")
    document = Document(BytesIO(data))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads[:3] == ["At a glance", "Accounts side by side", "Duties"]
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments, about.language) == ("", "", "", "en-GB")
    assert about.created == about.modified and str(about.created)[:10] == "2022-03-30"
    body = document.element.xml
    assert body.count("w:tblHeader") == len(document.tables) - 1  # the facts have no head
    assert body.count("w:tblCaption") == len(document.tables)
    assert 'w:anchor="source-1"' in body and 'w:name="source-1"' in body
    assert "NUMPAGES" in document.sections[0].footer._element.xml
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_word_links_only_to_the_web() -> None:
    """An address that is none of the web is words."""
    data = written(hostile(), "brief", ".docx")
    targets = re.findall(
        rb'Target="([^"]*)" TargetMode="External"', zipfile.ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels")
    )
    assert targets and all(target.startswith(b"https://example.org/") for target in targets)


def test_pdf_has_an_outline_numbers_and_the_day_of_the_ledger(talks: Takeaway) -> None:
    """A reader finds the parts in the outline; each page has its number; the date is that of the last entry."""
    data = written(talks, "brief", ".pdf")
    document: Any = pypdfium2.PdfDocument(data)
    assert [one.get_title() for one in document.get_toc() if one.level == 0][:2] == [
        "At a glance",
        "Accounts side by side",
    ]
    assert f"1 / {len(document)}" in document[0].get_textpage().get_text_bounded()
    assert document.get_metadata_value("Title") == "Istanbul framework"
    assert document.get_metadata_value("Author") == ""
    assert document.get_metadata_value("CreationDate").startswith("D:20220330090000")


def test_pdf_says_which_letters_it_lacks(talks: Takeaway) -> None:
    """Signs that the font does not have are shown as such, and named; where it has all, nothing is said."""
    note = "A sign that the font of this file does not have"
    assert note in text_of_pdf(written(hostile(), "brief", ".pdf"))
    assert note not in text_of_pdf(written(talks, "brief", ".pdf"))


def test_another_ending_is_wrong_use(talks: Takeaway) -> None:
    """The kind of file is told by its ending, in capitals too."""
    left = sum(one.review != "rejected" for report in talks.reports() for one in report.statements)
    assert form_named("brief").write(talks, BytesIO(), ending=".MD") == left
    with pytest.raises(WrongUseError, match=r"ends with \.md or \.html or \.docx or \.pdf"):
        form_named("brief").write(talks, BytesIO(), ending=".odt")
    with pytest.raises(WrongUseError, match="it has no tables"):
        form_named("brief").write(talks, BytesIO(), "duties", ending=".md")
