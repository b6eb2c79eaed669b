"""Days named in a report of Tuesday, 29 March 2022."""

from datetime import date

import pytest

from parley.reader.rules.dates import Tense, find_times
from reader.reports import TUESDAY, reading_of

_D = date


def _found(
    text: str, tense: Tense = "past", today: date | None = TUESDAY
) -> list[tuple[str, date | None, date | None]]:
    return [(t.span.of(text), t.start, t.end) for t in find_times(text, 0, len(text), today, tense)]


@pytest.mark.parametrize(
    ("text", "tense", "start", "end"),
    [
        ("on Tuesday", "past", _D(2022, 3, 29), _D(2022, 3, 29)),
        ("on Monday", "past", _D(2022, 3, 28), _D(2022, 3, 28)),
        ("on Friday", "past", _D(2022, 3, 25), _D(2022, 3, 25)),
        ("on Friday", "future", _D(2022, 4, 1), _D(2022, 4, 1)),
        ("last Friday", "past", _D(2022, 3, 25), _D(2022, 3, 25)),
        ("next Tuesday", "future", _D(2022, 4, 5), _D(2022, 4, 5)),
        ("today", "past", _D(2022, 3, 29), _D(2022, 3, 29)),
        ("yesterday", "past", _D(2022, 3, 28), _D(2022, 3, 28)),
        ("tomorrow", "future", _D(2022, 3, 30), _D(2022, 3, 30)),
        ("on 3 May 2021", "past", _D(2021, 5, 3), _D(2021, 5, 3)),
        ("on May 3, 2021", "past", _D(2021, 5, 3), _D(2021, 5, 3)),
        ("on 3 May", "future", _D(2022, 5, 3), _D(2022, 5, 3)),
        ("on 3 May", "past", _D(2021, 5, 3), _D(2021, 5, 3)),
        ("2022-02-24", "past", _D(2022, 2, 24), _D(2022, 2, 24)),
        ("in May 2021", "past", _D(2021, 5, 1), _D(2021, 5, 31)),
        ("in 2014", "past", _D(2014, 1, 1), _D(2014, 12, 31)),
        ("next week", "future", _D(2022, 4, 4), _D(2022, 4, 10)),
        ("last month", "past", _D(2022, 2, 1), _D(2022, 2, 28)),
        ("this year", "past", _D(2022, 1, 1), _D(2022, 12, 31)),
        ("by 3 May", "future", None, _D(2022, 5, 3)),
        ("until Friday", "future", None, _D(2022, 4, 1)),
        ("starting 3 May", "future", _D(2022, 5, 3), None),
        ("since 3 May 2021", "past", _D(2021, 5, 3), None),
        ("three days ago", "past", _D(2022, 3, 26), _D(2022, 3, 26)),
        ("within 14 days", "future", None, None),
        ("in the coming phase", "future", None, None),
    ],
)
def test_days(text: str, tense: Tense, start: date | None, end: date | None) -> None:
    """Weekdays, calendar days, months, years and weeks by the tense; durations stay open."""
    assert [(first, last) for _, first, last in _found(f"Then: {text}.", tense)] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "They may refuse.",
        "the long march of 15 men",
        "the sun sat on wednesdays",
        "Sunday's best",
        "31 February 2022 and 99 May",
        "room 2022",
        "in 20220 cases",
        "The Monday Club met.",
    ],
)
def test_no_days(text: str) -> None:
    """Verbs, marches, days that no calendar has, numbers: no day, or none that is resolved to a wrong one."""
    assert [(w, s, e) for w, s, e in _found(text) if w not in ("Sunday", "Monday", "2022")] == []


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar(today: date) -> None:
    """Reports of the first and the last day that a calendar has: nothing overflows."""
    text = "yesterday, tomorrow, last Monday, next week, last month, next year, three weeks ago, before today, on 3 May"
    for tense in ("past", "future", "unknown"):
        _found(text, tense, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Russia said that talks began on Friday.", _D(2022, 3, 25)),
        ("Russia said that talks would begin on Friday.", _D(2022, 4, 1)),
    ],
)
def test_the_tense_of_the_clause(text: str, day: date) -> None:
    """ "on Friday" lies behind or ahead, as the verb tells."""
    (statement,) = reading_of(text).statements
    assert [(t.start, t.end) for t in statement.times] == [(day, day)]


def test_the_day_of_saying_is_no_time_of_the_content() -> None:
    """ "said on Tuesday that ... on Friday": only Friday belongs to what was said."""
    text = "Russia said on Tuesday that talks would begin on Friday."
    reading = reading_of(text)
    assert [t.span.of(text) for t in reading.statements[0].times] == ["on Friday"]
    assert [t.span.of(text) for t in reading.times] == ["on Tuesday", "on Friday"]
