"""Adding to a ledger: what came in, and what people decided."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import LedgerError, MissingDateError, UnknownEntryError, WrongUseError
from parley.ledger import derived
from parley.ledger.articles import article_of, has_each
from parley.ledger.canonical import json_from_payload, json_to_keep
from parley.ledger.log import Appending, size_of
from parley.ledger.payload import (
    EntryKind,
    Obtained,
    Payload,
    decision_kind,
    decision_to_payload,
    obtained_to_payload,
    reading_from_payload,
    reading_to_payload,
    report_beside,
    report_to_payload,
)
from parley.ledger.projection import Stamped, decision_says
from parley.ledger.tables import agreement as agreements
from parley.ledger.tables import custody, entry, judgement, original
from parley.ledger.tables import derived as worked_out
from parley.ledger.tables import reading as readings
from parley.ledger.tables import report as reports
from parley.model.arrival import Extraction
from parley.model.judgement import Decision, Withdrawal
from parley.model.statement import Reading

_MOST_ALIKE = 20
"""So many reports of one day and the same words are looked at, whether the same is read in them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of adding a report: its place in the ledger, and whether it, its reading, or its source is new.

    `another`: the report that is there came in other bytes, with the same text.
    """

    number: int
    new_report: bool
    new_reading: bool
    new_source: bool = False
    another: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it came: its reading, its bytes, where, when and by whom they were obtained, and how its text was
    taken out of them, if that is known."""

    reading: Reading
    original: bytes
    obtained: Obtained | None = None
    extraction: Extraction | None = None


class Writer:
    """Adds to a ledger within one transaction: all of it is kept, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._log = Appending(connection)

    def add(self, kind: EntryKind, payload: Payload, author: str, now: datetime) -> int:
        """The next entry, worked into the other tables. Returns its number."""
        at: Stamped = self._log.add(kind, payload, author, now)
        derived.take(self.connection, at, kind, payload)
        self.connection.execute(sa.update(worked_out).values(seq=at.seq))
        return at.seq

    def keep_original(self, original_id: str, content: bytes) -> None:
        """Keeps the bytes of a report, under their id."""
        self.connection.execute(sa.insert(original), {"sha256": original_id, "bytes": content})

    def keep(self, arrival: Arrival, author: str, now: datetime) -> Kept:
        """Like `Ledger.keep`."""
        report = arrival.reading.report
        if report.date is None:
            raise MissingDateError(
                "The report does not say its day of publication. Give it (on the command line --date YYYY-MM-DD, or "
                "--date-from name or made), or write it in the first line of a text: date YYYY-MM-DD"
            )
        if report.id != f"sha256:{hashlib.sha256(arrival.original).hexdigest()}":
            raise WrongUseError(
                f"The bytes are not those of the report {report.id}. Give the bytes that it was read from."
            )
        query = sa.select(reports).where(reports.c.id == report.id, reports.c.until.is_(None))
        before = self.connection.execute(query).first()
        payload = reading_to_payload(arrival.reading)
        if before is None and (first := self._same_article(arrival.reading)) is not None:
            return self._another(first, arrival, author, now)
        if before is None:
            self.keep_original(report.id, arrival.original)
            self.add("report", report_to_payload(report, arrival.obtained, None, arrival.extraction), author, now)
            self.add("reading", payload, author, now)
            return Kept(derived.report_of(self.connection, report.id)[0], new_report=True, new_reading=True)
        if before.said != report.date.isoformat():
            raise LedgerError(
                f"This report is in the ledger already, as r{before.number} of {before.said}, not of {report.date}. "
                "Leave the day out, or start another ledger."
            )
        from_elsewhere = self.obtained_anew(before.number, report.id, arrival.obtained, now)
        # Who does not know the publisher does not take back what another said of it.
        known = report if report.publisher is not None else replace(report, publisher=before.publisher)
        if derived.report_from_row(before) != known:
            # The same bytes, taken to pieces by another Parley.
            self.add("report", report_to_payload(known, None, before.seq, arrival.extraction), author, now)
        elif self._latest_reading(before.number) == json_from_payload(payload):
            return Kept(before.number, new_report=False, new_reading=False, new_source=from_elsewhere)
        self.add("reading", payload, author, now)
        return Kept(before.number, new_report=False, new_reading=True, new_source=from_elsewhere)

    def _same_article(self, new: Reading) -> Any:
        """The first report of that day with the same words, but for white space and what pages put around them, in
        which the same is read. (Of another day it may be a monitor's formula.)"""
        query = sa.select(reports).where(
            reports.c.article == article_of(new.report.text),
            reports.c.said == str(new.report.date),
            reports.c.until.is_(None),
        )
        for row in self.connection.execute(query.order_by(reports.c.number).limit(_MOST_ALIKE)).all():
            payload = self._latest_reading(row.number)
            if payload is None:
                continue
            first = reading_from_payload(json.loads(payload), derived.report_from_row(row))
            if has_each(row.text, _read_in(new)) and has_each(new.report.text, _read_in(first)):
                return row
        return None

    def _another(self, first: Any, arrival: Arrival, author: str, now: datetime) -> Kept:
        """Keeps other bytes of a report that is there, with what they say of it."""
        report = arrival.reading.report
        held = sa.select(original.c.sha256).where(original.c.sha256 == report.id)
        if self.connection.execute(held).first():
            new = self.obtained_anew(first.number, first.id, arrival.obtained, now, report.id)
            return Kept(first.number, new_report=False, new_reading=False, new_source=new)
        self.keep_original(report.id, arrival.original)
        payload = {"report": first.id, "original": report_beside(report, arrival.extraction)}
        at = arrival.obtained or Obtained("", now.isoformat(timespec="seconds"), author)
        self.add("obtained", {**payload, **obtained_to_payload(at)}, author, now)
        return Kept(first.number, new_report=False, new_reading=False, new_source=True, another=True)

    def obtained_once_more(self, original_id: str, obtained: Obtained, now: datetime) -> bool:
        """Like `Ledger.note_obtained`."""
        held = sa.select(custody.c.report).where(custody.c.original == original_id)
        number = self.connection.execute(held.limit(1)).scalar()
        which = reports.c.id == original_id if number is None else reports.c.number == number
        first = self.connection.execute(sa.select(reports).where(which, reports.c.until.is_(None))).first()
        return first is not None and self.obtained_anew(first.number, first.id, obtained, now, original_id)

    def obtained_anew(
        self, number: int, report_id: str, obtained: Obtained | None, now: datetime, of: str | None = None
    ) -> bool:
        """Notes that the same bytes were obtained from elsewhere, or by another person. `of`: other bytes of that
        report than those that it came in first."""
        if obtained is None:
            return False
        known = sa.select(custody.c.seq).where(
            custody.c.report == number,
            custody.c.obtained_from == obtained.where,
            custody.c.obtained_by == obtained.by,
            custody.c.original == (of or report_id),
        )
        if self.connection.execute(known.limit(1)).first():
            return False
        payload: Payload = {"report": report_id, **obtained_to_payload(obtained)}
        if of is not None and of != report_id:
            payload["original"] = {"id": of}
        self.add("obtained", payload, obtained.by, now)
        return True

    def _latest_reading(self, number: int) -> str | None:
        query = sa.select(entry.c.payload).join(readings, readings.c.seq == entry.c.seq)
        return self.connection.execute(query.where(readings.c.report == number, readings.c.until.is_(None))).scalar()

    def keep_agreement(self, payload: Payload, author: str, now: datetime) -> int | None:
        """Like `Ledger.keep_agreement`."""
        newest = sa.select(agreements.c.text).where(agreements.c.name == payload["name"], agreements.c.until.is_(None))
        if self.connection.execute(newest).scalar() == payload["text"]:
            return None
        return self.add("agreement", payload, author, now)

    def decide(self, decision: Decision, now: datetime) -> int | None:
        """Like `Ledger.judge`."""
        kind, payload = decision_kind(decision), decision_to_payload(decision)
        json_to_keep(payload)  # what cannot be kept is not looked up either
        if isinstance(decision, Withdrawal):
            self._check_withdrawal(decision.entry)
        if self._last_word(kind, payload, decision.by) == decision_says(kind, payload):
            return None
        return self.add(kind, payload, decision.by, now)

    def _last_word(self, kind: EntryKind, payload: Payload, by: str) -> str | None:
        """What the same person last said of the same: of a review all that matters is which statement it is about, of
        names that are the same or not, which names."""
        query = sa.select(judgement.c.says).where(
            judgement.c.kind == kind, judgement.c.author == by, judgement.c.until.is_(None)
        )
        if kind == "review":
            number = sa.select(reports.c.number).where(reports.c.id == payload["statement"]["report"]).limit(1)
            query = query.where(judgement.c.report == number.scalar_subquery())
        elif kind != "same":
            query = query.where(judgement.c.says == decision_says(kind, payload))
        for (says,) in self.connection.execute(query.order_by(judgement.c.seq.desc())):
            if _topic(kind, json.loads(says)[1]) == _topic(kind, payload):
                return str(says)
        return None

    def _check_withdrawal(self, seq: int) -> None:
        held = sa.select(judgement).where(judgement.c.seq == seq)
        found = self.connection.execute(held).first() if 1 <= seq <= size_of(self.connection) else None
        if found is None or found.kind == "withdrawal":
            raise UnknownEntryError(f"Entry {seq} holds no decision. `parley review list` shows the entries that do.")
        if found.until is not None:
            raise UnknownEntryError(f"Entry {seq} was withdrawn already, by entry {found.until}.")


def _read_in(reading: Reading) -> Iterator[str]:
    """The words of all statements, as they stand in the text."""
    return (span.of(reading.report.text) for statement in reading.statements for span in statement.content)


def _topic(kind: EntryKind, payload: Payload) -> Any:
    """What a decision is about: two of one person about the same are two words on one matter."""
    if kind == "same":
        return payload["kind"], frozenset((payload["one"].casefold(), payload["other"].casefold()))
    return payload.get("statement")
