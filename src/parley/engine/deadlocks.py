"""What waits for itself.

Outside propositions are taken to come true and debtors to act once their duty is due, not before. What is in the
greatest fixpoint of "can come" but not in the least comes only if it has come already: it is deadlocked (the
unfounded sets of Van Gelder, Ross and Schlipf, "The well-founded semantics for general logic programs", 1991).
"""

from collections.abc import Container, Iterable, Sequence

from parley.engine.blockers import blockers_of
from parley.engine.evaluate import Run
from parley.engine.goals import Goal, Literal, derivable
from parley.engine.graph import components
from parley.engine.nodes import Duty, Event, Scope
from parley.engine.reach import Goals, words_of_target
from parley.engine.reasons import NOBODY
from parley.model.finding import Deadlock, Reason, State, StepState

_WORK = 500_000
"""Visits to goals that the search for ways out may take."""


def find_deadlocks(run: Run) -> tuple[Deadlock, ...]:
    """Every group that waits for itself, with the conditions whose waiving would open it."""
    goals = Goals(run, acting=True)
    for number, node in enumerate(run.network.nodes):
        if isinstance(node, Duty) and run.duty(number).state in (State.INACTIVE, State.CONDITIONAL):
            goals.due(number)
        elif isinstance(node, Scope) and run.scope(number).complete is None:
            goals.force(node.target)
        elif isinstance(node, Event) and run.event(number).state is StepState.WAITING:
            goals.done(number)
    graph = goals.goals
    comes = derivable(graph, None)
    never = _unsupported(graph)
    stuck = [number for number in range(len(graph)) if comes[number] < 0 and number not in never]
    inside = {number: index for index, number in enumerate(stuck)}
    edges = [[inside[child] for child in graph[number].children if child in inside] for number in stuck]
    groups: dict[int, list[int]] = {}
    for number, component in zip(stuck, components(edges), strict=True):
        groups.setdefault(component, []).append(number)
    found = []
    for group in sorted(groups.values()):
        if len(group) > 1 or group[0] in graph[group[0]].children:
            deadlock = _deadlock(run, graph, group, inside, comes)
            if deadlock is not None:
                found.append(deadlock)
    return tuple(found)


def _unsupported(graph: Sequence[Goal]) -> set[int]:
    """What can never come, not even by waiting for itself: the complement of the greatest fixpoint."""
    left = [len(goal.children) for goal in graph]
    above: list[list[int]] = [[] for _ in graph]
    for number, goal in enumerate(graph):
        for child in goal.children:
            above[child].append(number)
    pending = [n for n, goal in enumerate(graph) if not goal.every and not goal.children]
    never: set[int] = set()
    while pending:
        number = pending.pop()
        if number in never:
            continue
        never.add(number)
        for parent in above[number]:
            left[parent] -= 1
            if graph[parent].every or left[parent] == 0:
                pending.append(parent)
    return never


def _deadlock(
    run: Run, graph: list[Goal], group: list[int], inside: Container[int], comes: Sequence[int]
) -> Deadlock | None:
    """The deadlock of a group of goals, or None where it only waits for another."""
    place = {number: index for index, number in enumerate(group)}
    small: list[Goal] = []
    for number in group:
        goal = graph[number]
        free = [c for c in goal.children if c not in place and (c in inside or comes[c] >= 0)]
        children = [place[c] for c in goal.children if c in place]
        small.append(Goal(every=goal.every, children=[] if free and not goal.every else children))
        if free and not goal.every:
            small[-1].every = True
    if all(index >= 0 for index in derivable(small, ())):
        return None
    waits = [(n, wait) for n in group if (wait := graph[n].waits) is not None]
    ways = _ways_out(small, [(place[number], f"{words} (in {owner})") for number, (owner, words) in waits])
    members = _members(run, [graph[number] for number in group])
    because = tuple(Reason(f"{owner} waits for: {words}", (NOBODY,)) for _, (owner, words) in waits)
    return Deadlock(members, Reason(f"waits for itself: {', '.join(members)}", because), ways)


def _ways_out(small: list[Goal], waits: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The conditions each of which, waived, lets all of a deadlock come; where no single one does, fewest together."""
    ways: dict[str, None] = {}
    for tried, (number, words) in enumerate(waits):
        if tried * len(small) > _WORK:
            break
        if all(index >= 0 for index in derivable(small, (), [number])):
            ways[words] = None
    if ways or not waits:
        return tuple(ways)
    graph = [Goal(goal.every, list(goal.children)) for goal in small]
    for number, words in waits:
        graph.append(graph[number])
        graph.append(Goal(literal=Literal(words, True)))
        graph[number] = Goal(every=False, children=[len(graph) - 2, len(graph) - 1])
    graph.append(Goal(children=list(range(len(small)))))
    order = {words: place for place, (_, words) in enumerate(waits)}
    found = blockers_of("", graph, len(graph) - 1, remoteness=order.__getitem__)
    return tuple(" and ".join(chosen.steps) for chosen in found.sets if len(chosen.steps) == len(found.sets[0].steps))


def _members(run: Run, goals: Iterable[Goal]) -> tuple[str, ...]:
    """What the goals stand for, in the order of the text: provisions, steps, then what has an entry of its own."""
    found: dict[tuple[int, int], str] = {}
    for goal in goals:
        if goal.name is None:
            continue
        number = goal.name[1]
        node = run.network.nodes[number]
        if isinstance(node, Duty):
            found[0, number] = node.provision.id
        elif isinstance(node, Event):
            found[1, number] = node.steps[0][0].id
        elif isinstance(node, Scope) and node.entries:
            found[2, number] = words_of_target(node.target)
    return tuple(found[key] for key in sorted(found))
