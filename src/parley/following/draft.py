"""From talk to text: the agreement as it stands in the talks, worded from the record alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parley.errors import ParleyError
from parley.following.draft_case import rest_of
from parley.following.draft_cast import PRONOUNS, Cast, cast_of
from parley.following.draft_layout import laid_out
from parley.following.draft_merge import merged, replaced
from parley.following.draft_points import points_of
from parley.following.draft_subjects import GROUP
from parley.following.draft_words import Draft, Point, Rest, Unworded
from parley.model.process import Gathered, Told, Who

_MOST_NAMES = 4
_BOTH = 2


class NothingToDraftError(ParleyError):
    """The reports say nothing that a party is to do."""


def draft(told: Sequence[Told], who: Who, propositions: Sequence[Gathered], title: str) -> str:
    """The text of the agreement as it stands in the talks, each sentence with the statements it rests on.

    `propositions` gather the statements of these reports. Raises NothingToDraftError. Linear in the statements.
    """
    return laid_out(drafted(told, who, propositions, title)).text


def drafted(told: Sequence[Told], who: Who, propositions: Sequence[Gathered], title: str) -> Draft:
    """The parts of a draft; `laid_out` makes the text of them. Raises NothingToDraftError."""
    cast = cast_of(told, who)
    points: dict[str, tuple[Point, ...]] = {}
    rests: dict[str, Rest] = {}
    unworded: list[Unworded] = []
    beside: list[Rest] = []
    for one in told:
        for statement in one.reading.statements:
            rest = rest_of(cast, one.number, statement)
            rests[rest.ref] = rest
            found = points_of(cast, one.number, statement)
            if isinstance(found, tuple):
                points[rest.ref] = found
            elif found:
                unworded.append(Unworded(rest, found))
            else:
                beside.append(rest)
    worded, taken_back = merged(propositions, points, rests)
    worded = replaced(_entries_joined(worded))
    if not any(point.kind != "guarantor" for point in worded):
        raise NothingToDraftError(
            "The reports say nothing that a party is to do: no promise, offer, requirement, demand or plan that "
            "could be worded. `parley statements` lists what they say; add reports of what the sides offer and ask."
        )
    backing = {rest.ref for point in worded for rest in point.rests}
    told_back = {rest.ref: Unworded(rest, "it was taken back") for rest in taken_back}
    left = [told_back.get(one.rest.ref, one) for one in unworded if one.rest.ref not in backing]
    left += [one for ref, one in told_back.items() if ref not in {rest.rest.ref for rest in left}]
    left_beside = tuple(rest for rest in beside if rest.ref not in backing and rest.ref not in told_back)
    return _cast(cast, told, worded, left, left_beside, title)


def _entries_joined(points: list[Point]) -> list[Point]:
    """What one side requires before an entry into force, in one sentence."""
    joined: dict[str | None, list[Point]] = {}
    for point in points:
        if point.kind == "entry":
            joined.setdefault(point.holder, []).append(point)
    out = [point for point in points if point.kind != "entry"]
    for holder, several in joined.items():
        needs = " and ".join(dict.fromkeys(point.owed for point in several))
        ways = [f"This agreement enters into force once {needs}"]
        if len(several) == 1:
            ways = list(several[0].ways)
        else:
            quoted = " and ".join(dict.fromkeys(point.ways[-1].partition(" once ")[2] for point in several))
            ways.append(f"This agreement enters into force once {quoted}")
        rests = tuple(dict.fromkeys(rest for point in several for rest in point.rests))
        notes = tuple(dict.fromkeys(note for point in several for note in point.notes))
        conditions = tuple(dict.fromkeys(one for point in several for one in point.conditions))
        out.append(Point("entry", tuple(ways), "", needs, holder, rests, notes, conditions=conditions))
    return out


def _cast(
    cast: Cast, told: Sequence[Told], points: Sequence[Point], unworded: Sequence[Unworded], beside: tuple[Rest, ...],
    title: str,
) -> Draft:  # fmt: skip
    """The draft with those who take part: parties owe or require something, observers say what others are to do."""
    owing = [name for point in points if point.debtor != GROUP for name in point.debtor.split(" and ") if name]
    requiring = [point.holder for point in points if point.holder and point.kind in ("entry", "step")]
    speaking = [point.holder for point in points if point.holder]
    guarantors = [name for point in points for name in point.names]
    parties = tuple(dict.fromkeys(owing)) or _sides(cast, told)
    if len(parties) != _BOTH:
        points = [replace(p, kind="step", ways=p.as_step, debtor="") if p.as_step else p for p in points]
    observers = tuple(name for name in dict.fromkeys([*requiring, *speaking]) if name not in (*parties, *guarantors))
    relays = _relays(cast, told, {rest.ref for point in points for rest in point.rests})
    observers = tuple(dict.fromkeys([*observers, *(r for r in relays if r not in (*parties, *guarantors))]))
    days = [one.reading.report.date for one in told if one.reading.report.date]
    return Draft(
        " ".join(title.split()) or "The talks",
        max(days),
        parties,
        observers,
        _other_names(cast, (*parties, *guarantors, *observers)),
        tuple(points),
        tuple(unworded),
        beside,
    )


def _sides(cast: Cast, told: Sequence[Told]) -> tuple[str, ...]:
    """All that speak, where nobody owes anything by name."""
    found = (cast.side(one.number, statement.side) for one in told for statement in one.reading.statements)
    named = tuple(dict.fromkeys(side for side in found if side))
    if not named:
        raise NothingToDraftError(
            "The reports name no side that is to do anything. Add reports that say who offers and asks what."
        )
    return named


def _relays(cast: Cast, told: Sequence[Told], refs: set[str]) -> tuple[str, ...]:
    found = (
        cast.name(one.number, via)
        for one in told
        for statement in one.reading.statements
        if f"r{one.number}.{statement.id}" in refs
        for via in statement.via
    )
    return tuple(dict.fromkeys(name for name in found if name))


def _other_names(cast: Cast, listed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The other names of each that nobody else has."""
    members = tuple(dict.fromkeys(listed))
    taken = {_plain(name) for name in members}
    also: dict[str, tuple[str, ...]] = {}
    for member in members:
        names: list[str] = []
        for name in cast.other_names(member):
            if _plain(name) not in taken and _plain(name) not in PRONOUNS and len(names) < _MOST_NAMES:
                taken.add(_plain(name))
                names.append(name)
        also[member] = tuple(names)
    return also


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
