"""From a part to a report: which kind, which day, which language, and what is refused."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from parley.errors import UnreadableFileError
from parley.intake import Asked, Given, Limits, Part, report_from_part
from parley.intake.extracted import Extracted
from parley.intake.refusals import DamagedError, EmptyError, TooLargeError, UnknownKindError
from parley.model.arrival import PLAIN, Extraction

SAID = b"Ukraine said on Monday that it would withdraw its troops from the town, and that the talks would go on."


@pytest.mark.parametrize(
    ("head", "what"),
    [(b"\x89PNG\r\n\x1a\n", "a picture"), (b"MZ\x90\0", "a program"), (b"{\\rtf1 x}", "rich text"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office program"), (b"Rar!\x1a", "RAR"), (b"\xfd7zXZ\0", "an xz archive")],
)  # fmt: skip
def test_a_kind_that_is_not_read(head: bytes, what: str) -> None:
    """A picture, a program, an old document: said to be one, whatever the name says."""
    with pytest.raises(UnknownKindError, match=rf"a.txt: this is .*{what}.*Save what it says"):
        report_from_part(Part("a.txt", head + b"\0" * 40))


def test_the_text_may_be_given_from_around() -> None:
    """A row of a table whose words are known: its bytes are the row, its text the words, its day that of the column."""
    given = Given(day=date(2022, 3, 29), title="Talks", publisher="Wire", url="https://x.org/1", text=SAID.decode())
    arrived = report_from_part(Part("a.csv#2", b'1,"Ukraine said..."', "row", given))
    assert (arrived.report.text, arrived.report.date) == (SAID.decode(), date(2022, 3, 29))
    assert (arrived.report.title, arrived.report.publisher, arrived.report.url) == ("Talks", "Wire", "https://x.org/1")
    assert arrived.original == b'1,"Ukraine said..."'
    assert arrived.extraction == Extraction("row")


def test_how_large_a_file_may_be_can_be_moved(tmp_path: Path) -> None:
    """A file of just so many bytes is read, one of a byte more is beyond the limits."""
    path = tmp_path / "a.txt"
    path.write_bytes(SAID)
    allowed, too_few = (Asked(limits=Limits(size=size)) for size in (len(SAID), len(SAID) - 1))
    assert report_from_part(Part("a.txt", path), allowed).report.text == SAID.decode()
    with pytest.raises(TooLargeError, match="--limit size"):
        report_from_part(Part("a.txt", path), too_few)


def test_a_text_is_as_it_came() -> None:
    """A plain file: no library took anything out of it."""
    assert report_from_part(Part("a.txt", SAID)).extraction == PLAIN


@pytest.mark.parametrize(
    ("name", "day"),
    [("2022-03-29-talks.txt", date(2022, 3, 29)), ("x/talks_20220329.txt", date(2022, 3, 29)),
     ("2022-03-29_2022-03-30.txt", None), ("2022-13-45.txt", None), ("report-120220329.txt", None), ("a.txt", None)],
)  # fmt: skip
def test_the_day_may_be_taken_from_the_name(name: str, day: date | None) -> None:
    """Where that is asked for, and the name has one day: not one of two, none within a longer number."""
    part = Part(name, SAID)
    assert report_from_part(part, Asked(day_from="name")).report.date == day
    assert report_from_part(part).report.date is None


def test_the_day_of_capture_only_where_asked_for() -> None:
    """When an archive took a page is not when it was published."""
    part = Part("a.warc#1", SAID, "text", Given(captured=datetime(2022, 4, 1, 9, tzinfo=UTC)))
    assert report_from_part(part).report.date is None
    arrived = report_from_part(part, Asked(day_from="made"))
    assert (arrived.report.date, arrived.captured) == (date(2022, 4, 1), part.given.captured)


def test_what_says_its_day_keeps_it(tmp_path: Path) -> None:
    """The head of a text goes before the name of its file."""
    path = tmp_path / "2022-04-02.txt"
    path.write_bytes(b"date 2022-03-29\n" + SAID)
    assert report_from_part(Part(str(path), path), Asked(day_from="name")).report.date == date(2022, 3, 29)


def test_a_report_in_another_language_says_so() -> None:
    """French words: the language of the report is French."""
    words = (
        "La France et la Russie ont déclaré mercredi que les pourparlers se poursuivraient la semaine prochaine " * 2
    )
    assert report_from_part(Part("a.txt", words.encode())).report.language == "fr"


def test_what_holds_many_is_no_report() -> None:
    """A feed, where one report is wanted: what takes it apart is named."""
    with pytest.raises(UnreadableFileError, match=r"may hold many reports.*parley add"):
        report_from_part(Part("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>"))


def test_empty() -> None:
    """Nothing, or a day and nothing."""
    for original in (b"", b"  \n", b"date 2022-03-29\n\n"):
        with pytest.raises(EmptyError):
            report_from_part(Part("a.txt", original))


def _extracting(monkeypatch: pytest.MonkeyPatch, extract: object) -> None:
    monkeypatch.setattr("parley.intake.report.extract_for", lambda kind, charset: extract)


def test_whatever_a_library_raises_is_about_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that meets what it did not expect: the file is said to be damaged, with what was raised."""

    def extract(original: bytes, name: str) -> Extracted:
        raise KeyError("Pages")

    _extracting(monkeypatch, extract)
    with pytest.raises(DamagedError, match=r"a\.pdf: it is damaged.*KeyError: 'Pages'.*save it again"):
        report_from_part(Part("a.pdf", b"%PDF-1.7"))


def test_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over which a library would be for ever: refused after the seconds that are allowed."""

    def extract(original: bytes, name: str) -> Extracted:
        while True:
            pass

    _extracting(monkeypatch, extract)
    with pytest.raises(TooLargeError, match=r"more than 1 seconds.*--limit seconds=N"):
        report_from_part(Part("a.pdf", b"%PDF-1.7"), Asked(limits=Limits(seconds=1)))


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unfolds to more than is allowed: refused, and the next one is read."""

    def extract(original: bytes, name: str) -> Extracted:
        return Extracted(str(len(bytearray(2**32))))

    _extracting(monkeypatch, extract)
    with pytest.raises(TooLargeError, match="more memory"):
        report_from_part(Part("a.pdf", b"%PDF-1.7"), Asked(limits=Limits(memory=2**28)))
    monkeypatch.undo()
    assert report_from_part(Part("b.txt", SAID)).report.text == SAID.decode()
