"""Which reports are copies of one text, whole, cut or lightly edited, so that forty copies are not forty sources.

Winnowing: of the hashes of every few words the least in each window are kept, so that any passage of some length that
two texts share leaves a common mark (Schleimer, Wilkerson and Aiken, SIGMOD 2003).
"""

import re
from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from parley.following.words import tokens_of
from parley.model.report import Report

_WORDS = 5
"""A mark is made of so many words that follow each other."""

_WINDOW = 6
"""Of so many marks that follow each other one is kept: ten words in common are always found."""

_ENOUGH = 0.4
"""A report is a copy if this share of its marks, or of the other's, is in both."""

_LATEST = 14
"""Days within which wire text is copied."""

_CREDIT = re.compile(r"\A.{0,80}?\(([A-Z][\w.& ]{1,40})\)\s*[-–—]", re.DOTALL)


class Copies:
    """The reports that came so far, by their marks. Enter them in their order."""

    def __init__(self) -> None:
        self._marks: dict[int, list[int]] = {}
        self._count: dict[int, int] = {}
        self._roots: dict[int, int] = {}
        self._days: dict[int, int] = {}

    def enter(self, number: int, report: Report) -> int:
        """The number of the first report that has this text: its own for one that copies none."""
        marks = sorted(set(marks_of(report.text)))
        day = report.date.toordinal() if report.date else 0
        shared = Counter(other for mark in marks for other in self._marks.get(mark, ()))
        best = number
        for other, many in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            near = abs(self._days[other] - day) <= _LATEST
            if near and many >= _ENOUGH * min(len(marks), self._count[other]) and many > 1:
                best = other
                break
        for mark in marks:
            self._marks.setdefault(mark, []).append(number)
        self._count[number], self._days[number] = len(marks), day
        self._roots[number] = self._roots.get(best, best)
        return self._roots[number]


def marks_of(text: str) -> Iterator[int]:
    """The marks of a text: at least one for every ten words of it."""
    words = tokens_of(text)
    hashes = [crc32(" ".join(words[at : at + _WORDS]).encode()) for at in range(max(1, len(words) - _WORDS + 1))]
    last = -1
    for at in range(max(1, len(hashes) - _WINDOW + 1)):
        window = hashes[at : at + _WINDOW]
        least = at + max(i for i, one in enumerate(window) if one == min(window))
        if least != last:
            last = least
            yield hashes[least]


def credit_of(report: Report) -> str | None:
    """The agency that the dateline names: "GENEVA (AP) - ..."."""
    found = _CREDIT.match(report.text)
    return found[1] if found else None
