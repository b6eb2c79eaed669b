"""What a filter lets through, gathered from a ledger to be given out."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import fields
from itertools import groupby, islice, takewhile
from pathlib import Path

from sqlalchemy.engine import Connection

from parley.errors import MissingDayError
from parley.export.rows import data_from_row, statement_rows
from parley.ledger import Entry, Filter, FoundStatement, KeptAgreement, Ledger, Record
from parley.ledger.decisions import each_decision
from parley.ledger.payload import NOTES, reading_from_payload
from parley.ledger.reports import Provenance, provenance_of, report_at, reports_by_day
from parley.model.agreement import Agreement
from parley.model.codec import line_from_data, reading_to_data
from parley.model.speech import whose
from parley.model.takeaway import (
    Takeaway,
    TakenAgreement,
    TakenDecision,
    TakenEntry,
    TakenReport,
    TakenStatement,
)
from parley.tasks.agreements import agreement_from_file
from parley.tasks.assess import assess_in_every_account
from parley.tasks.statements import source_of
from parley.tasks.testify import testimony_from_record
from parley.version import VERSION

_AT_ONCE, _MOST_MATCHES = 50, 1_000_000
"""So many reports are held at a time; so many statements with some words are found."""


def takeaway_of(
    ledger: Ledger, which: Filter, agreements: Sequence[Path] = (), *, words: str | None = None
) -> Takeaway:
    """All that a filter lets through, of statements those that have all of some words; and the agreements in some
    files, or else those that the ledger keeps (of each name the newest version).

    Raises LedgerError, UnreadableFileError, AgreementErrors, WrongUseError for words that cannot be searched for.
    """
    head = ledger.head()
    last = next(iter(ledger.entries(head.size - 1)), None) if head.size else None
    having = _having(ledger, which, words)
    return Takeaway(
        reports=lambda: taken_reports(ledger, which, having),
        decisions=lambda: _decisions(ledger, which, having),
        agreements=_agreements(ledger, which, agreements),
        log=lambda: _log(ledger, head.size),
        original=ledger.original,
        whole=which == Filter() and words is None,
        filter=filter_in_words(which, words),
        as_of=which.as_of,
        known_by=which.known_by,
        head=str(head),
        recorded=last.recorded.isoformat(timespec="seconds") if last else "",
        made_by=f"parley {VERSION}",
    )


def filter_in_words(which: Filter, words: str | None = None) -> str:
    """What a filter lets through: "side: Ukraine; since: 2022-03-01"; "" where it lets all through."""
    said = [] if words is None else [f"words: {words}"]
    for field in fields(which):
        value = getattr(which, field.name)
        if value not in (None, False, ()):
            value_in_words = ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
            said.append(f"{field.name.replace('_', ' ')}: {value_in_words}")
    return "; ".join(said)


def _having(ledger: Ledger, which: Filter, words: str | None) -> Container[str] | None:
    """The ids of the statements that have all of some words; None where no words are asked for."""
    if words is None:
        return None
    found = ledger.search(words, which, limit=_MOST_MATCHES, kinds=("statement",))
    return {one.statement for one in found if one.statement is not None}


def taken_reports(ledger: Ledger, which: Filter, having: Container[str] | None = None) -> Iterator[TakenReport]:
    """What a filter lets through, by day, then by number; without one also reports without any statement. `having`:
    the ids of statements that may be among them (None: any). Raises LedgerError."""
    chosen: Iterator[tuple[int, set[str] | None]]
    if which.is_open and having is None:
        with ledger.reading() as connection:
            numbers = reports_by_day(connection, which.as_of, which.known_by)
        chosen = ((number, None) for number in numbers)
    else:
        found = groupby(_statements(ledger, which, having), key=lambda one: int(one.columns["report"]))
        chosen = ((number, {one.id for one in some}) for number, some in found)
    while batch := list(islice(chosen, _AT_ONCE)):
        held = [number for number, _ in batch]
        record = ledger.record(known_by=which.known_by, only=held)
        with ledger.reading() as connection:
            came = provenance_of(connection, held, which.known_by)
        for number, ids in batch:
            if number in record.readings:
                yield _report(record, number, ids, came[number])


def statement_lines(ledger: Ledger, which: Filter, most: int) -> Iterator[str]:
    """The first statements that a filter lets through as lines of JSON. Raises LedgerError."""
    rows = (row for report in taken_reports(ledger, which) for row in statement_rows(report))
    return (line_from_data(data_from_row(row)) for row in islice(rows, most))


def _statements(ledger: Ledger, which: Filter, having: Container[str] | None) -> Iterator[FoundStatement]:
    return (one for one in ledger.each_statement(which) if having is None or one.id in having)


def _report(record: Record, number: int, ids: set[str] | None, came: Provenance) -> TakenReport:
    reading = record.revised[number]
    words = whose(reading)
    statements = []
    for before, statement in zip(record.readings[number].statements, reading.statements, strict=True):
        review = record.review_of(number, before)
        taken = TakenStatement(
            f"r{number}.{statement.id}", statement, words[statement.id], review.state if review else "unreviewed"
        )
        if ids is None or taken.id in ids:
            statements.append(taken)
    return TakenReport(
        number,
        came.recorded,
        came.read_at,
        reading.report,
        reading,
        tuple(statements),
        came.extraction,
        came.sources,
    )


def _decisions(ledger: Ledger, which: Filter, having: Container[str] | None) -> Iterator[TakenDecision]:
    """Those that stand, of the reports and statements that are given out; with a filter only those on a statement."""
    some = not which.is_open or having is not None
    ids = {one.id for one in _statements(ledger, which, having)} if some else None
    for entry, decision, about in each_decision(ledger, which):
        if ids is None or about in ids:
            yield TakenDecision(entry, decision, about)


def _log(ledger: Ledger, size: int) -> Iterator[TakenEntry]:
    """The first `size` entries of the log, but for notes of what went in and out."""
    entries = (one for one in ledger.entries() if one.kind not in NOTES)
    kept = takewhile(lambda one: one.seq <= size, entries)
    while batch := list(islice(kept, _AT_ONCE)):
        with ledger.reading() as connection:
            given = [_entry(one, connection) for one in batch]
        yield from given


def _entry(one: Entry, connection: Connection) -> TakenEntry:
    payload = one.payload
    if one.kind == "reading":
        report = report_at(connection, payload["report"], one.seq)
        payload = reading_to_data(reading_from_payload(payload, report))
    return TakenEntry(one.seq, one.recorded.isoformat(timespec="seconds"), one.author, one.kind, payload)


def _agreements(ledger: Ledger, which: Filter, files: Sequence[Path]) -> tuple[TakenAgreement, ...]:
    if files:
        given = [(path.stem, *_of_file(path)) for path in files]
    else:
        newest: dict[str, KeptAgreement] = {kept.name: kept for kept in ledger.agreements(which.known_by)}
        given = [(name, kept.text, _parsed(kept.text)) for name, kept in newest.items()]
    if not given:
        return ()
    record = ledger.record_of_decided(as_of=which.as_of, known_by=which.known_by)
    cited = {
        source_of(statement, reading): f"r{number}.{statement.id}"
        for number, reading in record.revised.items()
        for statement in reading.statements
    }
    found = []
    for name, text, agreement in given:
        try:
            testified = testimony_from_record(record, agreement)
            assessments = assess_in_every_account(agreement, testified, which.as_of)
        except MissingDayError:
            assessments = {}
        found.append(TakenAgreement(name, text, agreement, assessments, cited))
    return tuple(found)


def _of_file(path: Path) -> tuple[str, Agreement]:
    from parley.intake import read_words

    return read_words(path), agreement_from_file(path)[0]


def _parsed(text: str) -> Agreement:
    from parley.agreement import parse_partial

    return parse_partial(text)[0]
