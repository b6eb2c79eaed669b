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
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from parley.following.among import Among, Numbers, Values
from parley.following.likeness import WEIGHTS
from parley.following.meanings import Meanings
from parley.following.relation import MOST, Floats, Meant, Relation, floats_of, floats_of_bytes, meant_by, one_thing_of
from parley.following.sayings import Saying

ENOUGH = 0.6
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
    """Where sayings lie that are not here: what was looked up is given once."""

    @property
    def size(self) -> int:
        """How many there are."""

    def counts(self, stems: list[str]) -> Mapping[str, int]:
        """In how many of them each word is."""

    def having(self, keys: Iterable[str]) -> "Mapping[str, array[int]]":
        """The latest that have a word, or lie in a cell, for keys that were not looked up before."""

    def vectors(self, numbers: Iterable[int]) -> Mapping[int, bytes]:
        """The vectors of sayings, each with its length after it."""

    def sayings(self, numbers: Iterable[int]) -> "Mapping[int, tuple[Saying, Placed]]":
        """Sayings, and where they belong, in the order of their numbers."""

    def put_back(
        self,
        size: int,
        counts: Mapping[str, int],
        having: "Mapping[str, array[int]]",
        vectors: Mapping[int, bytes],
        sayings: "Mapping[int, tuple[Saying, Placed]]",
    ) -> None:
        """Keep all that was taken or came, and forget what was looked up."""


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

    @property
    def sayings(self) -> Sequence[Saying]:
        """All that are here, in the order in which they came."""
        return self._among.sayings

    def enter(self, sayings: Sequence[Saying], vectors: Mapping[str, bytes]) -> range:
        """Places the sayings of a report; `vectors` (whole numbers of 8 bits) by their ids. None may be lacking.

        Gives their numbers.
        """
        first = self._among.size
        self._among.look_up(stem for saying in sayings for stem in (*saying.stems, *saying.around))
        self._look_up(stem for saying in sayings for stem in saying.stems)
        for saying in sayings:
            self._enter(saying, vectors[saying.id])
        return range(first, self._among.size)

    def _enter(self, saying: Saying, vector: bytes) -> None:
        number = self._among.size
        self._among.note(saying)
        row = floats_of_bytes(vector, self._relation.width)[0]
        length = np.maximum(np.linalg.norm(row), np.float32(1))
        wanted = row / length
        cells = [f"{_CELL}{cell}" for cell in np.argsort(-(self._centres @ wanted), kind="stable")[:_CELLS]]
        self._look_up(cells)
        placed = self._place(saying, wanted, cells) or Placed(number, None, 1.0, ())
        self._slots[number] = self._among.add(saying)
        self._meanings.add(number, vector, length)
        self.placed.append(placed)
        for key in (*saying.stems, *cells[:1]):
            having = self._having.setdefault(key, array("q"))
            having.append(number)
            if len(having) >= 2 * _LATEST:
                del having[:-_LATEST]

    def forget(self, numbers: Iterable[int]) -> None:
        """Nothing that comes is set beside these any more: their report was read anew, or a reviewer corrected it."""
        self._meanings.forget(numbers)

    def _look_up(self, keys: Iterable[str]) -> None:
        """Have those here that have these words or lie in these cells."""
        if self._shelf:
            self._having |= self._shelf.having(keys)

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
        """Give all that is here back to the shelf, and forget it."""
        if self._shelf:
            sayings = {n: (self._among.sayings[slot], self.placed[slot]) for n, slot in self._slots.items()}
            having = {key: numbers[-_LATEST:] for key, numbers in self._having.items()}
            self._shelf.put_back(self._among.size, self._among.counts(), having, self._meanings.kept(), sayings)
            self._begin()

    def meant(self, one: bytes, other: bytes) -> Meant:
        """How the meaning of another vector stands to that of the one."""
        first, second = (floats_of(vector, self._relation.width) for vector in (one, other))
        return meant_by(self._relation, first[0], second)[0]

    def weight(self, stem: str) -> float:
        """How much a word tells among those that came so far."""
        return log(1 + (self._among.size + 1) / (1 + self._among.count(stem)))

    def _place(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> Placed | None:
        compared = ((score, -other) for other, score in self._compared(saying, wanted, cells))
        score, number = max(compared, default=(0.0, 0))
        if score < ENOUGH:
            return None
        nearest = -number
        shared = tuple(stem for stem in saying.stems if stem in self.sayings[self._slots[nearest]].stems)
        return Placed(self.placed[self._slots[nearest]].proposition, nearest, score, shared)

    def _compared(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Those that can say the same as a saying more likely than any other does, and how likely each does."""
        found, shared = self._sharing(saying, cells)
        self._look_up_vectors(found)
        standing = self._meanings.standing(found)
        found, shared = found[standing], shared[standing]
        if not len(found):
            return ()
        rows, lengths = self._meanings.of(found)
        cosines = (rows @ wanted) / lengths
        kept = np.union1d(_most(cosines, _NEAREST), len(found) - 1 - _most(shared[::-1], _NEAREST))
        self._look_up_sayings(found[kept].tolist())
        slots = np.array([self._slots[number] for number in found[kept].tolist()], np.int64)
        odds = self._among.odds(saying, slots, cosines[kept].astype(np.float64))
        # The net that tells the relation is asked only where what it says can decide.
        open_ = np.flatnonzero(odds + _SWING >= max(_SURE, odds.max() - _SWING))
        kinds = self._relation.of(wanted, rows[kept[open_]] / lengths[kept[open_], None])
        likely = 1 / (1 + np.exp(-(odds[open_] + WEIGHTS.relation * one_thing_of(kinds))))
        return zip(found[kept[open_]].tolist(), likely.tolist(), strict=True)

    def _sharing(self, saying: Saying, cells: Sequence[str]) -> tuple[Numbers, Values]:
        """The latest that share a rare word or a cell with a saying, and how much the words tell that they share."""
        rare = sorted(saying.stems, key=lambda stem: (self._among.count(stem), stem))[:_RAREST]
        having = {key: np.array(self._having.get(key, ())[-_LATEST:], np.int64) for key in (*rare, *cells)}
        every = np.sort(np.concatenate(list(having.values())))
        found = every[np.diff(every, prepend=-1) > 0]
        if len(self._gains) < self._among.size:
            self._gains = np.zeros(2 * self._among.size)
        for key in rare:
            self._gains[having[key]] += self.weight(key)
        shared = self._gains[found]
        self._gains[found] = 0
        return found, shared


def _most(values: NDArray[Any], many: int) -> Numbers:
    """The places of so many of the largest values; of equal ones the first."""
    if len(values) <= many:
        return np.arange(len(values))
    least = np.partition(values, len(values) - many)[len(values) - many]
    above = np.flatnonzero(values > least)
    return np.concatenate((above, np.flatnonzero(values == least)[: many - len(above)]))
