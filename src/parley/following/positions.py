"""Positions: what each party demands, offers and refuses in each issue, when that changed, and what is open."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from parley.following.heard import Heard, by_day, id_of
from parley.following.issues import Matter, matters_of
from parley.following.quantities import quantities_of
from parley.following.sayings import Saying
from parley.following.stances import stance_of
from parley.model.position import AnswerKind, Issue, OpenPoint, Position, PositionKind, Stand

_HELD = timedelta(days=30)
"""Who says a thing again within so many days held it all along, whatever else was said in between."""

_ALL = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)

_ANSWERED = 0.55
"""An offer that is as near in meaning to a demand (cosine) meets it, where both are in one issue."""


def positions_of(heard: Heard, renamed: Mapping[str, tuple[str, str]] | None = None) -> tuple[Issue, ...]:
    """Every issue with what each party wants in it, in the order in which the issues came up.

    `renamed`: by wordings in small letters the name that a reviewer gave to the issue to which they belong, and who.
    """
    return tuple(_issue(heard, matter) for matter in matters_of(heard, renamed))


def _issue(heard: Heard, matter: Matter) -> Issue:
    sayings = by_day([heard.sayings[id_of(w)] for one in matter.propositions for w in heard.propositions[one].wordings])
    taken: dict[str, list[tuple[PositionKind, Saying]]] = defaultdict(list)
    for saying in sayings:
        kind = stance_of(saying, heard)
        for party in heard.parties_of(saying) if kind else ():
            taken[party].append((kind, saying))  # type: ignore[arg-type]
    positions = [_position(heard, party, taken[party]) for party in sorted(taken, key=heard.name)]
    silent = sorted({*_concerned(heard, sayings)} - {*taken}, key=heard.name)
    positions += [
        Position(heard.name(party), (Stand("silence", sayings[0].said, None, None, ""),), None) for party in silent
    ]
    return Issue(
        id=matter.id,
        name=matter.name,
        named_by=matter.named_by,
        propositions=tuple(matter.propositions),
        positions=tuple(positions),
        open_points=tuple(_open_points(heard, taken, silent)),
    )


def _position(heard: Heard, party: str, taken: Sequence[tuple[PositionKind, Saying]]) -> Position:
    """A party's stands: one begins where it was not said before, or not for long."""
    stands: list[Stand] = []
    said: dict[PositionKind, date] = {}
    for kind, saying in taken:
        if kind not in said or (stands[-1].kind != kind and saying.said - said[kind] > _HELD):
            teller = heard.teller_of(saying)
            told_by = heard.name(teller) if teller else None
            about = heard.proposition_of[saying.id]
            stands.append(Stand(kind, saying.said, saying.id, about, saying.words, told_by))
        said[kind] = saying.said
    return Position(heard.name(party), tuple(stands), max(saying.said for _, saying in taken))


def _concerned(heard: Heard, sayings: Sequence[Saying]) -> Iterator[str]:
    """Those who are to act, as others say, or are named: they could say something."""
    for saying in sayings:
        for party in (*heard.acting(saying), *heard.sides_named(saying)):
            if heard.answers(party):
                yield party


def _open_points(
    heard: Heard, taken: Mapping[str, Sequence[tuple[PositionKind, Saying]]], silent: Sequence[str]
) -> Iterator[OpenPoint]:
    """What one demands, by propositions, with what each other party that is asked says to it."""
    parties = sorted({*taken, *silent}, key=heard.name)
    for party in sorted(taken, key=heard.name):
        demands: dict[str, list[Saying]] = defaultdict(list)
        for kind, saying in taken[party]:
            if kind == "demand":
                demands[heard.proposition_of[saying.id]].append(saying)
        for wordings in demands.values():
            for other in _asked(heard, wordings, party, parties):
                answer, where = _answer(heard, wordings, taken.get(other, ()))
                if answer != "offers it":
                    yield OpenPoint(
                        heard.name(party), wordings[0].words, tuple(one.id for one in wordings), heard.name(other),
                        answer, tuple(one.id for one in where),
                    )  # fmt: skip


def _asked(heard: Heard, wordings: Sequence[Saying], party: str, parties: Sequence[str]) -> list[str]:
    """Of whom something is demanded: whoever is to act or is named, else all others who speak to the issue."""
    named = {one for saying in wordings for one in (*heard.acting(saying), *heard.sides_named(saying))} - {party}
    return [other for other in parties if other != party and (not named or other in named)]


def _answer(
    heard: Heard, wordings: Sequence[Saying], said: Sequence[tuple[PositionKind, Saying]]
) -> tuple[AnswerKind, tuple[Saying, ...]]:
    """What a party says to a demand: the last that meets it counts, else what it says in the issue instead."""
    about = heard.proposition_of[wordings[0].id]
    offers = [saying for kind, saying in said if kind == "offer"]
    meeting = [
        one
        for one in offers
        if heard.proposition_of[one.id] == about
        or max(heard.likeness(one.id, demand.id) for demand in wordings) >= _ANSWERED
    ]
    refusals = [saying for kind, saying in said if kind == "red line"]
    if meeting and (not refusals or by_day([meeting[-1], refusals[-1]])[-1] is meeting[-1]):
        part = all(_is_part(one, demand) for one in meeting for demand in wordings)
        return "offers part of it" if part else "offers it", tuple(meeting)
    if refusals:
        return "refuses", tuple(refusals)
    if offers:
        return "offers something else", tuple(offers)
    demands = tuple(saying for kind, saying in said if kind == "demand")
    return ("demands something else", demands) if demands else ("says nothing", ())


def _is_part(offer: Saying, demand: Saying) -> bool:
    """Whether fewer things are offered than demanded: some of all, or a smaller number."""
    offered, demanded = quantities_of(offer.words), quantities_of(demand.words)
    if not offered:
        return False
    return max(offered) < min(demanded) if demanded else bool(_ALL.search(demand.words))
