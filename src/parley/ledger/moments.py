"""What a ledger amounted to at some moment of the past, or amounts to now."""

import json
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import UnknownEntryError
from parley.ledger import derived
from parley.ledger.keys import keys_of
from parley.ledger.log import size_of
from parley.ledger.payload import decision_from_payload, reading_from_payload
from parley.ledger.record import Decided, Record
from parley.ledger.tables import custody, entry, judgement
from parley.ledger.tables import reading as readings
from parley.ledger.tables import report as reports
from parley.model.judgement import Same
from parley.model.report import Report
from parley.model.statement import ReaderStamp, Reading


def moment_of(connection: Connection, known_by: date | None) -> int:
    """The number of the last entry, with `known_by` of the last that was recorded until the end of a day, in UTC.

    The clock never runs backwards in the log, so it is halved again and again; to go through all entries takes long.
    """
    first, last = 0, size_of(connection)
    if known_by is None:
        return last
    day = known_by.isoformat()
    while first < last:
        middle = (first + last + 1) // 2
        recorded: str = connection.execute(sa.select(entry.c.recorded).where(entry.c.seq == middle)).scalar_one()
        first, last = (middle, last) if recorded[: len(day)] <= day else (first, middle - 1)
    return first


def reports_in(connection: Connection) -> int:
    """How many reports there are."""
    return connection.execute(sa.select(sa.func.max(reports.c.number))).scalar() or 0


def entry_of_report(connection: Connection, number: int) -> int:
    """The entry in which a report came, as its text stands now. Raises UnknownEntryError."""
    most = reports_in(connection)
    if not 1 <= number <= most:
        raise UnknownEntryError(f"The ledger has no report r{number}; it has {most}.")
    query = sa.select(reports.c.seq).where(reports.c.number == number, reports.c.until.is_(None))
    return int(connection.execute(query).scalar_one())


def read_by(
    connection: Connection, original: str, stamp: ReaderStamp, day: date | None, text: str | None
) -> int | None:
    """Like `Ledger.read_by`."""
    came = sa.select(custody.c.report).where(custody.c.original == original)
    mine = sa.select(reports.c.number).where(reports.c.id == original)
    made_by = (
        (readings.c.pack == stamp.pack)
        & (readings.c.pack_version == stamp.pack_version)
        & (readings.c.parley == stamp.version)
    )
    query = sa.select(readings.c.report).where(
        readings.c.report.in_(mine.union(came)), readings.c.until.is_(None), made_by
    )
    such = sa.select(reports.c.number).where(reports.c.until.is_(None))
    if day is not None:
        query = query.where(readings.c.report.in_(such.where(reports.c.said == day.isoformat())))
    if text is not None:
        query = query.where(readings.c.report.in_(such.where(reports.c.text == text)))
    return connection.execute(query.limit(1)).scalar()


def stood(table: sa.Table, moment: int) -> sa.ColumnElement[bool]:
    """The rows of a table that stood when the log had so many entries."""
    return (table.c.seq <= moment) & (table.c.until.is_(None) | (table.c.until > moment))


def record_at(
    connection: Connection, moment: int, as_of: date | None, only: set[int] | None, kinds: tuple[str, ...] = ()
) -> Record:
    """Reports published until `as_of` (all with None), of the numbers in `only` if given, and what was decided about
    them, when the log had `moment` entries; `kinds`: of these kinds alone."""
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
    if only is not None:
        latest = latest.where(readings.c.report.in_(only))
    for number, words in connection.execute(latest.where(stood(readings, moment))):
        if number in kept:
            read[number] = reading_from_payload(json.loads(words), kept[number])
    in_order = {number: read[number] for number in kept if number in read}
    keys = {number: keys_of(reading) for number, reading in in_order.items()}
    decided = _decided(connection, moment, kinds, only)
    return Record(kept, in_order, keys, tuple(one for one in decided if one.report is None or one.report in kept))


_TESTIFIES = ("link", "bearing", "fact")
_IDENTIFIES = ("same", "withdrawal")


def reports_testifying(connection: Connection, moment: int) -> set[int]:
    """The numbers of the reports whose statements people linked, set beside a provision, or took a fact from."""
    query = sa.select(judgement.c.report).where(judgement.c.kind.in_(_TESTIFIES), stood(judgement, moment)).distinct()
    return {number for number in connection.execute(query).scalars() if number is not None}


def last_testifying(connection: Connection, moment: int) -> int:
    """The last entry, of the first `moment`, that can change what those reports and decisions amount to."""
    c = judgement.c
    of_them = sa.select(c.report).where(c.kind.in_(_TESTIFIES), c.report.is_not(None), c.seq <= moment)
    queries = [
        sa.select(sa.func.max(c.seq)).where(c.kind == kind, c.seq <= moment) for kind in _TESTIFIES + _IDENTIFIES
    ]
    for table in (judgement, readings):
        queries.append(sa.select(sa.func.max(table.c.seq)).where(table.c.report.in_(of_them), table.c.seq <= moment))
    return max(connection.execute(query).scalar() or 0 for query in queries)


def reviews_of_several(connection: Connection) -> tuple[Decided, ...]:
    """The reviews of the statements that two or more people reviewed, as they stand now."""
    now = (judgement.c.kind == "review") & judgement.c.until.is_(None)
    by = sa.func.count(judgement.c.author.distinct())
    several = sa.select(judgement.c.statement).where(now).group_by(judgement.c.statement).having(by > 1)
    query = sa.select(judgement.c.report, judgement.c.statement, entry.c.seq, entry.c.kind, entry.c.payload)
    query = query.join(entry, entry.c.seq == judgement.c.seq).where(now, judgement.c.statement.in_(several))
    return tuple(
        Decided(seq, decision_from_payload(kind, json.loads(words)), number, key)
        for number, key, seq, kind, words in connection.execute(query.order_by(judgement.c.seq))
    )


def names_of_party(connection: Connection, moment: int, name: str) -> list[str]:
    """A name, and those that people said to be of the same party (see `Record.names_of`), in small letters."""
    record = Record({}, {}, {}, _decided(connection, moment, ("same",)))
    same = record.names_of("party").get(name.casefold(), frozenset())
    told = {one for made in record.decided if isinstance(d := made.decision, Same) for one in (d.one, d.other)}
    return sorted({name.lower(), *(one.lower() for one in told if one.casefold() in same)})


def _decided(
    connection: Connection, moment: int, kinds: tuple[str, ...], only: set[int] | None = None
) -> tuple[Decided, ...]:
    decided = sa.select(judgement.c.report, judgement.c.statement, entry.c.seq, entry.c.kind, entry.c.payload)
    decided = decided.join(entry, entry.c.seq == judgement.c.seq).where(stood(judgement, moment))
    if kinds:
        decided = decided.where(judgement.c.kind.in_(kinds))
    if only is not None:
        decided = decided.where(judgement.c.report.is_(None) | judgement.c.report.in_(only))
    return tuple(
        Decided(seq, decision_from_payload(kind, json.loads(words)), number, key)
        for number, key, seq, kind, words in connection.execute(decided.order_by(judgement.c.seq))
    )
