"""The frame of a map: which stretch of the earth a picture shows, and where in it a place lies.

Equirectangular, true to scale at the middle latitude. A frame may lie across the date line: its longitudes then run on
beyond 180 degrees, and `near` brings any longitude to where the frame has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

WIDTH, HEIGHT = 640.0, 300.0
PAD = 6.0
"""So far beyond the picture the frame's box reaches, that no edge of what is cut off can be seen."""

_MARGIN, _LEAST_MARGIN = 46.0, 14.0
_ALONE, _LEAST = 6.0, 0.4  # degrees around one place; between the outermost of several
_GOOD_DEAL = 0.8  # of the stretch that does not cross the date line
_STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0, 90.0)
_KM_A_DEGREE = 111.2
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

Point = tuple[float, float]
"""Longitude and latitude, or across and down in the picture."""


@dataclass(frozen=True, slots=True)
class Box:
    """The least and greatest longitude and latitude of something; east is not less than west."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have a point in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        across = self.west <= other.west and other.east <= self.east
        return across and self.south <= other.south and other.north <= self.north

    def shifted(self, degrees: float) -> "Box":
        """The box, so many degrees further east."""
        return Box(self.west + degrees, self.south, self.east + degrees, self.north)


@dataclass(frozen=True, slots=True)
class Frame:
    """The middle of the picture, and how much of it a degree of latitude takes."""

    middle_lat: float
    middle_lon: float
    scale: float

    @property
    def lon_scale(self) -> float:
        """How much of the picture a degree of longitude takes."""
        return self.scale * cos(radians(self.middle_lat))

    @property
    def box(self) -> Box:
        """What of the earth the picture shows, and a little around it; nothing of it twice."""
        half = min((WIDTH / 2 + PAD) / self.lon_scale, 180.0)
        up = (HEIGHT / 2 + PAD) / self.scale
        south, north = max(self.middle_lat - up, -90.0), min(self.middle_lat + up, 90.0)
        return Box(self.middle_lon - half, south, self.middle_lon + half, north)

    def near(self, lon: float) -> float:
        """The same longitude, not more than 180 degrees from the middle."""
        return lon - 360 * round((lon - self.middle_lon) / 360)

    def x(self, lon: float) -> float:
        """Where a longitude lies, as it is given: `near` comes before."""
        return WIDTH / 2 + (lon - self.middle_lon) * self.lon_scale

    def y(self, lat: float) -> float:
        """Where a latitude lies."""
        return HEIGHT / 2 - (lat - self.middle_lat) * self.scale

    @property
    def parallels(self) -> tuple[tuple[float, str], ...]:
        """Lines of latitude: where they lie, and their words."""
        box = self.box
        lats = _grid(max(box.south, -89.99), min(box.north, 89.99))
        return tuple((round(self.y(lat), 1), _degrees(lat, "N", "S")) for lat in lats)

    @property
    def meridians(self) -> tuple[tuple[float, str], ...]:
        """Lines of longitude: where they lie, and their words."""
        lons = _grid(self.box.west, self.box.east)
        return tuple((round(self.x(lon), 1), _degrees((lon + 180) % 360 - 180, "E", "W")) for lon in lons)

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the picture ends before its sides, since it shows the whole way round."""
        box = self.box
        return tuple(round(x, 1) for x in (self.x(box.west), self.x(box.east)) if 0 < x < WIDTH)

    @property
    def bar(self) -> tuple[int, float]:
        """A round number of kilometres, and how much of the picture they take."""
        wanted = 120 / (self.scale / _KM_A_DEGREE)
        km = max((km for km in _BARS if km <= wanted), default=_BARS[0])
        return km, round(km * self.scale / _KM_A_DEGREE, 1)


def frame_of(places: Sequence[Point]) -> Frame:
    """The frame of one or more places, told by longitude and latitude: the least that shows them all with room for
    labels, and the whole way round at most."""
    west, east = _least_arc([lon for lon, _ in places])
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    middle_lat = (south + north) / 2
    least = _ALONE if (west, south) == (east, north) else _LEAST
    shrink = cos(radians(middle_lat))
    across, up = max((east - west) * shrink, least), max(north - south, least)
    roomy = min((WIDTH - 4 * _MARGIN) / across, (HEIGHT - 2 * _MARGIN) / up)
    tight = min((WIDTH - 2 * _LEAST_MARGIN) / across, (HEIGHT - 2 * _LEAST_MARGIN) / up)
    once_round = WIDTH / (360 * shrink)
    middle_lon = (west + east) / 2
    return Frame(middle_lat, middle_lon - 360 * round(middle_lon / 360), max(roomy, min(once_round, tight)))


def _least_arc(lons: Sequence[float]) -> tuple[float, float]:
    """A short stretch that has all longitudes in it; its end lies beyond 180 if it crosses the date line.

    It crosses where that makes it a good deal shorter: a map of the whole world is best known uncut at Greenwich.
    """
    around = sorted({(lon + 180) % 360 - 180 for lon in lons})
    gap, first = max(((b - a, n) for n, (a, b) in enumerate(pairwise(around), 1)), default=(0.0, 0))
    if 360 - gap > _GOOD_DEAL * (around[-1] - around[0]):
        return around[0], around[-1]
    return around[first], around[first - 1] + 360


def _grid(least: float, most: float) -> list[float]:
    step = next((s for s in _STEPS if (most - least) / s <= 6), _STEPS[-1])
    first = int(least // step) + 1
    return [n * step for n in range(first, first + 8) if n * step < most]


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative
    return f"{abs(value):g}°" if abs(value) in (0, 180) else f"{abs(value):g}° {side}"
