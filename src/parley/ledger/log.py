"""The log: entries one after the other, and the Merkle tree over them."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import LedgerError, UnknownEntryError, WrongUseError
from parley.ledger.canonical import json_to_keep, leaf_data, moment_in_words
from parley.ledger.merkle import Known, grown, leaf_hash, root_of
from parley.ledger.payload import EntryKind, Payload
from parley.ledger.projection import Stamped
from parley.ledger.tables import entry, node

_HEAD = re.compile(r"(\d+):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what was recorded when, and by whom."""

    seq: int
    recorded: datetime
    author: str
    kind: EntryKind
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries there are, and the root of the tree over them. Written "12:9f3c...", in hexadecimal."""

    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.size}:{self.root.hex()}"


def head_from_words(words: str) -> Head:
    """The head that somebody copied: blanks, line breaks and capitals do not matter. Raises WrongUseError."""
    parts = _HEAD.fullmatch(re.sub(r"\s", "", words).lower())
    if not parts:
        raise WrongUseError(
            f"{words!r} is no head. A head is a number, a colon and 64 digits from 0 to f, as `ledger head` prints it."
        )
    return Head(int(parts[1]), bytes.fromhex(parts[2]))


def nodes_of(connection: Connection) -> Known:
    """Looks the hashes of complete subtrees up. Raises LedgerError for one that is missing."""

    def known(level: int, place: int) -> bytes:
        query = sa.select(node.c.hash).where(node.c.level == level, node.c.place == place)
        found = connection.execute(query).scalar()
        if found is None:
            raise LedgerError(
                f"The tree over the log lacks node {place} of level {level}. `parley ledger verify` says more."
            )
        return bytes(found)

    return known


def size_of(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(sa.select(sa.func.max(entry.c.seq))).scalar() or 0


def entry_at(connection: Connection, seq: int) -> Any:
    """The row of an entry. Raises UnknownEntryError."""
    size = size_of(connection)
    if not 1 <= seq <= size:
        raise UnknownEntryError(f"The ledger has no entry {seq}; it has {size}. `parley ledger log` lists them.")
    return connection.execute(sa.select(entry).where(entry.c.seq == seq)).one()


def entries_after(connection: Connection, seq: int, most: int) -> list[Entry]:
    """The entries that follow number `seq`, at most so many. Raises ValueError for one that is no JSON."""
    return _entries(connection, sa.select(entry).where(entry.c.seq > seq).order_by(entry.c.seq).limit(most))


def entries_before(connection: Connection, seq: int, most: int) -> list[Entry]:
    """The entries that precede number `seq`, the last first, at most so many. Raises ValueError for one that is no
    JSON."""
    return _entries(connection, sa.select(entry).where(entry.c.seq < seq).order_by(entry.c.seq.desc()).limit(most))


def _entries(connection: Connection, query: sa.Select[Any]) -> list[Entry]:
    return [
        Entry(row.seq, datetime.fromisoformat(row.recorded), row.author, row.kind, json.loads(row.payload))
        for row in connection.execute(query)
    ]


def head_of(connection: Connection, size: int | None = None) -> Head:
    """The head, or that of the first `size` entries."""
    number = size_of(connection) if size is None else size
    return Head(number, root_of(number, nodes_of(connection)))


class Appending:
    """Adds entries at the end of the log, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = connection.execute(
            sa.select(entry.c.seq, entry.c.recorded).order_by(entry.c.seq.desc()).limit(1)
        ).first()
        self._seq: int = last.seq if last else 0
        self._recorded: str = last.recorded if last else ""
        self._fresh: dict[tuple[int, int], bytes] = {}
        self._stored = nodes_of(connection)

    def add(self, kind: EntryKind, payload: Payload, author: str, now: datetime) -> Stamped:
        """The next entry. Raises LedgerError where the clock stands before the last entry."""
        json_to_keep(author)  # a name that is no text is refused before anything is written
        recorded, words = moment_in_words(now), json_to_keep(payload)
        if recorded < self._recorded:
            raise LedgerError(
                f"The clock runs backwards: it says {recorded}, but the last entry was recorded at {self._recorded}. "
                "Set the clock of this machine; nothing was added."
            )
        self._seq, self._recorded = self._seq + 1, recorded
        row = {"seq": self._seq, "recorded": recorded, "author": author, "kind": kind, "payload": words}
        self._connection.execute(sa.insert(entry), row)
        self._add_nodes(leaf_hash(leaf_data(self._seq, recorded, author, kind, words)))
        return Stamped(self._seq, recorded, author)

    def _add_nodes(self, leaf: bytes) -> None:
        new = grown(leaf, self._seq - 1, self._known)
        self._connection.execute(sa.insert(node), [one._asdict() for one in new])
        self._fresh |= {(one.level, one.place): one.hash for one in new}

    def _known(self, level: int, place: int) -> bytes:
        return self._fresh.get((level, place)) or self._stored(level, place)
