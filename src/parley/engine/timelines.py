"""What conditions are worth over all days of a run, once all of which they speak has been worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from parley.engine.accounts import NEVER, Timeline
from parley.engine.days import ALWAYS, limits, shifted
from parley.engine.duties import DutyStanding
from parley.engine.force import ScopeStanding, TermStanding
from parley.engine.lifecycle import REACHABLE, SUSPENDABLE, state_from_standing
from parley.engine.logic import Formula, Junction, Leaf, Value, conjunction, evaluate, leaves
from parley.engine.nodes import Duty
from parley.engine.worth import settled_standing, value_of_standing
from parley.model.condition import Accepts, Holds, Stands
from parley.model.finding import State, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run

_FAILED = Value(Truth.FAILS, None)
_Weighed = Callable[[Duty, DutyStanding], Value]


class Timelines:
    """The values of conditions over the days of a run, as far as the run has come.

    As in `Run.weigh`, events before a day `since` do not count, and `as_state` takes none for an event.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._about = run.account.record.about
        self._terms = run.network.terms

    def weighed(self, formula: Formula, since: date | None = None, *, as_state: bool = False) -> Timeline:
        """What a condition is worth over the days."""
        parts = leaves(formula)
        if len(parts) == len(formula) == 1:
            return self.of(parts[0], since, as_state=as_state)
        return _joined(formula, {leaf: self.of(leaf, since, as_state=as_state) for leaf in parts})

    def first_holding(self, formula: Formula, since: date, begins: date) -> date | None:
        """The first day from `begins` on, on which a condition holds."""
        parts = _all_of(formula)
        if parts is None:
            return self.weighed(formula, since).first(Truth.HOLDS, begins)
        for leaf in parts:
            day = self._first_holding(leaf, since, begins)
            if day is None:
                return None
            begins = day
        if len(parts) < 2:
            return begins
        lines = [self.of(leaf, since) for leaf in parts]
        days = (begins, *sorted({day for line in lines for day in line.days if day > begins}))
        return next((day for day in days if all(line.at(day).holds for line in lines)), None)

    def first_lost(self, formula: Formula, since: date) -> date | None:
        """The first day from `since` on, on which a condition can never hold any more."""
        parts = _all_of(formula)
        if parts is None:
            lines = {leaf: self._settled(leaf, since) for leaf in leaves(formula)}
            return _joined(formula, lines).first(Truth.FAILS, since)
        days = [day for leaf in parts if (day := self._first_lost(leaf, since)) is not None]
        return min(days, default=None)

    def _first_holding(self, leaf: Leaf, since: date, begins: date) -> date | None:
        if isinstance(leaf, Holds):
            key = leaf.proposition.key
            if key not in self._about and key not in self._terms:
                return None
        elif isinstance(leaf, Stands) and (plain := self._plain(leaf)) is not None:
            node, now = plain
            wanted = state_from_standing(node.form, leaf.standing)
            if now.state is wanted and now.since is not None:
                return max(now.since, begins)
            if wanted not in SUSPENDABLE:  # never left, so never reached
                return None
        return self.of(leaf, since).first(Truth.HOLDS, begins)

    def _first_lost(self, leaf: Leaf, since: date) -> date | None:
        if isinstance(leaf, Holds) and leaf.when is None:
            return None
        if isinstance(leaf, Stands) and (plain := self._plain(leaf)) is not None:
            node, now = plain
            wanted = state_from_standing(node.form, leaf.standing)
            if now.state is wanted or wanted in REACHABLE[node.form][now.state]:
                return None
            if wanted in REACHABLE[node.form][State.CONDITIONAL] and now.since is not None:
                return max(now.since, since)  # all can still be reached from where it was before
        return self._settled(leaf, since).first(Truth.FAILS, since)

    def _plain(self, leaf: Stands) -> tuple[Duty, DutyStanding] | None:
        """The one provision of a name and what it has come to, if it went straight there."""
        run = self._run
        number = run.network.duties.get(leaf.provision)
        if number is None or number in run.history:
            return None
        node = run.network.nodes[number]
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        return node, run.duty(number)

    def of(self, leaf: Leaf, since: date | None, *, as_state: bool = False) -> Timeline:
        """What a part of a condition is worth over the days."""
        run = self._run
        if isinstance(leaf, Holds):
            key = leaf.proposition.key
            if key in run.network.terms:
                return self._of_node(run.network.terms[key])
            if leaf.when is not None:
                return self._limited(leaf, since)
            event = not as_state and key in run.network.event_keys
            return run.account.timeline(key, first=since if event else None, event=event)
        if isinstance(leaf, Stands):
            return self._standing(leaf, lambda node, now: value_of_standing(node.form, now, leaf.standing))
        if isinstance(leaf, Accepts):
            return run.account.acceptance(leaf.party)
        return self._of_node(run.network.scopes[leaf.target])

    def _limited(self, leaf: Holds, since: date | None) -> Timeline:
        assert leaf.when is not None  # noqa: S101 - for the type checker
        first, last = limits(leaf.when)
        first = max((day for day in (first, since) if day is not None), default=None)
        found = self._run.account.timeline(leaf.proposition.key, first=first, last=last, event=True)
        if last is None or last == date.max or found.at(last).truth is not Truth.UNKNOWN:
            return found
        passed = shifted(last, 1)
        return Timeline((*found.days, passed), (*found.values, Value(Truth.FAILS, passed)))

    def _settled(self, leaf: Leaf, since: date) -> Timeline:
        """The values that a part of a condition can no longer lose."""
        if isinstance(leaf, Stands):
            return self._standing(leaf, lambda node, now: settled_standing(node.form, now, leaf.standing))
        if isinstance(leaf, Accepts):
            return NEVER
        if isinstance(leaf, Holds):
            last = None if leaf.when is None else limits(leaf.when)[1]
            if last is None or last == date.max or leaf.proposition.key in self._run.network.terms:
                return NEVER
            passed = shifted(last, 1)
            return Timeline((passed,), (self._limited(leaf, since).at(passed),))
        ended = self._run.scope(self._run.network.scopes[leaf.target]).ended
        return NEVER if ended is None else Timeline((ended,), (Value(Truth.FAILS, ended),))

    def _standing(self, leaf: Stands, weighed: _Weighed) -> Timeline:
        lines = [self._of_provision(number, weighed) for number in self._run.network.provisions_named(leaf.provision)]
        if len(lines) == 1:
            return lines[0]
        days = sorted({day for line in lines for day in line.days})
        return Timeline(tuple(days), tuple(conjunction([line.at(day) for line in lines]) for day in days))

    def _of_provision(self, number: int, weighed: _Weighed) -> Timeline:
        node = self._run.network.nodes[number]
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        standings = [(c.day, c.standing) for c in self._run.past(number) if isinstance(c.standing, DutyStanding)]
        return _line([(ALWAYS, weighed(node, DutyStanding())), *((day, weighed(node, now)) for day, now in standings)])

    def _of_node(self, number: int) -> Timeline:
        """What a term is worth over the days, or that a scope is in force."""
        standings = [(c.day, c.standing) for c in self._run.past(number)]
        return _line([(day, now.value) for day, now in standings if isinstance(now, ScopeStanding | TermStanding)])


def _line(changes: Sequence[tuple[date, Value]]) -> Timeline:
    return Timeline(tuple([day for day, _ in changes]), tuple([value for _, value in changes]))


def _all_of(formula: Formula) -> Sequence[Leaf] | None:
    """The leaves of a condition that holds if and only if all of them do; None where that is not how it is made."""
    parts = leaves(formula)
    if len(parts) == len(formula):
        return parts
    last = formula[-1]
    joint = isinstance(last, Junction) and last.kind == "and" and len(parts) == last.size == len(formula) - 1
    return parts if joint else None


def _joined(formula: Formula, lines: dict[Leaf, Timeline]) -> Timeline:
    """What a condition is worth over the days, given what its leaves are."""

    def on(day: date) -> Value:
        return evaluate(formula, lambda leaf: lines[leaf].at(day))

    days = sorted({ALWAYS, *(day for line in lines.values() for day in line.days)})
    return Timeline(tuple(days), tuple([on(day) for day in days]))
