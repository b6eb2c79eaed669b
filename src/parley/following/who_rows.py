"""The rows in which who is who is kept: one for each party of the process, found by string keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from parley.model.party import Party, PartyKind
from parley.model.process import Held, Identity, Told


@dataclass(slots=True)
class Naming:
    """A party of a report: how it is called there, its roles and the id of its side."""

    report: int
    party: str
    day: date
    words: str
    roles: tuple[str, ...]
    side: str | None


@dataclass(slots=True)
class Row:
    """One party in all reports so far; `id` is that of its first naming."""

    id: str
    kind: PartyKind
    code: str | None
    namings: list[Naming] = field(default_factory=list)

    def identity(self) -> Identity:
        """The row as others see it."""
        return Identity(
            self.id,
            max((n.words for n in self.namings), key=len),
            self.kind,
            self.code,
            _held((n.words, n) for n in self.namings),
            _held((role, n) for n in self.namings for role in n.roles),
            _held((n.side, n) for n in self.namings if n.side),
            tuple((n.report, n.party) for n in self.namings),
        )


class Rows:
    """Rows in the order of their first namings."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._ids: dict[str, list[str]] = {}

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def with_key(self, key: str) -> list[Row]:
        """The rows that have a key."""
        return [self._rows[one] for one in self._ids.get(key, ())]

    def give_key(self, row: Row, key: str) -> None:
        """From now on the row is found by this key."""
        ids = self._ids.setdefault(key, [])
        if row.id not in ids:
            ids.append(row.id)

    def new(self, report: int, party: Party) -> Row:
        """A row for a party that nobody named before."""
        row = self._rows[f"r{report}.{party.id}"] = Row(f"r{report}.{party.id}", party.kind, party.code)
        return row

    def name(self, row: Row, told: Told, party: Party) -> None:
        """Note that a party of a report is the one of this row."""
        side = told.reading.party(party.side) if party.side and party.side != party.id else None
        day = told.reading.report.date or date.min
        words = " ".join(party.name.split())
        row.namings.append(Naming(told.number, party.id, day, words, party.roles, side.name if side else None))


def _held(told: Iterator[tuple[str, Naming]]) -> tuple[Held, ...]:
    found: dict[str, list[Naming]] = {}
    for words, naming in told:
        found.setdefault(words, []).append(naming)
    return tuple(
        Held(words, min(n.day for n in many), max(n.day for n in many), tuple(dict.fromkeys(n.report for n in many)))
        for words, many in found.items()
    )
