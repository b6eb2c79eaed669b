"""Which way a text points in the matters of a conflict: more force or less, troops in or out, prisoners held or freed.

Words of opposite thrust in one matter speak against each other, whatever else they share: "shelling continued" against
"reduces military activity". Words that end, lessen or deny turn the thrust of what follows them.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from parley.following.words import stem_of, tokens_of

_MATTERS: dict[str, tuple[str, str]] = {
    # matter: words for more of it, words for less
    "force": (
        "attack shell shelling bomb bombard bombing strike airstrike assault raid offensive clash fire gunfire sniper "
        "artillery rocket missile mortar drone ambush fight fighting hostility violence battle kill wound activity "
        "operation incursion escalate escalation war bombardment firefight violation violate",
        "ceasefire truce calm quiet peace lull de-escalate de-escalation armistice",
    ),
    "presence": (
        "deploy deployment advance enter occupy occupation seize reinforce reinforcement stay remain station invade "
        "invasion encamp fortify build-up garrison",
        "withdraw withdrawal pull pullback pullout leave left retreat vacate depart evacuate disengage demilitarise "
        "demilitarize",
    ),
    "custody": (
        "detain detention arrest capture imprison hold abduct kidnap jail hostage",
        "release free exchange swap liberate freed repatriate",
    ),
    "access": (
        "open reopen allow admit permit access lift unblock",
        "close closure block blockade shut seal besiege siege bar obstruct obstacle hurdle deny hamper hinder prevent "
        "restrict",
    ),
    "arms": ("arm rearm weapon supply smuggle", "disarm disarmament decommission surrender destroy dismantle"),
    "accord": (
        "sign ratify approve accept agree agreement endorse adopt recognise recognize initial honour honor respect",
        "reject refuse repudiate denounce scrap annul disown breach break broke",
    ),
    "talks": (
        "meet meeting convene summit resume negotiate consult visit",
        "boycott walk walkout cancel postpone break stall collapse",
    ),
    "goods": (
        "pay deliver delivery provide supply fund restore pump flow transfer ship",
        "withhold cut divert suspend stop",
    ),
}

_TURNING = (
    "halt stop cease end suspend reduce reduction limit cut lessen curb scale pause freeze refrain abstain avoid lift "
    "abandon lower drop fail failure neither nor no not never without deny denied refuse cannot nobody none hardly "
    "barely cessation abolish remove prohibit ban forbid prevent"
)
_REACH = 7
"""So many words a turning word reaches on."""

_ENDING = "stop cease end halt subside"
_BACK = 4
"""Of what ends by itself ("the shelling has stopped") these words tell; it is at most so many words before them."""


@cache
def _signs() -> Mapping[str, Mapping[str, int]]:
    """By the root of a word: its matters, each with 1 for more and -1 for less."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for matter, both in _MATTERS.items():
        for sign, words in zip((1, -1), both, strict=True):
            for word in words.split():
                found[stem_of(word)].setdefault(matter, sign)
    return found


@cache
def _turns() -> frozenset[str]:
    return frozenset(stem_of(word) for word in _TURNING.split())


@cache
def _endings() -> frozenset[str]:
    return frozenset(stem_of(word) for word in _ENDING.split())


def thrust_of(text: str) -> dict[str, int]:
    """The matters of a text, each with 1 where it tells of more, -1 where of less; what cancels out is left out."""
    sums: dict[str, int] = defaultdict(int)
    turned_until = -1
    plain: list[tuple[int, str, int]] = []  # what no word has turned yet, and where it stands
    for at, token in enumerate(tokens_of(text)):
        stem = stem_of(token)
        turned = at <= turned_until
        for matter, sign in _signs().get(stem, {}).items():
            sums[matter] += -sign if turned else sign
            plain += [] if turned else [(at, matter, sign)]
        ended = [(matter, sign) for place, matter, sign in plain[-_BACK:] if 0 < at - place <= _BACK]
        if stem in _endings() and ended and not turned:
            for matter, sign in ended:
                sums[matter] -= 2 * sign
            plain.clear()
        elif stem in _turns() or token.endswith("n't"):
            turned_until = -1 if turned else at + _REACH
    return {matter: 1 if total > 0 else -1 for matter, total in sums.items() if total}
