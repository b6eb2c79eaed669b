"""Propositions that are about the same thing, gathered into issues and named in words of the reports.

Leader clustering in the order in which the propositions were first said (Hartigan 1975), so that a later report adds to
an issue or begins one, and what came before stays.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from parley.following.heard import Heard, id_of
from parley.following.naming import name_of
from parley.following.sayings import Saying
from parley.following.stances import stance_of

ENOUGH = 0.42
"""As alike as this, from 0 to 1, a proposition and an issue are about one thing."""

_RAREST = 6
_CANDIDATES = 60
_COMPARED = 3
"""A proposition is as like an issue as the mean of its so many likest members."""


@dataclass(slots=True)
class Matter:
    """Propositions about one thing, by their ids; `id` is that of the first. `stands`: whether somebody takes a
    position on any of them."""

    id: str
    propositions: list[str] = field(default_factory=list)
    name: str = ""
    named_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Trait:
    """What a proposition is compared by: its telling words, places and names, and a saying that stands for it."""

    keys: frozenset[str]
    saying: str


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
    traits = {one: _trait(heard, one) for one in propositions}
    count = Counter(key for trait in traits.values() for key in trait.keys)
    having: dict[str, list[str]] = defaultdict(list)
    place: dict[str, Matter] = {}
    matters: list[Matter] = []
    for one in propositions:
        rare = sorted(traits[one].keys, key=lambda key: (count[key], key))[:_RAREST]
        near = dict.fromkeys(other for key in rare for other in having[key][-_CANDIDATES:])
        scores: dict[str, list[float]] = defaultdict(list)
        for other in near:
            scores[place[other].id].append(_alike(heard, traits[one], traits[other], count, len(propositions)))
        means = {name: sum(sorted(many)[-_COMPARED:]) / min(len(many), _COMPARED) for name, many in scores.items()}
        best = max(means, key=lambda name: means[name], default=None)
        if best is None or means[best] < ENOUGH:
            matters.append(Matter(one))
            best = one
        matter = next(m for m in (matters[-1], *matters) if m.id == best)
        matter.propositions.append(one)
        place[one] = matter
        for key in traits[one].keys:
            having[key].append(one)
    return matters


def _trait(heard: Heard, proposition: str) -> _Trait:
    sayings = [heard.sayings[id_of(wording)] for wording in heard.propositions[proposition].wordings]
    keys = {stem for saying in sayings for stem in saying.stems}
    keys |= {f"at {place}" for saying in sayings for place in saying.places}
    keys |= {f"by {name}" for saying in sayings for name in saying.names if heard.side_of(name, saying.said) == name}
    return _Trait(frozenset(keys), sayings[0].id)


def _alike(heard: Heard, one: _Trait, other: _Trait, count: Counter[str], all_of: int) -> float:
    shared = sum(_weight(key, count, all_of) for key in sorted(one.keys & other.keys))
    fewer = min(sum(_weight(key, count, all_of) for key in sorted(trait.keys)) for trait in (one, other))
    return 0.5 * shared / (fewer or 1) + 0.5 * heard.likeness(one.saying, other.saying)


def _weight(key: str, count: Counter[str], all_of: int) -> float:
    """A word that few propositions have says more of what they are about."""
    return float((1 + all_of / (1 + count[key])) ** 0.5)


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
