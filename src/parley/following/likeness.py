"""How likely two sayings are one thing said twice, in its parts: meaning, words, who, where, when, how much.

The parts are weighed by logistic regression (fitted to pairs of sayings by `training/gathering.py`); parts that only
one of the two has speak neither for nor against.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import exp
from operator import attrgetter, mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.following.relation import Meant
from parley.following.sayings import Saying

Weight = Callable[[str], float]
"""How much a word tells: rare ones more."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for and against: from 0 to 1, or from -1 (against) to 1 (for).

    `together`: both are of one report, where what stands around makes their meanings alike (`beside`: how alike);
    `within`: the words of one are among those of the other, as of a statement in a statement. `crowd` is how near
    those are that are nearest to the saying in hand: where much is near, nearness tells less (as in Conneau et al.,
    ICLR 2018).
    """

    meaning: float
    relation: float
    words: float
    all_words: float
    actors: float
    names: float
    places: float
    days: float
    numbers: float
    moods: float
    around: float
    answers: float
    apart: float
    together: float
    within: float
    beside: float
    crowd: float


WEIGHTS = Parts(
    meaning=9.16,
    relation=0.34,
    words=-0.17,
    all_words=0.75,
    actors=0.05,
    names=0.22,
    places=0.13,
    days=0.59,
    numbers=0.48,
    moods=0.38,
    around=2.74,
    answers=0.94,
    apart=-0.26,
    together=1.98,
    within=-0.6,
    beside=-2.93,
    crowd=-5.44,
)
BIAS = -4.23

_values = attrgetter(*Parts.__slots__)
MONTH = 30
_NEXT = 2
"""An answer is one of so many statements that follow."""

_CROWD = 8
"""So many of the nearest tell how crowded it is around a saying."""


def likeness(one: Saying, other: Saying, meant: Meant, weight: Weight, crowd: float) -> tuple[float, Parts]:
    """How likely both say the same, from 0 to 1, and the parts of that."""
    parts = parts_of(one, other, meant, weight, crowd)
    return sureness(parts), parts


def sureness(parts: Parts) -> float:
    """The weighed parts as a likelihood."""
    total = BIAS + sum(map(mul, _values(WEIGHTS), _values(parts)))
    return 1 / (1 + exp(-total))


def parts_of(one: Saying, other: Saying, meant: Meant, weight: Weight, crowd: float) -> Parts:
    """The parts of the likeness of two sayings, of which the order does not matter; `crowd` as `crowd_of` tells it."""
    shared = sum(map(weight, sorted({*one.stems}.intersection(other.stems))))
    of_one, of_other = sum(map(weight, one.stems)), sum(map(weight, other.stems))
    together = one.report == other.report
    return Parts(
        meaning=meant.cosine,
        relation=meant.one_thing,
        words=shared / (min(of_one, of_other) or 1),
        all_words=shared / (of_one + of_other - shared or 1),
        actors=0.0 if None in (one.actor, other.actor) else 1.0 if one.actor == other.actor else -1.0,
        names=common(one.names, other.names),
        places=common(one.places, other.places),
        days=_days(one, other),
        numbers=common(one.numbers, other.numbers),
        moods=0.0 if one.modality == other.modality else -1.0,
        # Within a report all that stands together shares its paragraphs.
        around=0.0
        if together
        else max(_contained(one, other, weight) / (of_one or 1), _contained(other, one, weight) / (of_other or 1)),
        apart=abs((one.said - other.said).days) / MONTH,
        answers=answers(one, other),
        together=1.0 if together else 0.0,
        within=within(one, other),
        beside=meant.cosine if together else 0.0,
        crowd=crowd,
    )


def crowd_of(cosines: NDArray[Any]) -> float:
    """How near those are on average that are nearest to a saying, of the cosines of all that it is set beside."""
    return float(np.sort(cosines)[-_CROWD:].mean()) if len(cosines) else 0.0


def within(one: Saying, other: Saying) -> float:
    """1 where all words of one of two sayings of a report are among those of the other, else 0."""
    some, others = {*one.stems}, {*other.stems}
    return 1.0 if one.report == other.report and (some <= others or others <= some) else 0.0


def _contained(one: Saying, other: Saying, weight: Weight) -> float:
    """How much of one is in the paragraph of the other."""
    return sum(map(weight, sorted({*one.stems}.intersection(other.around))))


def answers(one: Saying, other: Saying) -> float:
    """1 where one of two sayings answers the other, 0 where neither does."""
    return 1.0 if _is_answered(one, other) or _is_answered(other, one) else 0.0


def _is_answered(one: Saying, other: Saying) -> bool:
    """Whether the other answers the one: the next words in the report, of another side, that deny, reject or accept."""
    if one.report != other.report or not 0 < other.place - one.place <= _NEXT or one.side == other.side:
        return False
    return other.denied or other.act in ("denial", "rejection", "acceptance")


def common(some: Collection[str], others: Collection[str]) -> float:
    """1 where all of the fewer are among the others, -1 where none is; 0 where either has none."""
    if not some or not others:
        return 0.0
    return 2 * len({*some}.intersection(others)) / min(len(some), len(others)) - 1


def _days(one: Saying, other: Saying) -> float:
    if (one.start or one.end) is None or (other.start or other.end) is None:
        return 0.0
    begins = max((s.start for s in (one, other) if s.start), default=None)
    ends = min((s.end for s in (one, other) if s.end), default=None)
    return 1.0 if begins is None or ends is None or begins <= ends else -1.0
