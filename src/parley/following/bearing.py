"""Suggested testimony: which statements speak for or against a duty or proposition, and how sure that is, in its parts.

A statement counts only if who, what, where and when fit: shelling elsewhere, or before the pledge, says nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from operator import mul
from typing import Literal

from parley.following.likeness import Weight
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target
from parley.following.thrust import thrust_of
from parley.following.words import SOUND
from parley.model.statement import Act

Known = Literal["claimed", "observed", "verified"]
_VERIFYING = frozenset({"verif", "confirm", "certif", "inspect", "document", "attest"})

# Other acts say what is to be, not what is.
_ASSERTING: tuple[Act, ...] = ("claim", "accusation", "denial", "acceptance", "rejection", "protest", "assessment")

_FEW = 3

SUREST = 0.5
"""What is less likely than this is not suggested."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a statement fits a target in its parts: 1 fits, -1 does not, 0 cannot be told.

    `what` is the share of the target's words that it has, `meaning` the cosine of both, `bears` the logarithm of the
    odds that it speaks for or against, by its meaning; `matter`: both are about one matter of conflict; `deed`: it says
    that something is or was so, not that it will or should be; `around` is how much of the target's words its paragraph
    has. `thrust`: it points the other way ("shelling
    continued" and "reduces military activity"), half where that is not sure; `denial`: it denies what the target says;
    `contrary`: how much likelier it speaks against than for, by its meaning, as the logarithm of the ratio.
    """

    who: float
    what: float
    meaning: float
    bears: float
    matter: float
    where: float
    when: float
    numbers: float
    deed: float
    around: float
    thrust: float
    denial: float
    contrary: float

    @property
    def turned(self) -> bool:
        """Whether by these signs it speaks against the target's words."""
        turning: float = sum(map(mul, TURNING, (self.thrust, self.denial, self.contrary)))
        return TURNED + turning > 0


WEIGHTS: Mapping[str, float] = {
    "who": 0.20, "what": -0.03, "meaning": -1.65, "bears": 0.86, "matter": 0.27, "where": 0.70, "when": 1.37,
    "numbers": 0.19, "deed": 0.56, "around": 2.21,
}  # fmt: skip
BIAS = -4.96

_LESS_SURE = 0.5
"""Words of force point one way; "held", "left" or "open" may tell of what was before."""

TURNING = (1.35, 0.44, 0.85)
TURNED = -0.25
"""How much each sign speaks for a statement's pointing the other way, and the bias of that."""


def fit_of(saying: Saying, target: Target, meant: Meant, weight: Weight) -> Fit:
    """How a statement fits; `meant` is how its vector stands to the target's."""
    # Of a target of one or two words, such as "the summit", all of them tell little.
    whole = max(sum(map(weight, target.stems)), _FEW * sum(map(weight, target.stems)) / (len(target.stems) or 1)) or 1
    shared = sum(weight(stem) for stem in target.stems if stem in saying.stems)
    thrust = _thrust(saying, target)
    return Fit(
        who=_who(saying, target),
        what=shared / whole,
        meaning=meant.cosine,
        bears=meant.bears,
        matter=1.0 if thrust else 0.0,
        where=_where(saying, target),
        when=_when(saying, target),
        numbers=_numbers(saying, target),
        deed=1.0 if saying.modality == "actual" and saying.act in _ASSERTING else -1.0,
        around=sum(weight(stem) for stem in target.stems if stem in saying.around) / whole,
        thrust=thrust,
        denial=1.0 if saying.denied != target.negative else -1.0,
        contrary=meant.turned,
    )


def _thrust(saying: Saying, target: Target) -> float:
    """1 where both point at one matter of conflict and the other way, -1 where the same way, 0 where they have none in
    common; half where that is not force."""
    said, aimed = thrust_of(saying.words), thrust_of(target.words)
    signs = [said[matter] * aimed[matter] for matter in aimed if matter in said]
    sure = 1.0 if "force" in said and "force" in aimed else _LESS_SURE
    return 0.0 if not signs else sure if sum(signs) < 0 else -sure


def sureness(fit: Fit) -> float:
    """The weighed parts as a likelihood (logistic regression)."""
    return 1 / (1 + exp(-odds_of(fit)))


def odds_of(fit: Fit) -> float:
    """The weighed parts as the logarithm of odds."""
    return BIAS + sum(weight * float(getattr(fit, name)) for name, weight in WEIGHTS.items())


def known_of(saying: Saying, target: Target, parties: frozenset[str]) -> Known:
    """Whether it is a party's claim, somebody else's observation, or verified by whoever is to verify."""
    if saying.side in parties or saying.speaker in parties or (saying.speaker and saying.side is None):
        return "claimed"
    if saying.speaker in target.verifiers or saying.side in target.verifiers:
        return "verified"
    return "verified" if _VERIFYING & {*saying.stems} and saying.speaker else "observed"


def _who(saying: Saying, target: Target) -> float:
    if not target.debtors:
        return 1.0 if target.names & saying.names else 0.0
    if saying.actor in target.debtors or target.debtors & saying.names:
        return 1.0
    return 0.0 if saying.actor is None else -1.0


def _where(saying: Saying, target: Target) -> float:
    """Whether it is at a place of the target: by the gazetteer, or by a name that no dictionary has."""
    sounds = [stem for stem in target.stems if stem.startswith(SOUND)]
    if target.places & saying.places or any(stem in saying.stems for stem in sounds):
        return 1.0
    if any(stem in saying.around for stem in sounds):
        return 0.5
    return -1.0 if saying.places and (target.places or sounds) else 0.0


def _numbers(saying: Saying, target: Target) -> float:
    """Whether it has a figure of the target's; the days and years of a deadline tell little, and count alike."""
    if not target.numbers or not saying.numbers:
        return 0.0
    return 1.0 if target.numbers & saying.numbers else -1.0


def _when(saying: Saying, target: Target) -> float:
    """Whether the days of which it speaks (else the day on which it is said) are those of the target."""
    first = saying.start or saying.end or saying.said
    last = saying.end or saying.said
    if (target.start and last < target.start) or first > saying.said:
        return -1.0
    if target.end and first > target.end and (target.banned or target.negative):
        return -1.0
    return 1.0 if target.start else 0.0
