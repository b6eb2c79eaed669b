"""What following has come to, kept in the ledger's database between reports, and the steps that are still to be taken.

It is a function of the log, of the encoder and of the version of following, which together are its `version`: kept for
another one it counts for nothing, and is dropped when the first steps are kept anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from parley.ledger.log import size_of
from parley.ledger.moments import record_at
from parley.ledger.record import Record
from parley.ledger.tables import followed, following, judgement
from parley.ledger.tables import reading as readings

_AT_ONCE = 5_000
_LONGEST = 200
"""So long a key may be as it is: PostgreSQL's indexes refuse long texts."""


@dataclass(frozen=True, slots=True)
class Step:
    """A report that came, was read anew or was corrected in entry `seq`: the record as it then was, with it alone."""

    seq: int
    number: int
    record: Record


@dataclass(slots=True)
class Followed:
    """What is kept in a version, by kind and key, as one transaction sees it, and what is to be kept after it.

    `seq` is the last entry that is worked in, `size` that of the log.
    """

    version: str
    seq: int = 0
    size: int = 0
    _found: tuple[str, int] | None = None
    _connection: Connection | None = None
    _written: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def see(self, connection: Connection) -> bool:
        """Look through a transaction; False if what is kept is other than what this one kept last, or never saw."""
        found = _kept_by(connection)
        same, self._connection, self._written = found == self._found, connection, {}
        self._found, self.size = found, size_of(connection)
        self.seq = found[1] if found and not self.is_anew else 0
        return same

    @property
    def is_anew(self) -> bool:
        """Whether what is kept is of another version, so that all is worked out anew."""
        return self._found is not None and self._found[0] != self.version

    @property
    def _is_there(self) -> bool:
        """Whether anything is kept in this version."""
        return self._found is not None and not self.is_anew

    def read(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those of the keys that have one."""
        written = self._written.get(kind, {})
        wanted = {_short(key): key for key in keys}
        found = {key: written[short] for short, key in wanted.items() if short in written}
        shorts = [short for short in wanted if short not in written] if self._is_there else []
        for at in range(0, len(shorts), _AT_ONCE):
            rows = self._looked_at.execute(
                _SOME[self._looked_at.dialect.name], _named(kind, shorts[at : at + _AT_ONCE])
            )
            found |= {wanted[key]: bytes(value) for key, value in rows}
        return found

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values under their keys, in place of what was there, once `keep` is called."""
        self._written.setdefault(kind, {}).update({_short(key): value for key, value in values.items()})

    def all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Every key of a kind with its value, but for those that are too long to be kept as they are."""
        written = self._written.get(kind, {})
        query = sa.select(followed.c.key, followed.c.value).where(followed.c.kind == kind)
        rows = self._looked_at.execute(query, execution_options={"yield_per": _AT_ONCE}) if self._is_there else ()
        for key, value in rows:
            if key not in written and len(key) <= _LONGEST:
                yield key, bytes(value)
        yield from ((key, value) for key, value in written.items() if len(key) <= _LONGEST)

    @property
    def _looked_at(self) -> Connection:
        if self._connection is None:
            raise ValueError("what is followed was not looked at")
        return self._connection

    def due(self) -> int:
        """How many steps are still to be taken."""
        steps = _steps(self.seq, self.size).subquery()
        return self._looked_at.execute(sa.select(sa.func.count()).select_from(steps)).scalar_one()

    def steps(self, most: int) -> Iterator[Step]:
        """The next steps in the order of the log, at most so many; with the last of them `seq` is where they end."""
        found = self._looked_at.execute(_steps(self.seq, self.size).limit(most)).all()
        end = found[-1].seq if len(found) == most else self.size
        yield from steps_between(self._looked_at, self.seq, end)  # those of one entry are taken together
        self.seq = end

    def keep(self, connection: Connection) -> bool:
        """Write what is to be kept; False, and nothing is written, if others have kept something meanwhile."""
        if _kept_by(connection) != self._found:
            return False
        if self._found is None or self.is_anew:
            drop(connection)
            connection.execute(sa.insert(following), {"version": self.version, "seq": 0})
        for kind, values in self._written.items():
            rows = [{"kind": kind, "key": key, "value": value} for key, value in values.items()]
            if rows:
                connection.execute(_PUT[connection.dialect.name], rows)
        connection.execute(sa.update(following).values(seq=self.seq))
        self._found, self._written = (self.version, self.seq), {}
        return True


def steps_between(connection: Connection, after: int, until: int) -> Iterator[Step]:
    """The steps of the entries from the one that follows number `after` to number `until`."""
    for row in connection.execute(_steps(after, until)).all():
        record = record_at(connection, row.seq, None, {row.report}, ("review",))
        yield Step(row.seq, row.report, record)


def _steps(after: int, until: int) -> sa.Select[Any]:
    """Entries that are steps, with the numbers of their reports: readings, and what reviewers say or take back."""

    def within(column: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
        return (column > after) & (column <= until)

    read = sa.select(readings.c.seq, readings.c.report).where(within(readings.c.seq))
    is_review = (judgement.c.kind == "review") & judgement.c.report.is_not(None)
    said = sa.select(judgement.c.seq, judgement.c.report).where(is_review, within(judgement.c.seq))
    gone = sa.select(judgement.c.until.label("seq"), judgement.c.report).where(is_review, within(judgement.c.until))
    steps = sa.union(read, said, gone).subquery()
    return sa.select(steps.c.seq, steps.c.report).order_by(steps.c.seq, steps.c.report)


def drop(connection: Connection) -> None:
    """Keep nothing of what following came to: it is worked out anew."""
    connection.execute(sa.delete(followed))
    connection.execute(sa.delete(following))


def _kept_by(connection: Connection) -> tuple[str, int] | None:
    """For which version something is kept, and up to which entry."""
    found = connection.execute(sa.select(following.c.version, following.c.seq)).first()
    return (found.version, found.seq) if found else None


_SOME = {
    "sqlite": sa.text(
        "SELECT key, value FROM followed WHERE kind = :kind AND key IN (SELECT value FROM json_each(:keys))"
    ),
    "postgresql": sa.text(
        "SELECT key, value FROM followed WHERE kind = :kind"
        " AND key IN (SELECT jsonb_array_elements_text(CAST(:keys AS jsonb)))"
    ),
}
"""Many keys at once: as one value, since a list of them would have to be read anew by the database each time."""


def _put(made: Any) -> Any:
    return made.on_conflict_do_update(index_elements=["kind", "key"], set_={"value": made.excluded.value})


_PUT = {"sqlite": _put(sqlite.insert(followed)), "postgresql": _put(postgresql.insert(followed))}


def _named(kind: str, keys: list[str]) -> dict[str, str]:
    return {"kind": kind, "keys": json.dumps(keys)}


def _short(key: str) -> str:
    if len(key) <= _LONGEST:
        return key
    return f"{key[:_LONGEST]}#{hashlib.sha256(key.encode()).hexdigest()}"
