"""Properties of the life cycle, on agreements whose sentences speak of each other and records in which all is said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.engine.accounts import Account
from parley.engine.course import find_course
from parley.engine.evaluate import Run
from parley.engine.lifecycle import REACHABLE, form_of
from parley.engine.network import Network
from parley.engine.nodes import Duty
from parley.engine.record import Record, open_record
from parley.engine.values import Standing
from parley.model.agreement import Agreement, Period
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Or, Stands
from parley.model.course import Course
from parley.model.finding import State
from parley.model.testimony import Cancel, Release

from .build import START, Line, agreement, day, duty, end, entry, prop, says
from .test_properties import NAMES, PARTIES, entwined, subjects

LAST = 30

letting_off = st.builds(Release, st.sampled_from(NAMES), st.sampled_from(PARTIES)) | st.builds(
    Cancel, st.sampled_from(NAMES), st.sampled_from(PARTIES)
)
lines = st.builds(
    says,
    st.sampled_from((*PARTIES, "OSCE", None, None)),
    subjects | letting_off,
    st.integers(1, LAST - 1),
    st.booleans(),
    until=st.none() | st.integers(12, LAST).map(day),
)
records = st.lists(lines, max_size=10)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Entwined, with entries and ends so long after their condition, and reparations of several breaches."""
    a = draw(entwined())
    delays = st.none() | st.integers(1, 9).map(lambda n: Period(n, "days"))
    redressed = draw(st.sampled_from(((), ("1.1",), ("1.1", "1.2"))))
    provisions = list(a.provisions)
    if redressed:
        broken = Or(tuple(Stands(name, "violated") for name in redressed))
        owed = {"antecedent": broken, "redresses": redressed, "kind": "duty"}
        provisions[2] = replace(provisions[2], **owed)
        provisions = [replace(p, debtor=provisions[2].debtor, creditors=provisions[2].creditors) for p in provisions]
    return replace(
        a,
        provisions=tuple(provisions),
        entries=tuple(replace(e, delay=draw(delays)) for e in a.entries),
        ends=tuple(replace(e, delay=draw(delays)) for e in a.ends),
    )


def run_of(a: Agreement, record: list[Line], to: int, account: str = "common") -> Run:
    opened = open_record(a, record, day(to))
    return Run(Network(a, account, opened.start), Account(account, a, opened), opened.day)


def undoes_itself(run: Run) -> bool:
    """Whether something is suspended by its own standing, so that what it is hangs on when one looks."""
    scopes = [run.network.scopes[e.target] for e in run.network.agreement.ends if e.suspends]
    pending, seen = list(scopes), set[int]()
    while pending:
        for other in run.network.dependents[pending.pop()]:
            if other not in seen:
                seen.add(other)
                pending.append(other)
    return any(scope in seen for scope in scopes)


@given(agreements(), records, st.sampled_from(("common", "generous", "Ukraine")))
@settings(max_examples=60, deadline=None)
def test_a_run_to_a_day_is_the_run_through_it(a: Agreement, record: list[Line], account: str) -> None:
    """What stood on each day of the whole run is what a run to that day finds, of every node."""
    whole = run_of(a, record, LAST, account)
    for to in range(1, LAST, 4):
        part = run_of(a, record, to, account)
        for number in range(len(whole.network.nodes)):
            changes = [c.standing for c in whole.past(number) if c.day <= day(to)]
            assert changes[-1:] == [c.standing for c in part.past(number)][-1:]


def by_days(run: Run) -> list[dict[date, Standing]]:
    """What each node had come to at the end of each day on which it changed."""
    return [{c.day: c.standing for c in run.past(number)} for number in range(len(run.network.nodes))]


@given(agreements(), records, st.sampled_from(("common", "cautious", "generous", "Ukraine")))
@settings(max_examples=150, deadline=None)
def test_node_by_node_is_as_day_by_day(a: Agreement, record: list[Line], account: str) -> None:
    """Worked out one after the other, nodes come to what they come to if all are run through the days together."""
    straight, together = run_of(a, record, LAST, account), run_of(a, record, LAST, account)
    together.replay(frozenset(range(len(together.network.nodes))))
    assert straight.standing == together.standing
    assert by_days(straight) == by_days(together)


@given(agreements(), records)
@settings(max_examples=40, deadline=None)
def test_a_day_on_which_nothing_happens_changes_nothing(a: Agreement, record: list[Line]) -> None:
    """Looked at on every day, all stands as when looked at only when something happens."""
    plain = run_of(a, record, LAST)
    if undoes_itself(plain):
        return

    def every_day(numbers: Iterable[int], _network: Network, _record: Record, first: date) -> dict[date, list[int]]:
        days = range(first.toordinal(), day(LAST + 1).toordinal())
        return {date.fromordinal(number): list(numbers) for number in days}

    looked = run_of(a, record, LAST)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("parley.engine.evaluate.agenda_of", every_day)
        looked.replay(frozenset(range(len(looked.network.nodes))))
    assert looked.standing == plain.standing


@given(
    agreements(), records, st.lists(st.tuples(st.sampled_from((*PARTIES, None)), subjects | letting_off), max_size=3)
)
@settings(max_examples=60, deadline=None)
def test_whatever_comes_moves_states_along_the_table(
    a: Agreement, record: list[Line], facts: list[tuple[str | None, object]]
) -> None:
    """Facts, releases and cancellations of the last day leave a provision as it is or move it along the table."""
    before = run_of(a, record, LAST)
    more = [says(by, subject, LAST) for by, subject in facts]  # type: ignore[arg-type]
    after = run_of(a, [*record, *more], LAST)
    for number, node in enumerate(before.network.nodes):
        if isinstance(node, Duty):
            old, new = before.duty(number), after.duty(number)
            assert new.state is old.state or new.state in REACHABLE[form_of(node.provision)][old.state]
            assert new.since == old.since or new.since == day(LAST)


@given(agreements(), records)
@settings(max_examples=40, deadline=None)
def test_a_breach_is_repaired_by_a_discharged_reparation_alone(a: Agreement, record: list[Line]) -> None:
    """Repaired: some reparation discharged, none broken, due or withdrawn on that day. And never out of nothing."""
    run = run_of(a, record, LAST)
    for number, name in ((run.network.duties.get(name), name) for name in NAMES):
        if number is None or run.duty(number).state is not State.REPAIRED:
            continue
        reparations = [run.duty(other).state for other in run.network.reparations[number]]
        assert State.DISCHARGED in reparations, name
        assert not {State.DETACHED, State.VIOLATED, State.CANCELLED} & set(reparations)


def _renamed(words: str) -> str:
    return words.replace("Ukraine", "\0").replace("Russia", "Ukraine").replace("\0", "Russia")


def _question(one: str, other: str) -> tuple[Agreement, Condition, Condition]:
    """Both owe the same in turn; each may answer the other's breach."""
    made = []
    for number, (debtor, creditor) in enumerate(((one, other), (other, one)), 1):
        made += [
            duty(f"{number}.1", debtor, f"{debtor} attacks", kind="ban", maintenance=True),
            duty(f"{number}.2", creditor, f"{creditor} answers", kind="power", once=Stands(f"{number}.1", "violated")),
            duty(f"{number}.3", debtor, f"{debtor} pays", once=Holds(prop(f"{creditor} answers"))),
        ]
    a = agreement(
        *made,
        parties=(one, other),
        signed=False,
        entries=(entry("peace occurs"),),
        ends=(end(Stands("2.1", "violated"), "Article 1", suspends=True),),
    )
    return a, And((Stands("1.3", "discharged"), InForce("agreement"))), Stands("2.2", "discharged")


@pytest.mark.parametrize("record", [(), ("Ukraine",), ("Russia",), ("Ukraine", "Russia")])
def test_swapping_the_parties_swaps_the_course(record: tuple[str, ...]) -> None:
    """The same question with the names swapped, and the same lines of the record: the same course, swapped."""

    def found(one: str, other: str, accepted: tuple[str, ...]) -> Course:
        a, to, never = _question(one, other)
        told = [says(name, Accepts(name), 1) for name in accepted]
        return find_course(a, told, to=to, never=never, as_of=START)

    plain = found("Ukraine", "Russia", record)
    swapped = found("Russia", "Ukraine", tuple(map(_renamed, record)))
    assert [(s.day, s.says, s.holds) for s in swapped.steps] == [
        (s.day, _renamed(s.says), s.holds) for s in plain.steps
    ]
    assert [s.actors for s in swapped.steps] == [tuple(map(_renamed, s.actors)) for s in plain.steps]
    assert (plain.verdict, plain.ruled_out) == (swapped.verdict, swapped.ruled_out)
    assert plain.steps
