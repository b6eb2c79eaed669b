"""What a ledger amounted to at some moment of the past, or amounts to now."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger import derived
from parley.ledger.keys import keys_of
from parley.ledger.payload import decision_from_payload, reading_from_payload
from parley.ledger.record import Decided, Record
from parley.ledger.tables import entry, judgement
from parley.ledger.tables import reading as readings
from parley.ledger.tables import report as reports
from parley.model.report import Report
from parley.model.statement import Reading


def moment_of(connection: Connection, known_by: date) -> int:
    """The number of the last entry that was recorded until the end of a day, in UTC."""
    following = (known_by + timedelta(days=1)).isoformat()
    return connection.execute(sa.select(sa.func.max(entry.c.seq)).where(entry.c.recorded < following)).scalar() or 0


def stood(table: sa.Table, moment: int) -> sa.ColumnElement[bool]:
    """The rows of a table that stood when the log had so many entries."""
    return (table.c.seq <= moment) & (table.c.until.is_(None) | (table.c.until > moment))


def record_at(connection: Connection, moment: int, as_of: date | None, only: set[int] | None) -> Record:
    """Reports published until `as_of` (all with None), of the numbers in `only` if given, and what was decided about
    them, when the log had `moment` entries."""
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
    in_order = {number: read[number] for number in kept if number in read}
    keys = {number: keys_of(reading) for number, reading in in_order.items()}
    decided = _decided(connection, moment, ())
    return Record(kept, in_order, keys, tuple(one for one in decided if one.report is None or one.report in kept))


def who_is_who(connection: Connection, moment: int) -> Mapping[str, frozenset[str]]:
    """The names of parties that people said to be the same (see `Record.names_of`), of `moment` entries."""
    return Record({}, {}, {}, _decided(connection, moment, ("same",))).names_of("party")


def _decided(connection: Connection, moment: int, kinds: tuple[str, ...]) -> tuple[Decided, ...]:
    decided = sa.select(judgement.c.report, judgement.c.statement, entry.c.seq, entry.c.kind, entry.c.payload)
    decided = decided.join(entry, entry.c.seq == judgement.c.seq).where(stood(judgement, moment))
    if kinds:
        decided = decided.where(judgement.c.kind.in_(kinds))
    return tuple(
        Decided(seq, decision_from_payload(kind, json.loads(words)), number, key)
        for number, key, seq, kind, words in connection.execute(decided.order_by(entry.c.seq))
    )
