"""The rows in which who is who is kept: one for each party of the process, found by string keys.

Rows hold no other rows, only their ids, so that they can lie in a database and be fetched as they are needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from parley.following.who.offices import Office
from parley.model.party import PartyKind

Key = TypeVar("Key")
_MOST = 40  # rows that a key leads to: those given it last


class Naming(NamedTuple):
    """A party of a report: by which forms (keys of the row's forms, the main one first) it is named there.

    `roles` are in the words of the report; `side` is the id of the row of its side; `assumed`: no word says so.
    """

    report: int
    party: str
    day: date
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    side: str | None
    assumed: bool = False


@dataclass(slots=True)
class Form:
    """One way in which a party is named, and why it is taken for the same as the form `of` (None for the first)."""

    words: str
    proper: bool
    of: str | None
    why: str
    score: float


@dataclass(slots=True)
class Spell:
    """From when to when something was told of a party, and how often."""

    first: date
    last: date
    times: int = 0

    def take(self, day: date, times: int = 1) -> None:
        """It was told on this day too."""
        self.first, self.last = min(self.first, day), max(self.last, day)
        self.times += times

    def distance(self, day: date) -> int:
        """How many days lie between that time and a day."""
        return max(0, (self.first - day).days, (day - self.last).days)


@dataclass(slots=True)
class Row:
    """One party in all reports so far; `id` is that of its first naming. `is_named`: it is not only described."""

    id: str
    kind: PartyKind
    code: str | None
    seen: Spell
    forms: dict[str, Form] = field(default_factory=dict)
    parts: list[tuple[str, ...]] = field(default_factory=list)
    sides: dict[str, Spell] = field(default_factory=dict)
    offices: dict[tuple[str, Office], Spell] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)
    is_named: bool = False

    def hold(self, side: str, office: Office, day: date) -> int | None:
        """It had that office of that side on that day. Gives how many days away that was told before, None if never."""
        known = self.offices.get((side, office))
        away = known.distance(day) if known else None
        self.offices.setdefault((side, office), Spell(day, day)).take(day)
        return away


class Suggested(NamedTuple):
    """Two rows that may be one, by their ids; not joined."""

    one: str
    other: str
    why: str
    score: float


class Keep(Protocol):
    """Where rows lie between reports."""

    def rows(self, ids: Iterable[str]) -> tuple[dict[str, Row], dict[str, str], dict[str, list[str]]]:
        """Rows that were not asked for before, those in which some went on, and those that went on in each."""

    def keys(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the rows that have keys which were not asked for before."""

    def put_back(
        self,
        rows: Mapping[str, Row],
        joined: Mapping[str, str],
        once: Mapping[str, list[str]],
        keys: Mapping[str, Iterable[str]],
        suggested: Iterable[Suggested],
    ) -> None:
        """Keep all that was taken and changed, and forget what was taken."""


class Rows:
    """Rows, and what may be joined; `keep`: where those lie that are not here."""

    def __init__(self, keep: "Keep | None" = None) -> None:
        self._keep = keep
        self._rows: dict[str, Row] = {}
        self._ids: dict[str, dict[str, None]] = {}
        self._joined: dict[str, str] = {}
        self._once: dict[str, list[str]] = {}
        self.suggested: list[Suggested] = []

    @classmethod
    def of(cls, rows: Mapping[str, Row], joined: Mapping[str, str], suggested: Iterable[Suggested]) -> "Rows":
        """Rows by their ids, and by the ids of others in which row each of those went on. None is added to these."""
        made = cls()
        made._rows, made._joined, made.suggested = dict(rows), dict(joined), list(suggested)
        return made

    def __iter__(self) -> Iterator[Row]:
        return iter(sorted(self._rows.values(), key=lambda row: order_of(row.id)))

    def now(self, row_id: str) -> str:
        """The id of the row in which a row went on, its own if it was joined to none."""
        self._fetch([row_id])
        while row_id in self._joined:
            row_id = self._joined[row_id]
            self._fetch([row_id])
        return row_id

    def once(self, row_id: str) -> tuple[str, ...]:
        """The ids of all rows that went on in a row, its own first."""
        self._fetch([row_id])
        return (row_id, *self._once.get(row_id, ()))

    def row(self, row_id: str) -> Row:
        """The row of an id, or in which it went on."""
        return self._rows[self.now(row_id)]

    def _fetch(self, row_ids: Iterable[str]) -> None:
        """Have these rows here, if they lie elsewhere."""
        if self._keep:
            rows, joined, once = self._keep.rows(row_ids)
            self._rows |= rows
            self._joined |= joined
            self._once |= once

    def _fetch_keys(self, keys: Iterable[str]) -> None:
        if self._keep:
            self._ids |= {key: dict.fromkeys(ids) for key, ids in self._keep.keys(keys).items()}

    def put_back(self) -> None:
        """Give all that is here back to where it is kept."""
        if self._keep:
            self._keep.put_back(self._rows, self._joined, self._once, self._ids, self.suggested)
            self._rows, self._ids, self._joined, self._once, self.suggested = {}, {}, {}, {}, []

    def main_side(self, row: Row) -> str | None:
        """The side for which most reports say that a party speaks."""
        times = dict.fromkeys(map(self.now, row.sides), 0)
        for of, spell in row.sides.items():
            times[self.now(of)] += spell.times
        return max(times, key=lambda of: times[of]) if times else None

    def with_keys(self, keys: Iterable[str]) -> list[Row]:
        """The rows that have one of the keys, each once, those given a key last first."""
        found: dict[str, None] = {}
        wanted = list(keys)
        self._fetch_keys(wanted)
        for key in wanted:
            found |= dict.fromkeys(reversed(self._ids.get(key, {})))
        self._fetch(found)
        return [self._rows[one] for one in found]

    def give(self, row: Row, keys: Iterable[str]) -> None:
        """From now on the row is found by these keys."""
        given = list(keys)
        self._fetch_keys(given)
        for key in given:
            ids = self._ids.setdefault(key, {})
            ids.pop(row.id, None)
            ids[row.id] = None
            row.keys[key] = None
            if len(ids) > _MOST:
                del ids[next(iter(ids))]

    def new(self, row_id: str, kind: PartyKind, code: str | None, day: date) -> Row:
        """A row for a party that nobody named before; a stroke tells its id from one that an earlier reading had."""
        while self.now(row_id) in self._rows:
            row_id += "'"
        row = self._rows[row_id] = Row(row_id, kind, code, Spell(day, day))
        return row

    def join(self, one: Row, other: Row, why: str, score: float) -> Row:
        """Make one row of two that turn out to be one party; the earlier id stays. Gives the row that stays."""
        first, second = sorted((one, other), key=lambda row: order_of(row.id))
        anchor = next(iter(first.forms))
        for key, form in second.forms.items():
            if form.of is None:
                form.of, form.why, form.score = anchor, why, score
            if key not in first.forms:
                first.forms[key] = form
        first.parts += [parts for parts in second.parts if parts not in first.parts]
        first.code = first.code or second.code
        first.is_named = first.is_named or second.is_named
        _take(first.sides, second.sides)
        _take(first.offices, second.offices)
        _take({"": first.seen}, {"": second.seen})
        first.namings += second.namings
        del self._rows[second.id]
        self._joined[second.id] = first.id
        self._once.setdefault(first.id, []).extend((second.id, *self._once.pop(second.id, ())))
        self._fetch_keys(second.keys)
        for key in second.keys:
            self._ids[key].pop(second.id, None)
        self.give(first, second.keys)
        return first


def _take(spells: dict[Key, Spell], others: dict[Key, Spell]) -> None:
    for told, spell in others.items():
        mine = spells.setdefault(told, Spell(spell.first, spell.last))
        mine.take(spell.first)
        mine.take(spell.last, spell.times - 1)


def order_of(row_id: str) -> tuple[int, int]:
    """Where a row's first naming stands: its report, and its number there."""
    report, _, party = row_id[1:].partition(".")
    return int(report), int("".join(c for c in party if c.isdigit()) or 0)
