"""Word documents and OpenDocument texts: what is in them is read, what was deleted or hidden is not."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from parley.errors import UnreadableFileError
from parley.intake import Part, report_from_part
from parley.intake.formats.docx import extract as from_docx
from parley.intake.formats.odt import extract as from_odt
from parley.intake.refusals import DamagedError, LockedError, TooLargeError

SAMPLES = Path(__file__).parents[2] / "data" / "intake"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(body: str, head: str = "", **parts: str) -> bytes:
    """A Word document of a body's XML."""
    document = f'{head}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    names = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return zipped(names | parts)


def odt(body: str, head: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of a body's XML."""
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0"'
    document = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"{head}<office:document-content {names}>{document}</office:document-content>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{manifest}</m:manifest>',
            "content.xml": content,
        }
    )


MADE: dict[str, Callable[..., bytes]] = {"a.docx": docx, "a.odt": odt}
READ = {"a.docx": from_docx, "a.odt": from_odt}


def test_words_of_a_word_document_stand_as_they_are_shown() -> None:
    """Runs, tabs, breaks, hyphens that do not break, links, and what a tracked change put in."""
    body = (
        '<w:p><w:r><w:t>They </w:t></w:r><w:ins w:id="1"><w:r><w:t>never</w:t></w:r></w:ins><w:r><w:tab/><w:t>met</w:t>'
        '<w:br/><w:t>in</w:t></w:r><w:hyperlink r:id="x"><w:r><w:t> Tarn</w:t><w:noBreakHyphen/><w:t>am</w:t></w:r>'
        "</w:hyperlink></w:p>"
    )
    assert from_docx(docx(body), "a.docx").text == "They never met in Tarn-am"


def test_what_was_deleted_or_is_hidden_is_not_read() -> None:
    """A tracked deletion, a hidden run, a table of contents, and the copy of a text box for old programs."""
    body = (
        "<w:p><w:r><w:t>They met.</w:t></w:r><w:del><w:r><w:delText>They did not.</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secretly.</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>The corridor 3</w:t></w:r></w:p>'
        '<w:p><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Choice>'
        "<mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert from_docx(docx(body), "a.docx").text == "They met.\n\nIn a box."


def test_what_was_deleted_from_an_opendocument_text_is_not_read() -> None:
    """A tracked deletion, a comment, a table of contents; spaces and breaks are spaces."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>They did not.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:p>The corridor 3</text:p>"
        '</text:table-of-content><text:p>They<text:s text:c="3"/>met<office:annotation><text:p>Really?</text:p>'
        "</office:annotation><text:line-break/>in <text:span>Tarn</text:span>.</text:p>"
    )
    assert from_odt(odt(body), "a.odt").text == "They met in Tarn."


def test_properties_are_the_document_s_own() -> None:
    """One without any has none: the library would put its own in their place."""
    found = from_docx(docx("<w:p><w:r><w:t>They met.</w:t></w:r></w:p>"), "a.docx")
    assert (found.title, found.made) == (None, None)


@pytest.mark.parametrize("name", ["brief.docx", "brief.odt"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_document_cut_off_is_told(name: str, share: float) -> None:
    """However much of it came."""
    original = (SAMPLES / name).read_bytes()
    with pytest.raises(DamagedError, match=rf"^{name}: it is damaged or cut off"):
        report_from_part(Part(name, original[: int(share * len(original))]))


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_document_that_unpacks_to_too_much_is_not_opened(name: str) -> None:
    """A hundred million spaces, in a file of 100 KB."""
    with pytest.raises(TooLargeError, match=rf"^{name}: it unpacks to far more"):
        READ[name](MADE[name](" " * 100_000_000), name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_entities_are_not_expanded(name: str) -> None:
    """The bomb of a billion laughs, and a file of this machine."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    body = {"a.docx": "<w:p><w:r><w:t>Met &l9; &f;</w:t></w:r></w:p>", "a.odt": "<text:p>Met &l9; &f;</text:p>"}[name]
    try:
        text = report_from_part(Part(name, MADE[name](body, head))).report.text
    except UnreadableFileError as error:
        assert str(error).startswith(f"{name}: ")
    else:
        assert "ha" not in text
        assert "root:" not in text


def test_a_locked_document_is_told() -> None:
    """What Word and LibreOffice write where a password is set."""
    word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    with pytest.raises(LockedError, match=r"^a.docx: it is locked by a password"):
        report_from_part(Part("a.docx", word))
    with pytest.raises(LockedError, match=r"^a.odt: it is locked by a password"):
        from_odt(odt("", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"), "a.odt")


def test_notes_follow_the_text() -> None:
    """The samples of pandoc have one; the paragraph in which it stands is not broken by it."""
    for name, extract in (("noted.docx", from_docx), ("noted.odt", from_odt)):
        paragraphs = extract((SAMPLES / name).read_bytes(), name).text.split("\n\n")
        assert paragraphs[-1] == "The minister repeated this on Friday."
        assert paragraphs[1].endswith("would not sign.")


def test_the_day_of_making_is_no_day_of_publication() -> None:
    """It is kept apart, for whoever asks for it."""
    found = from_docx((SAMPLES / "brief.docx").read_bytes(), "brief.docx")
    assert (found.day, found.made) == (None, date(2031, 4, 12))
