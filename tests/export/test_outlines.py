"""Outlines cut to a box."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, dist, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.export.frame import Box, Frame
from parley.export.outlines import (
    Outline,
    clipped_line,
    clipped_ring,
    lines_within,
    outline_of,
    path_of_lines,
    path_of_rings,
    rings_within,
)

Point = tuple[float, float]
BOX = Box(-10, -5, 10, 5)
SQUARE: list[Point] = [(0, 0), (4, 0), (4, 4), (0, 4)]
FRAME = Frame(0, 0, 10)

points = st.tuples(st.floats(-40, 40), st.floats(-40, 40))


@st.composite
def stars(draw: st.DrawFn) -> list[Point]:
    """A ring that does not cross itself: its points go once round a middle, near and far from it."""
    x, y = draw(points)
    far = draw(st.lists(st.floats(1, 40), min_size=3, max_size=30))
    return [(x + r * cos(2 * pi * n / len(far)), y + r * sin(2 * pi * n / len(far))) for n, r in enumerate(far)]


def area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, *ring[:1]]))) / 2


def inside(point: Point) -> bool:
    return BOX.west <= point[0] <= BOX.east and BOX.south <= point[1] <= BOX.north


@given(stars())
def test_what_is_cut_lies_inside_and_is_no_larger(ring: list[Point]) -> None:
    """Any ring: what is left of it lies in the box to the last digit, and has no more area than the ring or the box."""
    cut = clipped_ring(ring, BOX)
    assert all(inside(point) for point in cut)
    assert area(cut) <= min(area(ring), 200) + 1e-6
    assert clipped_ring(cut, BOX) == cut


@given(stars(), st.floats(-9, 9))
def test_the_two_sides_of_a_cut_make_up_the_whole(ring: list[Point], lon: float) -> None:
    """A box cut in two at a longitude: the parts of a ring in both have together the area of what is in the whole."""
    west, east = Box(-10, -5, lon, 5), Box(lon, -5, 10, 5)
    parts = area(clipped_ring(ring, west)) + area(clipped_ring(ring, east))
    assert parts == pytest.approx(area(clipped_ring(ring, BOX)), abs=1e-6)


@pytest.mark.parametrize(
    ("ring", "left"),
    [
        (SQUARE, 16),
        ([(x + 8, y) for x, y in SQUARE], 8),
        ([(x + 8, y + 3) for x, y in SQUARE], 4),
        ([(-99, -99), (99, -99), (99, 99), (-99, 99)], 200),
        ([(x + 11, y) for x, y in SQUARE], 0),
    ],
    ids=["within", "over a side", "over a corner", "all around", "beside"],
)
def test_a_square_is_cut(ring: list[Point], left: float) -> None:
    """A square of 16 within the box, over its side, its corner, all around it; the last, beside it, leaves nothing."""
    assert area(clipped_ring(ring, BOX)) == left


@given(st.lists(points, min_size=2, max_size=20))
def test_lines_are_cut(line: list[Point]) -> None:
    """Any line: its stretches lie in the box and are not longer than the line."""
    stretches = clipped_line(line, BOX)
    assert all(inside(point) for stretch in stretches for point in stretch)
    length = sum(dist(a, b) for stretch in stretches for a, b in pairwise(stretch))
    assert length <= sum(dist(a, b) for a, b in pairwise(line)) + 1e-6


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    """Out on the right and in again: two stretches, of which neither runs along the side. Beside the box: none."""
    line: list[Point] = [(0, 0), (12, 0), (12, 2), (0, 2)]
    assert clipped_line(line, BOX) == [[(0, 0), (10, 0)], [(10, 2), (0, 2)]]
    assert clipped_line([(11, 0), (20, 4)], BOX) == []
    assert clipped_line([(-12, 3), (12, 3)], BOX) == [[(-10, 3), (10, 3)]]


@pytest.mark.parametrize("within", [rings_within, lines_within])
@given(stars(), st.integers(-180, 180), st.integers(-1, 1))
def test_whole_turns_change_nothing(
    within: Callable[[Iterable[Outline], Box], Iterator[Sequence[Point]]], ring: list[Point], middle: int, turns: int
) -> None:
    """An outline told with longitudes of another turn is found in the same places of a frame, date line or not."""
    box = Box(middle - 30, -30, middle + 30, 30)
    here = [(round(lon), round(lat)) for lon, lat in ring]
    turned = [(lon + 360 * turns, lat) for lon, lat in here]
    assert list(within([outline_of(here)], box)) == list(within([outline_of(turned)], box))


def test_an_outline_over_the_date_line_is_whole() -> None:
    """An island from 178° E to 178° W lies in the middle of a frame round the date line, wherever that is counted from;
    and not in one round Greenwich."""
    island = outline_of([(178, 0), (182, 0), (182, 4), (178, 4)])
    (east,) = rings_within([island], Box(170, -10, 190, 10))
    (west,) = rings_within([island], Box(-190, -10, -170, 10))
    assert [(lon - 360, lat) for lon, lat in east] == west
    assert area(list(east)) == 16
    assert list(rings_within([island], Box(-10, -10, 10, 10))) == []


def test_paths() -> None:
    """A square of two degrees at ten units a degree; an islet too small to see is a dot; a line is open, and a line
    that is too short is none."""
    assert path_of_rings([[(0, 0), (2, 0), (2, 2), (0, 2)]], FRAME) == "M320 150l20 0 0-20-20 0z"
    assert path_of_rings([[(0, 0), (0.01, 0), (0.01, 0.01)]], FRAME) == "M320 150h0"
    assert path_of_lines([[(0, 0), (2.05, -1)]], FRAME) == "M320 150l20.5 10"
    assert path_of_lines([[(0, 0), (0.01, 0)]], FRAME) == ""


@given(st.lists(points, min_size=3, max_size=30))
def test_a_path_leads_where_its_points_lie(ring: list[Point]) -> None:
    """Read back, a path ends within a unit of the last point: the steps are counted from where the pen is."""
    path = path_of_rings([ring], FRAME)
    assume(path.endswith("z"))
    start, _, steps = path.removeprefix("M").removesuffix("z").partition("l")
    numbers = [float(n) for part in (start, steps) for n in part.replace("-", " -").split()]
    x, y = sum(numbers[::2]), sum(numbers[1::2])
    assert abs(x - FRAME.x(ring[-1][0])) <= 1.1
    assert abs(y - FRAME.y(ring[-1][1])) <= 1.1
