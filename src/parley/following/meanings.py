"""The vectors of sayings by their numbers, one after another in memory, so that many are set beside one at once."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.following.relation import Floats

_GROWTH = 8
"""Where there is no room left, so much more is taken: a row of a million grows by one part in eight."""

LENGTH = 4
"""So many bytes after a vector hold its length."""

Numbers = NDArray[np.int64]


class Meanings:
    """Vectors of so many whole numbers of 8 bits each, with their lengths; of what was forgotten the length is 0."""

    def __init__(self, width: int) -> None:
        self._width, self._count = width, 0
        self._rows = np.empty((0, width), np.int8)
        self._lengths = np.empty(0, np.float32)
        self._places = np.empty(0, np.int32)  # by number the row, one more than it is: 0 for none

    def lacking(self, numbers: Numbers) -> Numbers:
        """Those of some numbers that are not here."""
        known = numbers[numbers < len(self._places)]
        return np.concatenate((known[self._places[known] == 0], numbers[numbers >= len(self._places)]))

    def keep(self, kept: Mapping[int, bytes]) -> None:
        """Have vectors here as `kept` gave them."""
        whole = {number: value for number, value in kept.items() if value}
        both = np.frombuffer(b"".join(whole.values()), np.int8).reshape(-1, self._width + LENGTH)
        lengths = both[:, self._width :].copy().view(np.float32)[:, 0]
        self._put(np.array(list(whole), np.int64), both[:, : self._width], lengths)
        self.forget(number for number, value in kept.items() if not value)

    def add(self, number: int, vector: bytes, length: np.float32) -> None:
        """One more, which is not here yet."""
        self._put(np.array((number,)), np.frombuffer(vector, np.int8)[None], np.array((length,), np.float32))

    def forget(self, numbers: Iterable[int]) -> None:
        """Nothing is to be set beside these any more."""
        gone = np.fromiter(numbers, np.int64)
        absent = self.lacking(gone)
        self._put(absent, np.zeros((len(absent), self._width), np.int8), np.zeros(len(absent), np.float32))
        self._lengths[self._places[gone] - 1] = 0

    def standing(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Which of some that are here were not forgotten."""
        return np.asarray(self._lengths[self._places[numbers] - 1] > 0)

    def of(self, numbers: Numbers) -> tuple[Floats, Floats]:
        """The vectors of some that are here, and their lengths."""
        places = self._places[numbers] - 1
        return self._rows.take(places, axis=0).astype(np.float32), self._lengths[places]

    def kept(self, numbers: Iterable[int]) -> Mapping[int, bytes]:
        """Some that are here, each with its length after it; of what was forgotten nothing."""
        places = ((number, self._places[number] - 1) for number in numbers)
        return {
            n: self._rows[at].tobytes() + self._lengths[at].tobytes() if self._lengths[at] else b"" for n, at in places
        }

    def __len__(self) -> int:
        return self._count

    def _put(self, numbers: Numbers, rows: NDArray[np.int8], lengths: Floats) -> None:
        if not len(numbers):
            return
        first, last = self._count, self._count + len(numbers)
        _grow(self._rows, last)
        _grow(self._lengths, last)
        _grow(self._places, int(numbers.max()) + 1)
        self._rows[first:last], self._lengths[first:last] = rows, lengths
        self._places[numbers] = np.arange(first + 1, last + 1)
        self._count = last


def _grow(array: NDArray[Any], size: int) -> None:
    """Make room for so many, with zeros in it, in place: a copy would need the memory twice."""
    if size > len(array):
        array.resize((max(size, len(array) + len(array) // _GROWTH), *array.shape[1:]), refcheck=False)
