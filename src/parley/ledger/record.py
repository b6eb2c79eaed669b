"""What a log amounts to: a pure function of its entries, in their order.

Nothing of it is stored; whoever replays the log up to any entry sees what was known then.
"""

import re
from dataclasses import dataclass
from typing import Any

from parley.errors import UnknownStatementError
from parley.ledger.payload import (
    Payload,
    bearing_from_payload,
    link_from_payload,
    reading_from_payload,
    report_from_payload,
)
from parley.model.judgement import Judgement, StatementRef
from parley.model.report import Report
from parley.model.statement import Reading, Statement

STATEMENT_ID = re.compile(r"r(\d{1,9})\.(s\d{1,9})")


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with the statement that it is about in the latest reading; None if that reading lacks it."""

    judgement: Judgement
    number: int
    reading: Reading
    statement: Statement | None

    @property
    def statement_id(self) -> str:
        """The statement's id on the command line, "r1.?" for one that is gone."""
        return f"r{self.number}.{self.statement.id if self.statement else '?'}"


@dataclass(frozen=True, slots=True)
class Record:
    """All reports in the order in which they came, their latest readings, and what people decided."""

    reports: tuple[Report, ...]
    readings: dict[str, Reading]
    judgements: tuple[Judgement, ...]

    def statement(self, statement_id: str) -> tuple[Reading, Statement]:
        """The statement "r1.s3" and its reading. Raises UnknownStatementError."""
        parts = STATEMENT_ID.fullmatch(statement_id)
        if not parts:
            raise UnknownStatementError(
                f"{statement_id!r} is no statement's id. Ids look like r1.s3; `parley statements` lists them."
            )
        number, name = int(parts[1]), parts[2]
        if not 1 <= number <= len(self.reports):
            raise UnknownStatementError(
                f"The ledger has no report r{number}; it has {len(self.reports)}. `parley statements` lists them."
            )
        reading = self.readings[self.reports[number - 1].id]
        statement = next((s for s in reading.statements if s.id == name), None)
        if statement is None:
            raise UnknownStatementError(
                f"Report r{number} has no statement {name}; it has {len(reading.statements)}. "
                "`parley statements` lists them."
            )
        return reading, statement

    def judged(self) -> tuple[Judged, ...]:
        """Every judgement with what it is about now."""
        numbers = {report.id: number for number, report in enumerate(self.reports, 1)}
        places = {report: _statements_by_content(reading) for report, reading in self.readings.items()}
        return tuple(
            Judged(
                judgement,
                numbers[judgement.statement.report],
                reading := self.readings[judgement.statement.report],
                _statement_from_ref(judgement.statement, reading, places[judgement.statement.report]),
            )
            for judgement in self.judgements
        )


class Replay:
    """The log, replayed entry by entry as far as it has been taken in."""

    def __init__(self) -> None:
        self.seq = 0
        self.numbers: dict[str, int] = {}
        self.reports: dict[str, Report] = {}
        self.judgements: list[Judgement] = []
        self.latest: dict[str, Payload] = {}

    def take(self, seq: int, kind: str, payload: Payload) -> None:
        """Take in the next entry. Raises ValueError for an unknown kind."""
        if kind == "report":
            self.reports[payload["id"]] = report_from_payload(payload)
            self.numbers[payload["id"]] = len(self.reports)
        elif kind == "reading":
            self.latest[payload["report"]] = payload
        elif kind == "link":
            self.judgements.append(link_from_payload(payload))
        elif kind == "bearing":
            self.judgements.append(bearing_from_payload(payload))
        else:
            raise ValueError(f"an entry of the unknown kind {kind!r}")
        self.seq = seq

    def record(self) -> Record:
        """What has been taken in amounts to this."""
        readings = {report: reading_from_payload(self.latest[report], self.reports) for report in self.reports}
        return Record(tuple(self.reports.values()), readings, tuple(self.judgements))


def ref_from_statement(reading: Reading, statement: Statement) -> StatementRef:
    """The statement named so that it outlives a new reading."""
    speaker = reading.party(statement.speaker)
    return StatementRef(
        reading.report.id, statement.content, reading.words(statement.content), speaker.name if speaker else None
    )


def _statements_by_content(reading: Reading) -> dict[Any, list[Statement]]:
    places: dict[Any, list[Statement]] = {}
    for statement in reading.statements:
        places.setdefault(statement.content, []).append(statement)
    return places


def _statement_from_ref(ref: StatementRef, reading: Reading, places: dict[Any, list[Statement]]) -> Statement | None:
    """The statement with the very same content: nothing is tied to other words than those that were judged."""
    found = places.get(ref.content, [])
    if len(found) < 2:
        return found[0] if found else None
    names = {p.id: p.name for p in reading.parties}
    return next((s for s in found if s.speaker and names.get(s.speaker) == ref.speaker), None)
