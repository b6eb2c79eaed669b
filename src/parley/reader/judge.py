"""What the net's vectors say of a statement that was found: whether it is one, which act it is, how sure that is.

Three linear heads on one row of features: the mean vectors of cue, content and source beside what the rules know. They
are fitted on labelled statements (see `training/judge.py`); the rules' own act is among the features, so a head departs
from it only where the words around tell otherwise.
"""

from dataclasses import dataclass

import numpy as np

from parley.model.statement import ACTS, Act
from parley.reader.linking import Floats


@dataclass(frozen=True, slots=True)
class Judgement:
    """How probable it is that this is a statement at all, its most probable act, and that act's probability."""

    statement: float
    act: Act
    act_sure: float


@dataclass(frozen=True, slots=True)
class Judge:
    """The heads, each (weight, bias) over a row of features: `statement` (1), `act` (13), `right` (1) over `signs`.

    What is less probable than `threshold` is no statement.
    """

    statement: tuple[Floats, Floats]
    act: tuple[Floats, Floats]
    right: tuple[Floats, Floats]
    threshold: float

    def judge(self, row: Floats) -> Judgement:
        """Judge one statement by its row of features."""
        is_one = _sigmoid(float((self.statement[0] @ row + self.statement[1])[0]))
        scores = self.act[0] @ row + self.act[1]
        ways = np.exp(scores - scores.max())
        best = int(ways.argmax())
        return Judgement(is_one, ACTS[best], float(ways[best] / ways.sum()))

    def confidence(self, judgement: Judgement, *, nested: bool, side_settled: bool, by_both: bool) -> float:
        """The probability that side, act and nesting of a statement are all right."""
        row = signs(judgement, nested=nested, side_settled=side_settled, by_both=by_both)
        return round(_sigmoid(float((self.right[0] @ row + self.right[1])[0])), 2)


def signs(judgement: Judgement, *, nested: bool, side_settled: bool, by_both: bool) -> Floats:
    """What tells whether all of a statement is right."""
    return np.array(
        [_logit(judgement.statement), _logit(judgement.act_sure), nested, side_settled, by_both], np.float32
    )


def _sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


def _logit(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return float(np.log(p / (1 - p)))
