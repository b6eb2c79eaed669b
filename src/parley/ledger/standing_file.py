"""A ledger file in a folder that may not be written to.

A ledger has a write-ahead log, and SQLite reads it only with two more files beside it, which it makes where they are
missing. Where it may not, and no log lies there, nobody writes to the file at this moment and all of the ledger is in
it: it is then read as a file that does not change. If it does change, that is told in place of what was read.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from parley.errors import LedgerError

_REFUSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


class StandingFile(sqlite3.Connection):
    """A connection to a file that is taken not to change."""

    path: Path
    was: tuple[int, int]

    def check(self) -> None:
        """Raises LedgerError if the file is no longer as it was when it was opened."""
        if _state_of(self.path) != self.was:
            raise LedgerError(f"{self.path}: another program wrote to this ledger while it was read. Try again.")


def connected(path: Path, options: Mapping[str, Any]) -> sqlite3.Connection:
    """A connection to a file, with options of `sqlite3.connect`; as to one that does not change where there is no other
    way to read it."""
    was = _state_of(path)
    made: sqlite3.Connection = sqlite3.connect(path, **options)
    try:
        made.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        log = _state_of(path.with_name(f"{path.name}-wal"))
        if was and not (log and log[1]) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSED:
            made.close()
            return _standing(path, was, options)
    return made  # what is wrong with any other one is told when it is used


def _standing(path: Path, was: tuple[int, int], options: Mapping[str, Any]) -> StandingFile:
    place = f"{path.absolute().as_uri()}?immutable=1"
    standing: StandingFile = sqlite3.connect(place, uri=True, factory=StandingFile, **options)
    standing.path, standing.was = path, was
    return standing


def _state_of(path: Path) -> tuple[int, int] | None:
    """When a file was last written, and how long it is; None where there is none, or it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
