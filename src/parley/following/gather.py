"""The same thing said again: sayings gathered into propositions.

Leader clustering in the order in which reports came (Hartigan, Clustering Algorithms, 1975): a saying joins the
proposition that it is likest, or begins one. So a new report is one more step, and what came before stays as it was.
Compared are those that share one of the rarer words (Spärck Jones 1972), or whose meaning lies in one cell with it (an
inverted file; Jégou, Douze and Schmid, PAMI 2011): the latest of them, so that a saying costs the same among millions.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from parley.following.among import Among
from parley.following.relation import Floats, Meant, Relation, floats_of, floats_of_bytes, meant_by, one_thing_of
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

_CELL = "#"
"""With this the key of a cell begins, and that of no word."""

_COMPARED = 3
"""A proposition is as like as the mean of its so many likest wordings."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a saying belongs: the first saying of its proposition (its own number where it begins one).

    `nearest` is the one that decided, `score` how sure, `shared` the words that both have.
    """

    proposition: int
    nearest: int | None
    score: float
    shared: tuple[str, ...]


class Gathering:
    """All sayings that came so far. Enter them in their order.

    `relation` tells how two vectors stand to each other, `centres` (cells, width) where meanings lie close together.
    """

    def __init__(self, relation: Relation, centres: Floats) -> None:
        self._among = Among()
        self.placed: list[Placed] = []
        self._relation, self._centres = relation, centres
        self._vectors: list[bytes] = []
        self._lengths = array("f")
        self._having: dict[str, array[int]] = defaultdict(lambda: array("q"))

    @property
    def sayings(self) -> Sequence[Saying]:
        """All of them, in their order."""
        return self._among.sayings

    def enter(self, sayings: Sequence[Saying], vectors: Mapping[str, bytes]) -> None:
        """Places the sayings of a report; `vectors` (whole numbers of 8 bits) by their ids. None may be lacking."""
        for saying in sayings:
            self._enter(saying, vectors[saying.id])

    def _enter(self, saying: Saying, vector: bytes) -> None:
        number = len(self.sayings)
        self._among.note(saying)
        row = floats_of_bytes(vector, self._relation.width)[0]
        length = max(float(np.linalg.norm(row)), 1.0)
        wanted = row / np.float32(length)
        cells = [f"{_CELL}{cell}" for cell in np.argsort(-(self._centres @ wanted), kind="stable")[:_CELLS]]
        placed = self._place(saying, wanted, cells) or Placed(number, None, 1.0, ())
        self._among.add(saying)
        self._vectors.append(vector)
        self._lengths.append(length)
        self.placed.append(placed)
        for key in (*saying.stems, *cells[:1]):
            having = self._having[key]
            having.append(number)
            if len(having) >= 2 * _LATEST:
                del having[:-_LATEST]

    def meant(self, one: bytes, other: bytes) -> Meant:
        """How the meaning of another vector stands to that of the one."""
        first, second = (floats_of(vector, self._relation.width) for vector in (one, other))
        return meant_by(self._relation, first[0], second)[0]

    def weight(self, stem: str) -> float:
        """How much a word tells among those that came so far."""
        return log(1 + (len(self.sayings) + 1) / (1 + self._among.count(stem)))

    def _place(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> Placed | None:
        scores: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for other, score in self._compared(saying, wanted, cells):
            scores[self.placed[other].proposition].append((score, -other))
        if not scores:
            return None
        means = {first: _mean(many) for first, many in scores.items() if max(many)[0] >= ENOUGH}
        best = max(means, key=lambda first: (means[first], -first), default=None)
        if best is None or means[best] < ENOUGH:
            return None
        nearest = -max(scores[best])[1]
        shared = tuple(stem for stem in saying.stems if stem in self.sayings[nearest].stems)
        return Placed(best, nearest, means[best], shared)

    def _compared(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Those with which a saying is compared, and how likely each says the same."""
        found, shared = self._sharing(saying, cells)
        if not len(found):
            return ()
        numbers = found.tolist()
        rows = floats_of_bytes(b"".join([self._vectors[number] for number in numbers]), self._relation.width)
        lengths = np.array([self._lengths[number] for number in numbers], np.float32)
        cosines = (rows @ wanted) / lengths
        nearest = np.argsort(-cosines, kind="stable")[:_NEAREST]
        by_words = np.lexsort((-found, -shared))[:_NEAREST]
        kept = np.union1d(nearest, by_words)
        kinds = self._relation.of(wanted, rows[kept] / lengths[kept, None])
        meanings = cosines[kept].astype(np.float64)
        likely = self._among.likeness(saying, found[kept], meanings, one_thing_of(kinds))
        return zip(found[kept].tolist(), likely.tolist(), strict=True)

    def _sharing(self, saying: Saying, cells: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The latest that share a rare word or a cell with a saying, and how much the words tell that they share."""
        rare = sorted(saying.stems, key=lambda stem: (self._among.count(stem), stem))[:_RAREST]
        having, gains = [], []
        for key in (*rare, *cells):
            numbers = self._having.get(key, ())[-_LATEST:]
            having.append(np.array(numbers, np.int64))
            gains.append(np.full(len(numbers), 0.0 if key[0] == _CELL else self.weight(key)))
        found, place = np.unique(np.concatenate(having), return_inverse=True)
        return found, np.bincount(place, np.concatenate(gains), len(found)).astype(np.float64)


def _mean(scores: list[tuple[float, int]]) -> float:
    """How like a proposition is, by its wordings that were compared."""
    return sum(score for score, _ in sorted(scores)[-_COMPARED:]) / min(len(scores), _COMPARED)
