"""What may be corrected in a statement, and whether a value can stand there: the log keeps it for good."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from parley.errors import WrongUseError
from parley.ledger.revised import PARTIES, value_from_json
from parley.model.place import Place
from parley.model.span import Span
from parley.model.statement import ACTS, Modality, Proviso, ProvisoKind, Reading, Statement, Voice

CHANGEABLE = tuple(f.name for f in fields(Statement) if f.name not in ("id", "attribution", "confidence"))
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "act": ACTS, "modality": get_args(Modality), "voice": get_args(Voice), "negated": (True, False),
}  # fmt: skip
_LISTS = ("content", "via", "conditions", "times", "places")


def check_changes(changes: Mapping[str, Any], reading: Reading) -> None:
    """Raises WrongUseError for a field that no statement has, and for a value that it cannot have in this reading."""
    for name, value in changes.items():
        if name not in CHANGEABLE:
            raise WrongUseError(f"A statement has no {name!r} to correct. Choose of: {', '.join(CHANGEABLE)}.")
        if name in _CHOICES and not any(type(value) is type(one) and value == one for one in _CHOICES[name]):
            words = ", ".join(str(choice).lower() for choice in _CHOICES[name])
            raise WrongUseError(f"{value!r} is no {name}. Choose one of: {words}.")
        if name == "within" and value not in (None, *(s.id for s in reading.statements)):
            raise WrongUseError(f"The reading has no statement {value!r} within which this one could be.")
        try:
            _check(name, value, len(reading.report.text))
        except (KeyError, TypeError, ValueError) as error:
            raise WrongUseError(
                f"{value!r} is no value for {name} ({error}). Write it as a reading has it in JSON; parties by name."
            ) from error


def _check(name: str, value: Any, size: int) -> None:
    if name in _LISTS and not isinstance(value, list):
        raise TypeError("it takes a list")
    made = value_from_json(name, value)
    if name in (*PARTIES, "event"):
        _check_name(made, empty=True)
    elif name == "via":
        for one in made:
            _check_name(one)
    elif name == "content":
        _check_spans(made, size)
    elif name == "conditions":
        for proviso in made:
            _check_proviso(proviso, size)
    elif name in ("times", "places"):
        _check_spans([one.span for one in made], size, empty=True)
    if name == "times" and any(one.start and one.end and one.end < one.start for one in made):
        raise ValueError("a time ends before it starts")
    if name == "places":
        for place in made:
            _check_place(place)


def _check_name(name: Any, *, empty: bool = False) -> None:
    if not (empty and name is None) and not (isinstance(name, str) and name.strip()):
        raise ValueError(f"it takes a name{', or null for none' if empty else ''}, not {name!r}")


def _check_spans(spans: Iterable[Span], size: int, *, empty: bool = False) -> None:
    found = list(spans)
    whole = all(type(end) is int for span in found for end in span)
    if not (whole and all(0 <= span.start < span.end <= size for span in found) and (found or empty)):
        raise ValueError(f"it takes pieces [start, end] of a text of {size} characters")


def _check_proviso(proviso: Proviso, size: int) -> None:
    if proviso.kind not in get_args(ProvisoKind):
        raise ValueError(f"a condition is one of {', '.join(get_args(ProvisoKind))}, not {proviso.kind!r}")
    _check_spans(proviso.span, size)
    _check_spans(proviso.governs, size, empty=True)


def _check_place(place: Place) -> None:
    _check_name(place.name)
    _check_name(place.country, empty=True)
    for degrees, most in ((place.lat, 90), (place.lon, 180)):
        number = isinstance(degrees, int | float) and not isinstance(degrees, bool)
        if degrees is not None and not (number and math.isfinite(degrees) and abs(degrees) <= most):
            raise ValueError(f"it takes degrees up to {most}, or null, not {degrees!r}")
