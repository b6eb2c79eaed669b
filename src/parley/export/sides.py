"""Which colour and line a side has: settled by the alphabet, so that none is first by choice. Where sides stand the
agreement settles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.model.agreement import Agreement
from parley.model.statement import Reading

COLOURS = 6
LINES = ("solid", "dashed", "dotted")

OWN_VOICE = "voice"
"""The style of what no side says: the report's own voice, and speakers whose side is not settled."""


@dataclass(frozen=True, slots=True)
class Sides:
    """All sides on a page: each name's place among the colours; `known`: other names for them, as `_key` writes them.

    The parties to the agreement come first, in its order, then the others in alphabetical order.
    """

    places: Mapping[str, int]
    known: Mapping[str, str]

    def name(self, name: str | None) -> str | None:
        """The name under which the page shows a side."""
        return None if name is None else self.known.get(_key(name), name)

    def style(self, name: str | None) -> str:
        """The CSS classes of a side: colours in the order of the alphabet, then again with another line."""
        shown = self.name(name)
        place = None if shown is None else self.places.get(shown)
        if place is None:
            return OWN_VOICE
        return f"side{place % COLOURS} {LINES[place // COLOURS % len(LINES)]}"


def sides_of(readings: Iterable[Reading], agreement: Agreement | None) -> Sides:
    """The members of the agreement and everybody for whom somebody speaks in the readings."""
    known: dict[str, str] = {}
    parties: list[str] = []
    others: set[str] = set()
    if agreement is not None:
        parties = [party.name for party in agreement.parties]
        for member in agreement.members:
            others.add(member.name)
            known.update({_key(also): member.name for also in (member.name, *member.also)})
    for reading in readings:
        by_id = {party.id: party.name for party in reading.parties}
        for statement in reading.statements:
            if statement.side is not None and statement.side in by_id:
                name = by_id[statement.side]
                others.add(known.get(_key(name), name))
    colours = dict.fromkeys((*sorted(parties), *sorted(others)))
    places = {name: place for place, name in enumerate(colours)}
    return Sides({name: places[name] for name in dict.fromkeys((*parties, *colours))}, known)


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")
