"""Sayings and propositions as they are kept between reports, and back."""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from parley.following.gather import Placed
from parley.following.sayings import Saying
from parley.following.shelf import Shelf

_DAYS = ("said", "start", "end")
_SETS = ("numbers", "names", "places")
_ROWS = ("stems", "around")
_FIELDS = tuple(field.name for field in fields(Saying))


class OnShelf:
    """Sayings that lie on a shelf: a `GatheredBefore`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self._shelf.read("size", ("sayings",)).get("sayings", b"0"))

    def counts(self, stems: list[str]) -> Mapping[str, int]:
        """Like `GatheredBefore.counts`."""
        return {stem: int(value) for stem, value in self._shelf.read("count", stems).items()}

    def having(self, keys: Iterable[str]) -> "Mapping[str, array[int]]":
        """Like `GatheredBefore.having`."""
        return {key: array("q", value) for key, value in self._shelf.read("having", keys).items()}

    def vectors(self, numbers: Iterable[int]) -> Mapping[int, bytes]:
        """Like `GatheredBefore.vectors`."""
        return {int(number): value for number, value in self._shelf.read("vector", map(str, numbers)).items()}

    def sayings(self, numbers: Iterable[int]) -> Mapping[int, tuple[Saying, Placed]]:
        """Like `GatheredBefore.sayings`."""
        found = self._shelf.read("saying", map(str, numbers))
        return {int(number): saying_from_bytes(found[number]) for number in sorted(found, key=int)}

    def keep(
        self,
        size: int,
        counts: Mapping[str, int],
        having: "Mapping[str, array[int]]",
        vectors: Mapping[int, bytes],
        sayings: Mapping[int, tuple[Saying, Placed]],
    ) -> None:
        """Like `GatheredBefore.keep`."""
        self._shelf.write("count", {stem: str(many).encode() for stem, many in counts.items()})
        self._shelf.write("having", {key: numbers.tobytes() for key, numbers in having.items()})
        self._shelf.write("vector", {str(number): vector for number, vector in vectors.items()})
        self._shelf.write("saying", {str(number): bytes_from_saying(*one) for number, one in sayings.items()})
        self._shelf.write("size", {"sayings": str(size).encode()})


def bytes_from_saying(saying: Saying, placed: Placed) -> bytes:
    """A saying and where it belongs, in JSON."""
    said = [_plain(getattr(saying, name)) for name in _FIELDS]
    where = [placed.proposition, placed.nearest, placed.score, placed.shared]
    return json.dumps([said, where], ensure_ascii=False, separators=(",", ":")).encode()


def saying_from_bytes(data: bytes) -> tuple[Saying, Placed]:
    """What `bytes_from_saying` wrote."""
    said, (proposition, nearest, score, shared) = json.loads(data)
    values = {name: _value(name, value) for name, value in zip(_FIELDS, said, strict=True)}
    return Saying(**values), Placed(proposition, nearest, score, tuple(shared))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def _value(name: str, value: Any) -> Any:
    if name in _DAYS:
        return date.fromisoformat(value) if value else None
    if name in _SETS:
        return frozenset(value)
    return tuple(value) if name in _ROWS else value
