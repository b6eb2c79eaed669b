"""The run of an agreement through the days, in one account.

Driven by events: a day is worked on only if testimony, a limit or a deadline falls on it, and then only the nodes
concerned, each after those on which it depends. Nodes that wait for each other move at the same time, so that the
order of the text favours nobody.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial
from heapq import heappop, heappush

from parley.engine.accounts import Account, days_of_change
from parley.engine.days import ALWAYS, limits, shifted
from parley.engine.duties import DutyStanding, advance_duty, deadline_of
from parley.engine.force import EventStanding, ScopeStanding, TermStanding, advance_event, advance_scope, advance_term
from parley.engine.lifecycle import SUSPENDABLE, state_from_standing
from parley.engine.logic import UNKNOWN, Formula, Leaf, Value, conjunction, evaluate, leaves
from parley.engine.network import AGREEMENT, Duty, Event, Network, Node, Scope, Term, formulas_of
from parley.model.condition import Accepts, Holds, InForce
from parley.model.condition import Standing as StandingWord
from parley.model.finding import State, Truth

Standing = ScopeStanding | TermStanding | DutyStanding | EventStanding
_CHANGES_A_DAY = 12
"""A node changes at most so often in one day; only a text that contradicts itself would change it forever."""


class Run:
    """The standing of every node at the end of a day; `standing[i]` is that of `network.nodes[i]`."""

    def __init__(self, network: Network, account: Account, day: date) -> None:
        self.network = network
        self.account = account
        self.day = day
        self.standing: list[Standing] = [_at_first(node) for node in network.nodes]
        self._due: dict[date, dict[int, None]] = {}
        self._days: list[date] = []
        self._fill_the_agenda()
        while self._days:
            today = heappop(self._days)
            self._settle(today, self._due.pop(today))

    def scope(self, number: int) -> ScopeStanding:
        """The standing of a scope."""
        standing = self.standing[number]
        assert isinstance(standing, ScopeStanding)  # noqa: S101 - for the type checker
        return standing

    def duty(self, number: int) -> DutyStanding:
        """The standing of a provision."""
        standing = self.standing[number]
        assert isinstance(standing, DutyStanding)  # noqa: S101 - for the type checker
        return standing

    def event(self, number: int) -> EventStanding:
        """The standing of an event that steps put in order."""
        standing = self.standing[number]
        assert isinstance(standing, EventStanding)  # noqa: S101 - for the type checker
        return standing

    def term(self, number: int) -> TermStanding:
        """The standing of a defined term."""
        standing = self.standing[number]
        assert isinstance(standing, TermStanding)  # noqa: S101 - for the type checker
        return standing

    def in_force(self) -> ScopeStanding:
        """The standing of the agreement as a whole."""
        return self.scope(self.network.scopes[AGREEMENT])

    def weigh(self, formula: Formula, day: date, *, since: date | None = None, as_state: bool = False) -> Value:
        """The value of a condition on a day. Events before `since` do not count; `as_state`: none is an event."""
        return evaluate(formula, partial(self.value, day=day, since=since, as_state=as_state))

    def value(self, leaf: Leaf, day: date, *, since: date | None = None, as_state: bool = False) -> Value:
        """The value of a leaf on a day."""
        if isinstance(leaf, Holds):
            return self._holds(leaf, day, since, as_state=as_state)
        if isinstance(leaf, Accepts):
            return self.account.accepted(leaf.party, day)
        if isinstance(leaf, InForce):
            return self.scope(self.network.scopes[leaf.target]).value
        numbers = self.network.provisions_named(leaf.provision)
        return conjunction(self._stands(number, leaf.standing) for number in numbers) if numbers else UNKNOWN

    def _holds(self, leaf: Holds, day: date, since: date | None, *, as_state: bool) -> Value:
        key = leaf.proposition.key
        if key in self.network.terms:
            return self.term(self.network.terms[key]).value
        if leaf.when is not None:
            first, last = limits(leaf.when)
            first = max((d for d in (first, since) if d is not None), default=None)
            value = self.account.truth(key, day, first=first, last=last, event=True)
            if value.truth is Truth.UNKNOWN and last is not None and day > last:
                return Value(Truth.FAILS, shifted(last, 1))
            return value
        if key in self.network.event_keys and not as_state:
            return self.account.truth(key, day, first=since, event=True)
        return self.account.truth(key, day)

    def _stands(self, number: int, standing: StandingWord) -> Value:
        node, now = self.network.nodes[number], self.duty(number)
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        wanted = state_from_standing(node.form, standing)
        if now.state is wanted:
            return Value(Truth.HOLDS, now.since)
        if now.state is State.SUSPENDED and wanted in SUSPENDABLE:
            return UNKNOWN
        return Value(Truth.FAILS, now.since)

    def wake(self, number: int, day: date) -> None:
        """Has a node looked at on a day."""
        if day > self.day:
            return
        if day not in self._due:
            self._due[day] = {}
            heappush(self._days, day)
        self._due[day][number] = None

    def _fill_the_agenda(self) -> None:
        network, record = self.network, self.account.record
        days: dict[date, list[int]] = {}
        for index, concerned in ((record.about, network.watchers), (record.acceptances, network.acceptors)):
            for name, numbers in concerned.items():
                for day in days_of_change(index.get(name, ())):
                    days.setdefault(day, []).extend(numbers)
        for index in (record.releases, record.cancellations):
            for name, lines in index.items():
                for line in lines:
                    days.setdefault(line.on, []).extend(network.provisions_named(name))
        for number, node in enumerate(network.nodes):
            for day in _own_days(node):
                days.setdefault(day, []).append(number)
        first = min((day for day in (*days, network.start, self.day) if day > ALWAYS), default=self.day)
        days.setdefault(first, []).extend(range(len(network.nodes)))
        days.setdefault(network.start, []).extend(network.events.values())
        for day, numbers in days.items():
            for number in numbers:
                self.wake(number, day)

    def _settle(self, day: date, concerned: Iterable[int]) -> None:
        rank = self.network.rank
        queue: list[tuple[int, int]] = []
        queued: set[int] = set()
        changes: dict[int, int] = {}
        for number in concerned:
            heappush(queue, (rank[number], number))
            queued.add(number)
        while queue:
            together = [heappop(queue)[1]]
            while queue and queue[0][0] == rank[together[0]]:
                together.append(heappop(queue)[1])
            queued.difference_update(together)
            news = [(number, self._advanced(number, day)) for number in together]
            for number, standing in news:
                if standing == self.standing[number] or changes.get(number, 0) >= _CHANGES_A_DAY:
                    continue
                changes[number] = changes.get(number, 0) + 1
                self.standing[number] = standing
                for other in self.network.dependents[number]:
                    if other not in queued:
                        queued.add(other)
                        heappush(queue, (rank[other], other))

    def _advanced(self, number: int, day: date) -> Standing:
        node, now = self.network.nodes[number], self.standing[number]
        if isinstance(node, Scope) and isinstance(now, ScopeStanding):
            return advance_scope(self, node, now, day)
        if isinstance(node, Term):
            return advance_term(self, node, day)
        if isinstance(node, Event) and isinstance(now, EventStanding):
            return advance_event(self, node, now, day)
        assert isinstance(node, Duty) and isinstance(now, DutyStanding)  # noqa: S101 - for the type checker
        standing = advance_duty(self, number, node, now, day)
        if standing.state in SUSPENDABLE:
            deadline = deadline_of(self, node, standing, day)
            if deadline is not None and day <= deadline < self.day:
                self.wake(number, shifted(deadline, 1))
        return standing


def _at_first(node: Node) -> Standing:
    if isinstance(node, Scope):
        return ScopeStanding()
    if isinstance(node, Term):
        return TermStanding(UNKNOWN)
    return DutyStanding() if isinstance(node, Duty) else EventStanding()


def _own_days(node: Node) -> Iterable[date]:
    """The days on which a node is to be looked at whatever is said."""
    for formula in (formula for formulas in formulas_of(node) for formula in formulas):
        for leaf in leaves(formula):
            if isinstance(leaf, Holds) and leaf.when is not None:
                first, last = limits(leaf.when)
                yield from () if first is None else (first,)
                yield from () if last is None else (shifted(last, 1),)
    if isinstance(node, Scope):
        yield from (entry.day for entry in node.entries if entry.day is not None)
        yield from (ending.day for ending in node.endings if ending.day is not None)
        yield from () if node.pledged is None else (node.pledged,)
    if isinstance(node, Duty) and node.provision.starts is not None:
        yield node.provision.starts
