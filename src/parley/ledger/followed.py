"""What following has come to, kept in the ledger's database between reports, and the steps that are still to be taken.

It is a function of the log, of the encoder and of the version of following, which together are its `version`: kept for
another one it is dropped and worked out anew.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.log import size_of
from parley.ledger.moments import record_at, stood
from parley.ledger.record import Record
from parley.ledger.tables import followed, following, judgement, meaning, passage, statement
from parley.ledger.tables import reading as readings

_AT_ONCE = 500
_LONGEST = 200
"""So long a key may be as it is: PostgreSQL's indexes refuse long texts."""


@dataclass(frozen=True, slots=True)
class Step:
    """A report that came, was read anew or was corrected in entry `seq`: the record as it then was, with it alone.

    `vectors` are what the encoder said of its statements, by their ids; of some it may have said nothing.
    """

    seq: int
    number: int
    record: Record
    vectors: Mapping[str, bytes]


class Followed:
    """What is kept, by kind and key, within one transaction."""

    def __init__(self, connection: Connection, version: str) -> None:
        self._connection = connection
        known = connection.execute(sa.select(following.c.version, following.c.seq)).first()
        if known is None or known.version != version:
            connection.execute(sa.delete(followed))
            connection.execute(sa.delete(following))
            connection.execute(sa.insert(following), {"version": version, "seq": 0})
        self.seq: int = known.seq if known is not None and known.version == version else 0

    def read(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those of the keys that have one."""
        found: dict[str, bytes] = {}
        wanted = {_short(key): key for key in keys}
        shorts = list(wanted)
        for at in range(0, len(shorts), _AT_ONCE):
            query = sa.select(followed.c.key, followed.c.value).where(
                followed.c.kind == kind, followed.c.key.in_(shorts[at : at + _AT_ONCE])
            )
            found |= {wanted[key]: bytes(value) for key, value in self._connection.execute(query)}
        return found

    def write(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values under their keys, in place of what was there."""
        rows = [{"kind": kind, "key": _short(key), "value": value} for key, value in values.items()]
        gone = sa.delete(followed).where(followed.c.kind == kind, followed.c.key == sa.bindparam("old"))
        if rows:
            self._connection.execute(gone, [{"old": row["key"]} for row in rows])
            self._connection.execute(sa.insert(followed), rows)

    def steps(self, encoder: str, most: int) -> Iterator[Step]:
        """The next steps in the order of the log, at most so many."""
        for seq, number in self._due(most):
            record = record_at(self._connection, seq, None, {number})
            yield Step(seq, number, record, self._vectors(encoder, number, seq))

    def done(self, seq: int | None = None) -> None:
        """All steps until an entry, or until the end of the log, were taken."""
        self.seq = size_of(self._connection) if seq is None else seq
        self._connection.execute(sa.update(following).values(seq=self.seq))

    def _due(self, most: int) -> list[tuple[int, int]]:
        """Entries that are steps, with the number of their reports."""
        read = sa.select(readings.c.seq, readings.c.report).where(readings.c.seq > self.seq)
        said = sa.select(judgement.c.seq, judgement.c.report).where(
            judgement.c.seq > self.seq, judgement.c.kind == "review", judgement.c.report.is_not(None)
        )
        reviewed = sa.select(judgement.c.until.label("seq"), judgement.c.report).where(
            judgement.c.until > self.seq, judgement.c.kind == "review", judgement.c.report.is_not(None)
        )
        steps = sa.union(read, said, reviewed).subquery()
        query = sa.select(steps.c.seq, steps.c.report).order_by(steps.c.seq).limit(most)
        return [(seq, number) for seq, number in self._connection.execute(query)]

    def _vectors(self, encoder: str, number: int, seq: int) -> dict[str, bytes]:
        there = (passage.c.seq == statement.c.seq) & (passage.c.position == statement.c.position)
        query = sa.select(statement.c.name, meaning.c.bytes)
        query = query.join(passage, there & (passage.c.kind == "statement"))
        query = query.join(meaning, (meaning.c.passage == passage.c.id) & (meaning.c.encoder == encoder))
        query = query.where(statement.c.report == number, stood(statement, seq))
        return {name: bytes(value) for name, value in self._connection.execute(query)}


def _short(key: str) -> str:
    if len(key) <= _LONGEST:
        return key
    return f"{key[:_LONGEST]}#{hashlib.sha256(key.encode()).hexdigest()}"
