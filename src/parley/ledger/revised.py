"""A reading as reviewers corrected it. Offsets stay; a party that nobody named before is added."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from parley.model.codec import spans_from_data
from parley.model.party import Party
from parley.model.place import Place
from parley.model.span import Span
from parley.model.statement import Proviso, Reading
from parley.model.time import TimeReference

PARTIES = ("speaker", "side", "actor", "recipient")


def revised(reading: Reading, changes: Mapping[str, tuple[tuple[str, Any], ...]]) -> Reading:
    """The reading with other values in some fields of some statements (by their ids): parties by name, the rest as a
    reading has them in JSON."""
    if not changes:
        return reading
    parties = list(reading.parties)
    statements = []
    for statement in reading.statements:
        values = dict(changes.get(statement.id, ()))
        for name in PARTIES:
            if values.get(name) is not None:
                values[name] = _party_id(values[name], parties)
        if "via" in values:
            values["via"] = tuple(_party_id(name, parties) for name in values["via"])
        statements.append(replace(statement, **{name: value_from_json(name, value) for name, value in values.items()}))
    return replace(reading, parties=tuple(parties), statements=tuple(statements))


def value_from_json(name: str, value: Any) -> Any:
    """A field's value as a reading has it in JSON. Raises KeyError, TypeError or ValueError for what is none."""
    if name == "content":
        return spans_from_data(value)
    if name == "via":
        return tuple(value)
    if name == "conditions":
        return tuple(Proviso(c["kind"], spans_from_data(c["span"]), spans_from_data(c["governs"])) for c in value)
    if name == "times":
        days = [[None if t[end] is None else date.fromisoformat(t[end]) for end in ("start", "end")] for t in value]
        return tuple(TimeReference(Span(*t["span"]), *day) for t, day in zip(value, days, strict=True))
    if name == "places":
        return tuple(Place(**{**place, "span": Span(*place["span"])}) for place in value)
    return value


def _party_id(name: str, parties: list[Party]) -> str:
    """The id of the party of that name, which is added where there is none."""
    for party in parties:
        if party.name.casefold() == name.casefold():
            return party.id
    made = Party(f"p{len(parties) + 1}", name, "organisation")
    while any(party.id == made.id for party in parties):
        made = replace(made, id=f"{made.id}x")
    parties.append(replace(made, side=made.id))
    return made.id
