"""How probable it is that what was found is a statement, and that all of its reading is right.

Two linear heads: the first on a row of features (what the rules know of it, and the mean vectors of its words), the
second on a few signs. They are fitted on labelled statements, each on reports that it was not measured on; see
`training/judging.py`.
"""

from dataclasses import dataclass

import numpy as np

from parley.reader.linking import Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """The heads, each (weight, bias): `statement` over a row of features, `right` over signs.

    What is less probable than `threshold` is no statement.
    """

    statement: tuple[Floats, Floats]
    right: tuple[Floats, Floats]
    threshold: float

    def probability(self, row: Floats) -> float:
        """How probable it is that this is a statement."""
        return _sigmoid(float((self.statement[0] @ row + self.statement[1])[0]))

    def confidence(self, signs: Floats) -> float:
        """How probable it is that side, act and nesting of a statement are all right, in hundredths."""
        return round(_sigmoid(float((self.right[0] @ signs + self.right[1])[0])), 2)


def signs_of(probability: float, *, nested: bool, side_settled: bool, by_both: bool) -> Floats:
    """What tells whether a reading is right: how probably it is a statement, whether it lies within another, whether
    its side is settled, and whether rules and net both found it."""
    p = min(max(probability, 0.001), 0.999)
    return np.array([np.log(p / (1 - p)), nested, side_settled, by_both], np.float32)


def _sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))
