"""The ledger file: one log that is only ever added to, in SQLite.

What is committed is on the disk (write-ahead log, synchronous=FULL): it outlives a killed program and a power cut.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from parley.errors import LedgerError, MissingDateError
from parley.ledger.payload import (
    bearing_to_payload,
    link_to_payload,
    reading_to_payload,
    report_to_payload,
)
from parley.ledger.record import Record, Replay
from parley.ledger.schema import connect, error_from_sqlite
from parley.model.judgement import Judgement, Link
from parley.model.statement import Reading

EntryKind = Literal["report", "reading", "link", "bearing"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what was recorded when, and by whom."""

    seq: int
    recorded: datetime
    author: str
    kind: EntryKind
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of adding a report: its place in the ledger, and whether it or its reading is new."""

    number: int
    new_report: bool
    new_reading: bool


class Ledger:
    """An open ledger. Close it, or use it in a `with`. Every method raises LedgerError, with the mend."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._replay = Replay()
        with self._told():
            self._connection = connect(path, wait)

    def keep(self, reading: Reading, original: bytes, *, author: str, now: datetime) -> Kept:
        """Keep a report, the bytes it came in, and what was read in it.

        A report that is there already is not added again; its reading only if it differs from the last one.
        Raises MissingDateError for a report without a day, LedgerError for one kept already under another day.
        """
        report = reading.report
        if report.date is None:
            raise MissingDateError("The report does not say its day of publication. Give it: --date YYYY-MM-DD.")
        with self._adding() as add:
            replay = self._caught_up()
            number = replay.numbers.get(report.id)
            payload = reading_to_payload(reading)
            if number is None:
                self._connection.execute("INSERT INTO original VALUES (?, ?)", (report.id, original))
                add("report", report_to_payload(report), author, now)
                add("reading", payload, author, now)
                return Kept(len(replay.reports) + 1, new_report=True, new_reading=True)
            kept = replay.reports[report.id]
            if kept.date != report.date:
                raise LedgerError(
                    f"This report is in the ledger already, as r{number} of {kept.date}, not of {report.date}. "
                    "Leave --date out, or start another ledger."
                )
            if replay.latest[report.id] == payload:
                return Kept(number, new_report=False, new_reading=False)
            add("reading", payload, author, now)
            return Kept(number, new_report=False, new_reading=True)

    def judge(self, judgement: Judgement, *, now: datetime) -> bool:
        """Keep a person's link or bearing; False if the very same stands there already."""
        with self._adding() as add:
            if any(_same(judgement, other) for other in self._caught_up().judgements):
                return False
            if isinstance(judgement, Link):
                add("link", link_to_payload(judgement), judgement.by, now)
            else:
                add("bearing", bearing_to_payload(judgement), judgement.by, now)
            return True

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The log in its order, from the entry that follows number `after`."""
        with self._told():
            query = "SELECT seq, recorded, author, kind, payload FROM entry WHERE seq > ? ORDER BY seq"
            for seq, recorded, author, kind, payload in self._connection.execute(query, (after,)):
                yield Entry(seq, datetime.fromisoformat(recorded), author, kind, json.loads(payload))

    def record(self) -> Record:
        """What the log amounts to now."""
        replay = self._caught_up()
        with self._understood():
            return replay.record()

    def _caught_up(self) -> Replay:
        # Kept between calls, since the log only grows: adding a thousand reports replays each entry once.
        with self._understood():
            for entry in self.entries(self._replay.seq):
                self._replay.take(entry.seq, entry.kind, entry.payload)
        return self._replay

    def original(self, report: str) -> bytes:
        """The bytes in which the report of that id came."""
        with self._told():
            row = self._connection.execute("SELECT bytes FROM original WHERE sha256 = ?", (report,)).fetchone()
        if row is None:
            raise LedgerError(f"{self.path}: no report {report} is in this ledger. See `parley statements`.")
        return bytes(row[0])

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _adding(self) -> Iterator[Callable[[EntryKind, dict[str, Any], str, datetime], None]]:
        """One transaction: all that is added in it is kept, or none of it."""

        def add(kind: EntryKind, payload: dict[str, Any], author: str, now: datetime) -> None:
            words = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            self._connection.execute(
                "INSERT INTO entry SELECT COALESCE(MAX(seq), 0) + 1, ?, ?, ?, ? FROM entry",
                (now.isoformat(timespec="seconds"), author, kind, words),
            )

        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield add
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite itself rolls back when the disk is full.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite says into words that help."""
        try:
            yield
        except sqlite3.Error as error:
            raise error_from_sqlite(error, self.path) from error

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turns an entry that is not as Parley writes it into words that help."""
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(
                f"{self.path}: an entry of this ledger cannot be understood ({error}). Bring it back from a copy."
            ) from error


def _same(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements say the same, whoever said it when."""
    if isinstance(one, Link) and isinstance(other, Link):
        return (one.statement, one.proposition, one.denies) == (other.statement, other.proposition, other.denies)
    if isinstance(one, Link) or isinstance(other, Link):
        return False
    return (one.statement, one.provision, one.against) == (other.statement, other.provision, other.against)


def open_ledger(path: str | Path, *, wait: float = 5.0) -> Ledger:
    """Open the ledger in a file, or start one there.

    `wait` is how many seconds to wait for another program that is writing. Raises LedgerError for a file that
    is no ledger, damaged, locked, of a newer format, or may not be written to.
    """
    return Ledger(Path(path), wait)
