"""Courses. Day 1 is 1 January 2022; the agreement is signed on it, and courses start from it."""

import pytest

from parley.engine import assess
from parley.engine.course import find_course
from parley.errors import MissingDayError, MissingSolverError, UnknownAccountError
from parley.model.agreement import Agreement, Deadline, Member, Period
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands
from parley.model.course import Course, Verdict
from parley.model.finding import State

from .build import START, agreement, all_of, cond, day, duty, end, entry, prop, says, step


def course(a: Agreement, to: str | Condition, never: str | Condition | None = None, **more: object) -> Course:
    goal = cond(to)
    assert goal is not None
    return find_course(a, (), to=goal, never=cond(never), as_of=START, **more)  # type: ignore[arg-type]


def told(found: Course) -> list[tuple[int, str]]:
    """The number of each step's day, and what happens."""
    return [(found_step.day.toordinal() - START.toordinal() + 1, found_step.says) for found_step in found.steps]


def guaranteed() -> Agreement:
    """Russia shall not attack; if it does, each of two guarantors consults within 3 days, then assists in 10."""
    consults = [
        duty(
            f"2.1/{name}",
            name,
            f"{name} consults",
            once=Stands("1.1", "violated"),
            deadlines=(Deadline(within=Period(3, "days")),),
            article="Article 2",
        )
        for name in ("Turkey", "Canada")
    ]
    ban = duty("1.1", "Russia", "Russia attacks", kind="ban", maintenance=True)
    return agreement(ban, *consults, guarantors=(Member("Turkey"), Member("Canada")))


BOUND = Or((Stands("2.1/Turkey", "detached"), Stands("2.1/Canada", "detached")))


def test_a_breach_with_its_actor_its_day_and_what_it_changes() -> None:
    """Russia attacks on the next day: 1.1 is broken, and both guarantors are bound to consult."""
    (one,) = course(guaranteed(), Stands("1.1", "violated")).steps
    assert (one.day, one.says, one.actors, one.that, one.holds) == (
        day(2),
        "Russia attacks",
        ("Russia",),
        one.says,
        True,
    )
    assert [(turn.id, turn.before, turn.after) for turn in one.turns] == [
        ("1.1", "detached", "violated"),
        ("2.1/Turkey", "conditional", "detached"),
        ("2.1/Canada", "conditional", "detached"),
    ]


def test_a_breach_while_no_guarantor_is_bound_to_act() -> None:
    """Both must have consulted before; and where Turkey never does, it must be released."""
    found = course(guaranteed(), Stands("1.1", "violated"), BOUND)
    assert (found.verdict, len(found.steps), found.steps[-1].says) == (Verdict.FOUND, 3, "Russia attacks")
    assert {found_step.says for found_step in found.steps[:2]} == {"Turkey consults", "Canada consults"}
    never = Or((BOUND, Holds(prop("Turkey consults"))))
    released = course(guaranteed(), Stands("1.1", "violated"), never)
    ways = {"Ukraine releases Turkey from 2.1", "Russia releases Turkey from 2.1", "Turkey cancels 2.1"}
    assert ways & {found_step.says for found_step in released.steps}


def test_none_is_said_of_what_cannot_be() -> None:
    """Broken and kept at once; and what would need more steps than are asked for."""
    never = course(guaranteed(), And((Stands("1.1", "violated"), Stands("1.1", "discharged"))), within=4)
    assert (never.verdict, never.ruled_out, never.steps) == (Verdict.NONE, 4, ())
    short = course(guaranteed(), Stands("1.1", "violated"), BOUND, within=2)
    assert (short.verdict, short.ruled_out) == (Verdict.NONE, 2)


def test_deadlines_pass_with_their_days() -> None:
    """The consultation is late on the fourth day after the attack; a fixed day comes by itself."""
    assert told(course(guaranteed(), Stands("2.1/Turkey", "violated"))) == [
        (2, "Russia attacks"),
        (6, "the last day of 2.1/Turkey passes"),
    ]
    a = agreement(duty("1.1", "Ukraine", "Ukraine withdraws", deadlines=(Deadline(day=day(20)),)))
    assert told(course(a, Stands("1.1", "violated"))) == [(21, "the last day of 1.1, 2022-01-20, passes")]
    assert course(a, Stands("1.1", "violated"), Not(Stands("1.1", "detached"))).verdict is Verdict.NONE


def test_nothing_needs_to_happen_and_what_must_not_hold_does() -> None:
    """The ban is due already."""
    assert course(guaranteed(), Stands("1.1", "detached")).steps == ()
    assert course(guaranteed(), Stands("1.1", "detached")).verdict is Verdict.FOUND
    none = course(guaranteed(), Stands("1.1", "violated"), Stands("1.1", "detached"))
    assert (none.verdict, none.why) == (Verdict.NONE, "what is never to hold does already")


def test_days_are_shared_where_a_deadline_would_pass() -> None:
    """Both consult within one day of the attack: on the day of the attack or the next, not one on each day after."""
    a = agreement(
        *(
            duty(f"1.{n}", "Russia", f"Russia sends {n}", once="war", deadlines=(Deadline(within=Period(1, "days")),))
            for n in (1, 2, 3)
        )
    )
    kept = And(tuple(Stands(f"1.{n}", "discharged") for n in (1, 2, 3)))
    found = course(a, And((Holds(prop("war")), kept)), Or(tuple(Stands(f"1.{n}", "violated") for n in (1, 2, 3))))
    assert (found.verdict, len(found.steps)) == (Verdict.FOUND, 4)


def test_steps_happen_in_their_order() -> None:
    """They meet only after a deal: the course makes the deal first."""
    a = agreement(steps=(step("S1", "they meet", "a deal is made"),))
    assert told(course(a, "they meet")) == [(2, "a deal is made"), (3, "they meet")]


def test_an_agreement_that_ends_by_its_own_breach() -> None:
    """The breach of 1.1 ends it all: 1.2 can then no longer be broken."""
    a = agreement(
        duty("1.1", "Russia", "Russia attacks", kind="ban", maintenance=True),
        duty("1.2", "Ukraine", "Ukraine arms", kind="ban", maintenance=True),
        ends=(end(Stands("1.1", "violated")),),
    )
    both = And((Stands("1.1", "violated"), Stands("1.2", "violated")))
    assert told(course(a, both))[0] == (2, "Ukraine arms")
    over = course(a, Stands("1.1", "violated"))
    assert [(turn.id, turn.after) for turn in over.steps[-1].turns] == [
        ("in force", "fails"),
        ("1.1", "violated"),
        ("1.2", "discharged"),
    ]
    assert course(a, And((Stands("1.2", "violated"), Not(InForce("agreement")))), Stands("1.2", "violated")).steps == ()


def test_what_counts_is_the_record_and_the_account() -> None:
    """Ukraine has accepted; Russia's word alone does not bring peace in the common account."""
    a = agreement(signed=False, entries=(entry("there is peace"),))
    record = (says("Ukraine", Accepts("Ukraine"), 2), says("Russia", "there is peace", 3))
    common = find_course(a, record, to=InForce("agreement"))
    assert {s.says for s in common.steps} == {"Russia accepts this agreement", "there is peace"}
    assert common.as_of == day(3)
    own = find_course(a, record, to=InForce("agreement"), account="Russia")
    assert [s.says for s in own.steps] == ["Russia accepts this agreement"]


def test_the_course_is_testimony_that_gives_the_same_assessment() -> None:
    """Its lines, established, put into the record: the same state."""
    a = guaranteed()
    found = course(a, And((Stands("2.1/Turkey", "violated"), Stands("2.1/Canada", "discharged"))))
    lines = [says(None, str(s.that), s.day, s.holds) for s in found.steps if s.that]
    after = {p.id: p.state for p in assess(a, lines, as_of=found.steps[-1].day).provisions}
    assert after["2.1/Turkey"] is State.VIOLATED
    assert after["2.1/Canada"] is State.DISCHARGED


def test_swapping_the_parties_swaps_the_course() -> None:
    """The same duties under the other name."""

    def found(one: str, other: str) -> list[tuple[int, str]]:
        ban = duty("1.1", one, f"{one} attacks", kind="ban", maintenance=True)
        pay = duty("1.2", other, f"{other} pays", once=Stands("1.1", "violated"))
        return told(course(agreement(ban, pay, parties=(one, other)), Stands("1.2", "discharged")))

    swapped = [(at, words.replace("B", "C").replace("A", "B").replace("C", "A")) for at, words in found("A", "B")]
    assert found("B", "A") == swapped


def test_wrong_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown account, no day, no solver."""
    to = Stands("1.1", "violated")
    with pytest.raises(UnknownAccountError, match="Choose one of"):
        course(guaranteed(), to, account="Atlantis")
    with pytest.raises(MissingDayError, match="name one"):
        find_course(agreement(dated=None), (), to=InForce("agreement"))
    monkeypatch.setattr("parley.engine.proof.find_spec", lambda name: None)
    with pytest.raises(MissingSolverError, match="pip install clingo"):
        course(guaranteed(), to)


def test_all_of_several_conditions() -> None:
    """Three things, in any order, one after the other."""
    a = agreement(steps=(step("S1", "they meet", all_of("a", "b", "c")),))
    assert len(course(a, all_of("a", "b", "c")).steps) == 3
