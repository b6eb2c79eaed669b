"""The order in which one reads a page: across it, or column by column.

A gutter is a strip without ink that is wider than a space and has text of several lines on either side. A page is cut
at the gutter that goes farthest down, as often as there is one, and what reaches across the gutter, such as a
heading above the columns, is read before what stands below. (The idea is the XY-cut of Nagy and Seth, ICPR 1984, with
strips that need not go down the whole page.)
"""

from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from parley.intake.layout.line import Line, Word, lines_of

_CELLS = 1000
"""So many cells the raster of a page has each way at most."""

_GUTTER = 0.85
_NARROWEST = 9
"""Widths in letters' sizes: of a gutter, and of a column, so that neither the spaces of justified lines that happen to
stand above each other nor the marks of a list make a column."""

_HEADING = 1.12
"""So many times the usual size the letters of a heading have at least."""

_FEWEST_LINES = 3
_FEWEST_WORDS = 2.0
"""Words in a line on average: cells of a table have fewer, and are read row by row."""

Block = list[Line]
"""Lines one above the other, of one column."""


def blocks_of(words: Sequence[Word]) -> list[Block]:
    """The blocks of a page in the order in which they are read."""
    if not words:
        return []
    found = _gutter(words)
    if found is None:
        return [lines_of(words)]
    where, zones = found
    blocks: list[Block] = []
    above = float("-inf")
    for top, bottom in (section for zone in zones for section in _sections(words, where, zone)):
        blocks += _across(words, above, top)
        within = [word for word in words if top <= word.middle < bottom]
        blocks += blocks_of([word for word in within if word.x0 < where])
        blocks += blocks_of([word for word in within if word.x0 >= where])
        above = bottom
    return blocks + _across(words, above, float("inf"))


def _across(words: Sequence[Word], top: float, bottom: float) -> list[Block]:
    """What reaches across the gutter between two heights; it may have columns of other widths."""
    return blocks_of([word for word in words if top <= word.middle < bottom])


def _sections(words: Sequence[Word], where: float, zone: tuple[float, float]) -> list[tuple[float, float]]:
    """The parts of a zone: a heading that has nothing beside it, and text of both columns above and below it, is one of
    both, though it does not reach across the gutter."""
    usual = median(word.size for word in words)
    within = [word for word in words if zone[0] <= word.middle < zone[1]]
    beside = [word for word in within if word.x0 >= where]
    cuts = [zone[0]]
    for line in lines_of([word for word in within if word.x0 < where]):
        if line.size < _HEADING * usual:
            continue
        above, below = line.top - 0.3 * usual, line.bottom + 0.3 * usual
        if all(word.bottom < above or word.top > below for word in beside):
            over = [word for word in beside if word.middle < above and word.middle > cuts[-1]]
            if over and any(word.middle > below for word in beside):
                cuts.append(above)
    return list(zip(cuts, [*cuts[1:], zone[1]], strict=True))


def _gutter(words: Sequence[Word]) -> tuple[float, list[tuple[float, float]]] | None:
    """Where the gutter lies, and from which height to which it goes; None where there is none."""
    left, top = min(word.x0 for word in words), min(word.top for word in words)
    width, height = max(word.x1 for word in words) - left, max(word.bottom for word in words) - top
    size = median(word.size for word in words)
    if size <= 0 or width < 2 * _NARROWEST * size:
        return None
    cell = max(1.0, width / _CELLS, height / _CELLS)
    ink = _ink(words, left, top, cell, (int(height / cell) + 2, int(width / cell) + 2))
    strip = max(1, round(_GUTTER * size / cell))
    free = _free(ink, strip)
    best: tuple[float, float, list[tuple[float, float]]] | None = None
    edge = int(_NARROWEST * size / cell)
    for column in range(edge, free.shape[1] - edge):
        where = left + (column + strip / 2) * cell
        if best is not None and free[:, column].sum() * cell <= best[0]:
            continue
        runs = [(top + start * cell, top + end * cell) for start, end in _runs(free[:, column])]
        zones = [run for run in runs if run[1] - run[0] > 2 * size and _parts(words, where, run, size)]
        reach = sum(end - start for start, end in zones)
        if zones and (best is None or reach > best[0]):
            best = reach, where, zones
    return None if best is None else best[1:]


def _ink(words: Sequence[Word], left: float, top: float, cell: float, shape: tuple[int, int]) -> NDArray[np.bool_]:
    ink = np.zeros(shape, dtype=np.bool_)
    for word in words:
        down = slice(int((word.top - top) / cell), int((word.bottom - top) / cell) + 1)
        ink[down, int((word.x0 - left) / cell) : int((word.x1 - left) / cell) + 1] = True
    return ink


def _free(ink: NDArray[np.bool_], strip: int) -> NDArray[np.bool_]:
    """Where a strip that begins at a cell has no ink."""
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    return np.asarray(sums[:, strip:] == sums[:, :-strip])


def _runs(cells: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """From where to where cells are true."""
    changes = np.flatnonzero(np.diff(np.pad(cells, 1).astype(np.int8)))
    return [(int(start), int(end)) for start, end in changes.reshape(-1, 2)]


def _parts(words: Sequence[Word], where: float, run: tuple[float, float], size: float) -> bool:
    """Whether a strip has running text on either side."""
    within = [word for word in words if run[0] <= word.middle < run[1]]
    for side in ([word for word in within if word.x0 < where], [word for word in within if word.x0 >= where]):
        if not side:
            return False
        lines = lines_of(side)
        wide = max(word.x1 for word in side) - min(word.x0 for word in side)
        if wide < _NARROWEST * size or len(lines) < _FEWEST_LINES or len(side) < _FEWEST_WORDS * len(lines):
            return False
    return True
