"""Borders from a GeoJSON file that somebody gives: nothing else draws a border.

GeoJSON is RFC 7946: longitude, then latitude, in degrees.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NoReturn

from parley.errors import BordersError
from parley.export.frame import Point
from parley.export.outlines import Outline, outline_of

MOST_CHARACTERS = 20_000_000
MOST_FEATURES = 10_000
MOST_POSITIONS = 400_000
_DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
_POLE = 89.99
_DEGREES = "GeoJSON has [longitude, latitude] in degrees; bring a file in another projection to EPSG:4326."
_KINDS = "Lines and areas are drawn: LineString, MultiLineString, Polygon and MultiPolygon."


@dataclass(frozen=True, slots=True)
class Border:
    """The lines of one feature, and its name if it has one."""

    name: str | None
    lines: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Borders:
    """What a file draws: its name, and its features in order."""

    source: str
    borders: tuple[Border, ...]


def borders_from_geojson(text: str, source: str) -> Borders:
    """The lines and the outlines of areas in a GeoJSON text; `source` is the name of the file, for the reader's eyes.

    A step of more than 180 degrees goes the short way, over the date line. Edges along the date line or at a pole are
    where files cut areas in two: they are no borders, and are left out. Raises BordersError, which names the place
    and how to mend it.
    """
    return _File(source).borders(text)


@dataclass(slots=True)
class _File:
    """Reads a file and knows how many positions it has met."""

    source: str
    positions: int = 0

    def wrong(self, place: str, what: str, mend: str) -> NoReturn:
        raise BordersError(f"{self.source}: {f'{place}: ' if place else ''}{what}. {mend}")

    def borders(self, text: str) -> Borders:
        data = self.parsed(text)
        features = tuple(self.features(data))
        if not features:
            self.wrong("features", "no feature is there", "Give a file with at least one line or area.")
        return Borders(self.source, features)

    def parsed(self, text: str) -> Any:
        if len(text) > MOST_CHARACTERS:
            more = f"{len(text):,} characters, more than {MOST_CHARACTERS:,}"
            self.wrong("", more, "Give a file with fewer or simpler lines.")
        try:
            return json.loads(text.removeprefix("\ufeff"), parse_constant=_refused)
        except RecursionError:
            self.wrong("", "lists nested beyond all use", "Give a GeoJSON file.")
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            self.wrong(place, f"not JSON: {error.msg}", "Give a GeoJSON file.")
        except ValueError:  # NaN, Infinity, or thousands of digits
            self.wrong("", "a number that is none, such as NaN, or has thousands of digits", _DEGREES)

    def features(self, data: Any) -> Iterator[Border]:
        kind = data.get("type") if isinstance(data, dict) else None
        if kind == "FeatureCollection":
            features = data.get("features")
            if not isinstance(features, list):
                self.wrong("features", f"expected a list, found {_told(features)}", "Give a GeoJSON file.")
            if len(features) > MOST_FEATURES:
                self.wrong("features", f"{len(features):,}, more than {MOST_FEATURES:,}", "Give a file with fewer.")
            for n, feature in enumerate(features):
                yield self.feature(feature, f"features[{n}]")
        elif kind == "Feature":
            yield self.feature(data, "feature")
        elif kind in ("Topology", "GeometryCollection") or not isinstance(data, dict):
            self.wrong("", f"expected a FeatureCollection, found {_told(data)}", "Give a GeoJSON file with features.")
        else:
            yield Border(None, self.lines(data, "geometry"))

    def feature(self, feature: Any, place: str) -> Border:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            self.wrong(place, f"expected a Feature, found {_told(feature)}", 'Give it the member "type": "Feature".')
        return Border(_name(feature), self.lines(feature.get("geometry"), f"{place}.geometry"))

    def lines(self, geometry: Any, place: str) -> tuple[Outline, ...]:
        kind = geometry.get("type") if isinstance(geometry, dict) else geometry
        if not isinstance(geometry, dict) or not isinstance(kind, str) or kind not in _DEPTHS:
            self.wrong(place, f"expected lines or areas, found {_told(kind)}", f"{_KINDS} Leave other features out.")
        parts = self.parts(geometry.get("coordinates"), f"{place}.coordinates", _DEPTHS[kind])
        closed = kind.endswith("Polygon")
        return tuple(
            outline_of(piece) for at, part in parts for piece in _uncut(_running_on(self.line(part, at, closed)))
        )

    def parts(self, value: Any, place: str, depth: int) -> Iterator[tuple[str, list[Any]]]:
        """The lists of positions, `depth` lists deep, each with its place."""
        if not isinstance(value, list):
            self.wrong(place, f"expected a list, found {_told(value)}", _KINDS)
        if depth == 0:
            yield place, value
            return
        for n, inner in enumerate(value):
            yield from self.parts(inner, f"{place}[{n}]", depth - 1)

    def line(self, positions: list[Any], place: str, closed: bool) -> list[Point]:
        self.positions += len(positions)
        if self.positions > MOST_POSITIONS:
            self.wrong(place, f"more than {MOST_POSITIONS:,} positions", "Give a file with fewer or simpler lines.")
        points = []
        for n, position in enumerate(positions):
            point = _point(position)
            if point is None:
                found = ", ".join(map(_told, position[:3])) if isinstance(position, list) else _told(position)
                self.wrong(f"{place}[{n}]", f"expected a longitude and a latitude, found {found}", _DEGREES)
            points.append(point)
        if len(points) < (4 if closed else 2):
            self.wrong(place, f"{len(points)} positions", "A line has two or more, the ring of an area four or more.")
        if closed and points[0] != points[-1]:
            self.wrong(place, "the ring is open", "Let it end at the position where it begins.")
        return points


def _point(position: Any) -> Point | None:
    if not isinstance(position, list) or not 2 <= len(position) <= 3:
        return None
    lon, lat = position[0], position[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float) or not (abs(lon) <= 180 and abs(lat) <= 90):
        return None
    return float(lon), float(lat)


def _running_on(points: list[Point]) -> list[Point]:
    """Longitudes that run on beyond 180 degrees where a line crosses the date line."""
    shift = 0
    running = points[:1]
    for (before, _), (lon, lat) in pairwise(points):
        shift -= 360 * ((lon - before > 180) - (lon - before < -180))
        running.append((lon + shift, lat))
    return running


def _uncut(points: list[Point]) -> Iterator[list[Point]]:
    """The stretches of a line between its edges along the date line and at the poles."""
    stretch = points[:1]
    for a, b in pairwise(points):
        if (a[0] == b[0] and a[0] % 360 == 180) or (abs(a[1]) >= _POLE and abs(b[1]) >= _POLE):
            if len(stretch) > 1:
                yield stretch
            stretch = [b]
        else:
            stretch.append(b)
    if len(stretch) > 1:
        yield stretch


def _name(feature: dict[str, Any]) -> str | None:
    properties = feature.get("properties")
    named = properties if isinstance(properties, dict) else {}
    found = (named.get(key) for key in ("name", "Name", "NAME"))
    return next((name for name in (*found, feature.get("id")) if isinstance(name, str) and name), None)


def _told(value: Any) -> str:
    """A value as it can stand in a message."""
    if isinstance(value, dict):
        value = value.get("type", value)
    if value is None or isinstance(value, dict | list):
        return "nothing" if value is None else "a list" if isinstance(value, list) else "an object"
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 40 else f"{words[:39]}…"


def _refused(word: str) -> NoReturn:
    """JSON has no NaN and no Infinity, though Python reads them."""
    raise ValueError(word)
