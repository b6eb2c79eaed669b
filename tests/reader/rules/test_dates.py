"""Days named in a report of Tuesday, 29 March 2022."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.reader.rules.dates import find_times
from parley.reader.rules.intervals import Tense
from parley.reader.rules.words import word_set
from reader.reports import TUESDAY, reading_of

_D = date

_CLAUSES = {"past": "They met", "future": "They will meet", "unknown": "Then"}


def _found(text: str, today: date | None = TUESDAY) -> list[tuple[str, date | None, date | None]]:
    times = [time.bound for time in find_times(text, 0, len(text), today) if time.bound]
    return [(t.span.of(text), t.start, t.end) for t in times]


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
        ("on 20 and 21 February", "past", _D(2022, 2, 20), _D(2022, 2, 21)),
        ("on March 3-5", "past", _D(2022, 3, 3), _D(2022, 3, 5)),
        ("Monday, 3 May 2021", "past", _D(2021, 5, 3), _D(2021, 5, 3)),
        ("on 11 March last year", "past", _D(2021, 3, 11), _D(2021, 3, 11)),
        ("on 13/04/2021", "past", _D(2021, 4, 13), _D(2021, 4, 13)),
        ("on 3.4.2021", "past", _D(2021, 4, 3), _D(2021, 4, 3)),
        ("last October", "past", _D(2021, 10, 1), _D(2021, 10, 31)),
        ("in early March", "past", _D(2022, 3, 1), _D(2022, 3, 15)),
        ("in the first week of April", "future", _D(2022, 4, 1), _D(2022, 4, 7)),
        ("in the second half of 2021", "past", _D(2021, 7, 1), _D(2021, 12, 31)),
        ("in the 1990s", "past", _D(1990, 1, 1), _D(1999, 12, 31)),
        ("in the late sixties", "past", _D(1965, 1, 1), _D(1969, 12, 31)),
        ("in the 20th century", "past", _D(1900, 1, 1), _D(1999, 12, 31)),
        ("last summer", "past", _D(2021, 6, 1), _D(2021, 8, 31)),
        ("in the winter of 2020", "past", _D(2020, 12, 1), _D(2021, 2, 28)),
        ("two years ago", "past", _D(2020, 1, 1), _D(2020, 12, 31)),
        ("two weeks ago", "past", _D(2022, 3, 14), _D(2022, 3, 20)),
        ("a few days ago", "past", None, None),
        ("over the past 30 days", "past", _D(2022, 2, 27), _D(2022, 3, 29)),
        ("the day before yesterday", "past", _D(2022, 3, 27), _D(2022, 3, 27)),
        ("tomorrow night", "future", _D(2022, 3, 30), _D(2022, 3, 30)),
        ("this weekend", "past", _D(2022, 3, 26), _D(2022, 3, 27)),
        ("this weekend", "future", _D(2022, 4, 2), _D(2022, 4, 3)),
        ("by the end of July", "future", None, _D(2022, 7, 31)),
        ("before the end of this month", "future", None, _D(2022, 3, 31)),
        ("not later than 31 January 2023", "future", None, _D(2023, 1, 31)),
        ("as of 1 March", "past", _D(2022, 3, 1), _D(2022, 3, 1)),
        ("from 1 May", "future", _D(2022, 5, 1), None),
        ("before Christmas", "future", None, _D(2022, 12, 24)),
    ],
)
def test_days(text: str, tense: Tense, start: date | None, end: date | None) -> None:
    """Weekdays, calendar days, months, years and weeks by the tense; durations stay open."""
    assert [(first, last) for _, first, last in _found(f"{_CLAUSES[tense]} {text}.")] == [(start, end)]


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
        "They may 3 times refuse.",
        "May 3 times, then refuse.",
        "Russia Today reported it.",
        "They freed 2000 prisoners under resolution 2118.",
        "It cost $1999 or 1950 metres.",
        "Theresa May met April Smith of Good Friday fame.",
        "The year was long, the week short.",
        "on 03/04/2021",
    ],
)
def test_no_days(text: str) -> None:
    """Verbs, marches, days that no calendar has, numbers: no day, or none that is resolved to a wrong one."""
    assert [(w, s, e) for w, s, e in _found(text) if w not in ("Sunday", "Monday", "2022")] == []


def test_days_that_count_from_another() -> None:
    """ "the next day", "that year" and "two days later" count from the day named last, also in the sentence before."""
    text = "On 3 March they met. The next day they left, and two days later, on Sunday, it began. That year was dry."
    start = text.index("The next")
    times = [time.named for time in find_times(text, start, len(text), TUESDAY)]
    assert [(t.span.of(text), t.start) for t in times] == [
        ("The next day", _D(2022, 3, 4)),
        ("two days later", _D(2022, 3, 6)),
        ("on Sunday", _D(2022, 3, 27)),
        ("That year", _D(2022, 1, 1)),
    ]


def test_nothing_to_count_from() -> None:
    """The twin: no day was named before, so that "the next day" is none."""
    assert _found("They left the next day.") == []


@pytest.mark.parametrize(
    ("text", "named", "bound"),
    [
        ("It ends by 2050.", (_D(2050, 1, 1), _D(2050, 12, 31)), (None, _D(2050, 12, 31))),
        ("It has gone on since 2014.", (_D(2014, 1, 1), _D(2014, 12, 31)), (_D(2014, 1, 1), None)),
        ("It was in 2014.", (_D(2014, 1, 1), _D(2014, 12, 31)), (_D(2014, 1, 1), _D(2014, 12, 31))),
        ("It was before the 2014 protests.", (_D(2014, 1, 1), _D(2014, 12, 31)), None),
        ("They broke the 2014 agreement.", (_D(2014, 1, 1), _D(2014, 12, 31)), None),
    ],
)
def test_what_is_named_and_what_is_bounded(
    text: str, named: tuple[date, date], bound: tuple[date | None, date | None] | None
) -> None:
    """All of 2050 is named, its last day bounds what is said; a year that tells one thing apart bounds nothing."""
    (time,) = find_times(text, 0, len(text), TUESDAY)
    assert (time.named.start, time.named.end) == named
    assert (time.bound and (time.bound.start, time.bound.end)) == bound


def test_both_ends_of_a_range() -> None:
    """ "from 2004 to 2009": each year is named by itself; the year of the end holds for the beginning, too."""
    text = "from 2004 to 2009"
    times = [time.named for time in find_times(text, 0, len(text), TUESDAY)]
    assert [(t.span.of(text), t.start, t.end) for t in times] == [
        ("from 2004", _D(2004, 1, 1), _D(2004, 12, 31)),
        ("2009", _D(2009, 1, 1), _D(2009, 12, 31)),
    ]
    assert [start for _, start, _ in _found("between 3 May and 5 June 2020")] == [_D(2020, 5, 3), _D(2020, 6, 5)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met in the city of Kyiv on Friday.", _D(2022, 3, 25)),
        ("They agreed to meet on Friday.", _D(2022, 4, 1)),
        ("They were willing to skip lunch on Friday.", _D(2022, 3, 25)),
        ("On Friday, they will meet.", _D(2022, 4, 1)),
        ("On Friday, they met.", _D(2022, 3, 25)),
        ("The talks are scheduled for Friday.", _D(2022, 4, 1)),
        ("Mr. May, according to the ministry, spoke on Friday.", _D(2022, 3, 25)),
    ],
)
def test_the_words_around_tell_the_tense(text: str, day: date) -> None:
    """The nearest verb, or what looks ahead, decides; a name such as May is no verb, "according to" no infinitive."""
    assert [(start, end) for _, start, end in _found(text)] == [(day, day)]


_WORDS = word_set(
    "the a of in by until since from to and – , . on last next past 3 31 30th 2 2022 1999 20 May March Sunday weekend "
    "week month year day days years ago later before after today tomorrow night winter early late '80s 1990s sixties "
    "Christmas end first half within 14 12:30 31/02/2022 2022-02-30 0000 9999 following that will said few couple"
)


@given(st.lists(st.sampled_from([*sorted(_WORDS), "\n", "\x00"]), max_size=25), st.dates() | st.none())
def test_any_words(pieces: list[str], today: date | None) -> None:
    """Whatever the words and the day: no crash, spans in order and apart, no interval that ends before it begins."""
    text = " ".join(pieces)
    at = 0
    for time in (found.named for found in find_times(text, 0, len(text), today)):
        assert at <= time.span.start < time.span.end
        at = time.span.end
        assert time.start is None or time.end is None or time.start <= time.end


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar(today: date) -> None:
    """Reports of the first and the last day that a calendar has: nothing overflows."""
    text = "yesterday, tomorrow, last Monday, next week, last month, next year, three weeks ago, before today, on 3 May"
    for clause in _CLAUSES.values():
        _found(f"{clause} {text}", today)


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
