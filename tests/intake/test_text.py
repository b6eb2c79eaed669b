"""From bytes to a report."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import ParleyError, UnreadableFileError
from parley.intake import LARGEST, DateConflictError, read_file, report_from_bytes

ISTANBUL = Path(__file__).parents[2] / "examples/istanbul/2022-03-29.txt"


def test_the_day_may_stand_before_the_text_on_its_first_line() -> None:
    """ " date 2022-03-29 As the..." is a report of that day that begins with "As the"."""
    report, original = read_file(ISTANBUL)
    assert report.date == date(2022, 3, 29)
    assert report.text.startswith("As the Russian-Ukrainian talks")
    assert report.text.endswith("Image: AP")
    assert report.text in original.decode()
    assert report.id == "sha256:" + hashlib.sha256(original).hexdigest()


def test_the_day_may_stand_on_a_line_of_its_own() -> None:
    """A first line "date 2020-03-11", Windows line ends, and the text untouched below."""
    report = report_from_bytes(b"date 2020-03-11\r\nOne.\r\n\r\nTwo.\r\n", "r.txt")
    assert (report.date, report.text) == (date(2020, 3, 11), "One.\r\n\r\nTwo.")


def test_a_report_without_a_day_has_none() -> None:
    """No head: the day is unknown, not guessed from the text."""
    report = report_from_bytes(b"On 3 May 2020 they met. date 2020-05-03", "r.txt")
    assert report.date is None
    assert report.text.startswith("On 3 May")


def test_the_request_may_say_the_day_that_the_file_does_not() -> None:
    """--date fills what the head leaves open, and agrees with a head that says the same."""
    assert report_from_bytes(b"They met.", "r.txt", date(2020, 5, 3)).date == date(2020, 5, 3)
    assert report_from_bytes(b"date 2020-05-03\nThey met.", "r.txt", date(2020, 5, 3)).date == date(2020, 5, 3)


def test_the_request_may_not_contradict_the_file() -> None:
    """--date against the head: an error that names both days."""
    with pytest.raises(DateConflictError, match=r"2020-05-03.*2020-05-04"):
        report_from_bytes(b"date 2020-05-03\nThey met.", "r.txt", date(2020, 5, 4))


def test_a_day_that_is_none_is_told() -> None:
    """31 February in the head."""
    with pytest.raises(UnreadableFileError, match=r"2022-02-31.*YYYY-MM-DD"):
        report_from_bytes(b"date 2022-02-31\nThey met.", "r.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_with_a_mark_or_a_clear_pattern(encoding: str) -> None:
    """The same words in every Unicode encoding."""
    words = "date 2020-05-03\nThe two sides met in Geneva, they said, and agreed on little."
    report = report_from_bytes(words.encode(encoding), "r.txt")
    assert report.text == words.partition("\n")[2]
    assert report.date == date(2020, 5, 3)


def test_an_old_encoding_is_detected() -> None:
    """A Windows-1252 text with curly quotes and accents."""
    words = "“We never agreed”, déclara le négociateur à Genève. " * 20
    assert report_from_bytes(words.encode("cp1252"), "r.txt").text == words.strip()


@pytest.mark.parametrize(
    ("original", "why"),
    [
        (b"", "holds no text"),
        (b"  \n ", "holds no text"),
        (b"date 2020-05-03\n \n", "holds no text"),
        (b"They\0met.", "NUL stands at character 4"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe" * 30, "this is a picture"),
        (b"\xff\xfeT\0h\0e", "declare utf-16"),
    ],
)
def test_what_is_no_text_is_told(original: bytes, why: str) -> None:
    """Empty and binary files: an error that names the file and the cause."""
    with pytest.raises(UnreadableFileError, match=why) as caught:
        report_from_bytes(original, "r.txt")
    assert str(caught.value).startswith("r.txt: ")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, a name that cannot be one."""
    for path, why in [(tmp_path / "none", "no such file"), (tmp_path, "a folder"), (Path("a\0b"), "no file name")]:
        with pytest.raises(UnreadableFileError, match=why):
            read_file(path)


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    """One byte more than the most that is read."""
    path = tmp_path / "large.txt"
    path.touch()
    os.truncate(path, LARGEST + 1)
    with pytest.raises(UnreadableFileError, match="64 MB"):
        read_file(path)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_report_or_an_error(original: bytes) -> None:
    """Whatever comes, nothing but a ParleyError is raised."""
    try:
        report = report_from_bytes(original, "r.txt")
    except ParleyError:
        return
    assert report.text


@given(st.text(min_size=1))
def test_the_text_is_an_unbroken_part_of_the_file(words: str) -> None:
    """UTF-8 in: the text is found in the decoded file as it stands, newlines and all."""
    try:
        report = report_from_bytes(words.encode(), "r.txt")
    except UnreadableFileError:
        return
    assert report.text in words
