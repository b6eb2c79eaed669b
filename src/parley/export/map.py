"""A small map of labelled places: no coastlines, which would need a source; only where they lie to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from parley.model.place import Place

WIDTH, HEIGHT, MARGIN = 640.0, 300.0, 46.0
# As large as labels are drawn on a phone, where they are largest beside the map.
LINE = 23.0
LETTER = 11.2
MOST = 30
_STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0)
_KM_A_DEGREE = 111.2
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: where its dot lies, and where its label begins or ends (`anchor`)."""

    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Map:
    """Dots, lines of latitude and longitude with their labels, and a scale bar of `bar_km` kilometres."""

    dots: tuple[Dot, ...]
    parallels: tuple[tuple[float, str], ...]
    meridians: tuple[tuple[float, str], ...]
    bar_km: int
    bar_width: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Equirectangular, true to scale at the middle latitude."""

    middle_lat: float
    middle_lon: float
    scale: float

    def x(self, lon: float) -> float:
        return WIDTH / 2 + (lon - self.middle_lon) * cos(radians(self.middle_lat)) * self.scale

    def y(self, lat: float) -> float:
        return HEIGHT / 2 - (lat - self.middle_lat) * self.scale


def map_of(places: Iterable[Place]) -> Map | None:
    """A map of the places that have coordinates; None for fewer than two, or so many that labels would not fit."""
    placed: dict[tuple[float, float], str] = {}
    for place in places:
        if place.lat is not None and place.lon is not None and abs(place.lat) <= 89 and abs(place.lon) <= 180:
            placed.setdefault((place.lat, place.lon), place.name)
    if not 2 <= len(placed) <= MOST:
        return None
    lats, lons = [lat for lat, _ in placed], [lon for _, lon in placed]
    frame = _frame(lats, lons)
    wanted = min(WIDTH / 4, 120) / (frame.scale / _KM_A_DEGREE)
    bar_km = max((km for km in _BARS if km <= wanted), default=_BARS[0])
    parallels = _grid(frame.middle_lat, HEIGHT, frame.scale)
    meridians = _grid(frame.middle_lon, WIDTH, frame.scale * cos(radians(frame.middle_lat)))
    return Map(
        _dots(placed, frame),
        tuple((round(frame.y(lat), 1), _degrees(lat, "N", "S")) for lat in parallels),
        tuple((round(frame.x(lon), 1), _degrees(lon, "E", "W")) for lon in meridians),
        bar_km,
        round(bar_km * frame.scale / _KM_A_DEGREE, 1),
    )


def _frame(lats: list[float], lons: list[float]) -> _Frame:
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    across = max((max(lons) - min(lons)) * cos(radians(middle_lat)), 0.05)
    up = max(max(lats) - min(lats), 0.05)
    return _Frame(middle_lat, middle_lon, min((WIDTH - 4 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / up))


def _grid(middle: float, length: float, scale: float) -> list[float]:
    half = length / 2 / scale
    step = next((s for s in _STEPS if 2 * half / s <= 6), _STEPS[-1])
    first = int((middle - half) // step) + 1
    return [n * step for n in range(first, first + 8) if n * step < middle + half]


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"


def _dots(placed: dict[tuple[float, float], str], frame: _Frame) -> tuple[Dot, ...]:
    """Labels go right of their dot, or left, or a line lower, wherever no other label or dot stands yet."""
    boxes = [(frame.x(lon) - 7, frame.y(lat) - 7, frame.x(lon) + 7, frame.y(lat) + 7) for lat, lon in placed]
    dots: list[Dot] = []
    for (lat, lon), name in placed.items():
        x, y = frame.x(lon), frame.y(lat)
        shown = name if len(name) <= 24 else name[:23] + "…"
        width = len(shown) * LETTER
        choices = [
            (x + 11 if side == "start" else x - 11, y + 5 + shift * LINE, side)
            for shift in (0, 1, -1, 2, -2, 3, -3)
            for side in ("start", "end")
        ]
        label_x, label_y, side = next((c for c in choices if _free(c, width, boxes)), choices[0])
        boxes.append(_box(label_x, label_y, side, width))
        dots.append(Dot(shown, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), side))
    return tuple(dots)


def _box(x: float, y: float, side: str, width: float) -> tuple[float, float, float, float]:
    left = x if side == "start" else x - width
    return left, y - 17, left + width, y + 5


def _free(choice: tuple[float, float, str], width: float, boxes: list[tuple[float, float, float, float]]) -> bool:
    left, top, right, bottom = _box(*choice, width)
    if left < 4 or right > WIDTH - 4 or top < 4 or bottom > HEIGHT - 22:
        return False
    return all(right <= b[0] or left >= b[2] or bottom <= b[1] or top >= b[3] for b in boxes)
