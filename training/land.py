"""Draws the map's land from Natural Earth, as the npm package world-atlas brings it (land-110m.json, land-50m.json).

python -m training.land land-110m.json land-50m.json src/parley/export/data/land.json.xz
"""

import argparse
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

STEPS = 200  # to a degree: half a kilometre, finer than the coasts are drawn
_POLE = -89.9  # what lies no further north is the pole itself, drawn as a ring by files that have no poles

Point = tuple[float, float]


def land_from_topologies(coarse: str, fine: str) -> bytes:
    """What `parley.export.land` reads, from the text of two TopoJSON files with an object `land`.

    JSON, packed by xz: `steps` to a degree, and under `coarse` and `fine` the rings, each the whole steps of its first
    longitude and latitude, then of the way from each point to the next; the last leads back to the first by itself.
    The ring of a hole runs as any other. Islets smaller than a step, which are no rings any more, are left out.
    """
    land = {"steps": STEPS, "coarse": _rings(json.loads(coarse)), "fine": _rings(json.loads(fine))}
    return lzma.compress(json.dumps(land, separators=(",", ":")).encode(), preset=9 | lzma.PRESET_EXTREME)


def _rings(topology: dict[str, Any]) -> list[list[int]]:
    arcs = [_arc(arc, **topology["transform"]) for arc in topology["arcs"]]
    rings = (
        _ring(arcs, ring)
        for shape in topology["objects"]["land"]["geometries"]
        for polygon in shape["arcs"]
        for ring in polygon
    )
    return [ways for ring in rings if max(lat for _, lat in ring) > _POLE and len(ways := _ways(ring)) >= 6]


def _arc(arc: Sequence[Sequence[int]], scale: Sequence[float], translate: Sequence[float]) -> list[Point]:
    """The points of a line that is told in whole steps from point to point, in degrees."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
    return points


def _ring(arcs: Sequence[Sequence[Point]], parts: Iterable[int]) -> list[Point]:
    """The arcs of a ring joined, ~n being n backwards. Longitudes run on over the date line, beyond 180 degrees."""
    joined: list[Point] = []
    for part in parts:
        arc = arcs[part] if part >= 0 else arcs[~part][::-1]
        joined.extend(arc[1:] if joined else arc)
    ring = list(_running_on(joined))
    if abs(ring[-1][0] - ring[0][0]) > 1:  # round the pole: closed along it
        ring += [(ring[-1][0], -90.0), (ring[0][0], -90.0)]
    return ring


def _running_on(points: Sequence[Point]) -> Iterator[Point]:
    shift = 0.0
    yield points[0]
    for (before, _), (lon, lat) in pairwise(points):
        shift -= 360 * round((lon - before) / 360)
        yield lon + shift, lat


def _ways(ring: Iterable[Point]) -> list[int]:
    steps = [(round(lon * STEPS), round(lat * STEPS)) for lon, lat in ring]
    corners = [step for step, after in pairwise([*steps, steps[0]]) if step != after]
    return [way for (x, y), (to_x, to_y) in pairwise([(0, 0), *corners]) for way in (to_x - x, to_y - y)]


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("coarse", type=Path)
    p.add_argument("fine", type=Path)
    p.add_argument("land", type=Path)
    o = p.parse_args(arguments)
    texts = (path.read_text(encoding="utf-8") for path in (o.coarse, o.fine))
    o.land.write_bytes(land_from_topologies(*texts))


if __name__ == "__main__":
    main()
