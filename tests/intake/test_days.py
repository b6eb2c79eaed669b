"""Days as others write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.days import Order, day_in, moment_in


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_in_every_form(day: date) -> None:
    """Each form gives the day back that was written."""
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%a, %d %b %Y 23:59:00 -0500"):
        assert day_in(day.strftime(form)) == day, day.strftime(form)
    assert day_in(day.strftime("%d.%m.%Y"), "day-first") == day
    assert day_in(day.strftime("%m/%d/%Y %H:%M"), "month-first") == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_numbers_that_are_one_day(day: date) -> None:
    """Without a word on which comes first, numbers are a day where they can be no other, or are the same either way."""
    found = day_in(day.strftime("%d/%m/%Y")), day_in(day.strftime("%m/%d/%Y"))
    assert found == ((day, day) if day.day > 12 or day.day == day.month else (None, None))


@pytest.mark.parametrize(
    ("words", "order"), [("13/13/2022", None), ("29/03/2022", "month-first"), ("29/3.2022", None), ("31.02.2022", None)]
)
def test_numbers_that_are_no_day(words: str, order: Order | None) -> None:
    """There is no such day, or not in this order."""
    assert day_in(words, order) is None


@pytest.mark.parametrize(
    "words",
    [
        "", "soon", "03/04/2022", "3.4.2022", "2022-13-01", "2022-02-30", "20220230", "29 Foo 2022", "2022",
        "March 2022", "2022-03-29 to 2022-04-01", "2022-03-29 2022-04-01", "2022-03-29 and later", "2022-03-291",
        "1648555200", "29 March 22", "2022-03-29.5", "between 2022-03-29 and later",
    ],
)  # fmt: skip
def test_what_is_no_day_for_sure(words: str) -> None:
    """What could be another day, or is none, is none."""
    assert day_in(words) is None
    assert moment_in(words) is None


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("20220329T121500Z", "2022-03-29T12:15:00+00:00"),
        ("2022-03-29 12:15:00", "2022-03-29T12:15:00+00:00"),
        ("2022-03-29T12:15:00+03:00", "2022-03-29T12:15:00+03:00"),
        ("Tue, 29 Mar 2022 12:15:00 GMT", "2022-03-29T12:15:00+00:00"),
        ("29/03/2022 23:15", "2022-03-29T00:00:00+00:00"),
        ("29 March 2022", "2022-03-29T00:00:00+00:00"),
    ],
)
def test_moments(words: str, moment: str) -> None:
    """With the zone that is written, else in UTC."""
    found = moment_in(words)
    assert found is not None and found.isoformat() == moment


@given(st.text(max_size=60))
def test_any_words(words: str) -> None:
    """Nothing is raised, whatever stands there; what names no day names no moment."""
    assert (moment_in(words) is None) == (day_in(words) is None)
