"""Words where they stand on a page, and the lines they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

_NOTE = re.compile(r"[\d,*†‡]{1,4}")
_RAISED = 0.78
"""The mark of a footnote is so much smaller than the words it stands at."""

_INITIAL = 1.8
"""So many times the usual size a letter over several lines is."""

_MOST_INITIALS = 20
"""A page with more large letters has no initials, but is a poster."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the upper left corner of the page; `size` is that of its letters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words side by side, from left to right; there is at least one."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """Its words with a space wherever there is one; without the marks of footnotes."""
        parts: list[str] = []
        before = None
        for word in self.words:
            if word.size < _RAISED * self.size and _NOTE.fullmatch(word.text):
                continue
            apart = before is not None and word.x0 - before.x1 > 0.12 * max(word.size, before.size)
            parts.append(f" {word.text}" if apart else word.text)
            before = word
        return "".join(parts).strip()

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is in bold."""
        return all(word.bold for word in self.words)

    @property
    def has_initial(self) -> bool:
        """Whether it begins with an initial beside which the next lines are indented."""
        return self.words[0].size > _INITIAL * self.size

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words if word.size >= _RAISED * self.size)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines that words make if there is but one column, from the top down."""
    lines: list[list[Word]] = []
    tallest: Word | None = None  # of the last line: marks of notes are raised
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if tallest is not None and _beside(tallest, word):
            lines[-1].append(word)
            tallest = max(tallest, word, key=lambda one: one.size)
        else:
            lines.append([word])
            tallest = word
    return [Line(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


def initials_raised(words: Sequence[Word]) -> list[Word]:
    """The words of a page, of which a large initial over several lines stands at the height of the first of them, where
    its word goes on."""
    usual = median(word.size for word in words) if words else 0.0
    initials = {word for word in words if len(word.text) == 1 and word.text.isupper() and word.size > _INITIAL * usual}
    if len(initials) > _MOST_INITIALS:
        return list(words)
    return [_raised(word, words, usual) if word in initials else word for word in words]


def _raised(word: Word, words: Sequence[Word], usual: float) -> Word:
    beside = [
        one.top
        for one in words
        if one.size < word.size and abs(one.x0 - word.x1) < usual and one.bottom > word.top and one.top < word.bottom
    ]
    return replace(word, top=min(beside), bottom=min(beside) + usual) if len(beside) > 1 else word


def _beside(one: Word, other: Word) -> bool:
    """Whether the middle of the smaller word is at the height of the other."""
    taller, lower = (one, other) if one.size >= other.size else (other, one)
    return taller.top <= lower.middle <= taller.bottom
