"""The measure of who is who."""

from datetime import date
from typing import Any

import pytest

from benchmarks.measures.following_who import who_measures
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


def test_all_right_and_titles_do_not_count() -> None:
    """Both parties are found in both reports; one has its title in the gold."""
    reports = [told(1), told(2)]
    found = who_measures(gold(("w1", "Minister Ann Lee"), ("w2", "Lee Park")), reports, who_is_who(reports))
    assert (found["mentions"], found["matched"], found["f1"], found["same words f1"]) == (4, 1, 1, 1)


def test_what_the_reader_lacks_stands_alone() -> None:
    """A mention that nobody read, in both reports: two clusters of one, and all that was read is right."""
    reports = [told(1), told(2)]
    found = who_measures(gold(("w1", "Ann Lee"), ("w2", "met")), reports, who_is_who(reports))
    assert found["matched"] == 0.5
    assert (found["precision"], found["recall"], found["matched f1"]) == (1, 0.75, 1)


def test_words_that_are_not_there_are_a_mistake_in_the_gold() -> None:
    """The gold quotes what no report says."""
    reports = [told(1), told(2)]
    with pytest.raises(ValueError, match="report 001 has no 'Bo'"):
        who_measures(gold(("w1", "Bo")), reports, who_is_who(reports))
