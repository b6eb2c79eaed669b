"""Propositions that are about the same thing, gathered into issues and named in words of the reports.

Leader clustering in the order in which the propositions were first said (Hartigan, Clustering Algorithms, 1975), each
issue with a profile of all that was gathered in it: a later report adds to an issue or begins one, and what came before
stays.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np

from parley.following.heard import Heard, id_of
from parley.following.naming import name_of, tells
from parley.following.sayings import Saying
from parley.following.stances import stance_of

ENOUGH = 0.24
"""As alike as this, from 0 to 1, a proposition and an issue are about one thing."""

_WORDS = 0.6
"""So much of that are words and places, the rest is meaning."""

_CONCEPT, _PLACE, _NAME = 2.5, 4.0, 2.0
"""A concept that several words share tells more than a word does; so do places, and parties that are no side."""

_RAREST = 8
_CANDIDATES = 60
"""A proposition is compared with no more than so many issues for each of its rarest keys: the latest."""

Vector = np.ndarray[tuple[int], np.dtype[np.float32]]


@dataclass(slots=True)
class Profile:
    """What something is about: its words, places and names with their weights, and the direction of its meaning.

    `square` is the sum of the squared weights, kept along so that a long profile costs no more than a short one.
    """

    keys: dict[str, float]
    meaning: Vector
    square: float = 0.0

    def alike(self, other: "Profile") -> float:
        """From 0 to 1, how far this is about what a longer profile is about."""
        shared = sum(weight * other.keys[key] for key, weight in self.keys.items() if key in other.keys)
        words = shared / ((self.square * other.square) ** 0.5 or 1)
        lengths = float(np.linalg.norm(self.meaning) * np.linalg.norm(other.meaning))
        return _WORDS * words + (1 - _WORDS) * float(self.meaning @ other.meaning) / (lengths or 1)

    def add(self, other: "Profile") -> None:
        """Takes another one in."""
        for key, weight in other.keys.items():
            before = self.keys.get(key, 0.0)
            self.keys[key] = before + weight
            self.square += (before + weight) ** 2 - before**2
        self.meaning = self.meaning + other.meaning


@dataclass(slots=True)
class Matter:
    """Propositions about one thing, by their ids, in the order in which they came; `id` is that of the first."""

    id: str
    profile: Profile
    propositions: list[str] = field(default_factory=list)
    name: str = ""
    named_by: str | None = None


def matters_of(heard: Heard, renamed: Mapping[str, tuple[str, str]] | None = None) -> tuple[Matter, ...]:
    """The issues of all propositions on which a party takes a position, in the order in which they came up.

    `renamed`: by wordings in small letters the name that a reviewer gave to the issue to which they belong, and who.
    Issues with one name are one. About linear in the propositions.
    """
    disputed = [
        one.id
        for one in heard.propositions.values()
        if any(stance_of(heard.sayings[id_of(wording)], heard) for wording in one.wordings)
    ]
    grouped = _grouped(heard, disputed)
    return _named(heard, grouped, renamed or {})


def _grouped(heard: Heard, propositions: Sequence[str]) -> list[Matter]:
    matters: list[Matter] = []
    having: dict[str, list[int]] = defaultdict(list)
    for one in propositions:
        profile = profile_of(heard, one)
        rare = sorted(profile.keys, key=lambda key: (len(having.get(key, ())), key))[:_RAREST]
        near = sorted({number for key in rare for number in having.get(key, ())[-_CANDIDATES:]})
        alike = {number: profile.alike(matters[number].profile) for number in near}
        best = max(alike, key=lambda number: alike[number], default=None)
        if best is None or alike[best] < ENOUGH:
            best = len(matters)
            matters.append(Matter(one, Profile({}, np.zeros_like(profile.meaning))))
        for key in profile.keys:
            if key not in matters[best].profile.keys:
                having[key].append(best)
        matters[best].profile.add(profile)
        matters[best].propositions.append(one)
    return matters


def profile_of(heard: Heard, proposition: str) -> Profile:
    """What a proposition is about, in all its wordings."""
    sayings = [heard.sayings[id_of(wording)] for wording in heard.propositions[proposition].wordings]
    keys: dict[str, float] = {}
    for saying in sayings:
        for stem in filter(tells, saying.stems):
            keys[stem] = heard.weight(stem) * (_CONCEPT if stem.startswith("=") else 1)
        keys |= {f"at {place}": _PLACE for place in saying.places}
        keys |= {f"by {name}": _NAME for name in saying.names if not heard.takes_sides(name)}
    meaning = sum((heard.meaning(one.id) for one in sayings[1:]), heard.meaning(sayings[0].id))
    length = float(np.linalg.norm(meaning)) or 1.0
    return Profile(keys, meaning / np.float32(length), sum(weight * weight for weight in keys.values()))


def _named(heard: Heard, grouped: Sequence[Matter], renamed: Mapping[str, tuple[str, str]]) -> tuple[Matter, ...]:
    count = Counter(stem for matter in grouped for stem in {s for one in _sayings(heard, matter) for s in one.stems})
    weight = {stem: log(1 + len(grouped) / many) for stem, many in count.items()}
    found: dict[str, Matter] = {}
    for matter in grouped:
        sayings = _sayings(heard, matter)
        given = next((renamed[key] for one in sayings if (key := one.words.casefold()) in renamed), None)
        matter.name, matter.named_by = given or (name_of(sayings, weight), None)
        same = found.get(matter.name.casefold())
        if same is None:
            found[matter.name.casefold()] = matter
        else:
            same.propositions += matter.propositions
    return tuple(found.values())


def _sayings(heard: Heard, matter: Matter) -> list[Saying]:
    return [heard.sayings[id_of(w)] for one in matter.propositions for w in heard.propositions[one].wordings]
