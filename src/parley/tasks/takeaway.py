"""What a filter lets through, gathered from a ledger to be given out."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import groupby, islice
from pathlib import Path

from parley.errors import MissingDayError
from parley.ledger import Filter, KeptAgreement, Ledger, Record
from parley.ledger.reports import Arrived, arrived, reports_by_day
from parley.model.agreement import Agreement
from parley.model.speech import whose
from parley.model.takeaway import (
    Takeaway,
    TakenAgreement,
    TakenDecision,
    TakenReport,
    TakenStatement,
)
from parley.tasks.agreements import agreement_from_file
from parley.tasks.assess import assess_in_every_account
from parley.tasks.testify import testimony_from_record
from parley.version import VERSION

_AT_ONCE = 50
"""So many reports are held at a time."""


def takeaway_of(ledger: Ledger, which: Filter, agreements: Sequence[Path] = ()) -> Takeaway:
    """All that a filter lets through, and the agreements in some files, or else those that the ledger keeps (of each
    name the newest version). Raises LedgerError, UnreadableFileError, AgreementErrors."""
    head = ledger.head()
    last = next(iter(ledger.entries(head.size - 1)), None) if head.size else None
    return Takeaway(
        reports=lambda: _reports(ledger, which),
        decisions=lambda: _decisions(ledger, which),
        agreements=_agreements(ledger, which, agreements),
        original=ledger.original,
        whole=which.is_open and which.as_of is None and which.known_by is None,
        filter=filter_in_words(which),
        as_of=which.as_of,
        known_by=which.known_by,
        head=str(head),
        recorded=last.recorded.isoformat(timespec="seconds") if last else "",
        made_by=f"parley {VERSION}",
    )


def filter_in_words(which: Filter) -> str:
    """What a filter lets through: "side: Ukraine; since: 2022-03-01"; "" where it lets all through."""
    said = []
    for field in fields(which):
        value = getattr(which, field.name)
        if value not in (None, False, ()):
            words = ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
            said.append(f"{field.name.replace('_', ' ')}: {words}")
    return "; ".join(said)


def _reports(ledger: Ledger, which: Filter) -> Iterator[TakenReport]:
    """By day, then by number; without a filter also those without any statement."""
    if which.is_open:
        with ledger.reading() as connection:
            numbers = reports_by_day(connection, which.as_of, which.known_by)
        chosen: Iterator[tuple[int, set[str] | None]] = ((number, None) for number in numbers)
    else:
        found = groupby(ledger.each_statement(which), key=lambda one: int(one.columns["report"]))
        chosen = ((number, {one.id for one in some}) for number, some in found)
    while batch := list(islice(chosen, _AT_ONCE)):
        held = [number for number, _ in batch]
        record = ledger.record(known_by=which.known_by, only=held)
        with ledger.reading() as connection:
            came = arrived(connection, held, which.known_by)
        for number, ids in batch:
            if number in record.readings:
                yield _report(record, number, ids, came[number])


def _report(record: Record, number: int, ids: set[str] | None, came: Arrived) -> TakenReport:
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
    return TakenReport(number, came.recorded, reading.report, reading, tuple(statements), came.extraction, came.sources)


def _decisions(ledger: Ledger, which: Filter) -> Iterator[TakenDecision]:
    """Those that stand, of the reports and statements that are given out; with a filter only those on a statement."""
    ids = None if which.is_open else {one.id for one in ledger.each_statement(which)}
    record = ledger.record(as_of=which.as_of, known_by=which.known_by)
    names = {
        (number, key): f"r{number}.{statement.id}"
        for number, reading in record.readings.items()
        for statement, key in zip(reading.statements, record.keys[number], strict=True)
    }
    for one in record.decided:
        about = names.get((one.report, one.key)) if one.report is not None and one.key is not None else None
        if ids is None or about in ids:
            yield TakenDecision(one.seq, one.decision, about)


def _agreements(ledger: Ledger, which: Filter, files: Sequence[Path]) -> tuple[TakenAgreement, ...]:
    if files:
        given = [(path.stem, *_of_file(path)) for path in files]
    else:
        newest: dict[str, KeptAgreement] = {kept.name: kept for kept in ledger.agreements(which.known_by)}
        given = [(name, kept.text, _parsed(kept.text)) for name, kept in newest.items()]
    if not given:
        return ()
    record = ledger.record_of_decided(as_of=which.as_of, known_by=which.known_by)
    found = []
    for name, text, agreement in given:
        try:
            testified = testimony_from_record(record, agreement)
            assessments = assess_in_every_account(agreement, testified, which.as_of)
        except MissingDayError:
            assessments = {}
        found.append(TakenAgreement(name, text, agreement, assessments))
    return tuple(found)


def _of_file(path: Path) -> tuple[str, Agreement]:
    from parley.intake import read_words

    return read_words(path), agreement_from_file(path)[0]


def _parsed(text: str) -> Agreement:
    from parley.agreement import parse_partial

    return parse_partial(text)[0]
