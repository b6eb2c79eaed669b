"""The decisions that stood at some moment, one after the other, without the readings that they are about."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from parley.ledger.find import Filter
from parley.ledger.moments import moment_of, stood
from parley.ledger.payload import decision_from_payload
from parley.ledger.store import Ledger
from parley.ledger.tables import entry, judgement, report, statement
from parley.model.judgement import Decision

_AT_ONCE = 500
Standing = tuple[int, Decision, str | None]
"""The entry that keeps a decision, the decision, and the id of the statement that it is about, if it is there."""


def each_decision(ledger: Ledger, which: Filter) -> Iterator[Standing]:
    """The decisions on reports that were published and known on the days that a filter names, in the order of the log,
    as they stand when the first is asked for. Raises LedgerError."""
    with ledger.reading() as connection:
        moment, last = moment_of(connection, which.known_by), 0
    while batch := _after(ledger, which, moment, last):
        yield from batch
        last = batch[-1][0]


def _after(ledger: Ledger, which: Filter, moment: int, last: int) -> list[Standing]:
    j, s = judgement.c, statement.c
    named = (s.report == j.report) & (s.key == j.statement) & stood(statement, moment)
    joined = judgement.join(entry, entry.c.seq == j.seq).outerjoin(statement, named)
    query = sa.select(j.seq, j.kind, j.report, entry.c.payload, s.name).select_from(joined)
    query = query.where(stood(judgement, moment), j.seq > last).order_by(j.seq).limit(_AT_ONCE)
    if which.as_of is not None:
        published = sa.select(report.c.number).where(stood(report, moment), report.c.said <= which.as_of.isoformat())
        query = query.where(j.report.is_(None) | j.report.in_(published))
    with ledger.reading() as connection:
        return [_decision(row) for row in connection.execute(query)]


def _decision(row: Any) -> Standing:
    about = row.name and f"r{row.report}.{row.name}"
    return row.seq, decision_from_payload(row.kind, json.loads(row.payload)), about
