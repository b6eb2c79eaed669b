"""Outlines cut to a box, and written as the path data of SVG."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.export.frame import Box, Frame, Point

_TENTHS = 10
_NEAR = 10  # tenths; a point so near to the last is left out, since nobody would see it
_TURNS = (-360.0, 0.0, 360.0)  # where else a longitude may lie in a frame that crosses the date line


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring or a line of longitudes and latitudes with its box. It may run on beyond 180 degrees; the middle of its
    box does not lie beyond."""

    points: tuple[Point, ...]
    box: Box


def outline_of(points: Sequence[Point]) -> Outline:
    """The outline of one or more points, turned so that the middle of its box lies within 180 degrees."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    west, east = min(lons), max(lons)
    turn = 360 * round((west + east) / 720)
    turned = tuple((lon - turn, lat) for lon, lat in points) if turn else tuple(points)
    return Outline(turned, Box(west - turn, min(lats), east - turn, max(lats)))


def rings_within(rings: Iterable[Outline], box: Box) -> Iterator[Sequence[Point]]:
    """What of some rings lies in a box, with the longitudes that the box has."""
    return _within(rings, box, lambda points, found: [clipped_ring(points, found)])


def lines_within(lines: Iterable[Outline], box: Box) -> Iterator[Sequence[Point]]:
    """What of some lines lies in a box, with the longitudes that the box has."""
    return _within(lines, box, clipped_line)


def _within(
    outlines: Iterable[Outline], box: Box, clipped: Callable[[Sequence[Point], Box], list[list[Point]]]
) -> Iterator[Sequence[Point]]:
    for outline in outlines:
        for turn in _TURNS:
            found = box.shifted(-turn)
            if found.meets(outline.box):
                parts = [outline.points] if found.holds(outline.box) else clipped(outline.points, found)
                yield from ([(lon + turn, lat) for lon, lat in part] for part in parts if part)


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies inside a box; empty if nothing does. The ring closes by itself.

    Sutherland and Hodgman 1974, Reentrant polygon clipping, CACM 17(1): each side of the box in turn cuts off what lies
    beyond. Parts that the box takes from each other stay joined by lines along its sides.
    """
    points = list(ring)
    for axis, limit, upper in ((0, box.west, False), (0, box.east, True), (1, box.south, False), (1, box.north, True)):
        points = _cut(points, axis, limit, upper)
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, upper: bool) -> list[Point]:
    kept: list[Point] = []
    if not points:
        return kept
    before = points[-1]
    was_in = before[axis] <= limit if upper else before[axis] >= limit
    for point in points:
        is_in = point[axis] <= limit if upper else point[axis] >= limit
        if is_in != was_in:
            kept.append(_crossing(before, point, axis, limit))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    """Where the way from a to b meets a side; on the side to the last digit, and between a and b."""
    other = 1 - axis
    part = (limit - a[axis]) / (b[axis] - a[axis])
    low, high = sorted((a[other], b[other]))
    along = min(max(a[other] + part * (b[other] - a[other]), low), high)
    return (limit, along) if axis == 0 else (along, limit)


def clipped_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that lie inside a box, each of two points or more.

    Stretch by stretch as Liang and Barsky 1984, A new concept and method for line clipping, ACM TOG 3(1).
    """
    stretches: list[list[Point]] = []
    for a, b in pairwise(line):
        part = _inside(a, b, box)
        if part is None:
            continue
        start, end = part
        if stretches and start == a and stretches[-1][-1] == a:
            stretches[-1].append(end)
        else:
            stretches.append([start, end])
    return stretches


def _inside(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    enters, leaves = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    sides = ((-dx, a[0] - box.west), (dx, box.east - a[0]), (-dy, a[1] - box.south), (dy, box.north - a[1]))
    for towards, room in sides:
        if towards == 0:
            if room < 0:
                return None
        elif towards < 0:
            enters = max(enters, room / towards)
        else:
            leaves = min(leaves, room / towards)
    if enters > leaves:
        return None
    start = a if enters == 0.0 else _held((a[0] + enters * dx, a[1] + enters * dy), box)
    end = b if leaves == 1.0 else _held((a[0] + leaves * dx, a[1] + leaves * dy), box)
    return start, end


def _held(point: Point, box: Box) -> Point:
    """A point on a side of the box that rounding may have put a hair beyond."""
    return min(max(point[0], box.west), box.east), min(max(point[1], box.south), box.north)


def path_of_rings(rings: Iterable[Sequence[Point]], frame: Frame) -> str:
    """Rings of longitudes and latitudes as the data of one path. What would be too small to see is a dot."""
    return "".join(f"{_moves(points)}z" if len(points) > 2 else _dot(points[0]) for points in _thinned(rings, frame))


def path_of_lines(lines: Iterable[Sequence[Point]], frame: Frame) -> str:
    """Lines of longitudes and latitudes as the data of one path. What would be too short to see is left out."""
    return "".join(_moves(points) for points in _thinned(lines, frame) if len(points) > 1)


def _thinned(outlines: Iterable[Sequence[Point]], frame: Frame) -> Iterable[list[tuple[int, int]]]:
    """The outlines in tenths of the picture's unit, without the points that lie next to the last."""
    for outline in outlines:
        kept: list[tuple[int, int]] = []
        for lon, lat in outline:
            x, y = round(frame.x(lon) * _TENTHS), round(frame.y(lat) * _TENTHS)
            if not kept or abs(x - kept[-1][0]) >= _NEAR or abs(y - kept[-1][1]) >= _NEAR:
                kept.append((x, y))
        if kept:
            yield kept


def _dot(point: tuple[int, int]) -> str:
    return f"M{_number(point[0])}{_parted(point[1])}h0"


def _moves(points: Sequence[tuple[int, int]]) -> str:
    x, y = points[0]
    words = [f"M{_number(x)}{_parted(y)}l"]
    for to_x, to_y in points[1:]:
        across = _parted(to_x - x)
        words.append((across.lstrip() if len(words) == 1 else across) + _parted(to_y - y))
        x, y = to_x, to_y
    return "".join(words)


def _parted(tenths: int) -> str:
    """A number after another: only a minus parts them by itself."""
    return _number(tenths) if tenths < 0 else f" {_number(tenths)}"


def _number(tenths: int) -> str:
    whole, part = divmod(abs(tenths), _TENTHS)
    words = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{words}" if tenths < 0 else words
