"""How well it is told which statements speak for or against what an agreement offers to be spoken of.

A suggestion is right where statement, target and direction are. One for a statement that the gold does not have is
wrong, and what the gold has for a statement that was not read is missing: reading counts, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from benchmarks.measures.baselines import NEAR, Rows
from benchmarks.measures.processes import Place, Process
from benchmarks.measures.tally import Tally, tally
from parley.following.likeness import Weight
from parley.following.sayings import Saying
from parley.following.targets import Target

_HALF = 0.5


class Told(NamedTuple):
    """That a statement, as read, speaks for or against a target, and how sure that is."""

    statement: Place
    target: str
    against: bool
    score: float


def bearing_tally(process: Process, given: Sequence[Told]) -> Tally:
    """Right, given and wanted."""
    return tally({_told(one) for one in given}, _wanted(process))


def surest_quarter(process: Process, given: Sequence[Told]) -> Tally:
    """The same of the surest quarter of what is given; of what is equally sure, what was said first."""
    surest = sorted(given, key=lambda one: (-one.score, one))[: ceil(len(given) / 4)]
    return bearing_tally(process, surest)


def by_words(sayings: Sequence[Saying], targets: Sequence[Target], weight: Weight) -> Iterator[Told]:
    """The baseline "same words": half of a target's words, by weight; against where it is denied."""
    for saying in sayings:
        for target in targets:
            shared = sum(weight(stem) for stem in target.stems if stem in saying.stems)
            share = shared / (sum(map(weight, target.stems)) or 1)
            if share >= _HALF:
                yield _baseline(saying, target, share)


def by_nearest(sayings: Sequence[Saying], targets: Sequence[Target], said: Rows, aimed: Rows) -> Iterator[Told]:
    """The baseline "nearest at 0.65": the targets nearest to a saying, if they are near; against where it is denied.

    `said` and `aimed` are the vectors of both, a row of length one each.
    """
    for saying, cosines in zip(sayings, said @ aimed.T, strict=True):
        for at in np.flatnonzero((cosines >= NEAR) & (cosines >= cosines.max(initial=0) - 1e-6)):
            yield _baseline(saying, targets[at], float(cosines[at]))


def _baseline(saying: Saying, target: Target, score: float) -> Told:
    against = (saying.denied != target.negative) != target.banned
    return Told((saying.report, saying.statement), target.name, against, score)


def _wanted(process: Process) -> set[tuple[Place, str, bool]]:
    """A statement that was not read has a place where none can be."""
    found: Mapping[str, Place] = process.found
    return {
        (found.get(one["statement"], (0, one["statement"])), one["target"], one["direction"] == "against")
        for one in process.gold["bearing"]
    }


def _told(one: Told) -> tuple[Place, str, bool]:
    return one.statement, one.target, one.against
