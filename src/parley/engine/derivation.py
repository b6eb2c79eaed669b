"""One way to a goal, quickly: the cheapest derivation, cut down to a minimal set; and what every way needs."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import islice

from parley.engine.goals import Goal, Literal

_CUT = 3_000_000
"""Visits to goals before cutting down stops; about a second."""
_BITS = 2_000
"""Literals that are looked at together; each takes a bit for each goal."""
_DEAREST = 1e15
"""A derivation that counts what it shares may come out as dear as two to the depth; beyond this all are alike."""


class Cone:
    """The goals behind a goal, renumbered in the order of the text; the goal itself is number 0.

    Lists side by side, each goal's parents among them, so that deriving again and again costs little.
    """

    def __init__(self, goals: Sequence[Goal], found: Sequence[int]) -> None:
        place = {number: index for index, number in enumerate(found)}
        self.every = [goals[number].every for number in found]
        self.children = [[place[c] for c in goals[number].children if c in place] for number in found]
        self.literal = [goals[number].literal for number in found]
        self.given = [goals[number].given for number in found]
        self.above: list[list[int]] = [[] for _ in found]
        self._missing = []
        self._leaves: list[tuple[int, Literal, bool]] = []
        self._facts: list[int] = []
        for number, children in enumerate(self.children):
            for child in children:
                self.above[child].append(number)
            self._missing.append(len(children) if self.every[number] else 1)
            literal = self.literal[number]
            if literal is not None:
                self._leaves.append((number, literal, self.given[number]))
            elif self.every[number] and not children:
                self._facts.append(number)

    def __len__(self) -> int:
        return len(self.every)

    def open_literals(self) -> dict[Literal, None]:
        """The literals that are not given, in the order of the text."""
        return {literal: None for _, literal, given in self._leaves if not given}

    def derived(self, chosen: frozenset[Literal] | None) -> list[int]:
        """As `goals.derivable`: each goal's place in the order of derivation, -1 where it is not derived."""
        place, missing, above = [-1] * len(self), self._missing.copy(), self.above
        order = self._facts.copy()
        for number, literal, given in self._leaves:
            if chosen is None or literal in chosen or (given and literal.opposite() not in chosen):
                order.append(number)
        for number in order:
            place[number] = 0
        for count, number in enumerate(order):
            place[number] = count
            for parent in above[number]:
                missing[parent] -= 1
                if missing[parent] <= 0 and place[parent] < 0:
                    place[parent] = 0
                    order.append(parent)
        return place

    def part(self, numbers: Sequence[int]) -> "Cone":
        """Some of the goals, 0 the first of them, as a cone of their own."""
        goals = [Goal(*these) for these in zip(self.every, self.children, self.literal, self.given, strict=True)]
        return Cone(goals, numbers)


def cone_of(goals: Sequence[Goal], goal: int) -> Cone:
    """The cone of a goal. Linear in the goals behind it."""
    seen, pending, found = bytearray(len(goals)), [goal], list[int]()
    seen[goal] = True
    while pending:
        number = pending.pop()
        found.append(number)
        for child in reversed(goals[number].children):
            if not seen[child]:
                seen[child] = True
                pending.append(child)
    return Cone(goals, found)


def cheapest(cone: Cone) -> frozenset[Literal]:
    """The literals of a derivation of goal 0 that is cheap, a step counted wherever it is used.

    Knuth, "A generalization of Dijkstra's algorithm", 1977. Linear but for the queue; the goal must be derivable.
    """
    cost = [-1.0] * len(cone)
    by: list[int] = [-1] * len(cone)
    missing = [len(children) for children in cone.children]
    queue: list[tuple[float, int, int]] = []
    for number, literal in enumerate(cone.literal):
        if literal is not None:
            heappush(queue, (0.0 if cone.given[number] else 1.0, number, -1))
        elif cone.every[number] and not cone.children[number]:
            heappush(queue, (0.0, number, -1))
    while queue and cost[0] < 0:
        dear, number, child = heappop(queue)
        if cost[number] >= 0:
            continue
        cost[number], by[number] = dear, child
        for parent in cone.above[number]:
            missing[parent] -= 1
            if not cone.every[parent]:
                heappush(queue, (dear, parent, number))
            elif missing[parent] == 0:
                total = sum(cost[c] for c in cone.children[parent])
                heappush(queue, (min(total, _DEAREST), parent, -1))
    return _leaves(cone, by)


def _leaves(cone: Cone, by: Sequence[int]) -> frozenset[Literal]:
    chosen: set[Literal] = set()
    seen, pending = {0}, [0]
    while pending:
        number = pending.pop()
        literal = cone.literal[number]
        if literal is not None and not cone.given[number]:
            chosen.add(literal)
        for child in cone.children[number] if cone.every[number] else (by[number],):
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return frozenset(chosen)


def suffices(cone: Cone, chosen: frozenset[Literal]) -> bool:
    """Whether a set brings about goal 0, and does not contradict itself."""
    consistent = not any(literal.opposite() in chosen for literal in chosen)
    return consistent and cone.derived(chosen)[0] >= 0


def cut_down(
    cone: Cone, chosen: frozenset[Literal], needed: frozenset[Literal], last_first: Iterable[Literal]
) -> tuple[frozenset[Literal], bool]:
    """A sufficient set without what can be dropped, tried in an order; and whether all could be tried.

    What is in `needed` cannot be dropped. Only goals that the set derives are looked at, so that its cost is that of
    the derivation, not of the agreement, for each step.
    """
    place = cone.derived(chosen)
    small = cone.part([number for number in range(len(cone)) if place[number] >= 0])
    work = 0
    for literal in last_first:
        if literal not in chosen or literal in needed:
            continue
        work += len(small)
        if work > _CUT:
            return chosen, False
        if small.derived(chosen - {literal})[0] >= 0:
            chosen -= {literal}
    return chosen, True


def forced(cone: Cone, place: Sequence[int]) -> frozenset[Literal]:
    """The literals to which no choice leads, given each goal's place where everything may come true."""
    found: set[Literal] = set()
    seen, pending = {0}, [0]
    while pending:
        number = pending.pop()
        literal = cone.literal[number]
        if literal is not None and not cone.given[number]:
            found.add(literal)
        ways: Sequence[int] = cone.children[number]
        if not cone.every[number]:
            ways = [child for child in ways if place[child] >= 0]
            ways = ways if len(ways) == 1 else ()
        for child in ways:
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return frozenset(found)


def necessary(
    cone: Cone, place: Sequence[int], sure: frozenset[Literal], among: frozenset[Literal]
) -> frozenset[Literal]:
    """The literals of a sufficient set without which goal 0 cannot be reached at all; those `forced` are `sure`.

    Each of them is; all are found where no two literals contradict each other and at most `_BITS` are doubtful. The
    greatest fixpoint of "what all of it needs" (Keyder, Richter and Helmert, "Sound and complete landmarks for
    And/Or graphs", 2010), each set the bits of a whole number.
    """
    doubtful = (literal for literal in cone.open_literals() if literal in among and literal not in sure)
    bits = {literal: 1 << bit for bit, literal in enumerate(islice(doubtful, _BITS))}
    order = sorted((n for n in range(len(cone)) if place[n] >= 0), key=lambda n: place[n])
    needs: list[int | None] = [None] * len(cone)  # None: everything
    changed = bool(bits)
    while changed:
        changed = False
        for number in order:
            found = _needs(cone, number, needs, bits)
            if found != needs[number]:
                needs[number] = found
                changed = True
    top = needs[0] or 0
    return sure | {literal for literal, bit in bits.items() if top & bit}


def _needs(cone: Cone, number: int, needs: Sequence[int | None], bits: dict[Literal, int]) -> int | None:
    literal, every = cone.literal[number], cone.every[number]
    if literal is not None:
        return 0 if cone.given[number] else bits.get(literal, 0)
    found: int | None = 0 if every else None
    for child in cone.children[number]:
        below = needs[child]
        if every:
            found = None if found is None or below is None else found | below
        elif below is not None:
            found = below if found is None else found & below
    return found
