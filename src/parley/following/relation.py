"""How one wording stands to another, told from their vectors: the same, done by it, contrary to it, or something else.

A net of one hidden layer over both vectors, their product and their difference (InferSent; Conneau et al., EMNLP 2017),
trained with the encoder that makes the vectors.
"""

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_LEAST = 1e-4
MOST = log((1 - _LEAST) / _LEAST)
"""No relation is surer than that, either way: the logarithm of the odds."""


@dataclass(frozen=True)
class Relation:
    """`inner` (inside, 4 x width) and `outer` (4, inside) are the weights, each with its bias.

    The kinds are in the order same, done, contrary, other.
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    @cached_property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.inner.shape[1]) // 4

    def of(self, one: Floats, others: Floats) -> Floats:
        """How likely each kind is of each of `others` (rows, width), set against `one` (width): (rows, 4)."""
        width = self.width
        first, second, product, difference = (self.inner[:, n * width : (n + 1) * width] for n in range(4))
        hidden = others @ (second + product * (one * 20)).T + np.abs(others - one) @ (difference * 5).T
        hidden += first @ one + self.inner_bias
        scores = np.maximum(hidden, 0) @ self.outer.T + self.outer_bias
        likely: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)


@dataclass(frozen=True, slots=True)
class Meant:
    """What the vectors of two sayings tell: their cosine, and how likely the second is the same as the first, done by
    it, or contrary to it."""

    cosine: float
    same: float
    done: float
    contrary: float

    @property
    def one_thing(self) -> float:
        """How likely both are about one thing, said or denied, as the logarithm of the odds."""
        return _odds(self.same + self.contrary + self.done / 2)

    @property
    def bears(self) -> float:
        """How likely the second speaks for or against the first, as the logarithm of the odds."""
        return _odds(self.same + self.done + self.contrary)

    @property
    def turned(self) -> float:
        """How much likelier the second speaks against the first than for it, as the logarithm of the ratio."""
        return log((self.contrary + 1e-3) / (self.same + self.done + 1e-3))


def one_thing_of(kinds: Floats) -> NDArray[np.float64]:
    """What `Meant.one_thing` says, of many at once; `kinds` (rows, 4) as `Relation.of` gives them."""
    same, done, contrary, _ = kinds.astype(np.float64).T
    found = np.clip(same + contrary + done / 2, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(found / (1 - found)))


def _odds(likely: float) -> float:
    found = min(max(likely, _LEAST), 1 - _LEAST)
    return log(found / (1 - found))


def meant_by(relation: Relation, one: Floats, others: Floats) -> list[Meant]:
    """What the vectors of `others` (rows, width) tell, each set against `one` (width)."""
    kinds = relation.of(one, others)
    return [
        Meant(float(cosine), float(same), float(done), float(contrary))
        for cosine, (same, done, contrary, _) in zip(others @ one, kinds, strict=True)
    ]


def floats_of(vectors: bytes, width: int) -> Floats:
    """Vectors of 8-bit numbers, one after another, as rows of length one."""
    rows = floats_of_bytes(vectors, width)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1.0), np.float32)


def floats_of_bytes(vectors: bytes, width: int) -> Floats:
    """Vectors of 8-bit numbers, one after another, as rows as long as they are."""
    return np.frombuffer(vectors, np.int8).reshape(-1, width).astype(np.float32)
