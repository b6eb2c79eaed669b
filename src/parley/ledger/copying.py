"""Copies of a ledger: a backup of a live file, and a copy from one database to another, entry by entry."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import LedgerError
from parley.ledger import derived
from parley.ledger.database import told
from parley.ledger.projection import Stamped, payload_of
from parley.ledger.tables import derived as worked_out
from parley.ledger.tables import entry, node, original

_BATCH = 200
Done = Callable[[int], None]


def backed_up(source: Path, target: Path) -> None:
    """Copies a live ledger file as it stands at one moment (SQLite's backup API), and checks the copy's structure.

    The copy appears under its name only when it is whole. Raises LedgerError where there is a file of that name.
    """
    if target.exists():
        raise LedgerError(f"{target}: there is such a file already; it stays. Name another one.")
    try:
        # In a folder of its own beside the target, so that no file of anybody is in the way.
        with told(target), TemporaryDirectory(prefix=".parley-", dir=target.parent) as folder:
            beside = Path(folder) / "copy.db"
            _copy_file(source, beside)
            beside.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: it cannot be written ({error.strerror}). Check its folder.") from error


def _copy_file(source: Path, target: Path) -> None:
    one, other = sqlite3.connect(source), sqlite3.connect(target)
    try:
        one.backup(other)
        # One file, without a write-ahead log beside it; opened as a ledger it gets one again.
        other.execute("PRAGMA journal_mode = DELETE")
        faults = [words for (words,) in other.execute("PRAGMA integrity_check") if words != "ok"]
    finally:
        one.close()
        other.close()
    if faults:
        raise LedgerError(f"{source}: this ledger is damaged ({faults[0]}). Bring it back from an older copy.")


def copied(source: Connection, target: Connection, done: Done) -> int:
    """Copies log, tree and originals into an empty ledger, and works the other tables out there. Returns how many
    entries; `done` is told of each batch."""
    if target.execute(sa.select(entry.c.seq).limit(1)).first():
        raise LedgerError("The ledger that is to be copied to has entries already. Name a new one.")
    last = 0
    for table in (original, node):
        for part in source.execution_options(yield_per=_BATCH).execute(sa.select(table)).partitions(_BATCH):
            target.execute(sa.insert(table), [dict(row._mapping) for row in part])
    while batch := source.execute(sa.select(entry).where(entry.c.seq > last).order_by(entry.c.seq).limit(_BATCH)).all():
        for row in batch:
            target.execute(sa.insert(entry), dict(row._mapping))
            derived.take(target, Stamped(row.seq, row.recorded, row.author), row.kind, payload_of(row.payload))
        last = batch[-1].seq
        done(len(batch))
    target.execute(sa.update(worked_out).values(seq=last))
    return last
