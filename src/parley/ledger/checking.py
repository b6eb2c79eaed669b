"""Whether a ledger is whole: every entry hashed again, the tree over them, every original, and a former head."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.canonical import leaf_data
from parley.ledger.log import Head
from parley.ledger.merkle import Growing, leaf_hash, node_hash
from parley.ledger.tables import custody, derived, entry, node, original, report

MOST = 20
"""So many faults are told one by one; a missing entry makes all that follow it wrong."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check found: the head of the log as it lies there, how many originals there are, and the faults, each with
    its place. Without faults the ledger is whole, and extends the head that it was held against."""

    head: Head
    originals: int
    faults: tuple[str, ...]


class _Check:
    """A check under way."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.faults: list[str] = []
        self.more = 0

    def fault(self, words: str) -> None:
        """One fault more."""
        if len(self.faults) < MOST:
            self.faults.append(words)
        else:
            self.more += 1

    def rows(self, query: sa.Select[Any]) -> Iterator[Any]:
        """The rows of a query, a few at a time."""
        for part in self.connection.execution_options(yield_per=_BATCH).execute(query).partitions(_BATCH):
            yield from part


def verified(connection: Connection, against: Head | None = None) -> Verified:
    """Checks a ledger, in time linear in its size and in little memory.

    Where an entry and its stored leaf differ it cannot be told which of them was changed. Whether the log as a whole
    is the one of former days, the head decides that somebody kept elsewhere (RFC 6962: the root over the first entries
    is worked out again).
    """
    check = _Check(connection)
    if connection.dialect.name == "sqlite":
        for (words,) in connection.exec_driver_sql(f"PRAGMA quick_check({MOST})"):
            if words != "ok":
                check.fault(f"The file is damaged: {words}.")
    tree, extended = _log(check, against)
    if against is not None and not extended:
        what = "is not of this log: an entry up to there was changed, taken away or put in"
        if against.size > tree.size:
            what = f"is of a longer log: {against.size - tree.size} entries are missing at its end, or more"
        check.fault(f"The head {against} {what}.")
    _upper_nodes(check, tree.size)
    number = _originals(check)
    worked_in = connection.execute(sa.select(derived.c.seq)).scalar() or 0
    if worked_in != tree.size:
        check.fault(f"The other tables are worked out up to entry {worked_in}, not {tree.size}.")
    if check.more:
        check.faults.append(f"And {check.more} faults more.")
    return Verified(Head(tree.size, tree.root), number, tuple(check.faults))


def _log(check: _Check, against: Head | None) -> tuple[Growing, bool]:
    """The tree over the entries as they lie there, and whether it once had the head that it is held against."""
    tree, last, expected = Growing(), "", 1
    extended = against == Head(0, tree.root)
    leaves = iter(check.rows(sa.select(node.c.hash).where(node.c.level == 0).order_by(node.c.place)))
    for row in check.rows(_as_bytes(check.connection)):
        recorded, author, kind, payload = (bytes(part).decode("utf-8", "surrogateescape") for part in row[1:])
        if row.seq != expected:
            check.fault(f"Entry {row.seq} stands where entry {expected} should: some were taken away or renumbered.")
            expected = row.seq
        leaf, stored = leaf_hash(leaf_data(row.seq, recorded, author, kind, payload)), next(leaves, None)
        if stored is None:
            check.fault(f"Entry {row.seq} is not in the tree: another program put it in.")
        elif bytes(stored.hash) != leaf:
            check.fault(f"Entry {row.seq} ({kind}, {recorded}) is not what was recorded: it or its leaf was changed.")
        if recorded < last:
            check.fault(f"Entry {row.seq} says {recorded}, which is before the entry that it follows.")
        last, expected = recorded, expected + 1
        tree.add(leaf)
        extended = extended or (against is not None and against.size == tree.size and against.root == tree.root)
    if missing := sum(1 for _ in leaves):
        check.fault(f"{missing} entries are in the tree but not in the log: they were taken away.")
    return tree, extended


def _as_bytes(connection: Connection) -> sa.Select[Any]:
    """The entries, their texts as bytes: a changed byte may leave no text at all."""
    texts = (entry.c.recorded, entry.c.author, entry.c.kind, entry.c.payload)
    if connection.dialect.name == "sqlite":
        parts = [sa.cast(text, sa.LargeBinary).label(text.name) for text in texts]
    else:
        parts = [sa.func.convert_to(text, "UTF8").label(text.name) for text in texts]
    return sa.select(entry.c.seq, *parts).order_by(entry.c.seq)


def _upper_nodes(check: _Check, size: int) -> None:
    """Whether every stored node is the hash of the two below it, and none is missing or too many."""
    highest = check.connection.execute(sa.select(sa.func.max(node.c.level))).scalar() or 0
    for level in range(1, max(highest, size.bit_length() - 1) + 1):
        below, place = iter(check.rows(_level(level - 1))), 0
        for place, row in enumerate(check.rows(_level(level)), 1):
            left, right = next(below, None), next(below, None)
            above = None if left is None or right is None else node_hash(bytes(left.hash), bytes(right.hash))
            if row.place != place - 1 or above != bytes(row.hash):
                check.fault(f"Node {row.place} of level {level} of the tree does not follow from those below it.")
                break
        if place < size >> level:
            check.fault(f"Level {level} of the tree has {place} sound nodes, not {size >> level}.")


def _level(level: int) -> sa.Select[Any]:
    return sa.select(node.c.place, node.c.hash).where(node.c.level == level).order_by(node.c.place)


def _originals(check: _Check) -> int:
    """Whether the bytes of each report are there, and are those that its id names; returns how many there are."""
    number = 0
    for row in check.rows(sa.select(original).order_by(original.c.sha256)):
        number += 1
        if row.sha256 != f"sha256:{hashlib.sha256(bytes(row.bytes)).hexdigest()}":
            check.fault(f"The original {row.sha256} was changed: its bytes have another SHA-256.")
    kept = sa.select(original.c.sha256)
    for row in check.rows(
        sa.select(report.c.number, report.c.id).where(report.c.id.not_in(kept)).order_by(report.c.seq)
    ):
        check.fault(f"The original of report r{row.number}, {row.id}, is missing.")
    again = sa.select(custody.c.report, custody.c.original, custody.c.seq).where(custody.c.original.not_in(kept))
    known = again.where(custody.c.original.not_in(sa.select(report.c.id))).order_by(custody.c.seq)
    for row in check.rows(known):
        check.fault(f"Other bytes of report r{row.report}, {row.original}, which entry {row.seq} names, are missing.")
    return number
