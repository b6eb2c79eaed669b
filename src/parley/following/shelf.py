"""What is kept between reports, by kind and key, so that one report more needs only what its keys lead to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

LONGEST = 200
"""So long is a key that `Shelf.all` gives: longer ones, words that nobody says, are not kept as they are."""


class Shelf(Protocol):
    """Where values lie: in memory, or in a database. What was written last under a key is read."""

    def read(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those of the keys that have one."""

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values under their keys, in place of what was there."""

    def all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Every key of a kind that is not longer than `LONGEST`, with its value, in any order."""


class InMemory:
    """A shelf that is gone with the program."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, bytes]] = {}

    def read(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Like `Shelf.read`."""
        values = self._kinds.get(kind, {})
        return {key: values[key] for key in keys if key in values}

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Like `Shelf.write`."""
        self._kinds.setdefault(kind, {}).update(values)

    def all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Like `Shelf.all`."""
        yield from ((key, value) for key, value in self._kinds.get(kind, {}).items() if len(key) <= LONGEST)


class Taken:
    """Values of one kind that were taken from a shelf, and whether each was looked for."""

    def __init__(self, shelf: Shelf, kind: str) -> None:
        self._shelf, self._kind = shelf, kind
        self._known: dict[str, bytes | None] = {}

    def take(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Those of the keys that were not taken before, with their values where they have one."""
        lacking = [key for key in dict.fromkeys(keys) if key not in self._known]
        found = self._shelf.read(self._kind, lacking) if lacking else {}
        self._known |= {key: found.get(key) for key in lacking}
        return found

    def put_back(self, values: Mapping[str, bytes]) -> None:
        """Write those that are other than when they were taken, and forget all."""
        self._shelf.write(self._kind, {key: value for key, value in values.items() if self._known.get(key) != value})
        self._known = {}
