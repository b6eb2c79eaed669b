"""The tables of a ledger file, and the checks that a file is one.

Two tables, both append-only: triggers refuse every change and every deletion. All the rest is worked out from
the log (see `record`).
"""

import sqlite3
from pathlib import Path

from parley.errors import LedgerError

APPLICATION = 0x50524C59
"""Marks an SQLite file as a ledger: "PRLY"."""

VERSION = 1

TABLES = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'a ledger is never changed, only added to'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from a ledger'); END;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry comes after the last one'); END;
CREATE TRIGGER original_unchanged BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'a ledger is never changed, only added to'); END;
CREATE TRIGGER original_kept BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from a ledger'); END;
CREATE TRIGGER original_once BEFORE INSERT ON original
WHEN EXISTS (SELECT 1 FROM original WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'these bytes are kept already'); END
"""


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """A connection on which what is committed survives a crash; the file becomes a ledger if it is empty."""
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _create(connection)
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if tables and application != APPLICATION:
        raise LedgerError(f"{path}: this is a database of another program. Name another file with --ledger.")
    if version > VERSION:
        raise LedgerError(
            f"{path}: this ledger is in format {version}; this Parley knows formats up to {VERSION}. "
            "Install a newer Parley."
        )


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    # Looked at again inside the transaction: two programs may start on the same new file.
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in _statements(TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The script's statements one by one: `executescript` would commit before the first."""
    found, pending = [], ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return [*found, pending] if pending.strip() else found


def error_from_sqlite(error: sqlite3.Error, path: Path) -> LedgerError:
    """What went wrong with the file, in words, with the mend."""
    words = str(error)
    if "locked" in words or "busy" in words:
        return LedgerError(f"{path}: another program is writing to this ledger. Try again when it is done.")
    if "readonly" in words or "read-only" in words:
        return LedgerError(f"{path}: this file or its folder may not be written to. Change the rights, or copy it.")
    if "not a database" in words:
        return LedgerError(f"{path}: this file is no ledger. Name another file with --ledger.")
    if "malformed" in words or "corrupt" in words:
        return LedgerError(f"{path}: this ledger is damaged ({words}). Bring it back from a copy.")
    if "unable to open" in words:
        return LedgerError(f"{path}: this file cannot be opened. Check that its folder is there and its rights.")
    if "full" in words:
        return LedgerError(f"{path}: the disk is full; nothing was added. Make room and try again.")
    return LedgerError(f"{path}: the ledger cannot be used ({words}). Check the file, or bring it back from a copy.")
