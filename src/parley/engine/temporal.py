"""Simple temporal networks: points in time, and how many days must lie between them.

After Dechter, Meiri and Pearl, "Temporal constraint networks", Artificial Intelligence 49, 1991: bounds on differences
are edges of a graph, and they can all be met where no cycle demands more days than it grants. Their all-pairs paths
cost n³; here what must come first is worked out once in order, and only limits that this breaks are looked into, by
Johnson's reweighting ("Efficient algorithms for shortest paths in sparse networks", 1977). Added to the theory are
points that wait for any one of several others (Möhring, Skutella and Stork, "Scheduling with AND/OR precedence
constraints", 2004); a cycle through such a point is not held against the text.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from parley.engine.bounds import ORIGIN, Bound, Times, cycle_from, point_on_cycle
from parley.engine.graph import components

_MOST_CYCLES = 25
_VISITS_PER_POINT = 40


class TemporalNetwork:
    """Points 0 (the origin) to `size` - 1, with what each needs, and limits.

    `needs` that wait for each other in a circle are left out: that is a deadlock and no matter of days. `choices` are
    points that come with the first of others. `first` is the day before which nothing comes.
    """

    def __init__(
        self, size: int, needs: Sequence[Bound], choices: Mapping[int, Sequence[int]] | None = None, first: int = 0
    ) -> None:
        self.size = size
        self._first = first
        self._choices = dict(choices or {})
        before: list[list[int]] = [[] for _ in range(size)]
        for bound in needs:
            before[bound.later].append(bound.earlier)
        for point, others in self._choices.items():
            before[point].extend(others)
        self._rank = components(before)
        rank = self._rank
        self._out: list[list[Bound]] = [[] for _ in range(size)]
        self._chosen_by: list[list[int]] = [[] for _ in range(size)]
        for bound in needs:
            if rank[bound.earlier] != rank[bound.later]:
                self._out[bound.earlier].append(bound)
        for point, others in list(self._choices.items()):
            if any(rank[other] == rank[point] for other in others):
                del self._choices[point]
                continue
            for other in others:
                self._chosen_by[other].append(point)

    def times(self, limits: Sequence[Bound], frees: Sequence[Bound] = ()) -> Times:
        """The earliest days under all limits that can be met, and the cycles of those that cannot.

        `frees` are limits that nobody set, such as that a duty is due as soon as its one condition holds; a cycle of
        them is passed over. Each limit on a broken cycle is left out of what follows.
        """
        times = Times([self._first] * self.size, [None] * self.size)
        times.days[ORIGIN] = 0
        self._spread_once(times)
        within: list[list[Bound]] = [[] for _ in range(self.size)]
        self._add(times, frees, within, told=False)
        open_limits = [limit for limit in limits if limit.later != ORIGIN]
        alone = self._broken_alone(times, open_limits, within)
        fixed = self._beyond(times, limits)
        times.cycles += fixed + alone
        broken = {cycle[0] for cycle in times.cycles}
        self._add(times, [limit for limit in open_limits if limit not in broken], within, told=True)
        times.cycles += [c for c in self._beyond(times, limits) if c[0] not in broken]
        return times

    def _beyond(self, times: Times, limits: Iterable[Bound]) -> list[tuple[Bound, ...]]:
        """The fixed last days that pass before their point can come."""
        late = (limit for limit in limits if limit.later == ORIGIN and times.days[limit.earlier] > -limit.days)
        return [(limit, *times.path(limit.earlier)) for limit in late]

    def _spread_once(self, times: Times) -> None:
        """The earliest days without any limit: each point's after those of all that it needs."""
        days, by = times.days, times.by
        for point in sorted(range(self.size), key=self._rank.__getitem__):
            if point in self._choices:
                self._choose(times, point)
            day = days[point]
            for bound in self._out[point]:
                _, later, more = bound
                if day + more > days[later]:
                    days[later], by[later] = day + more, bound

    def _choose(self, times: Times, point: int) -> None:
        """Has a point come with the first of those it may come with."""
        least, other = min((times.days[other], other) for other in self._choices[point])
        if least > times.days[point]:
            times.days[point], times.by[point] = least, other

    def _spread(self, times: Times, changed: Iterable[int], within: Sequence[Sequence[Bound]]) -> int | None:
        """Carries earliest days on, in order of what needs what; a point of a cycle that never ends, or None."""
        days, by, rank, size = times.days, times.by, self._rank, self.size
        queue = [rank[point] * size + point for point in changed]
        heapq.heapify(queue)
        waiting = {turn % size for turn in queue}
        visits, check = 0, max(1000, 2 * len(queue))
        while queue:
            point = heapq.heappop(queue) % size
            waiting.discard(point)
            if point in self._choices:
                self._choose(times, point)
                visits += len(self._choices[point])
            day = days[point]
            raised = self._chosen_by[point][:]
            for bound in chain(self._out[point], within[point]):
                _, later, more = bound
                if day + more > days[later]:
                    days[later], by[later] = day + more, bound
                    raised.append(later)
            for later in raised:
                if later not in waiting:
                    waiting.add(later)
                    heapq.heappush(queue, rank[later] * size + later)
            visits += 1
            if visits >= check:
                check = visits + max(1000, 2 * len(queue))
                if (found := point_on_cycle(by, waiting)) is not None:
                    return found
                if visits > _VISITS_PER_POINT * self.size + 100_000:
                    times.settled = False
                    return None
        return None

    def _add(self, times: Times, limits: Sequence[Bound], within: list[list[Bound]], *, told: bool) -> None:
        """Takes limits up, except those of cycles, which are told (or passed over)."""
        for limit in limits:
            within[limit.earlier].append(limit)
        if not limits:
            return
        added = set(limits)
        for _ in range(_MOST_CYCLES):
            kept = list(times.days), list(times.by)
            start = dict.fromkeys(limit.earlier for limit in limits)
            point = self._spread(times, start, within)
            if point is None and times.settled:
                return
            cycle = [] if point is None else cycle_from(times.by, point)
            times.days, times.by = kept
            if not cycle:
                break
            self._open(times, cycle, added, within, told=told)
        times.settled = False
        for limit in limits:
            within[limit.earlier].clear()

    def _open(
        self, times: Times, cycle: list[Bound], added: set[Bound], within: list[list[Bound]], *, told: bool
    ) -> None:
        """Leaves out what makes a cycle: a choice on it, for another may be taken; else its limits."""
        choices = [b.later for b in cycle if b.later in self._choices]
        if choices:
            for point in choices:
                del self._choices[point]
            return
        at = next((n for n, bound in enumerate(cycle) if bound in added), 0)
        if told:
            times.cycles.append((*cycle[at:], *cycle[:at]))
        for bound in cycle:
            if bound in added and bound in within[bound.earlier]:
                within[bound.earlier].remove(bound)

    def _broken_alone(
        self, times: Times, limits: Sequence[Bound], within: Sequence[Sequence[Bound]]
    ) -> list[tuple[Bound, ...]]:
        """The limits that what must come between breaks, without any other limit."""
        found: list[tuple[Bound, ...]] = []
        sources: dict[int, list[Bound]] = {}
        for limit in limits:
            if times.days[limit.earlier] + limit.days > times.days[limit.later]:
                sources.setdefault(limit.later, []).append(limit)
        work = [self._allowed()]
        for source, here in sources.items():
            goals = {limit.earlier: times.days[limit.earlier] - times.days[source] + limit.days for limit in here}
            far, last = self._search(times, source, goals, within, work)
            for limit in here:
                more = times.days[limit.earlier] - times.days[source] + limit.days
                if limit.earlier in far and far[limit.earlier] < more:
                    path: list[Bound] = []
                    at = limit.earlier
                    while at != source:
                        path.append(last[at])
                        at = last[at].earlier
                    found.append((limit, *path))
        return found

    def _allowed(self) -> int:
        return 20 * self.size + 100_000

    def _search(
        self,
        times: Times,
        source: int,
        goals: Mapping[int, int],
        within: Sequence[Sequence[Bound]],
        work: list[int],
    ) -> tuple[dict[int, int], dict[int, Bound]]:
        """Distances from a point over what it brings about, each bound costing the days that it leaves (Dijkstra)."""
        days = times.days
        farthest = max(goals.values())
        left = set(goals)
        far, last = {source: 0}, dict[int, Bound]()
        done: set[int] = set()
        queue = [(0, source)]
        while queue and left and work[0] > 0:
            distance, point = heapq.heappop(queue)
            if point in done:
                continue
            done.add(point)
            left.discard(point)
            work[0] -= 1
            for bound in (*self._out[point], *within[point]):
                cost = distance + days[bound.later] - days[point] - bound.days
                if bound.later not in self._choices and cost < min(farthest, far.get(bound.later, farthest)):
                    far[bound.later], last[bound.later] = cost, bound
                    heapq.heappush(queue, (cost, bound.later))
        return far, last

    def slack(self, times: Times, limits: Sequence[Bound], frees: Sequence[Bound] = ()) -> list[int | None]:
        """For each limit the days by which it could be shorter with everything still possible; None for a broken one,
        and for all where not everything could be looked into.

        A fixed last day is set against the earliest day of its point. Any other limit counts from its point on: what
        lies before that leaves no more than all of its days. Where the search would be long, no more than is sure.
        """
        if not times.settled:
            return [None] * len(limits)
        broken = {bound for cycle in times.cycles for bound in cycle}
        within: list[list[Bound]] = [[] for _ in range(self.size)]
        days = times.days
        sources: dict[int, dict[int, int]] = {}
        for limit in (*limits, *frees):
            if limit in broken or limit.later == ORIGIN:
                continue
            if days[limit.later] >= days[limit.earlier] + limit.days:
                within[limit.earlier].append(limit)
        for limit in limits:
            between = days[limit.earlier] - days[limit.later]
            if limit not in broken and limit.later != ORIGIN and between > 0:
                sources.setdefault(limit.later, {})[limit.earlier] = between
        latest = self._latest(times, [limit for limit in limits if limit not in broken], within)
        work = [self._allowed()]
        longest: dict[tuple[int, int], int] = {}
        for source, goals in sources.items():
            far, _ = self._search(times, source, goals, within, work)
            for goal, between in goals.items():
                sure = work[0] > 0
                longest[source, goal] = max(0, between - far.get(goal, between)) if sure else between
        found: list[int | None] = []
        for limit in limits:
            if limit in broken:
                found.append(None)
            elif limit.later == ORIGIN:
                found.append(-limit.days - days[limit.earlier])
            else:
                between = longest.get((limit.later, limit.earlier), 0)
                if limit.later in latest:
                    between = max(between, days[limit.earlier] - latest[limit.later])
                found.append(-limit.days - between)
        return found

    def _latest(self, times: Times, limits: Iterable[Bound], within: Sequence[Sequence[Bound]]) -> dict[int, int]:
        """The last day of each point from which something with a fixed last day follows: the backward pass."""
        latest: dict[int, int] = {}
        for limit in limits:
            if limit.later == ORIGIN:
                latest[limit.earlier] = min(-limit.days, latest.get(limit.earlier, -limit.days))
        before: list[list[Bound]] = [[] for _ in range(self.size if latest else 0)]
        for bounds in (*self._out, *within) if latest else ():
            for bound in bounds:
                if bound.later not in self._choices:
                    before[bound.later].append(bound)
        queue = [(-self._rank[point], point) for point in latest]
        heapq.heapify(queue)
        while queue:
            _, point = heapq.heappop(queue)
            for bound in before[point]:
                day = latest[point] - bound.days
                if bound.earlier != ORIGIN and day < latest.get(bound.earlier, day + 1):
                    latest[bound.earlier] = day
                    heapq.heappush(queue, (-self._rank[bound.earlier], bound.earlier))
        return latest
