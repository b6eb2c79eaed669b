"""Reports of a ledger: the list, and one of them with all that is known of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.errors import UnknownEntryError
from parley.ledger import Ledger, Record
from parley.ledger.reports import (
    Custody,
    ReportLine,
    beside,
    custody_of,
    report_line,
    reports_counted,
    reports_listed,
)
from parley.ledger.revised import revised
from parley.model.statement import Reading

Changes = tuple[tuple[str, Any], ...]
"""Fields of a statement with other values, as a review has them."""


def list_reports(
    ledger: Ledger, since: date | None, until: date | None, *, limit: int, offset: int
) -> tuple[ReportLine, ...]:
    """The reports of some days, the newest first. Raises LedgerError."""
    with ledger.reading() as connection:
        return reports_listed(connection, since, until, limit=limit, offset=offset)


def count_reports(ledger: Ledger, since: date | None, until: date | None, most: int) -> int:
    """How many reports there are of some days, counted as far as `most`. Raises LedgerError."""
    with ledger.reading() as connection:
        return reports_counted(connection, since, until, most)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with the numbers of those before and after it by day, where its bytes came from, how it was read
    (`first`), how it reads as reviewers corrected it, and `record`: what people decided of it."""

    line: ReportLine
    before: int | None
    after: int | None
    custody: tuple[Custody, ...]
    first: Reading
    reading: Reading
    record: Record


def kept_report(ledger: Ledger, number: int, *, known_by: date | None = None) -> KeptReport:
    """A report as it was on record at the end of a day. Raises UnknownEntryError, LedgerError."""
    with ledger.reading() as connection:
        line = report_line(connection, number)
        before, after = beside(connection, line)
        custody = custody_of(connection, number)
    record = ledger.record(only=[number], known_by=known_by)
    if number not in record.readings:
        raise UnknownEntryError(f"Report r{number} was not on record on {known_by}. Choose a later day.")
    return KeptReport(line, before, after, custody, record.readings[number], record.revised[number], record)


def reading_with(reading: Reading, statement: str, changes: Changes) -> Reading:
    """A reading as one reviewer would have it: with other values in some fields of one statement."""
    return revised(reading, {statement: changes}) if changes else reading
