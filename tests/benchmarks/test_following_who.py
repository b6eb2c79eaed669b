"""The measure of who is who."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pytest

from benchmarks.measures.following_who import parties_together
from parley.following.who.enter import who_is_who
from parley.model.party import Party
from parley.model.process import Told
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading

TEXT = "Minister Ann Lee met Lee Park."
STAMP = ReaderStamp("0", "test", "0", 1, "")


def told(number: int) -> Told:
    """A report in which the reader finds two persons."""
    parties = (
        Party("p1", "Ann Lee", "person", mentions=(Span(9, 16),)),
        Party("p2", "Lee Park", "person", mentions=(Span(21, 29),)),
    )
    return Told(number, Reading(STAMP, Report("r", TEXT, date(2026, 1, number)), parties, (), (), (), (), ()))


def gold(*named: tuple[str, str]) -> dict[str, Any]:
    """Gold in which each party, by its id, is named so in both reports."""
    who = [{"id": party, "named": [{"report": file, "text": text} for file in ("001", "002")]} for party, text in named]
    return {"reports": [{"file": "001"}, {"file": "002"}], "who": who}


def given(reports: list[Told]) -> dict[tuple[int, str], Hashable]:
    """Who is who by Parley."""
    who = who_is_who(reports)
    return {at: one.id for one in who.identities for at in one.parties}


def test_all_right_and_titles_do_not_count() -> None:
    """Both parties are found in both reports; one has its title in the gold."""
    reports = [told(1), told(2)]
    found = parties_together(gold(("w1", "Minister Ann Lee"), ("w2", "Lee Park")), reports, given(reports))
    assert (found.read, found.found.f1, found.all.f1) == (1, 1, 1)


def test_one_taken_for_the_other() -> None:
    """The bad twin: both persons are put into one, so that half of each is right."""
    reports = [told(1), told(2)]
    one = dict.fromkeys(given(reports), "the same")
    found = parties_together(gold(("w1", "Minister Ann Lee"), ("w2", "Lee Park")), reports, one)
    assert (found.all.precision, found.all.recall) == (0.5, 1)


def test_what_the_reader_lacks_stands_alone() -> None:
    """A mention that nobody read, in both reports: two clusters of one, and all that was read is right."""
    reports = [told(1), told(2)]
    found = parties_together(gold(("w1", "Ann Lee"), ("w2", "met")), reports, given(reports))
    assert found.read == 0.5
    assert (found.all.precision, found.all.recall, found.found.f1) == (1, 0.75, 1)


def test_words_that_are_not_there_are_a_mistake_in_the_gold() -> None:
    """The gold quotes what no report says."""
    with pytest.raises(ValueError, match="report 001 has no 'Bo'"):
        parties_together(gold(("w1", "Bo")), [told(1), told(2)], {})
