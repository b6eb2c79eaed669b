"""From lines to paragraphs: where one ends is told by gaps, indents, short last lines, and letters of another size."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from parley.intake.layout.columns import Block
from parley.intake.layout.hyphens import Hyphens
from parley.intake.layout.line import Line

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_MARK = re.compile(r"(?:[•‣⁃◦▪▫■□●○◆–—*·\-]|[\ue000-\uf8ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?=\s|$)")
_BULLET = re.compile(r"^(?:[•‣⁃◦▪▫■□●○◆*·]|[\ue000-\uf8ff])\s*")
_LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " ",
    "\u2009": " ", "\u202f": " ", "\u200b": None, "\u2060": None, "\ufeff": None,
})  # fmt: skip
_GAP = 1.3
"""So many times the usual distance of lines parts paragraphs."""

_INDENT = 0.7
"""In letters' sizes."""

_BESIDE_INITIAL = 4
"""So many lines may stand beside an initial."""

_OTHER_SIZE = 0.07


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of a block of lines."""

    left: float
    right: float


def paragraphs_of(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs of blocks that are read one after the other, also where they go on in the next one."""
    lines = [line for block in blocks for line in block]
    leading = _leading(blocks)
    hyphens = Hyphens(line.text for line in lines)
    groups: list[list[Line]] = []
    for block in blocks:
        column = _column(block)
        for place, line in enumerate(block):
            if not line.text:
                continue
            if groups and not _begins(groups[-1], line, place == 0, column, leading):
                groups[-1].append(line)
            else:
                groups.append([line])
    return [text for text in (_text(group, hyphens) for group in groups) if text]


def _text(group: Sequence[Line], hyphens: Hyphens) -> str:
    text = ""
    for line in group:
        words = line.text.translate(_LIGATURES)
        text = hyphens.joined(text, words) if text else words
    return re.sub(r"\s+", " ", _BULLET.sub("", text)).replace("\xad", "").strip()


def _column(block: Block) -> _Column:
    """Its left edge is where most lines begin, of those that go farthest left."""
    starts = sorted(line.x0 for line in block)
    return _Column(starts[len(starts) // 10], max(line.x1 for line in block))


def _leading(blocks: Sequence[Block]) -> float:
    """From one line to the next, in letters' sizes, as most lines of the document stand."""
    steps = [
        (line.bottom - before.bottom) / line.size
        for block in blocks
        for before, line in pairwise(block)
        if line.size > 0 and abs(line.size - before.size) < _OTHER_SIZE * line.size
    ]
    return median(steps) if steps else 1.2


def _begins(group: Sequence[Line], line: Line, new_block: bool, column: _Column, leading: float) -> bool:
    """Whether a line begins a paragraph, and does not go on with that of the lines before."""
    before = group[-1]
    if line.bold != before.bold or not _of_one_size(line, before):
        return True
    if _MARK.match(line.text):
        return True
    indented = line.x0 - column.left > _INDENT * line.size
    if new_block:
        goes_on = before.text.endswith("-") or _MARK.match(group[0].text)
        return bool(_ENDS.search(before.text)) or (indented and not goes_on)
    if line.bottom - before.bottom > _GAP * leading * line.size:
        return True
    if not (group[0].has_initial and len(group) <= _BESIDE_INITIAL) and _is_told_by_indents(group, line, column):
        return True
    return bool(_ENDS.search(before.text)) and _had_room(before, line, column)


def _is_told_by_indents(group: Sequence[Line], line: Line, column: _Column) -> bool:
    before = group[-1]
    indented = line.x0 - column.left > _INDENT * line.size
    was_indented = before.x0 - column.left > _INDENT * line.size
    if indented and not was_indented:
        return not _MARK.match(before.text)  # the second line of an item of a list hangs
    return was_indented and not indented and len(group) > 1


def _of_one_size(line: Line, before: Line) -> bool:
    """Whether lines have letters of a size in common: those that begin in small capitals have them of two."""
    sizes = {word.size for word in before.words}
    return any(abs(word.size - size) <= _OTHER_SIZE * size for word in line.words for size in sizes)


def _had_room(before: Line, line: Line, column: _Column) -> bool:
    """Whether the first word of a line would have fitted at the end of the one before: then that ended there for a
    reason."""
    first = line.words[0]
    return column.right - before.x1 > (first.x1 - first.x0) + 0.4 * line.size
