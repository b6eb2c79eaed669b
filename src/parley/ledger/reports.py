"""Reports in a list, newest day first; the ones before and after; where the bytes of each were obtained."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.derived import report_from_row
from parley.ledger.moments import entry_of_report, moment_of, stood
from parley.ledger.tables import custody, judgement, original, reading, report, statement
from parley.model.arrival import Extraction
from parley.model.report import Report
from parley.model.takeaway import TakenSource


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as its text stands now, of which `begins` is the beginning. `id` names its bytes, `entry` is where it
    came; `statements`: how many its latest reading has."""

    number: int
    id: str
    entry: int
    said: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    recorded: str
    begins: str
    statements: int


@dataclass(frozen=True, slots=True)
class Custody:
    """Bytes that came: where they were obtained, when (ISO 8601) and by whom, and the entry that says so."""

    entry: int
    where: str
    at: str
    by: str


_COLUMNS = (
    report.c.number, report.c.id, report.c.seq, report.c.said, report.c.title, report.c.publisher, report.c.url,
    report.c.language, report.c.recorded, sa.func.substr(report.c.text, 1, 160).label("begins"),
)  # fmt: skip


def reports_listed(
    connection: Connection, since: date | None, until: date | None, *, limit: int, offset: int
) -> tuple[ReportLine, ...]:
    """The reports of some days, the newest first, of one day the one that came last."""
    query = sa.select(*_COLUMNS).where(*_standing(since, until))
    query = query.order_by(report.c.said.desc(), report.c.number.desc()).limit(limit).offset(offset)
    return _lines(connection, query)


def reports_counted(connection: Connection, since: date | None, until: date | None, most: int) -> int:
    """How many reports some days have; counted as far as `most`."""
    found = sa.select(report.c.seq).where(*_standing(since, until)).limit(most)
    return connection.execute(sa.select(sa.func.count()).select_from(found.subquery())).scalar() or 0


def report_line(connection: Connection, number: int) -> ReportLine:
    """One report. Raises UnknownEntryError."""
    query = sa.select(*_COLUMNS).where(report.c.seq == entry_of_report(connection, number))
    return _lines(connection, query)[0]


def beside(connection: Connection, line: ReportLine) -> tuple[int | None, int | None]:
    """The numbers of the reports before and after one, in the order of their days."""
    place, here = sa.tuple_(report.c.said, report.c.number), sa.tuple_(sa.literal(line.said), sa.literal(line.number))
    query = sa.select(report.c.number).where(report.c.until.is_(None)).limit(1)
    before = query.where(place < here).order_by(report.c.said.desc(), report.c.number.desc())
    after = query.where(place > here).order_by(report.c.said, report.c.number)
    return connection.execute(before).scalar(), connection.execute(after).scalar()


def custody_of(connection: Connection, number: int) -> tuple[Custody, ...]:
    """Each time that the bytes of a report came, as far as it was said where from."""
    query = sa.select(custody).where(custody.c.report == number).order_by(custody.c.seq)
    return tuple(
        Custody(row.seq, row.obtained_from, row.obtained_at, row.obtained_by) for row in connection.execute(query)
    )


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report came: when it and its reading were recorded (ISO 8601), how its text was taken out of its bytes, and
    all the places where bytes of it were obtained."""

    recorded: str
    read_at: str
    extraction: Extraction
    sources: tuple[TakenSource, ...]


def provenance_of(
    connection: Connection, numbers: Sequence[int], known_by: date | None = None
) -> Mapping[int, Provenance]:
    """How reports came, by their numbers, as known on some day."""
    moment = moment_of(connection, known_by)
    sources: dict[int, list[TakenSource]] = defaultdict(list)
    came = sa.select(custody).where(custody.c.report.in_(numbers), custody.c.seq <= moment).order_by(custody.c.seq)
    for row in connection.execute(came):
        sources[row.report].append(
            TakenSource(
                row.obtained_from, row.obtained_at, row.obtained_by, row.original, row.captured_at, row.publisher,
                row.url,
            )
        )  # fmt: skip
    c = report.c
    query = sa.select(c.number, c.recorded, c.extracted_from, c.extracted_by, reading.c.recorded.label("read_at"))
    query = query.join(reading, reading.c.report == c.number).where(stood(reading, moment))
    return {
        row.number: Provenance(
            row.recorded,
            row.read_at,
            Extraction(row.extracted_from, row.extracted_by),
            tuple(sources.get(row.number, ())),
        )
        for row in connection.execute(query.where(c.number.in_(numbers), stood(report, moment)))
    }


def reports_by_day(connection: Connection, as_of: date | None = None, known_by: date | None = None) -> tuple[int, ...]:
    """The numbers of all reports by day, then by number, as published and known on some day."""
    query = sa.select(report.c.number).where(stood(report, moment_of(connection, known_by)))
    if as_of is not None:
        query = query.where(report.c.said <= as_of.isoformat())
    return tuple(connection.execute(query.order_by(report.c.said, report.c.number)).scalars())


def report_at(connection: Connection, report_id: str, moment: int) -> Report:
    """A report as its text stood at a moment, by the id of its bytes. Raises ValueError for one that did not."""
    query = sa.select(report).where(report.c.id == report_id, stood(report, moment))
    row = connection.execute(query).first()
    if row is None:
        raise ValueError(f"no report {report_id} was kept")
    return report_from_row(row)


def beginning_of(connection: Connection, report_id: str, most: int) -> bytes:
    """The first bytes in which a report came."""
    query = sa.select(sa.func.substr(original.c.bytes, 1, most)).where(original.c.sha256 == report_id)
    return bytes(connection.execute(query).scalar() or b"")


def stretch_of(connection: Connection, number: int, start: int, end: int | None, moment: int) -> str:
    """The text of a report from one offset to another, or to its end, as it stood at a moment; "" where it did not."""
    text = report.c.text if end is None else sa.func.substr(report.c.text, start + 1, max(end - start, 0))
    query = sa.select(text).where(report.c.number == number, stood(report, moment))
    return connection.execute(query).scalar() or ""


def reports_of_entries(connection: Connection, entries: Sequence[int]) -> Mapping[int, int]:
    """The numbers of the reports of which some entries are, by entry; those that are of none are left out."""
    found: dict[int, int] = {}
    for table, column in ((report, report.c.number), *((one, one.c.report) for one in (custody, reading, judgement))):
        query = sa.select(table.c.seq, column).where(table.c.seq.in_(entries), column.is_not(None))
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def _standing(since: date | None, until: date | None) -> list[Any]:
    found: list[Any] = [report.c.until.is_(None)]
    if since is not None:
        found.append(report.c.said >= since.isoformat())
    if until is not None:
        found.append(report.c.said <= until.isoformat())
    return found


def _lines(connection: Connection, query: sa.Select[Any]) -> tuple[ReportLine, ...]:
    rows = connection.execute(query).all()
    standing = sa.select(statement.c.report, sa.func.count()).where(
        statement.c.report.in_([row.number for row in rows]), statement.c.until.is_(None)
    )
    numbers: dict[int, int] = {row[0]: row[1] for row in connection.execute(standing.group_by("report"))}
    return tuple(
        ReportLine(
            row.number, row.id, row.seq, row.said, row.title, row.publisher, row.url, row.language, row.recorded,
            row.begins,
            numbers.get(row.number, 0),
        )
        for row in rows
    )  # fmt: skip
