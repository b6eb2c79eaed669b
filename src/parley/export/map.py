"""A map of places: the land around them, a mark for each, lines of latitude and longitude, and a scale.

No borders, since borders take sides; they are drawn only from a file that somebody gives, and told to be that file's.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.export.borders import Borders
from parley.export.frame import HEIGHT, WIDTH, Frame, frame_of
from parley.export.labels import Area, Label, Marked, labels_beside
from parley.export.land import land_path
from parley.export.outlines import lines_within, path_of_lines
from parley.export.shapes import shape
from parley.export.spots import KINDS, Kind, Spot, gathered

MOST_LABELS = 30
_MOST_NAMES = 8
_LONGEST_NAME = 80
_POLAR = 89.0
_MIDDLE, _LOW = 4.5, 10.0  # where a number stands in a mark; a triangle is widest below
_PLURALS: dict[Kind, tuple[str, str]] = {
    "pledge": ("pledge", "pledges"),
    "observation": ("observation", "observations"),
    "incident": ("incident", "incidents"),
    "other": ("other mention", "other mentions"),
}


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Something at a place: its name, where it lies in degrees as far as known, and what it is."""

    name: str
    lat: float | None
    lon: float | None
    kind: Kind = "other"

    @property
    def at(self) -> tuple[float, float] | None:
        """Longitude and latitude; None where it cannot be drawn: unknown, not on the earth, or right at a pole."""
        if self.lat is None or self.lon is None or not (abs(self.lat) <= _POLAR and abs(self.lon) <= 180):
            return None
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class MapRow:
    """The same as a row of a table: how many points of a kind there are at a place."""

    name: str
    lat: float | None
    lon: float | None
    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: what kind of points it stands for and how many, its outline, its label if there is room, and `words`
    that name its places and count its points. Where it stands for several, their number stands at x and `number_y`."""

    kind: Kind | Literal["mixed"]
    count: int
    x: float
    y: float
    number_y: float
    path: str
    label: Label | None
    words: str


@dataclass(frozen=True, slots=True)
class Key:
    """What the shape of a kind of marks means: words, and its outline in a box of 16 by 16."""

    kind: Kind | Literal["mixed"]
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """A border of the file that was given: the name of its feature, and its path."""

    name: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Map:
    """Marks, the most numerous first; the land and the borders under them; lines of latitude and longitude with their
    words; where the world ends before the picture does; a scale bar of `bar_km` kilometres.

    `borders_from` is the name of the file that the borders come from. `keys` are the kinds that are drawn.
    `undrawn` points are only in the rows; `unlabelled` marks found no room.
    """

    land: str
    borders: tuple[Line, ...]
    borders_from: str | None
    marks: tuple[Mark, ...]
    keys: tuple[Key, ...]
    parallels: tuple[tuple[float, str], ...]
    meridians: tuple[tuple[float, str], ...]
    edges: tuple[float, ...]
    bar_km: int
    bar_width: float
    undrawn: int
    unlabelled: int


def rows_of(points: Iterable[MapPoint]) -> tuple[MapRow, ...]:
    """What a map shows as rows of a table, in the order in which the places came; no point is left out."""
    counts = Counter(points)
    return tuple(MapRow(p.name, p.lat, p.lon, p.kind, count) for p, count in counts.items())


def map_of(points: Iterable[MapPoint], borders: Borders | None = None) -> Map | None:
    """A map of the points that have coordinates; None if there are none. About linear in the points."""
    given = list(points)
    drawn = [(at, point) for point in given if (at := point.at) is not None]
    if not drawn:
        return None
    frame = frame_of([at for at, _ in drawn])
    spots = [_spot(frame, at, point) for at, point in drawn]
    marks = _marks(gathered(spots), frame)
    bar_km, bar_width = frame.bar
    return Map(
        land=land_path(frame),
        borders=_lines(borders, frame) if borders else (),
        borders_from=borders.source if borders else None,
        marks=marks,
        keys=_keys(marks),
        parallels=frame.parallels,
        meridians=frame.meridians,
        edges=frame.edges,
        bar_km=bar_km,
        bar_width=bar_width,
        undrawn=len(given) - len(drawn),
        unlabelled=sum(mark.label is None for mark in marks),
    )


def _spot(frame: Frame, at: tuple[float, float], point: MapPoint) -> Spot:
    x, y = round(frame.x(frame.near(at[0])), 1), round(frame.y(at[1]), 1)
    return Spot(x, y, {point.name: None}, Counter([point.kind]))


def _marks(spots: Sequence[Spot], frame: Frame) -> tuple[Mark, ...]:
    """The marks, the first so many with labels; labels keep clear of marks, scale bar and the grid's words."""
    _, bar_width = frame.bar
    taken = [Area(s.x - s.half - 2, s.y - s.half - 2, s.x + s.half + 2, s.y + s.half + 2) for s in spots]
    taken.append(Area(WIDTH - 20 - max(bar_width, 70), 8, WIDTH, 48))
    taken.extend(Area(0, y - 20, 64, y) for y, _ in frame.parallels)
    taken.extend(Area(x, HEIGHT - 20, x + 68, HEIGHT) for x, _ in frame.meridians)
    labelled = [Marked(_label(spot), spot.x, spot.y, spot.half) for spot in spots[:MOST_LABELS]]
    labels = [*labels_beside(labelled, taken), *(None for _ in spots[MOST_LABELS:])]
    return tuple(_mark(spot, label) for spot, label in zip(spots, labels, strict=True))


def _mark(spot: Spot, label: Label | None) -> Mark:
    number_y = round(spot.y + (_LOW if spot.kind == "incident" else _MIDDLE), 1)
    path = shape(spot.kind, spot.x, spot.y, spot.half)
    return Mark(spot.kind, spot.count, spot.x, spot.y, number_y, path, label, _words(spot))


def _label(spot: Spot) -> str:
    first = next(iter(spot.names))
    return first if len(spot.names) == 1 else f"{first} and {len(spot.names) - 1} more"


def _words(spot: Spot) -> str:
    names = list(spot.names)
    shown = ", ".join(names[:_MOST_NAMES])
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    if set(spot.kinds) == {"other"}:
        return shown + more
    counts = ((kind, spot.kinds[kind]) for kind in KINDS if spot.kinds[kind])
    return f"{shown}{more}: " + ", ".join(f"{n} {_PLURALS[kind][n > 1]}" for kind, n in counts)


def _keys(marks: Iterable[Mark]) -> tuple[Key, ...]:
    drawn = {mark.kind for mark in marks}
    keys = [Key(kind, _PLURALS[kind][0], shape(kind, 8, 8, 7)) for kind in KINDS if kind in drawn]
    return (*keys, Key("mixed", "several kinds", shape("mixed", 8, 8, 7))) if "mixed" in drawn else tuple(keys)


def _lines(borders: Borders, frame: Frame) -> tuple[Line, ...]:
    paths = ((b.name, path_of_lines(lines_within(b.lines, frame.box), frame)) for b in borders.borders)
    return tuple(Line(name and name[:_LONGEST_NAME], path) for name, path in paths if path)
