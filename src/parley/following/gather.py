"""The same thing said again: sayings gathered into propositions.

Leader clustering in the order in which reports came (Hartigan, Clustering Algorithms, 1975): a saying joins the
proposition that it is likest, or begins one. So a new report is one more step, and what came before stays as it was.
Compared are those that share one of the rarer words (Spärck Jones 1972), or whose meaning lies in one cell with it (an
inverted file; Jégou, Douze and Schmid, PAMI 2011): the latest of them, so that a saying costs the same among millions.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from parley.following.likeness import likeness
from parley.following.relation import Floats, Meant, Relation, floats_of, meant_by
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
        self.sayings: list[Saying] = []
        self.placed: list[Placed] = []
        self._relation, self._centres = relation, centres
        self._vectors: list[bytes] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._count: Counter[str] = Counter()

    def enter(self, sayings: Sequence[Saying], vectors: Mapping[str, bytes]) -> None:
        """Places the sayings of a report; `vectors` (whole numbers of 8 bits) by their ids. None may be lacking."""
        for saying in sayings:
            self._enter(saying, vectors[saying.id])

    def _enter(self, saying: Saying, vector: bytes) -> None:
        number = len(self.sayings)
        self._count.update(saying.stems)
        wanted = floats_of(vector, self._relation.width)[0]
        cells = [f"#{cell}" for cell in np.argsort(-(self._centres @ wanted), kind="stable")[:_CELLS]]
        placed = self._place(saying, wanted, cells) or Placed(number, None, 1.0, ())
        self.sayings.append(saying)
        self._vectors.append(vector)
        self.placed.append(placed)
        for key in (*saying.stems, *cells[:1]):
            self._having[key].append(number)

    def meant(self, one: bytes, other: bytes) -> Meant:
        """How the meaning of another vector stands to that of the one."""
        first, second = (floats_of(vector, self._relation.width) for vector in (one, other))
        return meant_by(self._relation, first[0], second)[0]

    def weight(self, stem: str) -> float:
        """How much a word tells among those that came so far."""
        return log(1 + (len(self.sayings) + 1) / (1 + self._count[stem]))

    def _place(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> Placed | None:
        scores = [
            (likeness(saying, self.sayings[other], meant, self.weight)[0], -other)
            for other, meant in self._compared(saying, wanted, cells)
        ]
        score, number = max(scores, default=(0.0, 0))
        if score < ENOUGH:
            return None
        nearest = -number
        shared = tuple(stem for stem in saying.stems if stem in self.sayings[nearest].stems)
        return Placed(self.placed[nearest].proposition, nearest, score, shared)

    def _compared(self, saying: Saying, wanted: Floats, cells: Sequence[str]) -> list[tuple[int, Meant]]:
        """Those with which a saying is compared, and how their meanings stand to each other."""
        rare = sorted(saying.stems, key=lambda stem: (self._count[stem], stem))[:_RAREST]
        shared: dict[int, float] = defaultdict(float)
        for key in (*rare, *cells):
            gain = self.weight(key) if key in self._count else 0.0
            for number in self._having[key][-_LATEST:]:
                shared[number] += gain
        found = sorted(shared)
        if not found:
            return []
        rows = floats_of(b"".join(self._vectors[number] for number in found), self._relation.width)
        cosines = rows @ wanted
        by_words = sorted(range(len(found)), key=lambda at: (-shared[found[at]], -found[at]))[:_NEAREST]
        kept = sorted({*np.argsort(-cosines, kind="stable")[:_NEAREST].tolist(), *by_words})
        return list(zip((found[at] for at in kept), meant_by(self._relation, wanted, rows[kept]), strict=True))
