"""The suspensions of a provision: for how long its clocks have stood still.

A record may suspend and resume a text thousands of times. So each standing shares the lists of the one before, of which
it sees the beginning, and how long clocks have stood still since a day is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date


class Rests:
    """Closed suspensions in the order of their days, and since when the provision rests now. Never changed."""

    __slots__ = ("_closed", "_count", "_days", "now")

    def __init__(self, closed: list[tuple[date, date]], days: list[int], count: int, now: date | None) -> None:
        """`closed` are the first days and the first days after; `days` how long those up to each were, together."""
        self._closed = closed
        self._days = days
        self._count = count
        self.now = now

    def __bool__(self) -> bool:
        return self._count > 0 or self.now is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rests) or (self.now, self._count) != (other.now, other._count):
            return NotImplemented if not isinstance(other, Rests) else False
        return self._closed is other._closed or self._closed[: self._count] == other._closed[: other._count]

    __hash__ = None  # type: ignore[assignment]

    @property
    def resumed(self) -> date | None:
        """The day on which the last closed suspension had ended."""
        return self._closed[self._count - 1][1] if self._count else None

    def begun(self, day: date) -> Rests:
        """As these, and resting since a day."""
        return Rests(self._closed, self._days, self._count, day)

    def ended(self, day: date) -> Rests:
        """As these, the suspension of now over on a day."""
        if self.now is None:
            return self
        closed, days, count = self._closed, self._days, self._count
        if len(closed) > count or count == 0:  # somebody else has gone on from here
            closed, days = closed[:count], days[:count]
        closed.append((self.now, day))
        days.append((days[-1] if days else 0) + (day - self.now).days)
        return Rests(closed, days, count + 1, None)

    def still(self, origin: date, today: date) -> int:
        """For how many days since an origin clocks have stood still. Logarithmic in the suspensions."""
        closed, count = self._closed, self._count
        found = 0 if self.now is None else max(0, (today - max(self.now, origin)).days)
        if count and origin < closed[count - 1][1]:
            place = bisect_right(closed, origin, hi=count, key=lambda rest: rest[1])
            begun, stop = closed[place]
            before = self._days[place]
            found += self._days[count - 1] - before + (stop - max(begun, origin)).days
        return found


NONE = Rests([], [], 0, None)
"""Never suspended."""
