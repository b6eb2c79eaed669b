"""What a ledger gained since some entry: told from the tables, so that no text or reading is unpacked for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.moments import last_testifying, moment_of
from parley.ledger.payload import DECISIONS, EntryKind
from parley.ledger.store import Ledger
from parley.ledger.tables import agreement, entry, judgement, reading, report, statement

_TITLE = 160
"""A report without a title goes by so many characters of its text."""


@dataclass(frozen=True, slots=True)
class Added:
    """An entry of the log and what it is about, as far as its kind has that.

    `about` is the title of a report, the name of an agreement, or what a decision names; `report` a report's number,
    `statement` a statement's id as it is read now, `said` a report's day, `version` that of an agreement.
    """

    entry: int
    recorded: datetime
    author: str
    kind: EntryKind
    about: str = ""
    verdict: str | None = None
    report: int | None = None
    statement: str | None = None
    said: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """The latest entries after some entry, the newest first, and how many `more` there are between.

    The first reading of a report is not told by itself: it comes with the report.
    """

    latest: tuple[Added, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LatestReport:
    """A report's number, day, title (or how its text begins) and publisher."""

    number: int
    said: date
    title: str
    publisher: str | None


def last_decided(ledger: Ledger, known_by: date | None = None) -> int:
    """The last entry that counts in `record_of_decided`: as long as it stays the same, so does that.

    Raises LedgerError.
    """
    with ledger.reading() as connection:
        return last_testifying(connection, moment_of(connection, known_by))


def added_since(ledger: Ledger, after: int, most: int) -> Since:
    """What the log gained after entry `after`; at most so many entries are told, and read. Raises LedgerError."""
    with ledger.reading() as connection:
        c = entry.c
        query = sa.select(c.seq, c.recorded, c.author, c.kind).where(c.seq > after).order_by(c.seq.desc())
        rows = connection.execute(query.limit(2 * most + 1)).all()  # a report and its reading are two
        reports = {row.seq for row in rows if row.kind == "report"}
        told = [row for row in rows if row.kind != "reading" or row.seq - 1 not in reports][:most]
        more = _more(connection, [row.seq for row in told])
        latest = tuple(
            Added(row.seq, datetime.fromisoformat(row.recorded), row.author, row.kind, **more.get(row.seq, {}))
            for row in told
        )
        return Since(latest, latest[-1].entry - 1 - after if latest else 0)


def latest_reports(ledger: Ledger, most: int) -> tuple[LatestReport, ...]:
    """The reports that were added last, the last one first. Raises LedgerError."""
    c = report.c
    query = sa.select(c.number, c.said, _title(), c.publisher).where(c.until.is_(None)).order_by(c.number.desc())
    with ledger.reading() as connection:
        rows = connection.execute(query.limit(most)).all()
    return tuple(LatestReport(row.number, date.fromisoformat(row.said), row.title, row.publisher) for row in rows)


def statements_up_to(ledger: Ledger, most: int) -> int:
    """How many statements stand now, at most so many: no more are counted, as there may be a million.

    Raises LedgerError.
    """
    some = sa.select(sa.literal(1)).select_from(statement).where(statement.c.until.is_(None)).limit(most).subquery()
    with ledger.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar() or 0


def _title() -> sa.ColumnElement[str]:
    return sa.func.coalesce(sa.func.nullif(report.c.title, ""), sa.func.substr(report.c.text, 1, _TITLE)).label("title")


def _more(connection: Connection, entries: list[int]) -> Mapping[int, dict[str, Any]]:
    """What the tables know of some entries, by their numbers."""
    found: dict[int, dict[str, Any]] = {}
    r, j, a = report.c, judgement.c, agreement.c
    query = sa.select(r.seq, r.number, r.said, _title()).where(r.seq.in_(entries))
    for row in connection.execute(query):
        found[row.seq] = {"about": row.title, "report": row.number, "said": date.fromisoformat(row.said)}
    anew = sa.select(reading.c.seq, reading.c.report).where(reading.c.seq.in_(entries))
    for row in connection.execute(anew):
        found[row.seq] = {"report": row.report}
    for row in connection.execute(sa.select(a.seq, a.name, a.version).where(a.seq.in_(entries))):
        found[row.seq] = {"about": row.name, "version": row.version}
    decided = connection.execute(
        sa.select(j.seq, j.kind, j.about, j.verdict, j.report, j.statement).where(
            j.seq.in_(entries), j.kind.in_(tuple(DECISIONS))
        )
    ).all()
    names = _names(connection, (row.statement for row in decided if row.statement))
    for row in decided:
        about = "" if row.kind == "review" else row.about or ""
        named = names.get((row.report, row.statement))
        found[row.seq] = {"about": about, "verdict": row.verdict, "report": row.report, "statement": named}
    return found


def _names(connection: Connection, keys: Iterable[str]) -> Mapping[tuple[int, str], str]:
    """The ids of statements as they are read now, by their reports and keys."""
    c = statement.c
    query = sa.select(c.report, c.key, c.name).where(c.key.in_(set(keys)), c.until.is_(None))
    return {(row.report, row.key): f"r{row.report}.{row.name}" for row in connection.execute(query)}
