"""Blockers, deadlocks and steps. Day 1 is 1 January 2022; the agreement is signed on it."""

from dataclasses import replace

import pytest

from parley.engine import assess
from parley.errors import MissingDayError, UnknownAccountError, WrongUseError
from parley.model.agreement import Agreement, Deadline, Period
from parley.model.condition import And, Condition, Holds, InForce, Not, Or, Stands, When
from parley.model.finding import Blockers

from .build import Line, accepts, agreement, all_of, cond, day, duty, end, entry, means, prop, says, step, step_found


def any_of(*parts: str | Condition) -> Or:
    return Or(tuple(part for part in map(cond, parts) if part is not None))


def _blockers(a: Agreement, target: str, record: tuple[Line, ...] = (), account: str = "common") -> Blockers:
    return assess(a, record, as_of=day(99), targets=(target,), account=account).blockers[0]


def _sets(a: Agreement, target: str, record: tuple[Line, ...] = ()) -> list[set[str]]:
    return [set(found.steps) for found in _blockers(a, target, record).sets]


def test_a_target_that_holds_and_one_that_cannot() -> None:
    """In force already; and an act whose day has passed."""
    late = When("before", day(20))
    a = agreement(steps=(step("S1", "they meet", Holds(prop("it rains"), late)),))
    assert _blockers(a, "in force") == Blockers("in force", holds=True)
    assert _blockers(a, "S1 ready") == Blockers("S1 ready", impossible=True)


def test_alternatives_give_one_set_each() -> None:
    """(a and b) or c, and d: the smaller set comes first; d is necessary."""
    a = agreement(steps=(step("S1", "they meet", all_of(any_of(all_of("a", "b"), "c"), "d")),))
    found = _blockers(a, "S1 ready")
    assert [(set(s.steps), s.minimal, s.smallest) for s in found.sets] == [
        ({"c", "d"}, True, True),
        ({"a", "b", "d"}, True, False),
    ]
    assert (found.necessary, found.more) == (("d",), False)
    assert _sets(a, "S1 ready", (says(None, "a", 1), says(None, "d", 1))) == [{"b"}, {"c"}]


def test_a_set_that_contains_another_is_no_minimal_set() -> None:
    """(a and b) or a: only a."""
    a = agreement(steps=(step("S1", "they meet", any_of(all_of("a", "b"), "a")),))
    assert _sets(a, "S1 ready") == [{"a"}]


def test_what_must_not_hold() -> None:
    """not b, unknown: it has to be said that it does not hold; a and not a: impossible."""
    a = agreement(steps=(step("S1", "they meet", all_of("a", Not(Holds(prop("b"))))),))
    assert _sets(a, "S1 ready") == [{"a", "not: b"}]
    assert _sets(a, "S1 ready", (says(None, "b", 3, holds=False),)) == [{"a"}]
    never = agreement(steps=(step("S1", "they meet", all_of("a", Not(Holds(prop("a"))))),))
    assert _blockers(never, "S1 ready").impossible


def test_many_alternatives_are_bounded_and_said_to_be_more() -> None:
    """2 to the 12 sets of twelve: one is shown; 20 of one each: ten are."""
    pairs = agreement(steps=(step("S1", "they meet", all_of(*(any_of(f"a{i}", f"b{i}") for i in range(12)))),))
    found = _blockers(pairs, "S1 ready")
    assert [len(s.steps) for s in found.sets] == [12]
    assert found.more
    single = _blockers(agreement(steps=(step("S1", "they meet", any_of(*(f"a{i}" for i in range(20)))),)), "S1 ready")
    assert ([s.steps for s in single.sets], single.more) == ([(f"a{i}",) for i in range(10)], True)
    assert (single.necessary, all(s.smallest for s in single.sets)) == ((), True)


def test_what_a_duty_needs_to_be_discharged() -> None:
    """The agreement in force, and the act; what sets it off is not needed, an act done before discharges."""
    a = agreement(duty("1.1", "Ukraine", "Ukraine withdraws", once="Russia withdraws"), signed=False)
    ratified = {"Ukraine accepts this agreement", "Russia accepts this agreement"}
    assert _sets(a, "1.1 discharged") == [{*ratified, "Ukraine withdraws"}]
    assert _sets(a, "1.1 is due") == [{*ratified, "Russia withdraws"}]
    assert _sets(a, "Article 1 in force") == [ratified]
    assert _sets(a, "1.1 in force") == [ratified]


def test_blockers_follow_definitions_and_references() -> None:
    """A term defined by an article, which waits for a guarantee."""
    a = agreement(
        duty("1.1", "Ukraine", "Ukraine is neutral", once="the system is in place"),
        duty("2.1", "Russia", "Russia assures", article="Article 2"),
        meanings=(means("the system is in place", And((InForce("Article 2"), Stands("2.1", "discharged")))),),
        entries=(entry("peace", "Article 2"),),
    )
    assert _sets(a, "1.1 detached") == [{"peace", "Russia assures"}]


def test_unknown_targets_are_refused() -> None:
    """A provision, a step and a state that are not there."""
    a = agreement(duty("1.1", "Ukraine", "Ukraine withdraws"))
    for target in ("9.9 discharged", "S9 ready", "1.1 happy", "Article 9 in force", "", "peace"):
        with pytest.raises(WrongUseError, match="No target"):
            _blockers(a, target)


def test_unknown_accounts_and_missing_days_are_refused() -> None:
    """An account of somebody who is no party; no day anywhere."""
    with pytest.raises(UnknownAccountError, match="Choose one of: common"):
        assess(agreement(), (), account="Narnia")
    with pytest.raises(MissingDayError, match="Name a day"):
        assess(agreement(dated=None), ())
    assert assess(agreement(), ()).as_of == day(1)
    assert assess(agreement(), accepts("Ukraine", on=7)).as_of == day(7)


def _deadlocks(a: Agreement, *record: Line) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(found.members, found.ways_out) for found in assess(a, record, as_of=day(99)).deadlocks]


def _mutual() -> Agreement:
    return agreement(
        duty("1.1", "Ukraine", "Ukraine withdraws", once=Stands("2.1", "discharged")),
        duty("2.1", "Russia", "Russia withdraws", once=Stands("1.1", "discharged")),
        duty("3.1", "Russia", "Russia pays", once=Stands("1.1", "discharged")),
        duty("4.1", "Russia", "Russia speaks", once="there is peace"),
    )


def test_two_duties_that_wait_for_each_other() -> None:
    """After you: neither comes; 3.1 only waits for them, and 4.1 lacks an outside fact."""
    ((members, ways),) = _deadlocks(_mutual())
    assert members == ("1.1", "2.1")
    assert ways == ("2.1 is discharged (in 1.1)", "1.1 is discharged (in 2.1)")
    assert _deadlocks(_mutual(), says(None, "Ukraine withdraws", 5)) == []


def test_the_same_in_plain_words_and_through_steps() -> None:
    """Acts named as propositions; steps that each need the other."""
    a = agreement(
        duty("1.1", "Ukraine", "Ukraine withdraws", once="Russia withdraws"),
        duty("2.1", "Russia", "Russia withdraws", once="Ukraine withdraws"),
    )
    assert [members for members, _ in _deadlocks(a)] == [("1.1", "2.1")]
    steps = (step("S1", "they meet", "they sign"), step("S2", "they sign", "they meet"), step("S3", "they rest"))
    assert [members for members, _ in _deadlocks(agreement(steps=steps))] == [("S1", "S2")]
    assert _deadlocks(agreement(steps=steps[1:])) == []


def test_an_agreement_that_enters_once_it_is_kept() -> None:
    """It needs 1.1 discharged, and 1.1 needs it in force."""
    a = agreement(duty("1.1", "Ukraine", "Ukraine withdraws"), entries=(entry(Stands("1.1", "discharged")),))
    ((members, ways),) = _deadlocks(a)
    assert set(members) == {"1.1", "in force"}
    assert ways == ("1.1 is discharged (in the entry into force of this agreement)",)


def test_one_way_out_is_no_deadlock() -> None:
    """Either the other acts, or there is peace."""
    a = agreement(
        duty("1.1", "Ukraine", "Ukraine withdraws", once=any_of(Stands("2.1", "discharged"), "there is peace")),
        duty("2.1", "Russia", "Russia withdraws", once=Stands("1.1", "discharged")),
    )
    assert _deadlocks(a) == []


def test_a_breach_that_is_not_foreseen_is_no_deadlock() -> None:
    """What follows a violation does not come while all debtors act; that is no waiting."""
    a = agreement(
        duty("1.1", "Ukraine", "Ukraine withdraws", deadlines=(Deadline(within=Period(300, "days")),)),
        duty("1.2", "Russia", "Russia pays", once=Stands("1.1", "violated")),
    )
    assert _deadlocks(a) == []


def test_steps_become_ready_done_or_out_of_order() -> None:
    """The order of events: a meeting before its condition holds is out of order, whatever comes later."""
    a = agreement(steps=(step("S1", "they meet", "a deal is made"), step("S2", "they meet", "it is spring")))
    spring, deal = says(None, "it is spring", 3), says(None, "a deal is made", 5)
    met = says(None, "they meet", 8)

    def found(*record: Line) -> tuple[str, object, tuple[str, ...]]:
        one = step_found(assess(a, record, as_of=day(99)), "S1")
        return one.state.value, one.since, one.needs

    assert found() == ("waiting", None, ("a deal is made",))
    assert found(spring) == ("waiting", None, ("a deal is made",))
    assert found(deal) == ("waiting", None, ())
    assert found(spring, deal) == ("ready", day(5), ())
    assert found(spring, deal, met) == ("done", day(8), ())
    assert found(spring, says(None, "a deal is made", 9), met) == ("out-of-order", day(8), ())
    assert found(spring, deal, says(None, "a deal is made", 6, holds=False))[0] == "waiting"


def test_an_ended_agreement_blocks_for_good() -> None:
    """What has ended cannot be in force again."""
    a = agreement(duty("1.1", "Ukraine", "Ukraine withdraws"), ends=(end("the war ends"),))
    assert _blockers(a, "in force", (says(None, "the war ends", 5),)).impossible
    assert _blockers(a, "1.1 discharged", (says(None, "the war ends", 5),)).impossible


def test_a_delayed_entry_whose_condition_held_waits_for_a_day_alone() -> None:
    """In force 200 days after a referendum: before it, that is what is needed; after it, nothing but the day."""
    a = agreement(entries=(replace(entry("a referendum approves"), delay=Period(200, "days")),))
    assert _sets(a, "in force") == [{"a referendum approves"}]
    assert _sets(a, "in force", (says(None, "a referendum approves", 5),)) == [set()]
