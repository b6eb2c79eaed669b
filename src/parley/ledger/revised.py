"""A reading as reviewers corrected it. Offsets stay; a party that nobody named before is added."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args

from parley.errors import WrongUseError
from parley.model.codec import spans_from_data
from parley.model.party import Party
from parley.model.place import Place
from parley.model.span import Span
from parley.model.statement import ACTS, Modality, Proviso, Reading, Statement, Voice
from parley.model.time import TimeReference

PARTIES = ("speaker", "side", "actor", "recipient")
CHANGEABLE = tuple(f.name for f in fields(Statement) if f.name not in ("id", "attribution", "confidence"))
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "act": ACTS, "modality": get_args(Modality), "voice": get_args(Voice), "negated": (True, False),
}  # fmt: skip


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
        statements.append(replace(statement, **{name: _value(name, value) for name, value in values.items()}))
    return replace(reading, parties=tuple(parties), statements=tuple(statements))


def check_changes(changes: Mapping[str, Any], reading: Reading) -> None:
    """Raises WrongUseError for a field that no statement has, and for a value that it cannot have."""
    for name, value in changes.items():
        if name not in CHANGEABLE:
            raise WrongUseError(f"A statement has no {name!r} to correct. Choose of: {', '.join(CHANGEABLE)}.")
        if name in _CHOICES and value not in _CHOICES[name]:
            words = ", ".join(str(choice).lower() for choice in _CHOICES[name])
            raise WrongUseError(f"{value!r} is no {name}. Choose one of: {words}.")
        if name == "within" and value is not None and value not in {s.id for s in reading.statements}:
            raise WrongUseError(f"The reading has no statement {value!r} within which this one could be.")
        try:
            made = _value(name, value)
            _check_type(name, made, len(reading.report.text))
        except (KeyError, TypeError, ValueError) as error:
            raise WrongUseError(
                f"{value!r} is no value for {name} ({error}). Write it as a reading has it in JSON; parties by name."
            ) from error


def _check_type(name: str, made: Any, size: int) -> None:
    if (name in (*PARTIES, "event", "within")) and not (made is None or (isinstance(made, str) and made.strip())):
        raise ValueError("it takes a name, or null for none")
    if name == "via" and not all(isinstance(one, str) and one.strip() for one in made):
        raise ValueError("it takes a list of names")
    if name == "content" and (not made or not all(0 <= span.start < span.end <= size for span in made)):
        raise ValueError(f"it takes pieces [start, end] of a text of {size} characters")


def _value(name: str, value: Any) -> Any:
    """A field's value out of JSON."""
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
