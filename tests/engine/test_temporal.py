"""Simple temporal networks, against Floyd and Warshall's algorithm on small ones."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.engine.bounds import ORIGIN, Bound, Times
from parley.engine.temporal import TemporalNetwork

INFINITE = 10**9


def longest(size: int, bounds: list[Bound]) -> list[list[int]]:
    """The most days that must lie between any two points, by Floyd and Warshall; -INFINITE where none must."""
    far = [[0 if a == b else -INFINITE for b in range(size)] for a in range(size)]
    for bound in bounds:
        far[bound.earlier][bound.later] = max(far[bound.earlier][bound.later], bound.days)
    for middle in range(size):
        for a in range(size):
            for b in range(size):
                if far[a][middle] > -INFINITE < far[middle][b]:
                    far[a][b] = max(far[a][b], far[a][middle] + far[middle][b])
    return far


def _whole(size: int, needs: list[Bound], limits: list[Bound]) -> list[list[int]]:
    return longest(size, [*needs, *limits, *(Bound(ORIGIN, point, 0) for point in range(1, size))])


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, list[Bound], list[Bound]]:
    """What comes after what leads from lower to higher points; limits lead anywhere but from the origin."""
    size = draw(st.integers(2, 7))
    point = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(point, point, st.integers(0, 9)), max_size=10))
    needs = [Bound(min(a, b), max(a, b), days) for a, b, days in pairs if a != b]
    found = draw(st.lists(st.tuples(st.integers(1, size - 1), point, st.integers(-12, 3)), max_size=6))
    limits = list(dict.fromkeys(Bound(a, b, days) for a, b, days in found if a != b))
    return size, needs, limits


def _times(size: int, needs: list[Bound], limits: list[Bound]) -> tuple[TemporalNetwork, Times]:
    network = TemporalNetwork(size, needs)
    return network, network.times(limits)


@settings(max_examples=400, deadline=None)
@given(networks())
def test_a_network_is_refused_where_some_cycle_demands_more_than_it_grants(
    net: tuple[int, list[Bound], list[Bound]],
) -> None:
    """It has broken limits if and only if a positive cycle exists; each cycle told is closed and positive."""
    size, needs, limits = net
    far = _whole(size, needs, limits)
    _, times = _times(size, needs, limits)
    assert times.settled
    assert bool(times.cycles) == any(far[point][point] > 0 for point in range(size))
    for cycle in times.cycles:
        assert cycle[0] in limits
        assert all(cycle[n + 1].later == cycle[n].earlier for n in range(len(cycle) - 1))
        closed = [*cycle] if cycle[-1].earlier == cycle[0].later else [*cycle, Bound(ORIGIN, cycle[-1].earlier, 0)]
        assert closed[-1].earlier == cycle[0].later or cycle[-1].earlier == ORIGIN
        assert sum(bound.days for bound in closed) > 0


@settings(max_examples=400, deadline=None)
@given(networks())
def test_earliest_days_and_slack_are_those_of_all_pairs(net: tuple[int, list[Bound], list[Bound]]) -> None:
    """Where everything can be met: longest paths from the origin, and each limit less the longest path against it."""
    size, needs, limits = net
    far = _whole(size, needs, limits)
    network, times = _times(size, needs, limits)
    if times.cycles:
        return
    assert times.days == [far[ORIGIN][point] for point in range(size)]
    slack = network.slack(times, limits)
    for limit, left in zip(limits, slack, strict=True):
        between = far[limit.later][limit.earlier]
        granted = between if limit.later == ORIGIN else max(0, between)
        assert left == -limit.days - granted


@settings(max_examples=200, deadline=None)
@given(networks())
def test_what_is_left_after_the_broken_limits_can_be_met(net: tuple[int, list[Bound], list[Bound]]) -> None:
    """Without the limits of the cycles that were told, no cycle is left, and the earliest days keep every bound."""
    size, needs, limits = net
    _, times = _times(size, needs, limits)
    told = {bound for cycle in times.cycles for bound in cycle}
    kept = [*needs, *(limit for limit in limits if limit not in told)]
    assert all(times.days[b.later] >= times.days[b.earlier] + b.days for b in kept if b.later != ORIGIN)
    assert all(times.days[b.earlier] <= -b.days for b in kept if b.later == ORIGIN)


def test_a_choice_comes_with_the_first_of_others() -> None:
    """3 comes with 1 (day 5) or 2 (day 8): on day 5; and where 1 may not come before day 9, with 2."""
    needs = [Bound(0, 1, 5), Bound(0, 2, 8)]
    assert TemporalNetwork(4, needs, {3: [1, 2]}).times([]).days[3] == 5
    assert TemporalNetwork(4, [*needs, Bound(0, 1, 9)], {3: [1, 2]}).times([]).days[3] == 8


def test_a_circle_of_needs_is_no_matter_of_days() -> None:
    """1 after 2, 2 after 1, by 10 days each: left to the deadlocks; a limit on them is not broken by it."""
    times = TemporalNetwork(3, [Bound(1, 2, 10), Bound(2, 1, 10)]).times([Bound(1, ORIGIN, -5)])
    assert times.cycles == []


def test_a_long_chain_of_limits_ends() -> None:
    """A thousand acts, each at least 2 days after the last and within 3 of it: 1 day is left to each."""
    size = 1001
    needs = [Bound(n, n + 1, 2) for n in range(1, size - 1)]
    limits = [Bound(n + 1, n, -3) for n in range(1, size - 1)]
    network = TemporalNetwork(size, needs)
    times = network.times(limits)
    assert not times.cycles
    assert set(network.slack(times, limits)) == {1}
