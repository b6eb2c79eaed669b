"""Suggested testimony: the statements that likely speak for or against the duties and propositions of an agreement.

What stands beside a statement counts as well: "nobody was sent away" tells nothing by itself, and much after "soldiers
turned back a patrol near Badme". So each statement is weighed a second time, with what its neighbours and the rest of
its report say of the same target (stacking; Wolpert 1992).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from parley.following.bearing import Fit, Known, fit_of, known_of, odds_of
from parley.following.likeness import Weight
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target

LIKELY = 0.2
"""What is less likely than this is not suggested: there precision and recall are best together."""

_NEAR = 0.5
"""So near in meaning (cosine) is what has none of a target's words and yet is about it."""

OWN, NEIGHBOUR, REPORT, BIAS = 0.76, 0.23, 0.52, 1.29
"""How much the logarithm of the odds of a statement by itself counts, that of the likelier neighbour, and that of the
likeliest other statement of the report."""

Standing = Callable[[Target, Saying], Meant]
"""How the meaning of a statement stands to that of a target."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A statement that likely speaks for or against (`against`) a target. `known`: whether it is claimed by a party,
    observed by others, or verified by whoever is to verify. `score` is how likely, `fit` the parts of that, `shared`
    the words that decide."""

    statement: str
    target: Target
    against: bool
    known: Known
    score: float
    fit: Fit
    shared: tuple[str, ...]


def suggestions(
    sayings: Sequence[Saying], targets: Sequence[Target], meant: Standing, weight: Weight, parties: frozenset[str]
) -> Iterator[Suggested]:
    """What the statements of one report, in their order, say of targets, surest first for each statement.

    `parties` are the identities whose own word only claims. Linear in statements times targets.
    """
    found: dict[str, list[Suggested]] = {saying.id: [] for saying in sayings}
    for target in targets:
        fits = [fit_of(saying, target, meant(target, saying), weight) for saying in sayings]
        odds = [odds_of(fit) for fit in fits]
        for at, (saying, fit) in enumerate(zip(sayings, fits, strict=True)):
            score = likely_with(odds, at)
            if score >= LIKELY and can_bear(fit):
                shared = tuple(stem for stem in target.stems if stem in saying.stems)
                known = known_of(saying, target, parties)
                found[saying.id].append(
                    Suggested(saying.id, target, fit.turned != target.banned, known, score, fit, shared)
                )
    for many in found.values():
        yield from sorted(many, key=lambda one: -one.score)


def can_bear(fit: Fit) -> bool:
    """Whether a statement can speak for or against a target at all: it tells of what is or was, neither place nor time
    is another, and it has some of the words, or means nearly the same."""
    about = fit.what > 0 or fit.meaning > _NEAR
    return about and fit.deed > 0 and fit.where >= 0 and fit.when >= 0


def likely_with(odds: Sequence[float], at: int) -> float:
    """How likely a statement bears on a target, from the logarithms of the odds of all statements of its report."""
    own, near, rest = parts_with(odds, at)
    return 1 / (1 + exp(-(BIAS + OWN * own + NEIGHBOUR * near + REPORT * rest)))


def parts_with(odds: Sequence[float], at: int) -> tuple[float, float, float]:
    """The odds of a statement, of the likelier of those beside it, and of the likeliest other of the report; its own
    where there is none: then nothing speaks against it."""
    beside = [odds[other] for other in (at - 1, at + 1) if 0 <= other < len(odds)]
    others = [*odds[:at], *odds[at + 1 :]]
    return odds[at], max(beside, default=odds[at]), max(others, default=odds[at])
