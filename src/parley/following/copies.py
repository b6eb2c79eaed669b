"""Which reports are copies of one text, whole, cut or lightly edited, so that forty copies are not forty sources.

Winnowing: of the hashes of every few words the least in each window are kept, so that any passage of some length that
two texts share leaves a common mark (Schleimer, Wilkerson and Aiken, SIGMOD 2003).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from parley.following.shelf import Shelf, Taken
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
"""What stands under more reports is an outlet's own formula: the latest that have a mark are looked at."""

_BITS, _NUMBER = np.uint64(32), np.uint64((1 << 32) - 1)
"""A mark and the number of a report that has it are kept as one number, the mark in its upper half."""

_DAY_BITS = 22
_DAY = (1 << _DAY_BITS) - 1
"""The number of a report and its day are kept as one number, the day (of which 3,652,059 can be told) in the lower
part: so those of other years are passed over without looking them up."""

Numbers = NDArray[np.int64]

_CREDIT = re.compile(r"\A.{0,80}?\(([A-Z][\w.& ]{1,40})\)\s*[-–—]", re.DOTALL)


class Known(NamedTuple):
    """What is known of a report: how many marks it has, its day, and the first report that has its text."""

    marks: int
    day: int
    root: int


class Texts(Protocol):
    """The texts that came so far, by their marks."""

    def having(self, marks: Sequence[int], day: int) -> Numbers:
        """The numbers of the latest reports that have these marks, as far as they are of days near one, once for each
        mark that they have."""

    def known(self, numbers: Sequence[int]) -> Mapping[int, Known]:
        """What is known of reports."""

    def add(self, number: int, marks: Sequence[int], known: Known) -> None:
        """One report more."""


class Copies:
    """The reports that came so far, by their marks. Enter them in their order."""

    def __init__(self, texts: Texts | None = None) -> None:
        self._texts: Texts = texts or Marks()

    def enter(self, number: int, report: Report) -> int:
        """The number of the first report that has this text: its own for one that copies none."""
        marks = sorted(set(marks_of(report.text)))
        day = report.date.toordinal() if report.date else 0
        counts = Counter(self._texts.having(marks, day).tolist())
        shared = [(other, many) for other, many in counts.items() if many > 1]
        known = self._texts.known([other for other, _ in shared])
        root = number
        for other, many in sorted(shared, key=lambda item: (-item[1], item[0])):
            if many >= _ENOUGH * min(len(marks), known[other].marks):
                root = known[other].root
                break
        self._texts.add(number, marks, Known(len(marks), day, root))
        return root


class Marks:
    """Which reports have a mark: numbers in order, in few long rows, so that millions of them take little room.

    A new row is joined with those before it that are no longer (O'Neil and others, The log-structured merge-tree, Acta
    Informatica, 1996), so that each mark is moved a few times only.
    """

    def __init__(self) -> None:
        self._rows: list[NDArray[np.uint64]] = []
        self._known: dict[int, Known] = {}
        self._days = np.zeros(1024, np.int64)  # by the numbers of reports

    def known(self, numbers: Sequence[int]) -> Mapping[int, Known]:
        """Like `Texts.known`."""
        return {number: self._known[number] for number in numbers}

    def add(self, number: int, marks: Sequence[int], known: Known) -> None:
        """Like `Texts.add`."""
        self._known[number] = known
        if number >= len(self._days):
            self._days = np.concatenate((self._days, np.zeros(max(len(self._days), number), np.int64)))
        self._days[number] = known.day
        row = (np.array(marks, np.uint64) << _BITS) | np.uint64(number)
        while self._rows and len(self._rows[-1]) <= len(row):
            row = np.concatenate((self._rows.pop(), row))
        row.sort()
        self._rows.append(row)

    def having(self, marks: Sequence[int], day: int) -> Numbers:
        """Like `Texts.having`."""
        wanted = np.array(marks, np.uint64) << _BITS
        found: dict[int, list[Numbers]] = defaultdict(list)
        for row in self._rows:
            begins, ends = np.searchsorted(row, wanted), np.searchsorted(row, wanted | _NUMBER, side="right")
            for at in np.flatnonzero(begins < ends).tolist():
                latest = row[max(begins[at], ends[at] - _MOST) : ends[at]] & _NUMBER
                found[at].append(latest.astype(np.int64))
        numbers = _joined([_joined(some)[-_MOST:] for some in found.values()])
        near: Numbers = numbers[np.abs(self._days[numbers] - day) <= _LATEST]
        return near


class OnShelf:
    """Texts that lie on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf_marks, self._shelf_known = Taken(shelf, "mark"), Taken(shelf, "text")
        self._marks: dict[str, Numbers] = {}
        self._known: dict[str, Known] = {}

    def _fetch(self, marks: Sequence[int]) -> Mapping[str, Numbers]:
        keys = [str(mark) for mark in marks]
        taken = self._shelf_marks.take(keys)
        self._marks |= {key: np.frombuffer(value, "<i8") for key, value in taken.items()}
        return {key: self._marks[key] for key in keys if key in self._marks}

    def having(self, marks: Sequence[int], day: int) -> Numbers:
        """Like `Texts.having`."""
        found = _joined(list(self._fetch(marks).values()))
        near: Numbers = found[np.abs((found & _DAY) - day) <= _LATEST] >> _DAY_BITS
        return near

    def known(self, numbers: Sequence[int]) -> Mapping[int, Known]:
        """Like `Texts.known`."""
        taken = self._shelf_known.take(map(str, numbers))
        self._known |= {key: Known(*np.frombuffer(value, "<i8").tolist()) for key, value in taken.items()}
        return {number: self._known[str(number)] for number in numbers}

    def add(self, number: int, marks: Sequence[int], known: Known) -> None:
        """Like `Texts.add`."""
        self._fetch(marks)
        one = np.array((number << _DAY_BITS | known.day,), np.int64)
        for key in map(str, marks):
            self._marks[key] = np.concatenate((self._marks[key][1 - _MOST :], one)) if key in self._marks else one
        self._known[str(number)] = known

    def put_back(self) -> None:
        """Give all that is here back to the shelf."""
        self._shelf_marks.put_back({key: value.astype("<i8").tobytes() for key, value in self._marks.items()})
        self._shelf_known.put_back({key: np.array(value, "<i8").tobytes() for key, value in self._known.items()})
        self._marks, self._known = {}, {}


def _joined(some: Sequence[Numbers]) -> Numbers:
    return np.concatenate(some) if some else np.empty(0, np.int64)


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
