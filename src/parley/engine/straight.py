"""The first way through a network: node after node, each through all days at once, after all on which it depends.

That cannot be had for nodes that wait for each other, nor for what depends on them. What comes after a node and yet
acts on it (what ends or suspends a scope, what repairs a breach) is at first taken not to: where it does after all, as
can be seen at the end, the node and what depends on it are left to be run day by day. Up to the day on which it first
acts, both ways find the same; so where it never does, they find the same throughout.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parley.engine.accounts import Timeline
from parley.engine.force import EventStanding, TermStanding
from parley.engine.lives import Lives
from parley.engine.logic import UNKNOWN, conjunction
from parley.engine.nodes import Duty, Event, Node, Scope, Term
from parley.engine.timelines import Timelines
from parley.engine.values import Change
from parley.model.condition import Holds
from parley.model.finding import State, StepState, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run


def run_straight(run: Run) -> set[int]:
    """Works out nodes through all days; those that are left are returned, without all that depends on them."""
    network = run.network
    circular, place = network.circular, network.place
    nodes, standings = network.nodes, run.standing
    worked_out = bytearray(len(nodes))
    lives, others, left = Lives(run), _Others(run), set[int]()
    for at, number in enumerate(network.order):
        if circular[number]:
            left.add(number)
            continue
        for source in network.sources[number]:
            if not worked_out[source] and place[source] <= at:  # itself, too
                left.add(number)
                break
        else:
            worked_out[number] = True
            node = nodes[number]
            standing = lives.of(node) if isinstance(node, Duty) else None
            if standing is None:
                others.work_out(number, node)
            else:
                standings[number] = standing
    return left | _acted_on(run, others.timelines)


class _Others:
    """The way of nodes that are no plain provisions."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.timelines = Timelines(run)
        self._like: dict[tuple[int, tuple[str, ...]], int] = {}

    def work_out(self, number: int, node: Node) -> None:
        """Works out a node, all on which it depends being worked out."""
        if isinstance(node, Duty):
            self._run.run_alone(number)
        elif isinstance(node, Scope):
            self._scope(number, node)
        else:
            changes = self._term(node) if isinstance(node, Term) else self._event(node)
            self._run.history[number] = changes
            if changes:
                self._run.standing[number] = changes[-1].standing

    def _scope(self, number: int, node: Scope) -> None:
        """A scope with no sentences of its own comes as far as others with the same debtors and wider scope."""
        run = self._run
        if node.entries or node.endings or node.pledged is not None or node.parent is None:
            run.run_alone(number)
            return
        other = self._like.setdefault((node.parent, node.debtors), number)
        if other == number:
            run.run_alone(number)
            return
        run.standing[number], run.history[number] = run.standing[other], run.history[other]

    def _term(self, node: Term) -> list[Change]:
        line = self.timelines.weighed(node.formula)
        found, value = list[Change](), UNKNOWN
        for day in self._days(line):
            before, value = value, line.at(day)
            if value != before:
                found.append(Change(day, TermStanding(value), False))
        return found

    def _event(self, node: Event) -> list[Change]:
        start, first = self._run.network.start, self._run.first
        lines = [self.timelines.weighed(formula) for _, formula in node.steps]
        happened = self.timelines.of(Holds(node.event), None).first(Truth.HOLDS, first)
        found, state = list[Change](), StepState.WAITING
        for day in self._days(*lines, Timeline((start, happened or start))):
            before, ready = state, conjunction([line.at(day) for line in lines]).holds
            if happened is not None and day >= happened:
                state = StepState.DONE if ready else StepState.OUT_OF_ORDER
                return [*found, Change(day, EventStanding(state, day), False)]
            state = StepState.READY if ready and day >= start else StepState.WAITING
            if state is not before:
                standing = EventStanding(state, day) if state is StepState.READY else EventStanding()
                found.append(Change(day, standing, False))
        return found

    def _days(self, *lines: Timeline) -> list[date]:
        """The first day of the run, and all later ones on which something changes."""
        first, last = self._run.first, self._run.day
        return sorted({first, *(day for line in lines for day in line.days if first < day <= last)})


def _acted_on(run: Run, timelines: Timelines) -> set[int]:
    """The nodes that something may have acted on that comes after them."""
    network = run.network
    found: set[int] = set()
    for number, others in network.reparations.items():
        if run.duty(number).state is State.VIOLATED and any(run.duty(n).state is State.DISCHARGED for n in others):
            found.add(number)
    for number in network.scopes.values():
        node, entered = network.nodes[number], run.scope(number).entered
        assert isinstance(node, Scope)  # noqa: S101 - for the type checker
        if entered is None or all(network.place[s] < network.place[number] for s in network.sources[number]):
            continue
        if any(timelines.first_holding(ending.formula, entered, entered) is not None for ending in node.endings):
            found.add(number)
    return found
