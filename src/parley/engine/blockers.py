"""What stands in the way of a target: minimal sets of open propositions that would make it hold.

A search by size (uniform cost) over the choices in the and-or graph behind the target. Sets come out smallest
first, so the first is a smallest one and each that contains no earlier one is minimal, as long as the search keeps
within its budget; beyond it, one set is derived and cut down, and says what is not proved.
"""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from parley.engine.goals import Literal, derivable
from parley.engine.reach import Goals
from parley.model.finding import Blockers, BlockingSet

_SETS, _SIZE = 10, 6
_WORK = 400_000
"""Visits to goals before the search gives up; a second or so."""

Chosen = frozenset[Literal]


def blockers_of(target: str, goals: Goals, goal: int, *, holds: bool) -> Blockers:
    """The blockers of a target, given the goal that stands for it."""
    if holds:
        return Blockers(target, holds=True)
    if derivable(goals.goals, None)[goal] < 0:
        return Blockers(target, impossible=True)
    order = _order(goals, goal)
    search = _Search(goals, goal, order)
    found, complete = search.sets()
    if not found and complete:
        return Blockers(target, impossible=True)
    proved = bool(found)
    if not found:
        chosen, minimal = _cut_down(goals, goal, order)
        return Blockers(target, False, False, (BlockingSet(_words(chosen, order), minimal, False),), (), True)
    shown = [chosen for chosen in found if len(chosen) <= _SIZE][:_SETS] or found[:1]
    sets = tuple(BlockingSet(_words(s, order), True, proved and len(s) == len(found[0])) for s in shown)
    needed = frozenset.intersection(*found) if complete else _needed(goals, goal, found)
    return Blockers(target, False, False, sets, _words(needed, order), not complete or len(found) > len(shown))


def _words(chosen: Iterable[Literal], order: dict[Literal, int]) -> tuple[str, ...]:
    return tuple(str(literal) for literal in sorted(chosen, key=lambda literal: order[literal]))


def _order(goals: Goals, goal: int) -> dict[Literal, int]:
    """The literals behind a goal, numbered in the order of the text."""
    order: dict[Literal, int] = {}
    seen, pending = {goal}, [goal]
    while pending:
        here = goals.goals[pending.pop()]
        if here.literal is not None:
            order.setdefault(here.literal, len(order))
        for child in reversed(here.children):
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return order


class _Search:
    """States of the search: what is chosen, what is still to be reached, what is seen to."""

    def __init__(self, goals: Goals, goal: int, order: dict[Literal, int]) -> None:
        self._goals = goals
        self._goal = goal
        self._order = order
        self._work = 0
        self._serial = 0
        self._heap: list[tuple[int, list[int], int, Chosen, tuple[int, ...], frozenset[int]]] = []

    def sets(self) -> tuple[list[Chosen], bool]:
        """Minimal sets, smallest first, at most one more than is shown; and whether these are all."""
        found: list[Chosen] = []
        self._push(frozenset(), (self._goal,), frozenset())
        while self._heap:
            if self._work > _WORK:
                return found, False
            _, _, _, chosen, pending, seen = heappop(self._heap)
            if any(known <= chosen for known in found):
                continue
            step = self._settled(chosen, pending, seen)
            if step is None:
                continue
            more, choices, visited = step
            if len(more) > len(chosen) or choices:
                self._branch(more, choices, visited)
            elif self._suffices(chosen):
                found.append(chosen)
                if len(found) > _SETS or (len(found) > 1 and len(chosen) > _SIZE):
                    return found, False
        return found, True

    def _push(self, chosen: Chosen, pending: tuple[int, ...], seen: frozenset[int]) -> None:
        self._serial += 1
        rank = sorted(self._order[literal] for literal in chosen)
        heappush(self._heap, (len(chosen), rank, self._serial, chosen, pending, seen))

    def _branch(self, chosen: Chosen, choices: list[int], seen: frozenset[int]) -> None:
        if not choices:
            self._push(chosen, (), seen)
            return
        first, rest = choices[0], tuple(choices[1:])
        for child in self._goals.goals[first].children:
            self._push(chosen, (child, *rest), seen | {first})

    def _settled(
        self, chosen: Chosen, pending: Sequence[int], seen: frozenset[int]
    ) -> tuple[Chosen, list[int], frozenset[int]] | None:
        """Follows all that leaves no choice; None where it leads nowhere."""
        stack, picked, visited = list(reversed(pending)), set(chosen), set(seen)
        choices: dict[int, None] = {}
        while stack:
            number = stack.pop()
            if number in visited or number in choices:
                continue
            goal = self._goals.goals[number]
            if goal.literal is None and not goal.every and len(goal.children) > 1:
                choices[number] = None
                continue
            visited.add(number)
            if goal.literal is not None:
                if goal.literal.opposite() in picked:
                    return None
                if not goal.given:
                    picked.add(goal.literal)
            elif goal.children:
                stack.extend(reversed(goal.children))
            elif not goal.every:
                return None
        self._work += len(visited) + len(choices)
        return frozenset(picked), list(choices), frozenset(visited)

    def _suffices(self, chosen: Chosen) -> bool:
        self._work += len(self._goals.goals)
        return derivable(self._goals.goals, chosen)[self._goal] >= 0


def _cut_down(goals: Goals, goal: int, order: dict[Literal, int]) -> tuple[Chosen, bool]:
    """One sufficient set from one derivation, cut down as far as the budget goes; whether it is minimal."""
    place = derivable(goals.goals, None)
    chosen: set[Literal] = set()
    seen, pending = {goal}, [goal]
    while pending:
        number = pending.pop()
        here = goals.goals[number]
        if here.literal is not None and not here.given:
            chosen.add(here.literal)
        first = min((child for child in here.children if place[child] >= 0), key=lambda child: place[child], default=-1)
        for child in here.children if here.every else [first]:
            if child not in seen:
                seen.add(child)
                pending.append(child)
    work = 0
    for literal in sorted(chosen, key=lambda literal: -order[literal]):
        work += len(goals.goals)
        if work > _WORK:
            return frozenset(chosen), False
        if derivable(goals.goals, chosen - {literal})[goal] >= 0:
            chosen.discard(literal)
    return frozenset(chosen), True


def _needed(goals: Goals, goal: int, found: Sequence[Chosen]) -> Chosen:
    """The literals of all sets found without which the goal cannot be reached at all."""
    everything = {here.literal for here in goals.goals if here.literal is not None}
    needed: set[Literal] = set()
    work = 0
    for literal in sorted(frozenset.intersection(*found)):
        work += len(goals.goals)
        if work > _WORK:
            break
        if derivable(goals.goals, everything - {literal})[goal] < 0:
            needed.add(literal)
    return frozenset(needed)
