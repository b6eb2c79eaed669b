"""What is in force, what a defined term is worth, and how far the steps have come, from day to day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parley.engine.days import ALWAYS, after
from parley.engine.logic import UNKNOWN, Value, conjunction
from parley.engine.nodes import AGREEMENT, Ending, Entering, Event, Scope, Term
from parley.model.condition import Holds
from parley.model.finding import StepState, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run


class ScopeStanding(NamedTuple):
    """How far the agreement, an article or a sentence has come.

    `entered`: the day on which its entry condition held (an article without its own enters with what it is part
    of); `complete`: besides, all its debtors had accepted; `ended` and `paused` (suspended): since when.
    `halted`: suspended for good. `toggled`: the last day on which a suspension began or ended. `value` is what
    "is in force" is worth. `met`: where entries or endings come so long after their conditions, the first day on which
    the condition of each held, the entries first.
    """

    entered: date | None = None
    complete: date | None = None
    ended: date | None = None
    paused: date | None = None
    halted: bool = False
    toggled: date | None = None
    value: Value = UNKNOWN
    met: tuple[date | None, ...] = ()


class TermStanding(NamedTuple):
    """What a defined term is worth."""

    value: Value


class EventStanding(NamedTuple):
    """How far an event that steps put in order has come."""

    state: StepState = StepState.WAITING
    since: date | None = None


def advance_scope(run: Run, node: Scope, now: ScopeStanding, day: date) -> ScopeStanding:
    """The standing of a scope after a day: once it has entered it stays so, until it ends."""
    if node.entries or node.endings:
        now = _met(run, node, now, day)
    entry = _entry_value(run, node, now, day)
    if now.entered is None and entry.holds:
        now = now._replace(entered=day)
        now = _met(run, node, now, day) if node.endings else now
    if now.entered is not None:
        now = _ended(run, node, now, day)
        now = _suspended(run, node, now, day)
    accepted = Value(Truth.HOLDS, now.entered)
    if node.pledged is None and node.target != AGREEMENT:
        accepted = conjunction(run.account.accepted(debtor, day) for debtor in node.debtors)
    if now.entered is not None and now.complete is None and now.ended is None and accepted.holds:
        now = now._replace(complete=day)
    return now._replace(value=_in_force(now, conjunction((entry, accepted))))


def _met(run: Run, node: Scope, now: ScopeStanding, day: date) -> ScopeStanding:
    """Notes the first day of each condition on which an entry or an ending comes later, and wakes the scope then."""
    places: tuple[Entering | Ending, ...] = (*node.entries, *node.endings)
    if not any(later.delay for later in places):
        return now
    met = list(now.met or (None,) * len(places))
    for place, later in enumerate(places):
        ending = isinstance(later, Ending)
        if later.delay is None or met[place] is not None or (ending and now.entered is None):
            continue
        value = run.weigh(later.formula, day, since=now.entered if ending else None)
        if value.holds:
            begun = day if value.since is None or value.since <= ALWAYS else value.since
            met[place], due = begun, after(begun, later.delay)
            if due > day:
                run.wake(run.network.scopes[node.target], due)
    return now if tuple(met) == now.met else now._replace(met=tuple(met))


def _entry_value(run: Run, node: Scope, now: ScopeStanding, day: date) -> Value:
    """Whether the entry condition of a scope holds, the acceptance that it needs included."""
    if node.pledged is not None and not node.entries:
        return Value(Truth.HOLDS if day >= node.pledged else Truth.FAILS, node.pledged)
    own = [_opening(run, entry, now.met[place] if now.met else None, day) for place, entry in enumerate(node.entries)]
    own += [_come(entry.day, day) for entry in node.entries if entry.day is not None]
    if node.target == AGREEMENT:
        own += [run.account.accepted(party.name, day) for party in run.network.agreement.parties]
    elif not node.entries and node.parent is not None:
        above = run.scope(node.parent)
        if above.ended is not None:
            return Value(Truth.FAILS, above.ended)
        if above.entered is not None:
            return Value(Truth.HOLDS, above.entered)
        wider = _scope_above(run, node.parent)
        return above.value if wider.target == AGREEMENT else _entry_value(run, wider, above, day)
    return conjunction(own)


def _opening(run: Run, entry: Entering, met: date | None, day: date) -> Value:
    if entry.delay is None:
        return run.weigh(entry.formula, day)
    if met is None:
        value = run.weigh(entry.formula, day)
        return UNKNOWN if value.holds else value
    return _come(after(met, entry.delay), day)


def _scope_above(run: Run, number: int) -> Scope:
    node = run.network.nodes[number]
    assert isinstance(node, Scope)  # noqa: S101 - for the type checker
    return node


def _come(start: date, day: date) -> Value:
    return Value(Truth.HOLDS if day >= start else Truth.FAILS, start)


def _in_force(now: ScopeStanding, before: Value) -> Value:
    if now.ended is not None:
        return Value(Truth.FAILS, now.ended)
    if now.paused is not None:
        return Value(Truth.FAILS, now.paused)
    if now.complete is not None:
        return Value(Truth.HOLDS, max(now.complete, now.toggled or now.complete))
    return before


def _triggered(run: Run, node: Scope, now: ScopeStanding, day: date, *, suspending: bool) -> list[Ending]:
    """The sentences by which a scope ends, or is suspended, as of a day."""
    found = []
    for place, ending in enumerate(node.endings, len(node.entries)):
        if ending.suspends is not suspending or (ending.day is not None and day < ending.day):
            continue
        if ending.delay is None:
            come = run.weigh(ending.formula, day, since=now.entered).holds
        else:
            met = now.met[place] if now.met else None
            come = met is not None and day >= after(met, ending.delay)
        if come:
            found.append(ending)
    return found


def _ended(run: Run, node: Scope, now: ScopeStanding, day: date) -> ScopeStanding:
    if now.ended is not None or now.entered is None:
        return now
    above = None if node.parent is None else run.scope(node.parent)
    over = above is not None and above.ended is not None
    return now._replace(ended=day) if over or _triggered(run, node, now, day, suspending=False) else now


def _suspended(run: Run, node: Scope, now: ScopeStanding, day: date) -> ScopeStanding:
    if now.entered is None or now.ended is not None:
        return now
    triggered = _triggered(run, node, now, day, suspending=True)
    halted = now.halted or any(not ending.only_while for ending in triggered)
    above = None if node.parent is None else run.scope(node.parent)
    paused = halted or bool(triggered) or (above is not None and above.paused is not None)
    if paused == (now.paused is not None) or now.toggled == day:
        return now
    return now._replace(halted=halted, paused=day if paused else None, toggled=day)


def advance_term(run: Run, node: Term, day: date) -> TermStanding:
    """What a defined term is worth on a day: what its definition is."""
    return TermStanding(run.weigh(node.formula, day))


def advance_event(run: Run, node: Event, now: EventStanding, day: date) -> EventStanding:
    """The standing of an event after a day: out of order if a condition did not hold when it happened."""
    if now.state in (StepState.DONE, StepState.OUT_OF_ORDER):
        return now
    happened = run.value(Holds(node.event), day).holds
    ready = conjunction(run.weigh(formula, day) for _, formula in node.steps).holds
    if happened:
        return EventStanding(StepState.DONE if ready else StepState.OUT_OF_ORDER, day)
    if ready and day >= run.network.start:
        return now if now.state is StepState.READY else EventStanding(StepState.READY, day)
    return EventStanding()
