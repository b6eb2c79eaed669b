"""The outlines of land, for maps. Land only: whose it is, no map of ours says.

The outlines, `data/land.json.xz`, are Natural Earth's land at 1:110 and 1:50 million (public domain), drawn from the
package world-atlas (ISC) by `training/land.py`. Of lakes they have only the Caspian Sea.
"""

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from parley.export.frame import Frame
from parley.export.outlines import Outline, outline_of, path_of_rings, rings_within

_COARSE = 0.25  # degrees of latitude to a unit of the picture; from here on the coarse outlines show as much


@dataclass(frozen=True, slots=True)
class Land:
    """The outlines, for maps of the world and for all nearer ones."""

    coarse: tuple[Outline, ...]
    fine: tuple[Outline, ...]


@cache
def land() -> Land:
    """The land that comes with Parley; read once."""
    packed = resources.files("parley.export").joinpath("data/land.json.xz").read_bytes()
    data = json.loads(lzma.decompress(packed))
    coarse, fine = (tuple(_rings(data[level], data["steps"])) for level in ("coarse", "fine"))
    return Land(coarse, fine)


def _rings(rings: Iterable[Sequence[int]], steps: int) -> Iterator[Outline]:
    for ways in rings:
        lons, lats = accumulate(ways[::2]), accumulate(ways[1::2])
        points = tuple((lon / steps, lat / steps) for lon, lat in zip(lons, lats, strict=True))
        yield outline_of(points)


def land_path(frame: Frame) -> str:
    """The land in a frame as the data of one SVG path, to be filled by the rule `evenodd`; empty on the high sea."""
    rings = land().coarse if 1 / frame.scale > _COARSE else land().fine
    return path_of_rings(rings_within(rings, frame.box), frame)
