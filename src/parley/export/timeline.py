"""Statements in time as a picture: for each side a row of bars, all on one scale; events told of; days that matter."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960.0
LEFT, RIGHT = 8.0, 952.0
ROW, BAR = 64.0, 44.0
_MOST_TICKS = 8
_WIDEST = 48.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, how high it is, and what it counts, in words."""

    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """The bars of a side, over its name; `base` is the line on which they stand."""

    name: str
    base: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A day that matters: where it stands, its kind, and words."""

    x: float
    y: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: rows, dots, ticks with their words, its height, and the number that the highest bar counts."""

    rows: tuple[BarRow, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    most: int


def timeline_of(
    names: Sequence[str],
    numbers: Sequence[Sequence[int]],
    periods: Sequence[str],
    dots: Sequence[tuple[float, str, str]],
) -> Timeline:
    """Draws for each of `names` its `numbers`, one a period; `periods` are in words. `dots`: how far along the periods
    a day lies (0 to 1), its kind, and words. Linear in what it draws."""
    most = max((number for row in numbers for number in row), default=0)
    step = (RIGHT - LEFT) / max(len(periods), 1)
    rows = tuple(
        _row(name, row, periods, 22 + (place + 1) * ROW, step, most)
        for place, (name, row) in enumerate(zip(names, numbers, strict=True))
    )
    foot = 22 + len(names) * ROW
    drawn = tuple(
        Dot(round(LEFT + 8 + along * (RIGHT - LEFT - 16), 1), round(foot + 22 + 18 * (place % 2), 1), kind, words)
        for place, (along, kind, words) in enumerate(dots)
    )
    every = max(1, -(-len(periods) // _MOST_TICKS))
    ticks = tuple((round(LEFT + n * step, 1), periods[n]) for n in range(0, len(periods), every))
    return Timeline(rows, drawn, ticks, foot + (62 if dots else 10), most)


def _row(name: str, numbers: Sequence[int], periods: Sequence[str], base: float, step: float, most: int) -> BarRow:
    bars = []
    for place, number in enumerate(numbers):
        if number:
            height = max(BAR * number / most, 1.5)
            x = LEFT + place * step
            bars.append(
                Bar(
                    round(x, 1), round(base - height, 1), round(min(max(step - 1, 0.8), _WIDEST), 1), round(height, 1),
                    f"{periods[place]}: {number}",
                )
            )  # fmt: skip
    return BarRow(name, base, tuple(bars))
