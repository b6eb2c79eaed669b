"""Which reports are copies of one text, whole, cut or lightly edited, so that forty copies are not forty sources.

Winnowing: of the hashes of every few words the least in each window are kept, so that any passage of some length that
two texts share leaves a common mark (Schleimer, Wilkerson and Aiken, SIGMOD 2003).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

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

_MOST = 400
"""What stands under more reports is an outlet's own formula: in each row the latest that have it are looked at."""

_BITS, _NUMBER = np.uint64(32), np.uint64((1 << 32) - 1)
"""A mark and the number of a report that has it are kept as one number, the mark in its upper half."""

_CREDIT = re.compile(r"\A.{0,80}?\(([A-Z][\w.& ]{1,40})\)\s*[-–—]", re.DOTALL)


class Copies:
    """The reports that came so far, by their marks. Enter them in their order."""

    def __init__(self) -> None:
        self._marks = Marks()
        self._count: dict[int, int] = {}
        self._roots: dict[int, int] = {}
        self._days: dict[int, int] = {}

    def enter(self, number: int, report: Report) -> int:
        """The number of the first report that has this text: its own for one that copies none."""
        marks = sorted(set(marks_of(report.text)))
        day = report.date.toordinal() if report.date else 0
        shared = Counter(self._marks.having(marks))
        best = number
        for other, many in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            near = abs(self._days[other] - day) <= _LATEST
            if near and many >= _ENOUGH * min(len(marks), self._count[other]) and many > 1:
                best = other
                break
        self._marks.add(number, marks)
        self._count[number], self._days[number] = len(marks), day
        self._roots[number] = self._roots.get(best, best)
        return self._roots[number]


class Marks:
    """Which reports have a mark: numbers in order, in few long rows, so that millions of them take little room.

    A new row is joined with those before it that are no longer (O'Neil and others, The log-structured merge-tree, Acta
    Informatica, 1996), so that each mark is moved a few times only.
    """

    def __init__(self) -> None:
        self._rows: list[NDArray[np.uint64]] = []

    def add(self, number: int, marks: Sequence[int]) -> None:
        """A report has these marks."""
        row = (np.array(marks, np.uint64) << _BITS) | np.uint64(number)
        while self._rows and len(self._rows[-1]) <= len(row):
            row = np.concatenate((self._rows.pop(), row))
        row.sort()
        self._rows.append(row)

    def having(self, marks: Sequence[int]) -> Iterator[int]:
        """The numbers of the reports that have these marks, once for each mark that they have."""
        wanted = np.array(marks, np.uint64) << _BITS
        for row in self._rows:
            begins, ends = np.searchsorted(row, wanted), np.searchsorted(row, wanted | _NUMBER, side="right")
            for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
                if begin < end:
                    yield from (row[max(begin, end - _MOST) : end] & _NUMBER).tolist()


def marks_of(text: str) -> Iterator[int]:
    """The marks of a text: at least one for every ten words of it."""
    words = tokens_of(text)
    hashes = [crc32(" ".join(words[at : at + _WORDS]).encode()) for at in range(max(1, len(words) - _WORDS + 1))]
    last = -1
    for at in range(max(1, len(hashes) - _WINDOW + 1)):
        window = hashes[at : at + _WINDOW]
        lowest = min(window)
        least = at + max(i for i, one in enumerate(window) if one == lowest)
        if least != last:
            last = least
            yield hashes[least]


def credit_of(report: Report) -> str | None:
    """The agency that the dateline names: "GENEVA (AP) - ..."."""
    found = _CREDIT.match(report.text)
    return found[1] if found else None
