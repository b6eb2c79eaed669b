"""One way to a goal, quickly: the cheapest derivation, cut down to a minimal set; and what every way needs."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import islice

from parley.engine.goals import Goal, Literal, derivable

_CUT = 3_000_000
"""Visits to goals before cutting down stops; about a second."""
_BITS = 2_000
"""Literals that are looked at together; each takes a bit for each goal."""
_DEAREST = 1e15
"""A derivation that counts what it shares may come out as dear as two to the depth; beyond this all are alike."""


def cone_of(goals: Sequence[Goal], goal: int) -> list[Goal]:
    """The goals behind a goal, renumbered in the order of the text; the goal itself is number 0."""
    seen, pending, found = {goal}, [goal], list[int]()
    while pending:
        number = pending.pop()
        found.append(number)
        for child in reversed(goals[number].children):
            if child not in seen:
                seen.add(child)
                pending.append(child)
    place = {number: index for index, number in enumerate(found)}
    return [
        Goal(here.every, [place[c] for c in here.children], here.literal, here.given)
        for here in (goals[number] for number in found)
    ]


def cheapest(cone: Sequence[Goal]) -> frozenset[Literal]:
    """The literals of a derivation of goal 0 that is cheap, a step counted wherever it is used.

    Knuth, "A generalization of Dijkstra's algorithm", 1977. Linear but for the queue; the goal must be derivable.
    """
    cost = [-1.0] * len(cone)
    by: list[int] = [-1] * len(cone)
    missing = [len(goal.children) for goal in cone]
    above: list[list[int]] = [[] for _ in cone]
    queue: list[tuple[float, int, int]] = []
    for number, goal in enumerate(cone):
        for child in goal.children:
            above[child].append(number)
        if goal.literal is not None:
            heappush(queue, (0.0 if goal.given else 1.0, number, -1))
        elif goal.every and not goal.children:
            heappush(queue, (0.0, number, -1))
    while queue and cost[0] < 0:
        dear, number, child = heappop(queue)
        if cost[number] >= 0:
            continue
        cost[number], by[number] = dear, child
        for parent in above[number]:
            missing[parent] -= 1
            if not cone[parent].every:
                heappush(queue, (dear, parent, number))
            elif missing[parent] == 0:
                total = sum(cost[c] for c in cone[parent].children)
                heappush(queue, (min(total, _DEAREST), parent, -1))
    return _leaves(cone, by)


def _leaves(cone: Sequence[Goal], by: Sequence[int]) -> frozenset[Literal]:
    chosen: set[Literal] = set()
    seen, pending = {0}, [0]
    while pending:
        number = pending.pop()
        here = cone[number]
        if here.literal is not None and not here.given:
            chosen.add(here.literal)
        for child in here.children if here.every else (by[number],):
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return frozenset(chosen)


def suffices(cone: Sequence[Goal], chosen: frozenset[Literal]) -> bool:
    """Whether a set brings about goal 0, and does not contradict itself."""
    consistent = not any(literal.opposite() in chosen for literal in chosen)
    return consistent and derivable(list(cone), chosen)[0] >= 0


def cut_down(
    cone: Sequence[Goal], chosen: frozenset[Literal], needed: frozenset[Literal], last_first: Iterable[Literal]
) -> tuple[frozenset[Literal], bool]:
    """A sufficient set without what can be dropped, tried in an order; and whether all could be tried.

    What is in `needed` cannot be dropped. Only goals that the set derives are looked at, so that its cost is that of
    the derivation, not of the agreement, for each step.
    """
    place = derivable(list(cone), chosen)
    reached = [number for number in range(len(cone)) if place[number] >= 0]
    new = {number: index for index, number in enumerate(reached)}
    small = [
        Goal(here.every, [new[c] for c in here.children if c in new], here.literal, here.given)
        for here in (cone[number] for number in reached)
    ]
    work = 0
    for literal in last_first:
        if literal not in chosen or literal in needed:
            continue
        work += len(small)
        if work > _CUT:
            return chosen, False
        if derivable(small, chosen - {literal})[0] >= 0:
            chosen -= {literal}
    return chosen, True


def necessary(cone: Sequence[Goal], among: frozenset[Literal]) -> frozenset[Literal]:
    """The literals of a sufficient set without which goal 0 cannot be reached at all.

    Each of them is; all are found where no two literals contradict each other and at most `_BITS` are doubtful. The
    greatest fixpoint of "what all of it needs" (Keyder, Richter and Helmert, "Sound and complete landmarks for
    And/Or graphs", 2010), each set the bits of a whole number.
    """
    place = derivable(list(cone), None)
    forced = _forced(cone, place)
    doubtful = (goal.literal for goal in cone if goal.literal in among and goal.literal not in forced)
    bits = {literal: 1 << bit for bit, literal in enumerate(islice(dict.fromkeys(doubtful), _BITS)) if literal}
    order = sorted((n for n in range(len(cone)) if place[n] >= 0), key=lambda n: place[n])
    needs: list[int | None] = [None] * len(cone)  # None: everything
    changed = bool(bits)
    while changed:
        changed = False
        for number in order:
            found = _needs(cone[number], needs, bits)
            if found != needs[number]:
                needs[number] = found
                changed = True
    top = needs[0] or 0
    return frozenset(forced) | {literal for literal, bit in bits.items() if top & bit}


def _forced(cone: Sequence[Goal], place: Sequence[int]) -> set[Literal]:
    """The literals to which no choice leads."""
    forced: set[Literal] = set()
    seen, pending = {0}, [0]
    while pending:
        here = cone[pending.pop()]
        if here.literal is not None and not here.given:
            forced.add(here.literal)
        ways = here.children if here.every else [child for child in here.children if place[child] >= 0]
        for child in ways if here.every or len(ways) == 1 else ():
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return forced


def _needs(goal: Goal, needs: Sequence[int | None], bits: dict[Literal, int]) -> int | None:
    if goal.literal is not None:
        return 0 if goal.given else bits.get(goal.literal, 0)
    found: int | None = 0 if goal.every else None
    for child in goal.children:
        below = needs[child]
        if goal.every:
            found = None if found is None or below is None else found | below
        elif below is not None:
            found = below if found is None else found & below
    return found
