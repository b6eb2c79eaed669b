"""The life of a duty, ban or power as a line in time: where its marks stand, and how the line between them looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from parley.export.wording import OVERDUE, VALUES, day
from parley.model.finding import Moment, State

_LEAST_DAYS = 14
_LANES = 3
_BESIDE = 7.0
"""Marks that stand closer than so many hundredths of the line stand in several lanes."""

_LOOKS: dict[State, str] = {
    State.INACTIVE: "rests",
    State.CONDITIONAL: "waits",
    State.SUSPENDED: "rests",
    State.DETACHED: "runs",
    State.AVAILABLE: "runs",
    State.VIOLATED: "wrong",
}
"""How the line looks while a state lasts; states that are not here are the end of a life."""

_OPEN = (State.CONDITIONAL, State.DETACHED, State.AVAILABLE, State.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that all lines of a page show, and the day from which they are seen."""

    first: date
    last: date
    now: date

    def at(self, when: date) -> float:
        """Where a day stands, in hundredths of the line; days outside stand at its ends."""
        days = (self.last - self.first).days
        part = (when - self.first).days / days
        return round(3 + 94 * min(max(part, 0.0), 1.0), 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something happened: where it stands, in which lane, its shape, and words."""

    at: float
    lane: int
    shape: str
    says: str
    on: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line, from one place to another, and its look: "waits", "runs", "rests", "wrong" or "ahead"."""

    begins: float
    ends: float
    look: str


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A line in time. `now` is where the day stands from which it is seen, `limit` where the last day for it stands;
    `later`: that lies beyond the end of the line."""

    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    lanes: int
    now: float
    limit: float | None
    limit_on: str
    later: bool
    first: str
    last: str


def axis_of(lives: Iterable[Sequence[Moment]], limits: Iterable[date | None], now: date) -> Axis:
    """The days that lines are to show: from the first moment on, and ahead as far as there is a limit, but not much
    farther than it is back."""
    first = min((moment.day for life in lives for moment in life), default=now)
    back = max((now - first).days, _LEAST_DAYS)
    ahead = max(((limit - now).days for limit in limits if limit is not None), default=0)
    # Python knows no day after date.max: an agreement may name it.
    most = (date.max - now).days
    last = date.fromordinal(now.toordinal() + min(max(min(ahead, back), _LEAST_DAYS), most))
    return Axis(first if first < last else date.fromordinal(max(1, last.toordinal() - 1)), last, now)


def lifeline(life: Sequence[Moment], limit: date | None, axis: Axis, *, late: bool = False) -> Lifeline:
    """The line of one provision. `late`: that it is broken only means that its last day has passed in silence."""
    marks: list[Mark] = []
    ends: list[float] = []
    for moment in life:
        word, shape = OVERDUE if late and moment.state is State.VIOLATED else VALUES[moment.state]
        at = axis.at(moment.day)
        lane = next((n for n, end in enumerate(ends) if at - end >= _BESIDE), min(len(ends), _LANES - 1))
        ends[lane : lane + 1] = (at,)
        marks.append(Mark(at, lane, shape, word, day(moment.day)))
    return Lifeline(
        tuple(marks),
        tuple(_stretches(life, limit, axis)),
        max((mark.lane for mark in marks), default=0) + 1,
        axis.at(axis.now),
        None if limit is None else axis.at(limit),
        day(limit) if limit else "",
        limit is not None and limit > axis.last,
        day(axis.first),
        day(axis.last),
    )


def _stretches(life: Sequence[Moment], limit: date | None, axis: Axis) -> Iterable[Stretch]:
    for moment, after in zip_longest(life, life[1:]):
        end = axis.now if after is None else after.day
        look = _LOOKS.get(moment.state)
        if look and end > moment.day:
            yield Stretch(axis.at(moment.day), axis.at(end), look)
    if life and life[-1].state in _OPEN and limit is not None and limit > axis.now:
        yield Stretch(axis.at(axis.now), axis.at(limit), "ahead")
