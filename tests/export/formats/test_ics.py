"""Deadlines and meetings as a calendar, read back with icalendar."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from parley.errors import WrongUseError
from parley.export.formats.ics import write
from parley.model.takeaway import Takeaway

from .papers import HOSTILE, empty, hostile, said, takeaway, with_agreement, written

TEXT = """# Exchange

Status: {status}
Date: 2022-03-29

## Parties
- Ukraine
- Russia

## Pledges
- Ukraine shall release the prisoners by 5 April 2022.
- Ukraine shall withdraw its troops by 7 April 2022. [Russia]

## Article 1. Border
1.1 Russia shall open the crossing by 9 April 2022.

## Entry into force
This agreement enters into force once there is complete peace.
"""


def events(taken: Takeaway) -> list[Any]:
    return list(Calendar.from_ical(written(taken, "ics")).walk("VEVENT"))


def test_a_deadline_is_a_day_with_whose_it_is(tmp_path: Path) -> None:
    """Each duty with a last day stands in the calendar once, all day long, stamped with the ledger's last moment."""
    found = events(with_agreement(tmp_path, TEXT.format(status="signed")))
    assert [one.start for one in found] == [date(2022, 4, 5), date(2022, 4, 7), date(2022, 4, 9)]
    assert [one.end for one in found] == [date(2022, 4, 6), date(2022, 4, 8), date(2022, 4, 10)]
    assert {one["dtstamp"].dt for one in found} == {datetime(2022, 3, 30, 9, 0, tzinfo=UTC)}
    assert found[0]["summary"] == "Ukraine: last day for P1 of Exchange"
    assert "“Ukraine shall release the prisoners by 5 April 2022.”" in found[0]["description"]
    assert "Common account: due." in found[0]["description"]
    assert len({one["uid"] for one in found}) == 3


def test_only_what_binds_in_every_account_is_settled(tmp_path: Path) -> None:
    """A pledge of a signed text is; what one party alone holds, and what is not in force yet, is tentative."""
    found = events(with_agreement(tmp_path, TEXT.format(status="signed")))
    assert [one["status"] for one in found] == ["CONFIRMED", "TENTATIVE", "TENTATIVE"]
    assert found[1]["summary"] == "Ukraine: last day for P2 of Exchange, in the account of Russia"
    (tmp_path / "proposed").mkdir()
    found = events(with_agreement(tmp_path / "proposed", TEXT.format(status="proposed")))
    assert {one["status"] for one in found} == {"TENTATIVE"}


def test_a_planned_meeting_is_somebodys_word() -> None:
    """It stands on the days that the speaker names, tentative, with the words to the letter and where they are from."""
    report = said("the ministers will meet on Friday", publisher="The Wire", url="https://example.org/1")
    [one] = events(takeaway(report))
    assert (one.start, one.end, one["status"]) == (date(2022, 4, 1), date(2022, 4, 2), "TENTATIVE")
    assert one["summary"] == "Planned meeting, according to Ukraine: the ministers will meet on Friday"
    assert "“the ministers will meet on Friday”" in one["description"]
    assert f"r1, 29 March 2022, The Wire, https://example.org/1; {report.report.id}" in one["description"]
    assert (one["url"], one["location"]) == ("https://example.org/1", "Istanbul")


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    """It is told with the source, where no click can start it."""
    [one] = events(takeaway(said("the ministers will meet on Friday", url="javascript:alert(1)")))
    assert "url" not in one and "javascript:alert(1)" in one["description"]


@pytest.mark.parametrize(
    "left_out",
    [
        said(days=[(date(2022, 3, 1), date(2022, 3, 28))]),
        said(days=[(None, None)]),
        said(negated=True),
        said(modality="actual"),
        said(review="rejected"),
        said(day=None),
    ],
    ids=["over", "no day", "not to be", "was", "misread", "undated"],
)
def test_what_is_no_meeting_ahead_is_left_out(left_out: Any) -> None:
    """Talks that are over, that nobody dates, that will not be held, or that a reviewer rejected."""
    assert events(takeaway(left_out)) == []


def test_a_meeting_of_several_days_ends_after_the_last() -> None:
    """A round from one day to another covers both; with an open end it stands on its first day alone."""
    found = events(takeaway(said(days=[(date(2022, 4, 1), date(2022, 4, 3)), (date(2022, 5, 1), None)])))
    assert [(one.start, one.end) for one in found] == [
        (date(2022, 4, 1), date(2022, 4, 4)),
        (date(2022, 5, 1), date(2022, 5, 2)),
    ]


def test_hostile_words_add_no_event_and_no_field() -> None:
    """Line breaks, semicolons and control characters stay words."""
    found = events(hostile())
    assert len(found) == len(HOSTILE)
    assert {key for one in found for key in one} == {
        "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CATEGORIES", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP",
        "URL",
    }  # fmt: skip
    told = "\n".join(str(one["description"]) for one in found)
    assert "\x00" not in told
    assert all(
        words.replace("\x00", "\ufffd").replace("\x1b", "\ufffd") in told for words in HOSTILE if "\u202e" not in words
    )


def test_lines_are_as_long_as_the_standard_allows() -> None:
    """At most 75 octets before each line break, which is CRLF."""
    assert all(len(line) <= 75 and b"\n" not in line for line in written(hostile(), "ics").split(b"\r\n"))


def test_an_empty_ledger_gives_an_empty_calendar(tmp_path: Path) -> None:
    """It is a calendar all the same."""
    calendar = Calendar.from_ical(written(empty(tmp_path), "ics"))
    assert (calendar["version"], list(calendar.walk("VEVENT"))) == ("2.0", [])


def test_it_has_no_tables() -> None:
    """A table asked of it is wrong use."""
    with pytest.raises(WrongUseError, match="ics: it has no tables"):
        write(takeaway(), open("/dev/null", "wb"), "duties")  # noqa: SIM115, PTH123
