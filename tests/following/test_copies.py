"""Copies of one text among reports."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parley.following.copies import Copies, Known, Marks, credit_of
from parley.model.report import Report

WIRE = (
    "The two delegations met in the capital on Monday and agreed to open the road to the port before the end of the "
    "month, the mediator said after the talks, adding that a list of prisoners was still being discussed by both."
)
OTHER = (
    "Farmers in the north have begun to bring in a harvest that the ministry calls the best in ten years, although "
    "fuel is short and many fields near the front cannot be reached because of mines, an official said."
)
DAY = date(2026, 1, 5)


def _report(text: str, day: date = DAY) -> Report:
    return Report(f"sha256:{0:064}", text, day)


def test_a_cut_and_edited_text_is_a_copy() -> None:
    """An outlet takes a wire text, leaves out its end and puts a line of its own before it."""
    copies = Copies()
    assert copies.enter(1, _report(WIRE)) == 1
    assert copies.enter(2, _report(OTHER)) == 2
    assert copies.enter(3, _report("From our correspondent. " + WIRE[:150], DAY + timedelta(days=2))) == 1


def test_the_same_words_long_after_are_no_copy() -> None:
    """A text of the same words a year later is not that wire text again."""
    copies = Copies()
    copies.enter(1, _report(WIRE))
    assert copies.enter(2, _report(WIRE, DAY + timedelta(days=365))) == 2


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    """Three days, three outlets, one text."""
    copies = Copies()
    for number in (1, 2, 3):
        assert copies.enter(number, _report(WIRE, DAY + timedelta(days=number * 7))) == 1


def test_a_dateline_names_the_agency() -> None:
    """And a report without one names none."""
    assert credit_of(_report("GENEVA (AP) - The talks began.")) == "AP"
    assert credit_of(_report("The talks (in Geneva) began.")) is None


@given(st.lists(st.frozensets(st.integers(0, 2**32 - 1) | st.integers(0, 30), max_size=12)))
def test_marks_are_found_whatever_rows_they_lie_in(reports: list[frozenset[int]]) -> None:
    """Each report that has a mark, once for each mark."""
    marks = Marks()
    known: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(reports, 1):
        assert sorted(marks.having(sorted(own))) == sorted(other for mark in own for other in known[mark])
        marks.add(number, sorted(own), Known(len(own), 0, number))
        for mark in own:
            known[mark].append(number)
