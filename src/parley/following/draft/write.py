"""From talk to text: the agreement as it stands in the talks, worded from the record alone."""

from collections.abc import Sequence
from dataclasses import replace

from parley.following.draft.case import rest_of
from parley.following.draft.cast import Cast, cast_of
from parley.following.draft.english import capital
from parley.following.draft.layout import laid_out
from parley.following.draft.members import NothingToDraftError, members_of
from parley.following.draft.merge import fullest, merged, replaced
from parley.following.draft.points import points_of
from parley.following.draft.words import Draft, Point, Rest, Unworded
from parley.model.process import Gathered, Told, Who

_BOTH = 2


def draft(told: Sequence[Told], who: Who, propositions: Sequence[Gathered], title: str) -> str:
    """The text of the agreement as it stands in the talks, each sentence with the statements it rests on.

    `propositions` gather the statements of these reports. Raises NothingToDraftError. Linear in the statements.
    """
    return laid_out(drafted(told, who, propositions, title)).text


def drafted(told: Sequence[Told], who: Who, propositions: Sequence[Gathered], title: str) -> Draft:
    """The parts of a draft; `laid_out` makes the text of them. Raises NothingToDraftError."""
    cast = cast_of(told, who)
    points, rests, unworded, beside = _worded(cast, told)
    worded, taken_back = merged(propositions, points, rests)
    worded = fullest(replaced(_entries_joined(worded)))
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
    members = members_of(cast, told, worded)
    return Draft(
        " ".join(title.split()) or "The talks",
        max(cast.day(one.number) for one in told),
        members.parties,
        members.observers,
        members.also,
        tuple(_both_or_steps(worded, members.parties, cast.both)),
        tuple(left),
        left_beside,
    )


def _worded(
    cast: Cast, told: Sequence[Told]
) -> tuple[dict[str, tuple[Point, ...]], dict[str, Rest], list[Unworded], list[Rest]]:
    """Each statement by its id: its sentences and itself; those that could not be worded; those that need not be."""
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
    return points, rests, unworded, beside


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


def _both_or_steps(points: Sequence[Point], parties: Sequence[str], both: Sequence[str]) -> list[Point]:
    """ "Both parties shall" where there are two, or the names of the two that negotiate; else what "the two sides" do
    is a step in these words."""
    if len(parties) == _BOTH:
        return list(points)
    if len(both) == _BOTH and set(both) <= set(parties):
        return [_by_name(one, both) if one.as_step else one for one in points]
    return [replace(one, kind="step", ways=one.as_step, debtor="") if one.as_step else one for one in points]


def _by_name(point: Point, both: Sequence[str]) -> Point:
    """ "Both parties shall" with their names."""
    names = capital(" and ".join(both))
    ways = tuple(way.replace("Both parties", names, 1) for way in point.ways)
    return replace(point, ways=ways, debtor=" and ".join(both), as_step=())
