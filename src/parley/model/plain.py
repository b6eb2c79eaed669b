"""Values as others take them: frozen types as plain data for JSON, texts that no spreadsheet takes for formulas."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

_PICTURES: Mapping[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    **dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}"),
    0x7F: "\N{SYMBOL FOR DELETE}",
}
"""What steers a terminal, by the sign that stands for it."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: Any) -> Any:
    """What a spreadsheet would take for a formula, as a text; what steers a terminal as the sign for it: "␛"."""
    if not isinstance(value, str):
        return value
    shown = value.translate(_PICTURES)
    return f"'{shown}" if shown.startswith(_FORMULAS) else shown


PICTURE: Mapping[str, bool] = {"picture": True}
"""The metadata of a field that only says how a page draws what other fields say: it is shown, and is no data."""


def data_fields(value: Any) -> tuple[str, ...]:
    """The names of those fields of a type, or of one of its values, that are data."""
    return tuple(one.name for one in fields(value) if not one.metadata.get("picture"))


def plain(value: Any) -> Any:
    """Types by the names of their fields, without pictures; tuples as lists, sets in order, days as ISO 8601; all else
    as it stands."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in data_fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(one) for one in value)
    return value.isoformat() if isinstance(value, date) else value
