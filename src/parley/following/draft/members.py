"""Who takes part in a draft: parties, observers, and their other names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.errors import ParleyError
from parley.following.draft.cast import Cast
from parley.following.draft.names import is_pronoun, is_proper
from parley.following.draft.subjects import GROUP
from parley.following.draft.words import Point
from parley.model.process import Told

_MOST_NAMES = 4
_MOST_RELAYS = 10
_BINDING = ("requirement", "promise", "offer", "acceptance")


class NothingToDraftError(ParleyError):
    """The reports say nothing that a party is to do."""


@dataclass(frozen=True, slots=True)
class Members:
    """Those who take part, by their names; `also` are the other names of each."""

    parties: tuple[str, ...]
    observers: tuple[str, ...]
    also: dict[str, tuple[str, ...]]


def members_of(cast: Cast, told: Sequence[Told], points: Sequence[Point]) -> Members:
    """Who takes part in what was worded. Parties owe something, or ask it of one side; observers only say what others
    are to do, or relay what was seen to be done.

    Raises NothingToDraftError where no side is named at all.
    """
    guarantors = [name for point in points for name in point.names]
    owing = [name for name in _owing(points) if name not in guarantors or name in cast.principals]
    parties = tuple(dict.fromkeys([*owing, *_asking(points, guarantors)])) or _sides(cast, told)
    known = {*parties, *guarantors}
    holders = (name for point in points if point.holder for name in point.holder.split(", "))
    observers = tuple(one for one in dict.fromkeys([*holders, *_relays(cast, told)]) if one not in known)
    return Members(parties, observers, _other_names(cast, (*parties, *guarantors, *observers)))


def debtors_of(point: Point) -> list[str]:
    """The sides that owe what a sentence says, by name."""
    return [name for name in point.debtor.split(" and ") if name and name != GROUP]


def _owing(points: Iterable[Point]) -> list[str]:
    return [name for point in points for name in debtors_of(point)]


def _asking(points: Sequence[Point], guarantors: Sequence[str]) -> list[str]:
    """Those who ask something of one side, or require something for themselves; who asks it of several mediates."""
    asked: dict[str, set[str]] = defaultdict(set)
    for point in points:
        if point.holder and "," not in point.holder and point.debtor and point.debtor != point.holder:
            asked[point.holder].update(debtors_of(point) or [GROUP, ""])
    requiring = [p.holder for p in points if p.holder and p.rests[0].act in _BINDING and p.kind in ("step", "entry")]
    asking = [holder for holder, debtors in asked.items() if len(debtors) == 1]
    return [name for name in (*requiring, *asking) if name not in guarantors]


def _sides(cast: Cast, told: Sequence[Told]) -> tuple[str, ...]:
    """All that speak, where nobody owes anything by name; where none of them is a side, all sides that are named."""
    speaking = (cast.side(one.number, statement.side) for one in told for statement in one.reading.statements)
    naming = (cast.side(one.number, party.id) for one in told for party in one.reading.parties)
    found = tuple(dict.fromkeys(side for side in speaking if side)) or tuple(
        dict.fromkeys(side for side in naming if side)
    )
    if not found:
        raise NothingToDraftError(
            "The reports name no side that is to do anything. Add reports that say who offers and asks what."
        )
    return found


def _relays(cast: Cast, told: Sequence[Told]) -> tuple[str, ...]:
    """Those who relay what was seen to be done: they may verify."""
    found = (
        cast.name(one.number, via)
        for one in told
        for statement in one.reading.statements
        if statement.act == "claim" and statement.modality == "actual"
        for via in statement.via
    )
    return tuple(dict.fromkeys(name for name in found if name and is_proper(name)))[:_MOST_RELAYS]


def _other_names(cast: Cast, listed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The other names of each that nobody else has."""
    members = tuple(dict.fromkeys(listed))
    taken = {_plain(name) for name in members}
    also: dict[str, tuple[str, ...]] = {}
    for member in members:
        names: list[str] = []
        for name in cast.other_names(member):
            if _plain(name) not in taken and is_proper(name) and not is_pronoun(name) and len(names) < _MOST_NAMES:
                taken.add(_plain(name))
                names.append(name)
        also[member] = tuple(names)
    return also


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
