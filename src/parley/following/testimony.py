"""Suggested testimony: the statements that likely speak for or against the duties and propositions of an agreement.

Rules weigh who, what, where and when; whatever they leave open goes to a judge, which reads statement and target with
what stands around. What stands beside a statement counts as well: "nobody was sent away" tells nothing by itself, and
much after "soldiers turned back a patrol near Badme". All of that is weighed together (stacking; Wolpert 1992).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from parley.following.bearing import Fit, Known, fit_of, known_of, odds_of
from parley.following.likeness import Weight
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target

LIKELY = 0.3
"""What is less likely than this is not suggested: where likelihoods are right, half of the F1 that is reached gives the
best F1 (Lipton, Elkan and Naryanaswamy, ECML 2014)."""

READ = 0.05
"""Nor is what the judge takes for either less likely than this, whatever the rules say: a promise has all the words."""

WORTH = -6.0
"""What has lower odds (their logarithm) by the rules is not read by the judge."""

_LEAST = 1e-4


class Speaks(NamedTuple):
    """How likely a statement speaks for what a target says, and how likely against it, as a judge reads them."""

    pro: float
    contra: float

    @property
    def odds(self) -> float:
        """That it does either, as the logarithm of the odds."""
        either = min(max(self.pro + self.contra, _LEAST), 1 - _LEAST)
        return log(either / (1 - either))

    @property
    def turned(self) -> float:
        """How much likelier it speaks against than for, as the logarithm of the ratio."""
        return log((self.contra + _LEAST) / (self.pro + _LEAST))


class Signs(NamedTuple):
    """What tells that a statement bears on a target, as logarithms of odds: the rules on it, on the likelier of those
    beside it; and the judge on it."""

    own: float
    neighbour: float
    judge: float


class Turning(NamedTuple):
    """What tells that a statement speaks against the words of a target: both point at one matter the other way, it
    denies what they say, its meaning is contrary to them, the judge says so."""

    thrust: float
    denial: float
    contrary: float
    judge: float


SIGNS = Signs(own=0.57, neighbour=0.11, judge=0.28)
BIAS = -0.04
AGAINST = Turning(thrust=0.92, denial=0.09, contrary=0.32, judge=0.29)
FOR = 0.18
"""How much each sign speaks for a statement's speaking against the words of a target, and what speaks for the other."""

Standing = Callable[[Target, Saying], Meant]
"""How the meaning of a statement stands to that of a target."""

Judge = Callable[[Sequence[tuple[Target, Saying]]], Sequence[Speaks]]
"""What a judge says of some statements, each with a target."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement and a target on which it can bear: how it fits by the rules, all signs, and what the judge says."""

    target: Target
    saying: Saying
    fit: Fit
    signs: Signs
    speaks: Speaks


@dataclass(frozen=True, slots=True)
class Suggested:
    """A statement that likely speaks for or against (`against`) a target. `known`: whether it is claimed by a party,
    observed by others, or verified by whoever is to verify. `score` is how likely, `fit` the parts of that by the
    rules, `speaks` what the judge says, `shared` the words that decide."""

    statement: str
    target: Target
    against: bool
    known: Known
    score: float
    fit: Fit
    speaks: Speaks
    shared: tuple[str, ...]


def suggestions(
    sayings: Sequence[Saying],
    targets: Sequence[Target],
    meant: Standing,
    judge: Judge,
    weight: Weight,
    parties: frozenset[str],
) -> Iterator[Suggested]:
    """What the statements of one report, in their order, say of targets, surest first for each statement.

    `parties` are the identities whose own word only claims. Linear in statements times targets.
    """
    found: dict[str, list[Suggested]] = {saying.id: [] for saying in sayings}
    for one in judged(sayings, targets, meant, judge, weight):
        score = likely_by(one.signs)
        if score >= LIKELY and one.speaks.pro + one.speaks.contra >= READ:
            saying, target = one.saying, one.target
            shared = tuple(stem for stem in target.stems if stem in saying.stems)
            against = turned_by(one.fit, one.speaks) != target.banned
            known = known_of(saying, target, parties)
            found[saying.id].append(Suggested(saying.id, target, against, known, score, one.fit, one.speaks, shared))
    for many in found.values():
        yield from sorted(many, key=lambda one: -one.score)


def judged(
    sayings: Sequence[Saying], targets: Sequence[Target], meant: Standing, judge: Judge, weight: Weight
) -> Iterator[Judged]:
    """The statements of one report with the targets on which they can bear, by target, and the judge's word on them."""
    asked: list[tuple[Target, Saying, Fit, tuple[float, float]]] = []
    for target in targets:
        fits = [fit_of(saying, target, meant(target, saying), weight) for saying in sayings]
        for saying, fit, parts in zip(sayings, fits, parts_with([odds_of(fit) for fit in fits]), strict=True):
            if can_bear(fit) and parts[0] >= WORTH:
                asked.append((target, saying, fit, parts))
    said = judge([(target, saying) for target, saying, _, _ in asked])
    for (target, saying, fit, parts), speaks in zip(asked, said, strict=True):
        yield Judged(target, saying, fit, Signs(*parts, speaks.odds), speaks)


def likely_by(signs: Signs) -> float:
    """How likely a statement bears on a target (logistic regression)."""
    total = BIAS + sum(weight * sign for weight, sign in zip(SIGNS, signs, strict=True))
    return 1 / (1 + exp(-max(total, -700.0)))


def turned_by(fit: Fit, speaks: Speaks) -> bool:
    """Whether it speaks against the target's words."""
    signs = turning_of(fit, speaks)
    return sum(weight * sign for weight, sign in zip(AGAINST, signs, strict=True)) > FOR


def turning_of(fit: Fit, speaks: Speaks) -> Turning:
    """What tells whether a statement speaks against the words of a target."""
    return Turning(fit.thrust, fit.denial, fit.contrary, speaks.turned)


def can_bear(fit: Fit) -> bool:
    """Whether a statement can speak for or against a target at all: it tells neither of another place nor of
    another time."""
    return fit.where >= 0 and fit.when >= 0


def parts_with(odds: Sequence[float]) -> list[tuple[float, float]]:
    """For each statement of a report its odds, and those of the likelier of the two beside it; its own where there is
    none: then nothing speaks against it."""
    found = []
    for at, own in enumerate(odds):
        beside = max((odds[other] for other in (at - 1, at + 1) if 0 <= other < len(odds)), default=own)
        found.append((own, beside))
    return found
