"""How one wording stands to another, told from their vectors: the same, done by it, contrary to it, or something else.

A net of one hidden layer over both vectors, their product and their difference (InferSent; Conneau et al., EMNLP 2017),
trained with the encoder that makes the vectors.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


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
        return self.inner.shape[1] // 4

    def of(self, one: Floats, others: Floats) -> Floats:
        """How likely each kind is of each of `others` (rows, width), set against `one` (width): (rows, 4)."""
        width = self.width
        first, second, product, difference = (self.inner[:, n * width : (n + 1) * width] for n in range(4))
        hidden = others @ second.T + (others * one * 20) @ product.T + (np.abs(others - one) * 5) @ difference.T
        hidden += first @ one + self.inner_bias
        scores = np.maximum(hidden, 0) @ self.outer.T + self.outer_bias
        likely: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
        return likely / likely.sum(axis=1, keepdims=True)


def floats_of(vectors: bytes, width: int) -> Floats:
    """Vectors of 8-bit numbers, one after another, as rows of length one."""
    rows = np.frombuffer(vectors, np.int8).reshape(-1, width).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(lengths, 1.0)
