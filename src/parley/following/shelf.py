"""What is kept between reports, by kind and key, so that one report more needs only what its keys lead to."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class Shelf(Protocol):
    """Where values lie: in memory, or in a database. What was written last under a key is read."""

    def read(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those of the keys that have one."""

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values under their keys, in place of what was there."""


class InMemory:
    """A shelf that is gone with the program."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], bytes] = {}

    def read(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Like `Shelf.read`."""
        return {key: self.values[kind, key] for key in keys if (kind, key) in self.values}

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Like `Shelf.write`."""
        self.values |= {(kind, key): value for key, value in values.items()}


class Nothing(InMemory):
    """The shelf of what is all in memory: nothing is looked up."""

    def read(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Nothing."""
        return {}


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
