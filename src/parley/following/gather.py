"""The same thing said again: sayings gathered into propositions.

Leader clustering in the order in which reports came (Hartigan, Clustering Algorithms, 1975): a saying joins the
proposition that it is likest, or begins one. So a new report is one more step, and what came before stays as it was.
Only those are compared that share one of the rarer words (Spärck Jones 1972).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from parley.following.likeness import likeness
from parley.following.sayings import Saying

ENOUGH = 0.5
"""As likely as this that a saying says what a proposition does."""

_RAREST = 6
"""So many of a saying's rarest words lead to those that it is compared with."""

_CANDIDATES = 400
"""With no more than so many of those that share a word: the latest."""

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
    """All sayings that came so far. Enter them in their order."""

    def __init__(self) -> None:
        self.sayings: list[Saying] = []
        self.placed: list[Placed] = []
        self._vectors: list[bytes] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._members: dict[int, list[int]] = defaultdict(list)
        self._count: Counter[str] = Counter()

    def enter(self, sayings: Sequence[Saying], vectors: Mapping[str, bytes]) -> None:
        """Places the sayings of a report; `vectors` (384 whole numbers of 8 bits) by their ids. None may be lacking."""
        for saying in sayings:
            self._enter(saying, vectors[saying.id])

    def _enter(self, saying: Saying, vector: bytes) -> None:
        number = len(self.sayings)
        self._count.update(saying.stems)
        placed = self._place(saying, vector) or Placed(number, None, 1.0, ())
        self.sayings.append(saying)
        self._vectors.append(vector)
        self.placed.append(placed)
        self._members[placed.proposition].append(number)
        for stem in saying.stems:
            self._having[stem].append(number)

    def weight(self, stem: str) -> float:
        """How much a word tells among those that came so far."""
        return log(1 + (len(self.sayings) + 1) / (1 + self._count[stem]))

    def _place(self, saying: Saying, vector: bytes) -> Placed | None:
        found = self._candidates(saying)
        if not found:
            return None
        meanings = self._meanings(vector, found)
        scores: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for other, meaning in zip(found, meanings, strict=True):
            score, _ = likeness(saying, self.sayings[other], meaning, self.weight)
            scores[self.placed[other].proposition].append((score, -other))
        means = {
            p: sum(s for s, _ in sorted(many)[-_COMPARED:]) / min(len(many), _COMPARED) for p, many in scores.items()
        }
        best = max(means, key=lambda p: (means[p], -p))
        if means[best] < ENOUGH:
            return None
        nearest = -max(scores[best])[1]
        shared = tuple(stem for stem in saying.stems if stem in self.sayings[nearest].stems)
        return Placed(best, nearest, means[best], shared)

    def _candidates(self, saying: Saying) -> list[int]:
        rare = sorted(saying.stems, key=lambda stem: (self._count[stem], stem))[:_RAREST]
        return sorted({number for stem in rare for number in self._having[stem][-_CANDIDATES:]})

    def _meanings(self, vector: bytes, others: Sequence[int]) -> list[float]:
        matrix = np.frombuffer(b"".join(self._vectors[other] for other in others), np.int8).reshape(len(others), -1)
        wanted = np.frombuffer(vector, np.int8).astype(np.float32)
        rows = matrix.astype(np.float32)
        found = rows @ wanted / (np.linalg.norm(rows, axis=1) * np.linalg.norm(wanted) + 1e-9)
        return [float(one) for one in found]
