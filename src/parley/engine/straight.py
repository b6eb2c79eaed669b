"""The first way through a network: node after node, each through all days at once, after all on which it depends.

That cannot be had for nodes that wait for each other, nor for what depends on them. What comes after a node and yet
acts on it (what ends or suspends a scope, what repairs a breach) is at first taken not to: where it does after all, as
can be seen at the end, the node and what depends on it are left to be run day by day. Up to the day on which it first
acts, both ways find the same; so where it never does, they find the same throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.engine.lives import Lives
from parley.engine.nodes import Duty, Scope
from parley.engine.timelines import Timelines
from parley.model.finding import State

if TYPE_CHECKING:
    from parley.engine.evaluate import Run


def run_straight(run: Run) -> set[int]:
    """Works out nodes through all days; those that are left are returned, without all that depends on them."""
    network = run.network
    nodes, circular, place = network.nodes, network.circular, network.place
    lives, timelines = Lives(run), Timelines(run)
    worked_out = bytearray(len(nodes))
    left: set[int] = set()
    like: dict[tuple[int, tuple[str, ...]], int] = {}
    for at, number in enumerate(network.order):
        if circular[number]:
            left.add(number)
            continue
        for source in network.sources[number]:
            if not worked_out[source] and place[source] < at:
                left.add(number)
                break
        else:
            worked_out[number] = True
            node = nodes[number]
            if isinstance(node, Duty):
                if (standing := lives.of(node)) is not None:
                    run.standing[number] = standing
                    continue
            elif isinstance(node, Scope) and not (node.entries or node.endings or node.pledged or node.parent is None):
                other = like.setdefault((node.parent, node.debtors), number)
                if other != number:
                    run.standing[number] = run.standing[other]
                    if other in run.history:
                        run.history[number] = run.history[other]
                    continue
            run.run_alone(number)
    return left | _acted_on(run, timelines)


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
        if any(timelines.first_holding(ending.formula, entered) is not None for ending in node.endings):
            found.add(number)
    return found
