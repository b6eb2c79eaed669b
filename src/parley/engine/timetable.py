"""All days of a draft together: which deadlines cannot be met, and how many days the others leave.

The text becomes a simple temporal network (see `temporal`). Its points are when a provision is due and when it is
done, when articles enter into force, when steps and outside events happen. Debtors act once their duty is due, outside
facts come as early as is allowed, everybody accepts at once; nothing comes before the agreement's date. What counts is
the account `common`. Months have their longest length where a deadline is to be broken, their shortest for its slack.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from parley.engine.bounds import ORIGIN, Bound
from parley.engine.limits import Limit, limits_of
from parley.engine.pause import no_collection
from parley.engine.points import Points
from parley.engine.temporal import TemporalNetwork
from parley.model.agreement import Agreement
from parley.model.finding import Slack, Unmeetable

_SHOWN = 10


class Timetable:
    """The earliest day of everything in a draft. Time and memory are about linear in the text."""

    def __init__(self, agreement: Agreement) -> None:
        with no_collection():
            self.points = Points(agreement)
            self.limits = limits_of(self.points)
            self._bounds = [limit.bound for limit in self.limits]
            self._network = TemporalNetwork(self.points.size, self.points.needs, self.points.choices, self.points.first)
            self.times = self._network.times(self._bounds, self.points.frees)

    def unmeetable(self) -> Iterator[Unmeetable]:
        """The limits that cannot be met, in the order of the text, each with the cycle of sentences behind it."""
        by_bound: dict[Bound, list[int]] = {}
        for number, limit in enumerate(self.limits):
            by_bound.setdefault(limit.bound, []).append(number)
        told: list[tuple[int, tuple[Bound, ...]]] = []
        for cycle in self.times.cycles:
            told += [(number, cycle) for number in by_bound.get(cycle[0], ())]
        for number, cycle in sorted(told, key=lambda pair: pair[0]):
            yield self._told(self.limits[number], cycle, by_bound)

    def slack(self) -> tuple[Slack, ...]:
        """The days that each deadline leaves, in the order of the text; broken ones are left out."""
        limits = [limit for limit in self.limits if limit.shown]
        days = self._network.slack(self.times, [limit.bound for limit in limits], self.points.frees)
        broken = {cycle[0] for cycle in self.times.cycles}
        return tuple(
            self._slack(limit, left) for limit, left in zip(limits, days, strict=True) if limit.bound not in broken
        )

    def _slack(self, limit: Limit, left: int | None) -> Slack:
        done = self.times.days[limit.bound.earlier]
        dated = self._dated(limit.bound.earlier)
        latest = _day(-limit.bound.days) if limit.bound.later == ORIGIN else None
        if left is not None:
            left = None if latest is not None and not dated else max(0, left - limit.uncertain)
        return Slack(limit.provision, limit.debtor, limit.words, _day(done) if dated else None, latest, left)

    def _dated(self, point: int) -> bool:
        """Whether the earliest day of a point rests on a day that the text names."""
        if self.points.first > date.min.toordinal():
            return True
        path = self.times.path(point)
        return bool(path) and path[-1].earlier == ORIGIN

    def _told(self, limit: Limit, cycle: tuple[Bound, ...], limits: dict[Bound, list[int]]) -> Unmeetable:
        name = self.points.name
        path = [name(bound.earlier) for bound in cycle[1:]]
        ids = [limit.provision, *(at.provision for at in path), name(limit.bound.later).provision]
        for bound in cycle[1:]:
            ids += [self.limits[number].provision for number in limits.get(bound, ())]
        members = tuple(dict.fromkeys(member for member in ids if member))
        circle = f" The circle: {', '.join(members)}." if len(members) > 1 else ""
        if limit.bound.later == ORIGIN:
            first = _day(self.times.days[limit.bound.earlier])
            says = f"{limit.says}, but {limit.comes} on {first} at the earliest{self._chain(limit, cycle)}."
        else:
            lacking = sum(bound.days for bound in cycle)
            says = f"{limit.says}, but {self._between(limit, cycle, limits)}. {lacking} days are lacking."
        return Unmeetable(f"{says} Move one of the days.{circle}", members)

    def _chain(self, limit: Limit, cycle: tuple[Bound, ...]) -> str:
        """What holds a point up, down to the day that the text names."""
        words: list[str] = []
        before = limit.provision
        for bound in cycle[1:]:
            name = self.points.name(bound.earlier)
            if name.words and name.provision != before:
                words.append(f"{name.words} ({_day(self.times.days[bound.earlier])})")
            before = name.provision or before
        shown = words[:_SHOWN]
        return "".join(f", after {said}" for said in shown) + (" and more" if len(words) > _SHOWN else "")

    def _between(self, limit: Limit, cycle: tuple[Bound, ...], limits: dict[Bound, list[int]]) -> str:
        """The days that a cycle demands, one part after the other, in the order in which they pass."""
        parts: list[str] = []
        for bound in reversed(cycle[1:]):
            later, earlier = self.points.name(bound.later).words, self.points.name(bound.earlier).words
            for number in limits.get(bound, ()):
                parts.append(self.limits[number].says.replace("Its", f"{self.limits[number].provision}: its"))
            if bound.days > 0 and bound.earlier != ORIGIN:
                parts.append(f"{later or 'it comes'} only {bound.days} days after {earlier or 'that'}")
        return "; ".join(dict.fromkeys(parts)) or f"what it waits for ends in it: {limit.provision}"


def _day(ordinal: int) -> date:
    return date.min + timedelta(days=min(max(ordinal, 1), date.max.toordinal()) - 1)
