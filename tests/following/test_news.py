"""Since last time: new, changed, contradicted, overdue, coming."""

from datetime import date

from parley.following.news import changed_lines, coming_lines, contradicted_lines, new_lines, overdue_lines
from parley.following.pledges import pledges_of
from parley.following.positions import positions_of

from .talks import Line, heard

_SINCE = date(2026, 2, 1)
_DEMAND = Line("2026-01-05", "Armenia", "demand", "a corridor to the harbour at the southern coast")
_REFUSAL = Line("2026-01-06", "Georgia", "rejection", "a corridor to the harbour at the southern coast", negated=True)
_OFFER = Line(
    "2026-02-01", "Georgia", "offer", "to open a corridor to the harbour at the southern coast", actor="Georgia"
)
_PROMISE = Line(
    "2026-01-09", "Armenia", "promise", "all prisoners will be released by the end of January",
    ("2026-01-31", "2026-01-31"), actor="Armenia",
)  # fmt: skip


def test_new_is_what_nobody_said_before() -> None:
    """An old demand said again is not new; a new one is, with whose word it is and never as a fact."""
    again = Line("2026-02-02", "Armenia", "demand", "a corridor to the harbour at the southern coast")
    new = Line("2026-02-02", "Georgia", "demand", "that the dam on the upper river be opened")
    lines = [*new_lines(heard(_DEMAND, again, new), _SINCE)]
    assert [(line.says, [quote.statement for quote in line.quotes]) for line in lines] == [
        ("Georgia: demand", ["r3.s1"])
    ]
    assert lines[0].quotes[0].by == "Georgia"


def test_changed_is_a_position_that_was_another() -> None:
    """Georgia refused in January; in February it offers. Armenia demands as before."""
    talks = heard(_DEMAND, _REFUSAL, _OFFER)
    lines = [*changed_lines(talks, positions_of(talks), _SINCE)]
    assert [(line.on, line.says) for line in lines] == [
        (_SINCE, "harbour at the southern coast: Georgia, from red line to offer")
    ]
    assert [quote.statement for quote in lines[0].quotes] == ["r2.s1", "r3.s1"]
    assert [*changed_lines(talks, positions_of(talks), date(2026, 2, 2))] == []


def test_contradicted_is_what_another_denies_now() -> None:
    """Armenia's claim of January, denied by Georgia in February; and not what was denied long before."""
    claim = Line("2026-01-05", "Armenia", "claim", "soldiers crossed the frozen river at night")
    denial = Line("2026-02-03", "Georgia", "denial", "soldiers crossed the frozen river at night", negated=True)
    talks = heard(claim, denial)
    lines = [*contradicted_lines(talks, (), _SINCE)]
    assert [line.says for line in lines] == ["Armenia and Georgia contradict each other"]
    assert [(quote.by, quote.statement) for quote in lines[0].quotes] == [("Armenia", "r1.s1"), ("Georgia", "r2.s1")]
    assert [*contradicted_lines(talks, (), date(2026, 2, 4))] == []


def test_a_party_that_denies_what_it_said_itself_contradicts_nobody_else() -> None:
    """Only where two differ is something contradicted here."""
    claim = Line("2026-01-05", "Armenia", "claim", "soldiers crossed the frozen river at night")
    denial = Line("2026-02-03", "Armenia", "denial", "soldiers crossed the frozen river at night", negated=True)
    assert [*contradicted_lines(heard(claim, denial), (), _SINCE)] == []


def test_overdue_is_a_pledge_whose_day_passed_without_word() -> None:
    """Nothing says what was done by the end of January; once somebody says so, it is not overdue."""
    talks = heard(_PROMISE)
    lines = [*overdue_lines(talks, pledges_of(talks), date(2026, 2, 3))]
    assert [line.says for line in lines] == ["Armenia's pledge was due 3 days ago, and no word says what was done"]
    assert [*overdue_lines(talks, pledges_of(talks), date(2026, 1, 31))] == []
    done = heard(
        _PROMISE, Line("2026-01-30", "Turkey", "claim", "all prisoners were released by Armenia", actor="Armenia")
    )
    assert [*overdue_lines(done, pledges_of(done), date(2026, 2, 3))] == []


def test_coming_are_the_days_ahead_of_which_somebody_speaks() -> None:
    """The nearest day first; days that have passed are left out."""
    near = Line("2026-01-10", "Georgia", "plan", "experts will meet in the mountains", ("2026-02-05", "2026-02-05"))
    far = Line("2026-01-10", "Georgia", "plan", "a bridge will be built", ("2026-06-01", "2026-06-30"))
    lines = [*coming_lines(heard(_PROMISE, far, near), _SINCE)]
    assert [(str(line.on), line.quotes[0].statement) for line in lines] == [
        ("2026-02-05", "r3.s1"),
        ("2026-06-30", "r2.s1"),
    ]


def test_of_nothing_there_are_no_news() -> None:
    """No reports."""
    talks = heard()
    assert [*new_lines(talks, _SINCE), *changed_lines(talks, (), _SINCE), *coming_lines(talks, _SINCE)] == []
