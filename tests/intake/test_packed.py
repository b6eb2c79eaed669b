"""What kind of zip a file is, whatever it is called."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from parley.intake import LeftOutError, Part, report_from_part
from parley.intake.packed import kind_of_content

SAMPLES = Path(__file__).parents[1] / "data" / "intake"


def zipped(*names: str, kind: str | None = None) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "They met.")
        if kind:
            made.writestr("mimetype", kind)
    return out.getvalue()


@pytest.mark.parametrize("name", ["brief.docx", "brief.odt"])
@pytest.mark.parametrize("called", ["report.zip", "report", "report.docx", "report.odt", "report.txt"])
def test_a_document_is_known_by_what_lies_in_it(name: str, called: str) -> None:
    """Named as another kind, or not at all."""
    assert kind_of_content((SAMPLES / name).read_bytes(), called) == name.split(".")[1]


@pytest.mark.parametrize("called", ["report.docx", "report.wacz", "report.odt"])
def test_a_plain_zip_is_one_whatever_it_is_called(called: str) -> None:
    """Two texts, named like a document."""
    assert kind_of_content(zipped("a.txt", "b.txt"), called) == "zip"


def test_an_archive_of_the_web_is_known_by_what_lies_in_it() -> None:
    """Its description and its folder of archives."""
    assert kind_of_content(zipped("datapackage.json", "archive/data.warc.gz"), "crawl.zip") == "wacz"


@pytest.mark.parametrize(
    "content",
    [
        zipped("[Content_Types].xml", "xl/workbook.xml"),
        zipped("[Content_Types].xml", "ppt/presentation.xml"),
        zipped("META-INF/container.xml", "chapter1.xhtml"),
        zipped("content.xml", kind="application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_other_documents_are_no_archives(content: bytes) -> None:
    """A spreadsheet, a presentation, a book: their parts are no reports."""
    assert kind_of_content(content, "file.zip") is None
    with pytest.raises(LeftOutError, match="does not read"):
        report_from_part(Part("file.zip", content))


def test_a_zip_cut_off_is_what_its_name_says() -> None:
    """Whoever opens it tells that it is damaged."""
    assert kind_of_content(zipped("a.txt")[:30], "report.docx") == "docx"
    assert kind_of_content(zipped("a.txt")[:30], "report") == "zip"
