"""Positions, issues and pledges against a gold of three statements."""

from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measures.following_positions import issues_together, names_of, pledge_measures, positions_by_day
from benchmarks.measures.processes import Process
from parley.following.pledges import pledges_of
from parley.following.positions import positions_of
from parley.model.agreement import Member
from tests.following.talks import Line, heard

_TALKS = heard(
    Line("2026-01-05", "Armenia", "demand", "a corridor to the harbour at the southern coast"),
    Line("2026-01-06", "Georgia", "promise", "all prisoners will be released from the northern camps"),
    Line(
        "2026-01-20", "Turkey", "claim", "Georgia has released all prisoners from the northern camps", actor="Georgia"
    ),
)
_GOLD: dict[str, Any] = {
    "sides": ["Armenia", "Georgia"],
    "propositions": [
        {"id": "p1", "says": "", "issue": "i1"},
        {"id": "p2", "says": "", "issue": "i2"},
        {"id": "p3", "says": "", "issue": None},
    ],
    "statements": [
        {"id": "t1", "proposition": "p1"},
        {"id": "t2", "proposition": "p2"},
        {"id": "t3", "proposition": "p3"},
    ],
    "positions": [
        {"issue": "i1", "side": "Armenia", "position": "demand", "from": date(2026, 1, 5), "statement": "t1"},
        {"issue": "i2", "side": "Georgia", "position": "offer", "from": date(2026, 1, 7), "statement": "t2"},
    ],
    "pledges": [
        {"proposition": "p2", "by": "Georgia", "states": [
            {"state": "announced", "on": date(2026, 1, 6)}, {"state": "kept", "on": date(2026, 1, 20)}]},
        {"proposition": "p1", "by": "Georgia", "states": [{"state": "announced", "on": date(2026, 1, 6)}]},
    ],
}  # fmt: skip


def _process() -> Process:
    process = Process(Path(), _GOLD, {}, {}, ())
    process.__dict__["found"] = {"t1": (1, "s1"), "t2": (2, "s1"), "t3": (3, "s1")}
    return process


def test_a_position_counts_only_with_side_kind_day_and_statement() -> None:
    """Of two in the gold one is found; the other has another day there, so what was given for it is wrong."""
    found = positions_by_day(_process(), {}, positions_of(_TALKS))
    assert (found.right, found.given, found.wanted) == (1, 2, 2)


def test_a_side_goes_by_all_its_names() -> None:
    """The gold says "the Government" where the agreement has Armenia with that name; without it nobody is that."""
    process, issues = _process(), positions_of(_TALKS)
    positions = [{**one, "side": one["side"].replace("Armenia", "the Government")} for one in _GOLD["positions"]]
    process.__dict__["gold"] = {**_GOLD, "sides": ["the Government", "Georgia"], "positions": positions}
    names = names_of([Member("Armenia", ("the Government",)), Member("Georgia")])
    assert positions_by_day(process, names, issues).right == 1
    assert positions_by_day(process, {}, issues).right == 0


def test_issues_count_over_the_statements_that_are_in_one() -> None:
    """Both statements stand apart, as they should."""
    assert issues_together(_process(), _TALKS, positions_of(_TALKS)).f1 == 1.0


def test_pledges_count_by_party_and_proposition_and_states_by_day() -> None:
    """One of two pledges is found, with both states; the other is nobody's."""
    found = pledge_measures(_process(), {}, pledges_of(_TALKS))
    assert (found["pledges"].right, found["pledges"].wanted) == (1, 2)
    assert found["at the end"].right == 1
    assert (found["all states"].right, found["all states"].given, found["all states"].wanted) == (2, 2, 3)
    assert found["kept"].f1 == 1.0
