"""A ledger: one log that is only ever added to, and tables worked out from it, in SQLite or PostgreSQL.

What is committed is on the disk: it outlives a killed program and a power cut.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import LedgerError, MissingDateError, UnknownEntryError
from parley.ledger import derived
from parley.ledger.canonical import json_from_payload
from parley.ledger.database import engine_of, name_of, reading, writing
from parley.ledger.keys import keys_of
from parley.ledger.log import Appending, Entry, Head, head_of, size_of
from parley.ledger.payload import (
    EntryKind,
    Obtained,
    Payload,
    decision_from_payload,
    decision_kind,
    decision_to_payload,
    reading_from_payload,
    reading_to_payload,
    report_to_payload,
)
from parley.ledger.projection import Stamped, decision_says
from parley.ledger.record import Decided, Record
from parley.ledger.schema import prepare
from parley.ledger.tables import derived as worked_out
from parley.ledger.tables import entry, judgement, original
from parley.ledger.tables import reading as readings
from parley.ledger.tables import report as reports
from parley.model.judgement import Decision, Withdrawal
from parley.model.report import Report
from parley.model.statement import Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of adding a report: its place in the ledger, and whether it or its reading is new."""

    number: int
    new_report: bool
    new_reading: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it came: its reading, its bytes, and where, when and by whom they were obtained, if that is known."""

    reading: Reading
    original: bytes
    obtained: Obtained | None = None


class Writer:
    """Adds to a ledger within one transaction: all of it is kept, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._log = Appending(connection)

    def add(self, kind: EntryKind, payload: Payload, author: str, now: datetime) -> int:
        """The next entry, worked into the other tables. Returns its number."""
        at: Stamped = self._log.add(kind, payload, author, now)
        derived.take(self._connection, at, kind, payload)
        self._connection.execute(sa.update(worked_out).values(seq=at.seq))
        return at.seq

    def keep(self, arrival: Arrival, author: str, now: datetime) -> Kept:
        """Like `Ledger.keep`."""
        report = arrival.reading.report
        if report.date is None:
            raise MissingDateError("The report does not say its day of publication. Give it: --date YYYY-MM-DD.")
        payload = reading_to_payload(arrival.reading)
        query = sa.select(reports).where(reports.c.id == report.id, reports.c.until.is_(None))
        before = self._connection.execute(query).first()
        if before is None:
            self._connection.execute(sa.insert(original), {"sha256": report.id, "bytes": arrival.original})
            self.add("report", report_to_payload(report, arrival.obtained), author, now)
            self.add("reading", payload, author, now)
            return Kept(derived.report_of(self._connection, report.id)[0], new_report=True, new_reading=True)
        if before.said != report.date.isoformat():
            raise LedgerError(
                f"This report is in the ledger already, as r{before.number} of {before.said}, not of {report.date}. "
                "Leave --date out, or start another ledger."
            )
        if derived.report_from_row(before) != report:
            # The same bytes, taken to pieces by another Parley.
            self.add("report", report_to_payload(report, arrival.obtained, replaces=before.seq), author, now)
        elif self._latest_reading(before.number) == json_from_payload(payload):
            return Kept(before.number, new_report=False, new_reading=False)
        self.add("reading", payload, author, now)
        return Kept(before.number, new_report=False, new_reading=True)

    def _latest_reading(self, number: int) -> str | None:
        query = sa.select(entry.c.payload).join(readings, readings.c.seq == entry.c.seq)
        return self._connection.execute(query.where(readings.c.report == number, readings.c.until.is_(None))).scalar()

    def decide(self, decision: Decision, now: datetime) -> int | None:
        """Like `Ledger.judge`."""
        kind, payload = decision_kind(decision), decision_to_payload(decision)
        if isinstance(decision, Withdrawal):
            self._check_withdrawal(decision.entry)
        if self._last_word(kind, payload, decision.by) == decision_says(kind, payload):
            return None
        return self.add(kind, payload, decision.by, now)

    def _last_word(self, kind: EntryKind, payload: Payload, by: str) -> str | None:
        """What the same person last said of the same; of a review all that matters is which statement it is about."""
        query = sa.select(judgement.c.says).where(
            judgement.c.kind == kind, judgement.c.author == by, judgement.c.until.is_(None)
        )
        if kind != "review":
            return self._connection.execute(query.where(judgement.c.says == decision_says(kind, payload))).scalar()
        for (says,) in self._connection.execute(query.order_by(judgement.c.seq.desc())):
            if json.loads(says)[1]["statement"] == payload["statement"]:
                return str(says)
        return None

    def _check_withdrawal(self, seq: int) -> None:
        found = self._connection.execute(sa.select(judgement).where(judgement.c.seq == seq)).first()
        if found is None or found.kind == "withdrawal":
            raise UnknownEntryError(f"Entry {seq} holds no decision. `parley review` lists the entries that do.")
        if found.until is not None:
            raise UnknownEntryError(f"Entry {seq} was withdrawn already, by entry {found.until}.")


class Ledger:
    """An open ledger. Close it, or use it in a `with`. Every method raises LedgerError, with the mend."""

    def __init__(self, place: str | Path, wait: float) -> None:
        self.place = place
        self._engine = engine_of(place, wait)
        try:
            with self._understood():
                prepare(self._engine, place, derived.build, derived.VERSION)
        except BaseException:
            self._engine.dispose()
            raise

    def keep(
        self, reading: Reading, original: bytes, *, author: str, now: datetime, obtained: Obtained | None = None
    ) -> Kept:
        """Keep a report, the bytes it came in, where they were obtained, and what was read in it.

        A report that is there already is not added again; its text and its reading only if they differ from the last
        ones. Raises MissingDateError for a report without a day, LedgerError for one kept already under another day.
        """
        with self.writing() as writer:
            return writer.keep(Arrival(reading, original, obtained), author, now)

    def judge(self, decision: Decision, *, now: datetime) -> bool:
        """Keep what a person decided; False if the same person said the very same before.

        Raises UnknownEntryError for a withdrawal of what is no decision, or was withdrawn.
        """
        with self.writing() as writer:
            return writer.decide(decision, now) is not None

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Adds several entries at once: all are kept, or none."""
        with self._understood(), writing(self._engine, self.place) as connection:
            self._check_current(connection)
            yield Writer(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions to the tables; it sees the ledger as it stands now."""
        with self._understood(), reading(self._engine, self.place) as connection:
            self._check_current(connection)
            yield connection

    def _check_current(self, connection: Connection) -> None:
        worked_in = connection.execute(sa.select(worked_out.c.seq)).scalar() or 0
        if worked_in != size_of(connection):
            raise LedgerError(
                f"{name_of(self.place)}: entry {worked_in + 1} was added or taken away by another program. "
                "`parley ledger verify` says what is wrong; bring the ledger back from a copy."
            )

    def head(self) -> Head:
        """How many entries there are, and the root of the tree over them."""
        with self.reading() as connection:
            return head_of(connection)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The log in its order, from the entry that follows number `after`."""
        while True:
            with self.reading() as connection:
                query = sa.select(entry).where(entry.c.seq > after).order_by(entry.c.seq).limit(500)
                batch = connection.execute(query).all()
            for seq, recorded, author, kind, payload in batch:
                with self._understood():
                    made = Entry(seq, datetime.fromisoformat(recorded), author, kind, json.loads(payload))
                yield made
                after = seq
            if not batch:
                return

    def rebuild(self) -> int:
        """Work all other tables out from the log anew. Returns how many entries it has."""
        with self._understood(), writing(self._engine, self.place) as connection:
            return derived.build(connection)

    def record(
        self, *, as_of: date | None = None, known_by: date | None = None, only: Iterable[int] | None = None
    ) -> Record:
        """What the log amounts to: with `as_of` reports published until that day alone, with `known_by` only what was
        recorded until that day (in UTC). `only`: the reports of these numbers.
        """
        with self.reading() as connection:
            moment = size_of(connection) if known_by is None else moment_of(connection, known_by)
            return _record(connection, moment, as_of, None if only is None else set(only))

    def original(self, report: str) -> bytes:
        """The bytes in which the report of that id came."""
        with self.reading() as connection:
            found = connection.execute(sa.select(original.c.bytes).where(original.c.sha256 == report)).scalar()
        if found is None:
            raise LedgerError(f"{name_of(self.place)}: no report {report} is in this ledger. See `parley statements`.")
        return bytes(found)

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turns an entry that is not as Parley writes it into words that help."""
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(
                f"{name_of(self.place)}: an entry of this ledger cannot be understood ({error}). "
                "Bring it back from a copy."
            ) from error


def moment_of(connection: Connection, known_by: date) -> int:
    """The number of the last entry that was recorded until the end of a day, in UTC."""
    following = (known_by + timedelta(days=1)).isoformat()
    return connection.execute(sa.select(sa.func.max(entry.c.seq)).where(entry.c.recorded < following)).scalar() or 0


def stood(table: sa.Table, moment: int) -> sa.ColumnElement[bool]:
    """The rows of a table that stood when the log had so many entries."""
    return (table.c.seq <= moment) & (table.c.until.is_(None) | (table.c.until > moment))


def _record(connection: Connection, moment: int, as_of: date | None, only: set[int] | None) -> Record:
    kept: dict[int, Report] = {}
    query = sa.select(reports).where(stood(reports, moment)).order_by(reports.c.number)
    if as_of is not None:
        query = query.where(reports.c.said <= as_of.isoformat())
    if only is not None:
        query = query.where(reports.c.number.in_(only))
    for row in connection.execute(query):
        kept[row.number] = derived.report_from_row(row)
    read: dict[int, Reading] = {}
    latest = sa.select(readings.c.report, entry.c.payload).join(entry, entry.c.seq == readings.c.seq)
    for number, words in connection.execute(latest.where(stood(readings, moment))):
        if number in kept:
            read[number] = reading_from_payload(json.loads(words), kept[number])
    decided = sa.select(judgement.c.report, judgement.c.statement, entry.c.seq, entry.c.kind, entry.c.payload)
    decided = decided.join(entry, entry.c.seq == judgement.c.seq).where(stood(judgement, moment))
    found = tuple(
        Decided(seq, decision_from_payload(kind, json.loads(words)), number, key)
        for number, key, seq, kind, words in connection.execute(decided.order_by(entry.c.seq))
        if number is None or number in kept
    )
    in_order = {number: read[number] for number in kept if number in read}
    return Record(kept, in_order, {number: keys_of(reading) for number, reading in in_order.items()}, found)


def open_ledger(place: str | Path, *, wait: float = 5.0) -> Ledger:
    """Open the ledger in a file or at an address such as `postgresql://user@host/name`, or start one there.

    `wait` is how many seconds to wait for another program that is writing. Raises LedgerError for what is no ledger,
    damaged, locked, of a newer format, or may not be written to.
    """
    return Ledger(place, wait)
