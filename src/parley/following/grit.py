"""The questions that Osgood puts to a step towards the other side, answered from the statements.

Osgood, An Alternative to War or Surrender (1962): graduated reciprocation in tension-reduction asks that steps be
announced in advance, be precise, can be verified, and are answered by the other side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.following.bonds import Bond
from parley.following.deeds import Deed
from parley.following.heard import Heard
from parley.following.naming import tells
from parley.following.sayings import Saying
from parley.following.words import stems_of
from parley.model.pledge import GritAnswer

NOTHING = "nothing in the record says so"
_SHOWN = 3
"""So many reasons are given in words; the statements are all there."""

_CHECKS = "verify certify inspect inspector monitor monitoring observer oversee supervise"
_VERIFYING = frozenset(stems_of(_CHECKS))


@dataclass(frozen=True, slots=True)
class Answered:
    """What another party pledged, or is said to have done, after a pledge and in the same issue."""

    party: str
    saying: Saying


def grit_of(heard: Heard, bond: Bond, deeds: Sequence[Deed], answers: Sequence[Answered]) -> Iterator[GritAnswer]:
    """The answers for one pledge; `answers` are in the order of saying."""
    done = next((deed.saying for deed in deeds if deed.outcome != "broken"), None)
    if done is None:
        yield GritAnswer(
            "announced in advance", True, f"{bond.first.said}, nothing done yet on record", (bond.first.id,)
        )
    elif done.said > bond.first.said:
        says = f"{bond.first.said}, before what is said to be done on {done.said}"
        yield GritAnswer("announced in advance", True, says, (bond.first.id, done.id))
    else:
        yield GritAnswer("announced in advance", False, NOTHING, ())
    yield _precise(bond.wordings)
    yield _verifiable(heard, bond.wordings, deeds)
    shown = dict.fromkeys(f"{heard.name(one.party)}, {one.saying.said}" for one in answers)
    statements = tuple(dict.fromkeys(one.saying.id for one in answers))
    yield GritAnswer("answered", bool(answers), "; ".join([*shown][:_SHOWN]) or NOTHING, statements)


def _precise(wordings: Sequence[Saying]) -> GritAnswer:
    said: dict[str, list[str]] = {}
    for one in wordings:
        for what in (
            *(f"place: {place.title()}" for place in sorted(one.places) if all(map(tells, stems_of(place)))),
            *((f"day: {_days(one)}",) if one.start or one.end else ()),
            *(f"number: {number}" for number in sorted(one.numbers) if not _of_a_day(number, one)),
        ):
            said.setdefault(what, []).append(one.id)
    statements = tuple(dict.fromkeys(name for many in said.values() for name in many))
    return GritAnswer("precise", bool(said), "; ".join(said) or NOTHING, statements)


def _days(one: Saying) -> str:
    if one.start == one.end or not (one.start and one.end):
        return str(one.end or one.start)
    return f"{one.start} to {one.end}"


def _of_a_day(number: str, one: Saying) -> bool:
    return any(day and number in (str(day.day), str(day.year)) for day in (one.start, one.end))


def _verifiable(heard: Heard, wordings: Sequence[Saying], deeds: Sequence[Deed]) -> GritAnswer:
    named = [one for one in wordings if _VERIFYING & {*one.stems}]
    seen = [deed for deed in deeds if deed.known != "claimed"]
    says = [f"a check is named in {one.id}" for one in named]
    says += [f"{deed.known} by {heard.name(heard.party_of(deed.saying))} in {deed.saying.id}" for deed in seen]
    statements = tuple(dict.fromkeys((*(one.id for one in named), *(deed.saying.id for deed in seen))))
    return GritAnswer("verifiable", bool(says), "; ".join(says[:_SHOWN]) or NOTHING, statements)
