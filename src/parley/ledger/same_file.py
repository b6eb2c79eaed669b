"""A ledger file that is in use, and may be moved, deleted or replaced by another one meanwhile.

SQLite would go on with the file that it has open, which nobody finds any more.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.errors import LedgerError
from parley.ledger.standing_file import connected


@dataclass(slots=True)
class SameFile:
    """Where a ledger lies, and which file that was when it was first opened."""

    path: Path
    _was: tuple[int, int] | None = None

    def connected(self, options: Mapping[str, Any]) -> sqlite3.Connection:
        """A connection to the file, with options of `sqlite3.connect`. Raises LedgerError if it is another one now."""
        self.check()
        made = connected(self.path, options)
        self._was = self._was or _file_at(self.path)
        return made

    def check(self) -> None:
        """Raises LedgerError if another file lies there now, or none."""
        if self._was is not None and _file_at(self.path) != self._was:
            raise LedgerError(
                f"{self.path}: this ledger was moved, deleted or replaced while it was in use, so nothing more is "
                "written to it. Put it back where it was; or stop Parley, and start it again on the ledger that you "
                "mean."
            )


def _file_at(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others on this machine; None where there is none, or it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
