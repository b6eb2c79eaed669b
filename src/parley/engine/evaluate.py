"""The run of an agreement through the days, in one account.

At first each node is run through all days, after those on which it depends (see `straight`). What is left, and what a
new line of testimony concerns, is run together, driven by events: a day is worked on only if testimony, a limit or a
deadline falls on it, and then only the nodes concerned, each after those on which it depends. Nodes that wait for each
other move at the same time, so that the order of the text favours nobody.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from heapq import heapify, heappop, heappush
from operator import itemgetter

from parley.engine.accounts import Account
from parley.engine.agenda import agenda_of, first_day
from parley.engine.days import shifted
from parley.engine.duties import DutyStanding, advance_duty, can_be_suspended, deadline_of
from parley.engine.force import EventStanding, ScopeStanding, TermStanding, advance_event, advance_scope, advance_term
from parley.engine.lifecycle import REACHABLE
from parley.engine.lives import past_of
from parley.engine.logic import UNKNOWN
from parley.engine.network import Network
from parley.engine.nodes import Duty, Event, Node, Scope, Term
from parley.engine.straight import run_straight
from parley.engine.values import Change, Standing, Values

_CHANGES_A_DAY = 12
"""A node changes at most so often in one day; only a text that contradicts itself would change it forever."""


class Run(Values):
    """The standing of every node at the end of a day; `standing[i]` is that of `network.nodes[i]`.

    Takes time in proportion to the nodes and to what happens to them. `past` has each node's changes; `history`
    keeps those that cannot be told from what a provision has come to.
    """

    def __init__(self, network: Network, account: Account, day: date) -> None:
        super().__init__(network, account)
        self.day = day
        self.history: dict[int, list[Change]] = {}
        self.first = day
        self.letting_off = False
        self._deadlines: dict[int, date | None] = {}
        self._due: dict[date, list[int]] = {}
        self._days: list[date] = []
        self._idle = bytearray()
        self._only: frozenset[int] | None = None
        self._known: dict[int, list[Change]] = {}
        self.start_anew()

    def start_anew(self) -> None:
        """Runs through all days, from nothing: node by node as far as each comes after all that it leans on."""
        self.standing = [_FIRST[type(node)] for node in self.network.nodes]
        self.history = {}
        self._idle = bytearray(len(self.network.nodes))
        self.first = first_day(self.network, self.account.record, self.day)
        self.letting_off = bool(self.account.record.releases or self.account.record.cancellations)
        if left := run_straight(self):
            self.replay(self._depending(left))

    def past(self, number: int) -> Sequence[Change]:
        """Each change of a node."""
        found, node = self.history.get(number), self.network.nodes[number]
        if found is None and isinstance(node, Duty):
            return [Change(day, standing, False) for day, standing in past_of(node, self.duty(number))]
        return found or ()

    def run_again(self, concerned: Iterable[int], since: date) -> list[int]:
        """Runs again what testimony of days from `since` on can change of some nodes, and all that depends on them.

        The rest follows its history. Where nodes wait for what comes after them in such a way that the order within
        a day cannot be told from that, all runs again. Returns the nodes whose standing is another now.
        """
        again = self._depending(concerned)
        before = {number: self.standing[number] for number in sorted(again)}
        self._run_through(again, since)
        return [number for number, standing in before.items() if standing != self.standing[number]]

    def seen_by(self, network: Network, account: Account) -> "Run":
        """The run in another account in which the same wordings count.

        What is established counts in every account, so only what somebody has said, and what depends on that, is run
        through; the rest follows this run's history.
        """
        other = copy(self)
        other.network, other.account = network, account
        other.standing, other.history, other._idle = self.standing.copy(), self.history.copy(), self._idle.copy()
        said = [key for key, lines in account.record.about.items() if any(line.by is not None for line in lines)]
        other.run_again({number for key in said for number in network.watchers.get(key, ())}, date.max)
        return other

    def _run_through(self, again: frozenset[int], since: date) -> None:
        known = {source for n in again for source in self._sources(n)} - again
        from_the_start = since <= self.first and self.first != self.network.start
        if from_the_start or any(_is_entangled(self.past(number)) for number in known):
            self.start_anew()
        else:
            self.replay(again)

    def run_alone(self, number: int) -> None:
        """Runs a node through all days, once all on which it depends has been run, and before what depends on it."""
        standing, sources = self.standing, self._sources(number)
        moves = [(change.day, source, change.standing) for source in sources for change in self.past(source)]
        moves.sort(key=itemgetter(0))
        agenda = agenda_of((number,), self.network, self.account.record, self.first)
        self._deadlines = {}
        self._due = {day: [number] for day in (*agenda, *(move[0] for move in moves)) if day <= self.day}
        self._days = sorted(self._due)
        for source in sources:
            standing[source] = _FIRST[type(self.network.nodes[source])]
        changes: list[Change] = []
        at = 0
        while self._days:
            today = heappop(self._days)
            del self._due[today]
            while at < len(moves) and moves[at][0] <= today:
                standing[moves[at][1]] = moves[at][2]
                at += 1
            after = self._advanced(number, today)
            if after != standing[number]:
                standing[number] = after
                changes.append(Change(today, after, False))
        self.history[number] = changes

    def replay(self, again: frozenset[int]) -> None:
        """Runs some nodes through all days, while those on which they lean follow their history."""
        known = {source: self.past(source) for n in again for source in self._sources(n) if source not in again}
        for number in (*again, *known):
            self.standing[number] = _FIRST[type(self.network.nodes[number])]
            self._idle[number] = False
        for number in again:
            self.history.pop(number, None)
        self._only, self._known = again, {n: list(reversed(changes)) for n, changes in known.items() if changes}
        agenda = agenda_of(again, self.network, self.account.record, self.first)
        for number, changes in self._known.items():
            for change in changes:
                agenda.setdefault(change.day, []).append(number)
        self._go(agenda)
        self._only, self._known = None, {}

    def _go(self, agenda: dict[date, list[int]]) -> None:
        self._due, self._days, self._deadlines = {}, [], {}
        self.letting_off = bool(self.account.record.releases or self.account.record.cancellations)
        for day, numbers in agenda.items():
            if day <= self.day:
                self._due[day] = numbers
                self._days.append(day)
        heapify(self._days)
        while self._days:
            today = heappop(self._days)
            self._settle(today, self._due.pop(today))

    def _depending(self, concerned: Iterable[int]) -> frozenset[int]:
        """Some nodes, and all that depends on them."""
        found = set(concerned)
        pending = list(found)
        while pending:
            for other in self.network.dependents[pending.pop()]:
                if other not in found:
                    found.add(other)
                    pending.append(other)
        return frozenset(found)

    def _sources(self, number: int) -> list[int]:
        """What a node leans on: a scope on the conditions of the wider one, too."""
        node, found = self.network.nodes[number], self.network.sources[number]
        if isinstance(node, Scope) and node.parent is not None:
            return [*found, *self._sources(node.parent)]
        return found

    def wake(self, number: int, day: date) -> None:
        """Has a node looked at on a day."""
        if day > self.day:
            return
        if day in self._due:
            self._due[day].append(number)
        else:
            self._due[day] = [number]
            heappush(self._days, day)

    def in_time(self, number: int, duty: Duty, day: date) -> bool:
        """Whether a duty's last day, as far as it was known when last something happened to it, has not passed."""
        if duty.shifting or number not in self._deadlines:
            return False
        deadline = self._deadlines[number]
        return deadline is None or day <= deadline

    def _settle(self, day: date, concerned: Iterable[int]) -> None:
        network, standing, idle = self.network, self.standing, self._idle
        rank, place = network.rank, network.place
        late: set[int] = set()
        changes: dict[int, int] = {}
        queued = {place[number] for number in concerned if not idle[number]}
        queue = sorted(queued)
        while queue:
            together = self._next(queue, queued)
            news = [self._advanced(number, day) for number in together]
            for number, after in zip(together, news, strict=True):
                before = standing[number]
                if after is before or after == before or changes.get(number, 0) >= _CHANGES_A_DAY:
                    continue
                if number in late or network.circular[number]:
                    changes[number] = changes.get(number, 0) + 1
                standing[number] = after
                idle[number] = self._is_over(number)
                self._remember(number, Change(day, after, number in late))
                for other in network.dependents[number]:
                    if idle[other] or (self._only is not None and other not in self._only):
                        continue
                    if rank[other] <= rank[number] or number in late:
                        late.add(other)
                    if place[other] not in queued:
                        queued.add(place[other])
                        heappush(queue, place[other])

    def _next(self, queue: list[int], queued: set[int]) -> list[int]:
        """Takes the first out of a queue of places, with all that move at the same time."""
        order, rank = self.network.order, self.network.rank
        together: list[int] = []
        while queue and (not together or rank[order[queue[0]]] == rank[together[0]]):
            at = heappop(queue)
            queued.discard(at)
            together.append(order[at])
        return together

    def _is_over(self, number: int) -> bool:
        """Whether nothing can happen to a node any more."""
        node = self.network.nodes[number]
        return isinstance(node, Duty) and not node.shifting and not REACHABLE[node.form][self.duty(number).state]

    def _remember(self, number: int, change: Change) -> None:
        if number in self.history:
            if number not in self._known:
                self.history[number].append(change)
        elif number not in self._known:
            self.history[number] = [change]

    def _advanced(self, number: int, day: date) -> Standing:
        if number in self._known:
            return self._known[number].pop().standing
        node = self.network.nodes[number]
        if isinstance(node, Duty):
            now = self.duty(number)
            if now.bound is None and self.scope(node.scope).entered is None:
                return now
            after = advance_duty(self, number, node, now, day)
            if node.timed and (node.shifting or after is not now) and can_be_suspended(after.state):
                limited = node.dated or after.detached is not None
                deadline = deadline_of(self, node, after, day) if limited else None
                self._deadlines[number] = deadline
                if deadline is not None and day <= deadline < self.day:
                    self.wake(number, shifted(deadline, 1))
            return after
        if isinstance(node, Scope):
            return advance_scope(self, node, self.scope(number), day)
        return (
            advance_term(self, node, day)
            if isinstance(node, Term)
            else advance_event(self, node, self.event(number), day)
        )


_FIRST: dict[type[Node], Standing] = {
    Scope: ScopeStanding(),
    Term: TermStanding(UNKNOWN),
    Duty: DutyStanding(),
    Event: EventStanding(),
}


def _is_entangled(changes: Sequence[Change]) -> bool:
    """Whether a history does not tell at which turn of a day a node changed."""
    return any(change.late for change in changes) or len({change.day for change in changes}) < len(changes)
