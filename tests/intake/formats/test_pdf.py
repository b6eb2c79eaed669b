"""PDFs: those that have no words, are locked, cut off, or lie."""

from datetime import date
from pathlib import Path

import pytest

from parley.intake import Asked, Limits, Part, report_from_part
from parley.intake.extracted import Extracted
from parley.intake.formats.pdf import extract
from parley.intake.refusals import DamagedError, EmptyError, LeftOutError, LockedError, ScanError, TooLargeError

SAMPLES = Path(__file__).parents[2] / "data" / "intake"
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
UNNAMED = (
    "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    "/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)


def pdf(*contents: str, font: str = HELVETICA, count: int | None = None, info: str = "") -> bytes:
    """A PDF of pages with these contents."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents) if count is None else count}>>",
        font,
        f"<<{info}>>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * n} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 4 0 R>>"
    return made + f"{end}\nstartxref\n{len(made)}\n%%EOF\n".encode()


def shown(*lines: str, top: int = 700) -> str:
    return "".join(f"BT /F 10 Tf 50 {top - 12 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines))


MET = shown("The delegations of Osterland and Westmark met in Tarn.")


def test_a_pdf_says_when_it_was_made_and_what_it_is_called() -> None:
    """Never when it was published, which PDFs do not say."""
    found = extract(pdf(MET, info="/CreationDate(D:20310412093000+03'00')/Title(The corridor)"), "a.pdf")
    assert (found.day, found.made, found.title) == (None, date(2031, 4, 12), "The corridor")
    assert found.text == "The delegations of Osterland and Westmark met in Tarn."


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - final2.docx", "talks.indd", "", "  "])
def test_what_a_program_called_a_file_is_no_title(title: str) -> None:
    """As Word and InDesign write it."""
    assert extract(pdf(MET, info=f"/Title({title})/CreationDate(yesterday)"), "a.pdf") == Extracted(
        "The delegations of Osterland and Westmark met in Tarn.", extract(pdf(MET), "a.pdf").by
    )


def test_a_scan_is_told_from_a_text() -> None:
    """Pictures of pages, and shapes of which nothing says which letters they are."""
    with pytest.raises(ScanError, match=r"^scan.pdf: .* scan: .*ocrmypdf"):
        extract((SAMPLES / "scan.pdf").read_bytes(), "scan.pdf")
    with pytest.raises(ScanError, match="does not say which letters"):
        extract(pdf("BT /F 10 Tf 50 700 Td <0001000200030004000500060007000800090010> Tj ET", font=UNNAMED), "a.pdf")


def test_a_pdf_without_words_is_told() -> None:
    """An empty page, with no picture on it."""
    with pytest.raises(EmptyError, match=r"^a.pdf: this PDF has no text"):
        extract(pdf(""), "a.pdf")


def test_a_locked_pdf_is_told() -> None:
    """One that takes a password to open; one that only forbids printing is read, which the samples show."""
    with pytest.raises(LockedError, match=r"^locked.pdf: .*password"):
        extract((SAMPLES / "locked.pdf").read_bytes(), "locked.pdf")


@pytest.mark.parametrize("name", ["one-column.pdf", "printed.pdf", "linear.pdf", "locked-to-print.pdf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
def test_a_pdf_cut_off_is_told(name: str, share: float) -> None:
    """However much of it came; also one made for the web, in which the first page has an end of its own."""
    original = (SAMPLES / name).read_bytes()
    with pytest.raises(DamagedError, match=rf"^{name}: .*again"):
        extract(original[: int(share * len(original))], name)


def test_a_pdf_that_lacks_pages_is_told() -> None:
    """It says that it has three, and has one."""
    with pytest.raises(DamagedError, match="1 pages of 3"):
        extract(pdf(MET, count=3), "a.pdf")


def test_headers_are_left_out_across_pages() -> None:
    """The newspaper's name and the pages' numbers."""
    pages = [
        shown("The Harbour Post", top=820) + shown(f"Delegation {word} arrived in Tarn today.") + shown(str(n), top=30)
        for n, word in enumerate(("one", "two", "three"), 1)
    ]
    text = extract(pdf(*pages), "a.pdf").text
    assert text.split("\n\n") == [f"Delegation {word} arrived in Tarn today." for word in ("one", "two", "three")]


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 1e30 Tf 50 700 Td (They met.) Tj ET",
        "BT /F 0 Tf 50 700 Td (They met in Tarn, where nobody saw them.) Tj ET",
        "BT /F 10 Tf 1e9 -1e9 Td (They met in Tarn, where nobody saw them.) Tj ET",
        "q " * 50_000 + MET,
        "[" * 5_000 + MET,
        "BT /F 10 Tf 50 700 Td (" + "a" * 3_000 + ") Tj ET",
    ],
    ids=("huge", "flat", "far", "states", "nested", "one-word"),
)
def test_hostile_pages_end(content: str) -> None:
    """Letters as large as a town, without height, a town away: read or left out."""
    try:
        extract(pdf(content), "a.pdf")
    except LeftOutError as error:
        assert str(error).startswith("a.pdf: ")


def test_a_pdf_may_take_only_so_long() -> None:
    """Two hundred thousand letters on one page, and one second: it is left out, though the library goes its way."""
    content = "BT /F 10 Tf 50 700 Td (" + "a" * 200_000 + ") Tj ET"
    with pytest.raises(TooLargeError, match=r"^a.pdf: .*more than 1 seconds"):
        report_from_part(Part("a.pdf", pdf(content)), Asked(limits=Limits(seconds=1)))


def test_what_nobody_sees_is_not_said() -> None:
    """Words beside the page, and letters too small for any eye, are none of the report."""
    aside = (
        shown("Westmark promised to leave.", top=2000) + "BT /F 10 Tf -900 600 Td (Westmark promised to pay.) Tj ET\n"
    )
    tiny = "BT /F 0.1 Tf 50 600 Td (Westmark promised to disarm.) Tj ET\n"
    assert extract(pdf(MET + aside + tiny), "a.pdf").text == "The delegations of Osterland and Westmark met in Tarn."
