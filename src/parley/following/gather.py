"""The same thing said again: sayings gathered into propositions.

Leader clustering in the order in which reports came (Hartigan, Clustering Algorithms, 1975): a saying joins the
proposition that it is likest, or begins one. So a new report is one more step, and what came before stays as it was.
Compared are those that share one of the rarer words (Spärck Jones 1972), or whose meaning lies in one cell with it (an
inverted file; Jégou, Douze and Schmid, PAMI 2011): the latest of them, so that a saying costs the same among millions.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from parley.following.among import Among, Numbers, Values, weight_of
from parley.following.likeness import WEIGHTS, crowd_of
from parley.following.meanings import Meanings
from parley.following.relation import MOST, Floats, Relation, floats_of_bytes, one_thing_of
from parley.following.sayings import Saying

ENOUGH = 0.5
"""As likely as this that a saying says what a proposition does."""

_RAREST = 6
"""So many of a saying's rarest words lead to those that it is compared with."""

_CELLS = 4
"""The cells of so many of the nearest centres lead there, too."""

_LATEST = 300
"""Of those that share a word or a cell, so many of the latest are looked at."""

_NEAREST = 48
"""Of these, so many of the nearest in meaning are compared in all their parts, and as many with most words shared."""

_SURE = log(ENOUGH / (1 - ENOUGH))
_SWING = abs(WEIGHTS.relation) * MOST
"""By as much as this the relation makes likeness likelier or less likely."""

_CELL = "#"
"""With this the key of a cell begins, and that of no word."""

_MOST_HERE = 300_000
"""So many sayings, or vectors, may be here that lie on a shelf, too."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a saying belongs: the first saying of its proposition (its own number where it begins one).

    `nearest` is the one that decided, `score` how sure, `shared` the words that both have.
    """

    proposition: int
    nearest: int | None
    score: float
    shared: tuple[str, ...]


class GatheredBefore(Protocol):
    """Where sayings lie that are not here."""

    @property
    def size(self) -> int:
        """How many there are."""

    def counts(self, stems: list[str]) -> Mapping[str, int]:
        """In how many of them each word is."""

    def having(self, keys: Iterable[str]) -> "Mapping[str, array[int]]":
        """The latest that have a word, or lie in a cell."""

    def vectors(self, numbers: Iterable[int]) -> Mapping[int, bytes]:
        """The vectors of sayings, each with its length after it; nothing for what was forgotten."""

    def sayings(self, numbers: Iterable[int]) -> "Mapping[int, tuple[Saying, Placed]]":
        """Sayings, and where they belong, in the order of their numbers."""

    def keep(
        self,
        size: int,
        counts: Mapping[str, int],
        having: "Mapping[str, array[int]]",
        vectors: Mapping[int, bytes],
        sayings: "Mapping[int, tuple[Saying, Placed]]",
    ) -> None:
        """Keep what is new or other than before."""


class Gathering:
    """All sayings that came so far. Enter them in their order.

    `relation` tells how two vectors stand to each other, `centres` (cells, width) where meanings lie close together.
    """

    def __init__(self, relation: Relation, centres: Floats, shelf: "GatheredBefore | None" = None) -> None:
        self._relation, self._centres, self._shelf = relation, centres, shelf
        self._begin()

    def _begin(self) -> None:
        """Have nothing here."""
        shelf = self._shelf
        self._among = Among(shelf.counts if shelf else None)
        self._among.size = shelf.size if shelf else 0
        self.placed: list[Placed] = []
        self._slots: dict[int, int] = {}
        self._meanings = Meanings(self._relation.width)
        self._having: dict[str, array[int]] = {}
        self._gains = np.zeros(0)  # by number how much the words tell that it shares with the saying in hand
        self._kept = self._among.size
        self._gone: list[int] = []

    @property
    def sayings(self) -> Sequence[Saying]:
        """All that are here, in the order in which they came."""
        return self._among.sayings

    def enter(self, sayings: Sequence[Saying], vectors: Mapping[str, bytes]) -> range:
        """Places the sayings of a report; `vectors` (whole numbers of 8 bits) by their ids. None may be lacking.

        Gives their numbers.
        """
        first = self._among.size
        meant = [self._meaning_of(vectors[saying.id]) for saying in sayings]
        if self._shelf:
            self._look_up(sayings, [one.cells for one in meant])
        for saying, one in zip(sayings, meant, strict=True):
            self._enter(saying, one)
        return range(first, self._among.size)

    def _meaning_of(self, vector: bytes) -> "_Meaning":
        row = floats_of_bytes(vector, self._relation.width)[0]
        length = np.maximum(np.linalg.norm(row), np.float32(1))
        nearest = np.argsort(-(self._centres @ (row / length)), kind="stable")[:_CELLS]
        return _Meaning(vector, length, row / length, tuple(f"{_CELL}{cell}" for cell in nearest))

    def _enter(self, saying: Saying, meant: "_Meaning") -> None:
        number = self._among.size
        self._among.note(saying)
        placed = self._place(saying, meant) or Placed(number, None, 1.0, ())
        self._slots[number] = self._among.add(saying)
        self._meanings.add(number, meant.vector, meant.length)
        self.placed.append(placed)
        for key in (*saying.stems, *meant.cells[:1]):
            having = self._having.setdefault(key, array("q"))
            having.append(number)
            if len(having) >= 2 * _LATEST:
                del having[:-_LATEST]

    def forget(self, numbers: Iterable[int]) -> None:
        """Nothing that comes is set beside these any more: their report was read anew, or a reviewer corrected it."""
        gone = list(numbers)
        self._meanings.forget(gone)
        self._gone += gone

    def _look_up(self, sayings: Sequence[Saying], cells: Sequence[Sequence[str]]) -> None:
        """Have here what these sayings will be set beside: at once, since each question to a database takes time."""
        self._among.look_up(stem for saying in sayings for stem in (*saying.stems, *saying.around))
        keys = {key: None for saying, near in zip(sayings, cells, strict=True) for key in (*saying.stems, *near)}
        lacking = [key for key in keys if key not in self._having]
        found = self._shelf.having(lacking) if self._shelf else {}
        self._having |= {key: found.get(key, array("q")) for key in lacking}

    def _look_up_vectors(self, numbers: Numbers) -> None:
        if self._shelf and len(lacking := self._meanings.lacking(numbers)):
            self._meanings.keep(self._shelf.vectors(lacking.tolist()))

    def _look_up_sayings(self, numbers: list[int]) -> None:
        lacking = [number for number in numbers if number not in self._slots]
        if self._shelf and lacking:
            found = self._shelf.sayings(lacking)
            self._among.look_up(stem for saying, _ in found.values() for stem in (*saying.stems, *saying.around))
            for number, (saying, placed) in found.items():
                self._slots[number] = self._among.place(saying)
                self.placed.append(placed)

    def put_back(self) -> None:
        """Give what is new to the shelf; what lies there may stay here, too, as long as it does not take much room."""
        if self._shelf:
            new = range(self._kept, self._among.size)
            sayings = {n: (self._among.sayings[slot], self.placed[slot]) for n in new for slot in (self._slots[n],)}
            vectors = self._meanings.kept((*self._gone, *new))
            keys = self._among.noted.keys() | {f"{_CELL}{cell}" for cell in range(len(self._centres))}
            having = {key: self._having[key][-_LATEST:] for key in sorted(keys) if self._having.get(key)}
            self._shelf.keep(self._among.size, self._among.put_back(), having, vectors, sayings)
            self._kept, self._gone = self._among.size, []
            if len(self._meanings) > _MOST_HERE or len(self._slots) > _MOST_HERE:
                self._begin()

    def weight(self, stem: str) -> float:
        """How much a word tells among those that came so far."""
        return weight_of(self._among.count(stem), self._among.size)

    def _place(self, saying: Saying, meant: "_Meaning") -> Placed | None:
        compared = ((score, -other) for other, score in self._compared(saying, meant))
        score, number = max(compared, default=(0.0, 0))
        if score < ENOUGH:
            return None
        nearest = -number
        shared = tuple(stem for stem in saying.stems if stem in self.sayings[self._slots[nearest]].stems)
        return Placed(self.placed[self._slots[nearest]].proposition, nearest, score, shared)

    def _compared(self, saying: Saying, meant: "_Meaning") -> Iterable[tuple[int, float]]:
        """Those that can say the same as a saying more likely than any other does, and how likely each does."""
        found, shared = self._sharing(saying, meant.cells)
        self._look_up_vectors(found)
        standing = self._meanings.standing(found)
        found, shared = found[standing], shared[standing]
        if not len(found):
            return ()
        rows, lengths = self._meanings.of(found)
        cosines = (rows @ meant.wanted) / lengths
        near = np.zeros(len(found), np.bool_)
        near[_most(cosines, _NEAREST)] = near[len(found) - 1 - _most(shared[::-1], _NEAREST)] = True
        kept = np.flatnonzero(near)
        self._look_up_sayings(found[kept].tolist())
        slots = np.array([self._slots[number] for number in found[kept].tolist()], np.int64)
        odds = self._among.odds(saying, slots, cosines[kept].astype(np.float64), crowd_of(cosines))
        # The net that tells the relation is asked only where what it says can decide.
        open_ = np.flatnonzero(odds + _SWING >= max(_SURE, odds.max() - _SWING))
        kinds = self._relation.of(meant.wanted, rows[kept[open_]] / lengths[kept[open_], None])
        likely = 1 / (1 + np.exp(-(odds[open_] + WEIGHTS.relation * one_thing_of(kinds))))
        return zip(found[kept[open_]].tolist(), likely.tolist(), strict=True)

    def _sharing(self, saying: Saying, cells: Sequence[str]) -> tuple[Numbers, Values]:
        """The latest that share a rare word or a cell with a saying, and how much the words tell that they share."""
        having = self._led_to(saying, cells)
        every = np.sort(np.concatenate(list(having.values())))
        found = every[np.diff(every, prepend=-1) > 0]
        if len(self._gains) < self._among.size:
            self._gains = np.zeros(2 * self._among.size)
        for key, numbers in having.items():
            if key[0] != _CELL:
                self._gains[numbers] += self.weight(key)
        shared = self._gains[found]
        self._gains[found] = 0
        return found, shared

    def _led_to(self, saying: Saying, cells: Sequence[str]) -> Mapping[str, Numbers]:
        """The latest that have each of a saying's rarest words, or lie in the cells."""
        rare = sorted(saying.stems, key=lambda stem: (self._among.count(stem), stem))[:_RAREST]
        return {key: np.array(self._having.get(key, ())[-_LATEST:], np.int64) for key in (*rare, *cells)}


class _Meaning(NamedTuple):
    """A vector, its length, the same of length one, and the cells near to it."""

    vector: bytes
    length: np.float32
    wanted: Floats
    cells: tuple[str, ...]


def _most(values: NDArray[Any], many: int) -> Numbers:
    """The places of so many of the largest values; of equal ones the first."""
    if len(values) <= many:
        return np.arange(len(values))
    least = np.partition(values, len(values) - many)[len(values) - many]
    above = np.flatnonzero(values > least)
    return np.concatenate((above, np.flatnonzero(values == least)[: many - len(above)]))
