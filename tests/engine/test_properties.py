"""Properties that hold of any agreement and record."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.engine import Standing, assess
from parley.engine.accounts import Account
from parley.engine.evaluate import Run
from parley.engine.lifecycle import REACHABLE, form_of
from parley.engine.logic import Leaf, Value, evaluate, formula_from_condition
from parley.engine.network import networks
from parley.engine.record import Record
from parley.errors import WrongUseError
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement, Deadline, Period, Provision
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands, When
from parley.model.finding import Assessment, State, Truth
from parley.model.span import Span
from parley.model.testimony import Cancel, Release, Source, Subject

from .build import Line, agreement, day, duty, end, entry, means, prop, says, step

WORDS = ("a", "b", "c", "d", "an attack occurs")
PARTIES = ("Ukraine", "Russia")
NAMES = ("1.1", "1.2", "1.3")
NOWHERE = Source("sha256:0", Span(0, 1))

facts = st.sampled_from(WORDS).map(lambda words: Holds(prop(words)))
standings = st.builds(Stands, st.sampled_from(NAMES), st.sampled_from(("detached", "discharged", "violated")))
conditions = st.recursive(
    facts | standings,
    lambda part: st.one_of(
        st.lists(part, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(part, max_size=3).map(lambda parts: Or(tuple(parts))),
        part.map(Not),
    ),
    max_leaves=6,
)
deadlines = st.sampled_from(((), (Deadline(day=day(15)),), (Deadline(within=Period(5, "days")),)))
optional = st.none() | conditions


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    provisions = [
        duty(
            name,
            draw(st.sampled_from(PARTIES)),
            f"act {name}",
            once=draw(optional),
            unless=draw(st.none() | facts),
            until=draw(st.none() | facts),
            deadlines=draw(deadlines),
            kind=draw(st.sampled_from(("duty", "duty", "ban", "power"))),
            maintenance=draw(st.booleans()),
        )
        for name in NAMES
    ]
    ends = draw(st.lists(st.builds(end, conditions, suspends=st.booleans(), only_while=st.booleans()), max_size=1))
    return agreement(
        *provisions,
        signed=draw(st.booleans()),
        entries=tuple(draw(st.lists(st.builds(entry, conditions), max_size=1))),
        ends=tuple(ends),
        steps=(step("S1", "they meet", draw(optional)),),
    )


@st.composite
def entwined(draw: st.DrawFn) -> Agreement:
    """As above, with pledges, terms, reparations, suspensions, entries of their own and brackets."""

    def maybe(*changes: dict[str, object]) -> dict[str, object]:
        return draw(st.sampled_from(({}, {}, {}, *changes)))

    a = draw(agreements())
    places = st.sampled_from((None, "Article 1", "1.2"))
    provisions = []
    for p in a.provisions:
        pledge: dict[str, object] = {"article": None, "starts": day(draw(st.integers(1, 12)))}
        held: dict[str, object] = {"accounts": frozenset(draw(st.permutations((*NEUTRAL_ACCOUNTS, *PARTIES)))[:3])}
        long: dict[str, object] = {"lasts": Period(draw(st.integers(1, 9)), "days")}
        when = When(draw(st.sampled_from(("before", "by", "after", "on"))), day(draw(st.integers(1, 20))))
        at: dict[str, object] = {"antecedent": Holds(prop(draw(st.sampled_from("abcd"))), when)}
        during: dict[str, object] = {"during": draw(conditions)}
        force: dict[str, object] = {"antecedent": InForce(draw(st.sampled_from(("agreement", "Article 1", "1.2"))))}
        counted: dict[str, object] = {"deadlines": (Deadline(within=Period(3, "days"), since=Holds(prop("b"))),)}
        limited: dict[str, object] = {"ends": day(draw(st.integers(5, 20)))}
        more = maybe(pledge) | maybe(held) | maybe(long, limited) | maybe(at, force) | maybe(during) | maybe(counted)
        provisions.append(replace(p, **more))  # type: ignore[arg-type]
    if draw(st.booleans()):
        broken = Stands("1.1", "violated")
        provisions[2] = replace(provisions[2], redresses=("1.1",), debtor=provisions[0].debtor, antecedent=broken)
    meanings = (means("a", Or((Holds(prop("b")), Stands("1.1", "discharged")))), means("c", Holds(prop("a"))))
    target = draw(places)
    entries = () if target is None else (entry(draw(conditions), target),)
    target = draw(places)
    ends = () if target is None else (end(draw(conditions), target, suspends=True, only_while=draw(st.booleans())),)
    return replace(
        a,
        provisions=tuple(provisions),
        meanings=draw(st.sampled_from(((), meanings))),
        entries=(*a.entries, *entries),
        ends=(*a.ends, *ends),
    )


subjects = st.sampled_from((*WORDS, "act 1.1", "act 1.2", "act 1.3", "they meet")) | st.sampled_from(PARTIES).map(
    Accepts
)
records = st.lists(
    st.builds(says, st.sampled_from((*PARTIES, "OSCE", None)), subjects, st.integers(1, 30), st.booleans()), max_size=12
)


@given(agreements(), records, st.integers(1, 30))
@settings(max_examples=50, deadline=None)
def test_a_past_day_can_be_replayed(a: Agreement, record: list[Line], cut: int) -> None:
    """As of a day, all is as if the record ended there; and the same again, to the byte."""
    past = assess(a, record, as_of=day(cut))
    assert past == assess(a, [line for line in record if line.on <= day(cut)], as_of=day(cut))
    assert repr(past) == repr(assess(a, record, as_of=day(cut)))


@given(agreements(), records, st.integers(1, 30), st.integers(0, 10))
@settings(max_examples=50, deadline=None)
def test_states_move_along_the_table(a: Agreement, record: list[Line], first: int, more: int) -> None:
    """From one day to a later one each provision stays, or has moved along the table."""
    before, after = (assess(a, record, as_of=day(n)) for n in (first, first + more))
    for old, new, provision in zip(before.provisions, after.provisions, a.provisions, strict=True):
        assert new.state is old.state or new.state in REACHABLE[form_of(provision)][old.state]
        assert new.since == old.since or new.state is State.INACTIVE or (new.since or day(1)) > day(first)


@given(entwined(), records, st.integers(1, 25))
@settings(max_examples=20, deadline=None)
def test_the_days_one_by_one(a: Agreement, record: list[Line], first: int) -> None:
    """Assessed as of each day in turn, a provision is from `since` on in the state that the last day finds."""
    last = Standing(a, record, as_of=day(30))
    for number in range(first, 30):
        earlier = Standing(a, record, as_of=day(number))
        for name, state in last.states.items():
            since = last.provision(name).since
            if since is not None and since <= day(number):
                assert earlier.states[name] is state


@given(entwined(), records, st.lists(st.tuples(st.sampled_from((*PARTIES, None)), subjects), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_more_facts_only_move_states_forward(
    a: Agreement, record: list[Line], facts: list[tuple[str | None, Subject]]
) -> None:
    """What comes true on the last day leaves each provision as it is or moves it along the table."""
    standing = Standing(a, [line for line in record if line.on < day(30)], as_of=day(30))
    before = standing.states
    standing.tell(*(says(by, subject, 30) for by, subject in facts))
    forms = {p.id: form_of(p) for p in a.provisions}
    for name, state in standing.states.items():
        assert state is before[name] or state in REACHABLE[forms[name]][before[name]]


webs = st.lists(
    st.recursive(
        st.integers(0, 6).map(lambda n: Stands(str(n), "discharged")),
        lambda part: st.builds(
            lambda kind, parts: kind(tuple(parts)), st.sampled_from((And, Or)), st.lists(part, max_size=3)
        ),
        max_leaves=5,
    ),
    min_size=7,
    max_size=7,
)


def _comes(condition: Condition, come: set[str]) -> bool:
    if isinstance(condition, And):
        return all(_comes(part, come) for part in condition.parts)
    if isinstance(condition, Or):
        return any(_comes(part, come) for part in condition.parts)
    return isinstance(condition, Stands) and condition.provision in come


@given(webs)
@settings(max_examples=80, deadline=None)
def test_deadlocks_are_the_greatest_fixpoint_minus_the_least(web: list[Condition]) -> None:
    """Compared with both fixpoints worked out by trying again and again; what waits beside a core waits for it."""
    needs = {str(number): condition for number, condition in enumerate(web)}
    least: set[str] = set()
    greatest = set(needs)
    for _ in needs:
        least = {name for name, condition in needs.items() if _comes(condition, least)}
        greatest = {name for name, condition in needs.items() if _comes(condition, greatest)}
    stuck = greatest - least
    duties = [duty(name, PARTIES[int(name) % 2], f"act {name}", once=condition) for name, condition in needs.items()]
    found = Standing(agreement(*duties), (), as_of=day(1)).deadlocks()
    core = {name for deadlock in found for name in deadlock.members}
    assert core <= stuck
    assert bool(core) == bool(stuck)
    opened = set(core)
    for _ in needs:
        opened |= {name for name, condition in needs.items() if _comes(condition, opened)}
    assert stuck <= opened


withdrawals = st.sampled_from((Release("1.2", "Ukraine"), Release("1.2", "Russia"), Cancel("1.1", "Ukraine")))
told = st.builds(
    says,
    st.sampled_from((*PARTIES, "OSCE", None)),
    subjects | withdrawals,
    st.integers(1, 30),
    st.booleans(),
    until=st.none() | st.integers(20, 32).map(day),
)


def _stands(standing: Standing) -> object:
    """All that a standing says."""
    names = {p.id for p in standing.agreement.provisions}
    return (
        standing.entry(),
        standing.states,
        standing.steps,
        [standing.provision(name) for name in sorted(names)],
        [standing.step(step.id) for step in standing.agreement.steps],
        [standing.truth(proposition) for proposition in standing.agreement.propositions],
    )


@given(entwined(), records, st.lists(told, min_size=1, max_size=3), st.sampled_from(("common", "Ukraine", "generous")))
@settings(max_examples=60, deadline=None)
def test_one_more_line_is_as_a_run_from_scratch(
    a: Agreement, record: list[Line], more: list[Line], account: str
) -> None:
    """What is told later changes what it would have changed from the beginning, and says so; withdrawn, nothing."""
    standing = Standing(a, record, as_of=day(30), account=account)
    before, states = _stands(standing), standing.states
    changed = standing.tell(*more)
    assert _stands(standing) == _stands(Standing(a, [*record, *more], as_of=day(30), account=account))
    assert {name for name, state in standing.states.items() if state is not states[name]} <= set(changed)
    assert set(standing.withdraw(*more)) == set(changed)
    assert _stands(standing) == before


@given(entwined(), records, st.sampled_from(("common", "cautious", "Russia")))
@settings(max_examples=50, deadline=None)
def test_a_standing_says_what_an_assessment_says(a: Agreement, record: list[Line], account: str) -> None:
    """States alone are those of the whole assessment, and so are the reasons."""
    standing, found = (
        Standing(a, record, as_of=day(30), account=account),
        assess(a, record, as_of=day(30), account=account),
    )
    assert (standing.entry(), standing.blockers(), standing.deadlocks()) == (
        found.in_force,
        found.blockers,
        found.deadlocks,
    )
    assert standing.states == {p.id: p.state for p in found.provisions}
    assert [standing.provision(p.id) for p in found.provisions] == list(found.provisions)
    assert [standing.step(s.id) for s in found.steps] == list(found.steps)


@given(entwined(), st.lists(told, max_size=12))
@settings(max_examples=60, deadline=None)
def test_an_account_follows_from_another(a: Agreement, record: list[Line]) -> None:
    """A run that follows another account's, finds what one by itself finds."""
    kept = Record(a, record, day(30), day(1))
    accounts = {name: Account(name, a, kept) for name in a.accounts}
    built = networks(a, a.accounts, day(1))
    runs = {name: Run(built[name], account, day(30)) for name, account in accounts.items()}
    for one, other in ((one, other) for one in a.accounts for other in a.accounts):
        if built[one].nodes is built[other].nodes:
            assert runs[one].seen_by(built[other], accounts[other]).standing == runs[other].standing


@given(agreements(), records)
@settings(max_examples=50, deadline=None)
def test_what_can_be_told_can_be_withdrawn(a: Agreement, record: list[Line]) -> None:
    """A line that nobody has told is refused, and nothing has changed."""
    standing = Standing(a, record, as_of=day(30))
    before = _stands(standing)
    with pytest.raises(WrongUseError):
        standing.withdraw(*record[:1], says("OSCE", "a", 3, source=NOWHERE))
    assert _stands(standing) == before


def _renamed(text: str) -> str:
    return text.replace("Ukraine", "\0").replace("Russia", "Ukraine").replace("\0", "Russia")


def _swapped(a: Agreement) -> Agreement:
    def swap(p: Provision) -> Provision:
        return replace(p, debtor=_renamed(p.debtor), creditors=tuple(map(_renamed, p.creditors)))

    parties = tuple(replace(member, name=_renamed(member.name)) for member in a.parties)
    return replace(a, parties=parties, provisions=tuple(map(swap, a.provisions)))


def _swapped_line(line: Line) -> Line:
    about = Accepts(_renamed(line.about.party)) if isinstance(line.about, Accepts) else line.about
    return replace(line, by=_renamed(line.by) if line.by else None, about=about)


def _gist(found: Assessment, name: str) -> object:
    return (
        found.in_force.state,
        [(p.id, _renamed(p.debtor) if name else p.debtor, p.state, p.since, p.deadline) for p in found.provisions],
        [(s.state, s.since, s.needs) for s in found.steps],
        [tuple(tuple(_renamed(w) if name else w for w in s.steps) for s in b.sets) for b in found.blockers],
        [(d.members, d.ways_out) for d in found.deadlocks],
        [c.that for c in found.contested],
    )


@given(agreements(), records)
@settings(max_examples=50, deadline=None)
def test_no_party_is_privileged(a: Agreement, record: list[Line]) -> None:
    """Swap the names, and the result is the same with the names swapped."""
    plain = assess(a, record, as_of=day(30))
    swapped = assess(_swapped(a), [_swapped_line(line) for line in record], as_of=day(30))
    assert _gist(plain, "") == _gist(swapped, "swap")


small = st.recursive(
    st.sampled_from("abcd").map(lambda words: Holds(prop(words))),
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        part.map(Not),
    ),
    max_leaves=8,
)


def _sufficient(condition: Condition, chosen: frozenset[str]) -> bool:
    def value_of(leaf: Leaf) -> Value:
        words = leaf.proposition.words if isinstance(leaf, Holds) else ""
        if words in chosen:
            return Value(Truth.HOLDS, None)
        return Value(Truth.FAILS if f"not: {words}" in chosen else Truth.UNKNOWN, None)

    return evaluate(formula_from_condition(condition), value_of).holds


@given(small)
@settings(max_examples=150, deadline=None)
def test_blocking_sets_are_all_minimal_sets(condition: Condition) -> None:
    """Compared with trying every set of literals, smallest first."""
    literals = [*"abcd", *(f"not: {name}" for name in "abcd")]
    minimal: list[frozenset[str]] = []
    for size in range(5):
        for chosen in map(frozenset, combinations(literals, size)):
            clash = any(f"not: {name}" in chosen and name in chosen for name in "abcd")
            if not clash and not any(m <= chosen for m in minimal) and _sufficient(condition, chosen):
                minimal.append(chosen)
    found = assess(agreement(steps=(step("S1", "they meet", condition),)), (), as_of=day(1), targets=("S1 ready",))
    (blockers,) = found.blockers
    if not minimal:
        assert blockers.impossible
        return
    assert blockers.holds == (minimal == [frozenset()])
    if not blockers.holds:
        assert {frozenset(s.steps) for s in blockers.sets} <= set(minimal)
        assert len(blockers.sets) == min(10, len(minimal))
        assert blockers.more == (len(minimal) > 10)
        assert all(s.smallest == (len(s.steps) == len(minimal[0])) for s in blockers.sets)
        if not blockers.more:
            assert set(blockers.necessary) == frozenset.intersection(*minimal)


def test_the_calendar_has_ends() -> None:
    """Testimony and deadlines on the first and the last day of the calendar."""
    a = agreement(duty("1.1", "Ukraine", "act", deadlines=(Deadline(day=date.max),)), dated=None)
    record = [says(None, "act", date.max, until=date.max), says(None, "act", date.min, holds=False)]
    assert assess(a, record).provisions[0].state is State.DISCHARGED
    assert assess(a, record, as_of=date.min).provisions[0].state is State.DETACHED
