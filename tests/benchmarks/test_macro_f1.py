"""Counts, and macro-F1 of PLOVER types."""

import pytest

from benchmarks.measures import events
from benchmarks.measures.events import coded_types, macro_f1
from benchmarks.measures.tally import Tally, tally
from training.plv import Coded


def test_tally() -> None:
    """Two right of three given and four wanted; nothing given or wanted divides nothing."""
    counted = tally({1, 2, 9}, {1, 2, 3, 4})
    assert counted == Tally(2, 3, 4)
    assert (counted.precision, counted.recall, counted.f1) == (2 / 3, 0.5, pytest.approx(4 / 7))
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)
    assert counted + Tally(1, 1, 1) == Tally(3, 4, 5)


def test_macro_f1() -> None:
    """AID 2/3 (one of two found, none wrong), AGREE 2/3 (one wrong), REJECT 1: the mean, whatever their number."""
    pairs = [("AID", "AID"), ("AID", "AGREE"), ("AGREE", "AGREE"), *[("REJECT", "REJECT")] * 5]
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_a_type_that_only_the_reader_names() -> None:
    """It has an F1 of 0 and counts; of nothing macro-F1 is 0."""
    assert macro_f1([("AID", "AID"), ("AID", "COERCE")]) == pytest.approx((2 / 3 + 0) / 2)
    assert macro_f1([]) == 0


def test_types_that_plv_has_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """CONCEDE and RETREAT are PLV's YIELD; a source that is not named is an empty stretch."""
    asked = []

    def code(sentence, source, target, pack) -> str:
        asked.append((sentence, source, target))
        return "RETREAT" if sentence == "They left." else "AID"

    monkeypatch.setattr(events, "code", code)
    rows = [Coded("They left.", (0, 4), None, "YIELD"), Coded("They gave.", None, (0, 4), "CONCEDE")]
    assert coded_types(rows, None) == [("YIELD", "YIELD"), ("YIELD", "AID")]
    assert asked == [("They left.", (0, 4), (0, 0)), ("They gave.", (0, 0), (0, 4))]
