"""Entries and ends so long after something; hours; periods that begin on a day."""

from datetime import date

import pytest

from parley.agreement import parse
from parley.model.agreement import End, Entry, Period
from parley.model.condition import Accepts, And, Holds, InForce, Stands
from tests.agreement.texts import HEAD, mistakes, provision

BODY = HEAD + "## Article 1\n1.1 Russia shall not attack.\n\n"
SIGNED = And((Accepts("Ukraine"), Accepts("Russia")))


def entry(sentence: str) -> Entry:
    """The entry that a sentence is."""
    return parse(f"{BODY}## Entry into force\n{sentence}\n").entries[0]


def end(sentence: str) -> End:
    """The end that a sentence is."""
    return parse(f"{BODY}## Termination\n{sentence}\n").ends[0]


def days(number: int) -> Period:
    """So many days."""
    return Period(number, "days")


@pytest.mark.parametrize(
    ("words", "delay"),
    [
        ("30 days after the last acceptance", days(30)),
        ("thirty (30) days following signature by both parties", days(30)),
        ("on the thirtieth day after signature of this agreement", days(30)),
        ("on the 21st day after the date of its signature", days(21)),
        ("on the day following its signature", days(1)),
        ("two months after signature", Period(2, "months")),
        ("48 hours after signature", days(2)),
        ("upon signature", None),
        ("on signature", None),
    ],
)
def test_a_delay_counts_from_the_last_acceptance(words: str, delay: Period | None) -> None:
    """Signature, and the last acceptance, are that all parties accept."""
    found = entry(f"This agreement enters into force {words}.")
    assert (found.condition, found.delay, found.day) == (SIGNED, delay, None)


def test_a_delay_counts_from_any_event_or_day() -> None:
    """In front, or behind; of a day it is a day itself."""
    before = entry("Five days after a referendum has approved it, Article 1 enters into force.")
    assert isinstance(before.condition, Holds)
    assert (before.target, before.delay) == ("Article 1", days(5))
    after = entry("1.1 enters into force 3 weeks after this agreement is in force.")
    assert (after.condition, after.delay) == (InForce("agreement"), Period(3, "weeks"))
    dated = entry("This agreement enters into force one month after 31 January 2023.")
    assert (dated.condition, dated.day, dated.delay) == (None, date(2023, 2, 28), None)


@pytest.mark.parametrize(
    "words",
    [
        "ends 5 years after its entry into force",
        "expires after 5 years",
        "remains in force for 5 years",
        "shall remain in force for a period of five years from the date of its entry into force",
        "is in force for 5 years",
    ],
)
def test_an_end_counts_from_the_entry_into_force(words: str) -> None:
    """Of this agreement, or of the article that ends."""
    for target, name in (("This agreement", "agreement"), ("Article 1", "Article 1")):
        found = end(f"{target} {words}.")
        assert (found.target, found.condition, found.delay) == (name, InForce(name), Period(5, "years"))


def test_an_end_counts_from_what_stands_before() -> None:
    """If ..., this agreement ends after 30 days; a suspension may wait, too."""
    found = end("If Russia violates 1.1, this agreement ends after 30 days.")
    assert (found.condition, found.delay) == (Stands("1.1", "violated"), days(30))
    suspended = end("Article 1 is suspended 3 days after Russia violates 1.1.")
    assert (suspended.suspends, suspended.delay) == (True, days(3))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This agreement enters into force once it rains and 30 days after signature.", "so long after one event"),
        ("This agreement enters into force after 30 days.", "a number of days"),
        ("This agreement enters into force for 30 days.", "once, or on and a day"),
        ("This agreement enters into force within 30 days after signature.", "so long after one event"),
        ("This agreement enters into force 30 days after it rains if it snows.", "one event after so many days"),
        ("This agreement enters into force 0 days after it rains.", "from 1 to 365000 days"),
        ("This agreement is suspended for 30 days.", "if, while, or on and a day"),
        ("This agreement is suspended from 1 May 2022 to 5 May 2022.", "if, while, or on and a day"),
        ("This agreement ends for 5 years.", "if, or on and a day"),
    ],
)
def test_a_delay_that_is_none(sentence: str, expected: str) -> None:
    """What cannot be told from a condition, a day, or so long after one event is refused, never read in part."""
    assert [expected in m for m in mistakes(also=f"## Termination\n{sentence}")] == [True]


@pytest.mark.parametrize(
    ("words", "within"), [("48 hours", 2), ("24 hours", 1), ("36 hours", 2), ("one hour", 1), ("72 hours", 3)]
)
def test_hours_are_days(words: str, within: int) -> None:
    """The days in which the hours have surely passed."""
    assert provision(f"Ukraine shall reply within {words} of a call.").deadlines[0].within == days(within)
    assert provision(f"Ukraine shall hold its fire for {words}.").lasts == days(within)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("within 14 days of 17 February 2015", date(2015, 3, 3)),
        ("within 1 month of January 31, 2015, verified by the Associated Press", date(2015, 2, 28)),
        ("no later than 2 years after 29 February 2020", date(2022, 2, 28)),
    ],
)
def test_a_period_from_a_day_is_a_day(words: str, day: date) -> None:
    """It can be counted at once."""
    assert [d.day for d in provision(f"Ukraine shall withdraw its guns {words}.").deadlines] == [day]


def test_the_day_of_an_event_is_the_event() -> None:
    """The day on which, the date of; an ordinal with a last day."""
    plain = provision("Ukraine shall go within 5 days of the ceasefire begins.").deadlines
    assert provision("Ukraine shall go within 5 days of the day on which the ceasefire begins.").deadlines == plain
    assert provision("Ukraine shall go by the fifth day after the ceasefire begins.").deadlines == plain
