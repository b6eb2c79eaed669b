"""Bounds on the days between points in time, and the earliest days that follow from them: see `temporal`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

ORIGIN = 0
"""The point from which days are counted."""


class Bound(NamedTuple):
    """`later` comes at least `days` after `earlier`. A limit "x within 3 days of y" is Bound(x, y, -3)."""

    earlier: int
    later: int
    days: int


@dataclass(slots=True)
class Times:
    """When everything can come at the earliest.

    `days` are the earliest days; `by` the bound that makes a point as late as that (None: nothing does; an int: the
    point on which a choice rests). `cycles` are limits that cannot be met, each as the bounds of one cycle, the broken
    limit first. `settled` is False where the work allowed did not suffice to look into every limit.
    """

    days: list[int]
    by: list[Bound | int | None]
    cycles: list[tuple[Bound, ...]] = field(default_factory=list)
    settled: bool = True

    def path(self, point: int, stop: int | None = None) -> list[Bound]:
        """The bounds that make a point as late as it is, last one first, back to where nothing does (or to `stop`)."""
        found: list[Bound] = []
        at = point
        while (why := self.by[at]) is not None and len(found) <= len(self.days):
            step = why if isinstance(why, Bound) else Bound(why, at, 0)
            found.append(step)
            at = step.earlier
            if at in (ORIGIN, stop):
                break
        return found


def cycle_from(by: Sequence[Bound | int | None], point: int) -> list[Bound]:
    """The bounds of the cycle on which a point lies, each before what it makes late."""
    cycle: list[Bound] = []
    at = point
    while True:
        why = by[at]
        step = why if isinstance(why, Bound) else Bound(at if why is None else why, at, 0)
        cycle.append(step)
        at = step.earlier
        if at == point:
            return cycle


def point_on_cycle(by: Sequence[Bound | int | None], points: Iterable[int]) -> int | None:
    """A point that is late because it is late, reached from some points; None where there is none."""
    seen: dict[int, int] = {}
    for start in sorted(points):
        at: int | None = start
        while at is not None and at not in seen:
            seen[at] = start
            why = by[at]
            at = why.earlier if isinstance(why, Bound) else why
        if at is not None and seen[at] == start:
            return at
    return None
