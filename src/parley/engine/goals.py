"""An and-or graph of goals, and what can be derived in it.

Each goal is reached by all of its children, by any one of them (with none, never), or is a literal: an open
proposition that holds, or that does not. Conditions are pushed down to literals (negation normal form), so that what
can be derived only grows with the literals taken as true, and a least fixpoint decides it in linear time (Dowling and
Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae", 1984).
"""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

Name = tuple[str, int, str]


class Literal(NamedTuple):
    """An open proposition, in words; `positive`: it is to hold."""

    words: str
    positive: bool

    def __str__(self) -> str:
        return self.words if self.positive else f"not: {self.words}"

    def opposite(self) -> "Literal":
        """The same proposition, the other way round."""
        return Literal(self.words, not self.positive)


@dataclass(slots=True)
class Goal:
    """One node of the graph. `given`: a literal that is true now, unless its opposite comes true.

    `name` says what it stands for; `waits` is, for a condition's leaf, whose condition it is and its words.
    """

    every: bool = True
    children: list[int] = field(default_factory=list)
    literal: Literal | None = None
    given: bool = False
    name: Name | None = None
    waits: tuple[str, str] | None = None


def derivable(goals: list[Goal], chosen: Collection[Literal] | None, forced: Collection[int] = ()) -> list[int]:
    """The least fixpoint: for each goal its place in the order of derivation, -1 where it is not derived.

    `chosen` are the literals that come true (None: all may); `forced` goals that are taken as derived.
    """
    place = [-1] * len(goals)
    missing = [len(goal.children) if goal.every else min(1, len(goal.children)) for goal in goals]
    above: list[list[int]] = [[] for _ in goals]
    queue: deque[int] = deque(forced)
    for number, goal in enumerate(goals):
        for child in goal.children:
            above[child].append(number)
        if goal.literal is not None:
            held = chosen is None or goal.literal in chosen
            if held or (goal.given and goal.literal.opposite() not in (chosen or ())):
                queue.append(number)
        elif goal.every and not goal.children:
            queue.append(number)
    count = 0
    while queue:
        number = queue.popleft()
        if place[number] >= 0:
            continue
        place[number] = count
        count += 1
        for parent in above[number]:
            missing[parent] -= 1
            if missing[parent] <= 0:
                queue.append(parent)
    return place
