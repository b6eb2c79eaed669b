"""The shapes of a map's marks: each kind of point has its own, so that none is told by its colour alone."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Literal

from parley.export.frame import Point
from parley.export.spots import Kind


def shape(kind: Kind | Literal["mixed"], x: float, y: float, half: float) -> str:
    """The outline of a mark as SVG path data: a diamond for a pledge, a square for an observation, a triangle for an
    incident, a circle for anything else, and a star of eight for several kinds together. None goes further than `half`
    to any side."""
    if kind == "pledge":
        return _closed(_turned(4, half), x, y)
    if kind == "observation":
        side = 0.75 * half
        return _closed([(-side, -side), (side, -side), (side, side), (-side, side)], x, y)
    if kind == "incident":
        return _closed([(0, -half), (half, 0.75 * half), (-half, 0.75 * half)], x, y)
    if kind == "mixed":
        return _closed(_turned(16, half, 0.68 * half), x, y)
    round_, across = f"{0.82 * half:g}", f"{1.64 * half:g}"
    return f"M{x - 0.82 * half:.1f} {y:.1f}a{round_} {round_} 0 1 0 {across} 0a{round_} {round_} 0 1 0-{across} 0z"


def _turned(corners: int, *lengths: float) -> Sequence[Point]:
    """Corners all round, the first at the top; their distances from the middle take turns."""
    ways = [(2 * pi * n / corners, lengths[n % len(lengths)]) for n in range(corners)]
    return [(length * sin(turn), -length * cos(turn)) for turn, length in ways]


def _closed(corners: Sequence[Point], x: float, y: float) -> str:
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "z"
