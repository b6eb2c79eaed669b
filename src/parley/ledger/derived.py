"""The tables that are worked out from the log: made, filled entry by entry, and built anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import LedgerError
from parley.ledger import projection as rows
from parley.ledger.database import name_of
from parley.ledger.keys import key_of_ref
from parley.ledger.log import size_of
from parley.ledger.payload import (
    DECISIONS,
    NOTES,
    Payload,
    decision_from_payload,
    reading_from_payload,
    report_from_payload,
)
from parley.ledger.pgvector import search_within
from parley.ledger.projection import Stamped
from parley.ledger.review import reviewed
from parley.ledger.tables import (
    DERIVED,
    KEPT,
    PASSAGES_OF_ONE,
    agreement,
    commitment,
    custody,
    derived,
    entry,
    judgement,
    party,
    passage,
    reading,
    report,
    review,
    statement,
)
from parley.ledger.views import drop_views, make_views
from parley.model.judgement import Review
from parley.model.report import Report

VERSION = 11
"""Whoever changes what these tables hold counts this up: ledgers that were made before are then built anew."""

_NEEDED_MEANWHILE = ("statement_by_report",)
"""The other indexes of the large tables are made when all rows are there: that takes half the time."""

found_words = sa.table("passage_words", sa.column("rowid"), sa.column("words"))
"""SQLite's index of the words of passages; in PostgreSQL they have a column `found` instead."""


def build(connection: Connection) -> int:
    """Makes all these tables anew from the log. Returns how many entries it has."""
    drop_views(connection)
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("DROP TABLE IF EXISTS passage_words")
    DERIVED.drop_all(connection)
    DERIVED.create_all(connection)
    _keep_meanings(connection)
    late = [index for table in (statement, passage) for index in table.indexes if index.name not in _NEEDED_MEANWHILE]
    for index in late:
        index.drop(connection)
    if sqlite:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE passage_words USING fts5"
            "(words, content='passage', content_rowid='id', tokenize='porter unicode61')"
        )
    else:
        _make_search(connection)
    make_views(connection)
    connection.execute(sa.insert(derived), {"version": VERSION, "seq": 0})
    seq = 0
    for seq, recorded, author, kind, payload in _entries(connection):
        take(connection, Stamped(seq, recorded, author), kind, rows.payload_of(payload))
    connection.execute(sa.update(derived).values(seq=seq))
    for index in sorted(late, key=lambda index: str(index.name)):
        index.create(connection)
    return seq


def check_current(connection: Connection, place: str | Path) -> None:
    """Whether all entries are worked in, and no others. Raises LedgerError."""
    worked_in = connection.execute(sa.select(derived.c.seq)).scalar() or 0
    if worked_in != size_of(connection):
        raise LedgerError(
            f"{name_of(place)}: entry {worked_in + 1} was added or taken away by another program. "
            "`parley ledger verify` says what is wrong; bring the ledger back from a copy."
        )


def _keep_meanings(connection: Connection) -> None:
    there = sa.inspect(connection)
    # Its name until version 4, which is also that of pgvector's type: PostgreSQL has room for one of both.
    if there.has_table("vector") and not there.has_table("meaning"):
        connection.exec_driver_sql("ALTER TABLE vector RENAME TO meaning")
    KEPT.create_all(connection)
    search_within(connection)


def _entries(connection: Connection) -> Iterator[Any]:
    last = 0
    while batch := connection.execute(
        sa.select(entry).where(entry.c.seq > last).order_by(entry.c.seq).limit(200)
    ).all():
        yield from batch
        last = batch[-1].seq


def _make_search(connection: Connection) -> None:
    """A search that stems as SQLite's does, without words that are passed over."""
    for command in (
        "DROP TEXT SEARCH CONFIGURATION IF EXISTS parley",
        "DROP TEXT SEARCH DICTIONARY IF EXISTS parley_porter",
        "CREATE TEXT SEARCH DICTIONARY parley_porter (TEMPLATE = snowball, LANGUAGE = porter)",
        "CREATE TEXT SEARCH CONFIGURATION parley (COPY = simple)",
        "ALTER TEXT SEARCH CONFIGURATION parley ALTER MAPPING FOR asciiword, word, numword WITH parley_porter",
        "ALTER TABLE passage ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('parley', words)) STORED",
        "CREATE INDEX passage_found ON passage USING gin (found)",
    ):
        connection.exec_driver_sql(command)


def take(connection: Connection, at: Stamped, kind: str, payload: Payload) -> None:
    """Works an entry in. Raises ValueError, KeyError or TypeError for one that is not as Parley writes it."""
    if kind == "report":
        _take_report(connection, at, payload)
    elif kind == "obtained":
        number, _ = report_of(connection, payload["report"])
        came = payload.get("original", {"id": payload["report"]})
        connection.execute(sa.insert(custody), rows.custody_row(at, payload, number, came))
    elif kind == "reading":
        _take_reading(connection, at, payload)
    elif kind in DECISIONS:
        _take_decision(connection, at, kind, payload)
    elif kind == "agreement":
        _take_agreement(connection, at, payload)
    elif kind not in NOTES:
        raise ValueError(f"an entry of the unknown kind {kind!r}")


def _take_report(connection: Connection, at: Stamped, payload: Payload) -> None:
    made = report_from_payload(payload)
    before = connection.execute(sa.select(report.c.number).where(report.c.id == made.id)).first()
    last = connection.execute(sa.select(sa.func.max(report.c.number))).scalar() or 0
    number: int = before.number if before else last + 1
    if before:
        _close(connection, report, at, report.c.id == made.id)
        _close(connection, passage, at, (passage.c.report == number) & (passage.c.kind == "report"))
    connection.execute(sa.insert(report), rows.report_row(at, made, payload, number))
    if "obtained" in payload:
        connection.execute(sa.insert(custody), rows.custody_row(at, payload["obtained"], number, payload))
    _add_passages(connection, list(rows.report_passages(at, made, number)))


def _take_reading(connection: Connection, at: Stamped, payload: Payload) -> None:
    number, kept = report_of(connection, payload["report"])
    made = reading_from_payload(payload, kept)
    found = rows.statement_rows(at, made, number)
    if connection.execute(sa.select(reading.c.seq).where(reading.c.report == number).limit(1)).first():
        states = _states_now(connection, [row["key"] for row in found])
        found = [{**row, "state": states.get(row["key"], row["state"])} for row in found]
        for table in (reading, party, statement):
            _close(connection, table, at, table.c.report == number)
        _close(connection, passage, at, (passage.c.report == number) & (passage.c.kind == "statement"))
    connection.execute(sa.insert(reading), rows.reading_row(at, made, number))
    for table, many in ((party, list(rows.party_rows(at, made, number))), (statement, found)):
        if many:
            connection.execute(sa.insert(table), many)
    _add_passages(connection, list(rows.statement_passages(at, found)))


def _take_decision(connection: Connection, at: Stamped, kind: str, payload: Payload) -> None:
    made = decision_from_payload(kind, payload)
    ref = getattr(made, "statement", None)
    number, key, said = None, None, None
    if ref is not None:
        number, kept = report_of(connection, ref.report)
        latest = sa.select(statement).where(statement.c.report == number, statement.c.until.is_(None))
        key = key_of_ref(ref, connection.execute(latest.where(statement.c.content == ref.words)))
        said = kept.date.isoformat() if kept.date else None
    if kind == "withdrawal":
        _close(connection, judgement, at, judgement.c.seq == payload["entry"])
        first = payload["entry"] * PASSAGES_OF_ONE
        _close(connection, passage, at, passage.c.id.between(first, first + PASSAGES_OF_ONE - 1))
    row = rows.judgement_row(at, kind, payload, number, key)
    connection.execute(sa.insert(judgement), row)
    if kind == "withdrawal":
        taken = sa.select(judgement.c.report, judgement.c.statement).where(
            judgement.c.seq == payload["entry"], judgement.c.kind == "review"
        )
        for about in connection.execute(taken).all():
            _review(connection, at, about.report, about.statement)
    elif kind == "review":
        _review(connection, at, number, key)
    if row["why"]:
        _add_passages(connection, list(rows.note_passages(at, row["why"], number, said)))


def _review(connection: Connection, at: Stamped, number: int | None, key: str | None) -> None:
    """What the reviews of a statement amount to now, after one was added or taken back."""
    said = sa.select(judgement.c.seq, entry.c.kind, entry.c.payload).join(entry, entry.c.seq == judgement.c.seq)
    said = said.where(judgement.c.kind == "review", judgement.c.statement == key, judgement.c.until.is_(None))
    reviews = [
        (row.seq, cast(Review, decision_from_payload(row.kind, rows.payload_of(row.payload))))
        for row in connection.execute(said.order_by(judgement.c.seq))
    ]
    _close(connection, review, at, review.c.statement == key)
    state = reviewed(reviews).state if reviews else "unreviewed"
    if reviews:
        connection.execute(sa.insert(review), {"seq": at.seq, "report": number, "statement": key, "state": state})
    about = (statement.c.report == number) & (statement.c.key == key) & statement.c.until.is_(None)
    connection.execute(sa.update(statement).where(about).values(state=state))


def _states_now(connection: Connection, keys: list[str]) -> dict[str, str]:
    """What the reviews of statements of these keys amount to now; those that nobody reviewed are left out."""
    found: dict[str, str] = {}
    for first in range(0, len(keys), 500):
        some = review.c.statement.in_(keys[first : first + 500]) & review.c.until.is_(None)
        found |= {row.statement: row.state for row in connection.execute(sa.select(review).where(some))}
    return found


def _take_agreement(connection: Connection, at: Stamped, payload: Payload) -> None:
    same = agreement.c.name == payload["name"]
    version = connection.execute(sa.select(sa.func.max(agreement.c.version)).where(same)).scalar() or 0
    _close(connection, agreement, at, same)
    _close(connection, commitment, at, commitment.c.agreement == payload["name"])
    head, commitments = rows.agreement_rows(at, payload, version + 1)
    connection.execute(sa.insert(agreement), head)
    if commitments:
        connection.execute(sa.insert(commitment), commitments)


def report_of(connection: Connection, report_id: str) -> tuple[int, Report]:
    """The number of a report, and the report as its text stands now. Raises ValueError for one that is not kept."""
    found = connection.execute(sa.select(report).where(report.c.id == report_id, report.c.until.is_(None))).first()
    if found is None:
        raise ValueError(f"no report {report_id} is kept")
    return found.number, report_from_row(found)


def report_from_row(row: Any) -> Report:
    """The report that a row of the table `report` describes."""
    return report_from_payload(
        {
            "id": row.id,
            "date": row.said or None,
            "title": row.title,
            "publisher": row.publisher,
            "url": row.url,
            "language": row.language,
            "text": row.text,
        }
    )


def _close(connection: Connection, table: sa.Table, at: Stamped, which: sa.ColumnElement[bool]) -> None:
    connection.execute(sa.update(table).where(which, table.c.until.is_(None)).values(until=at.seq))


def _add_passages(connection: Connection, many: list[rows.Row]) -> None:
    if not many:
        return
    connection.execute(sa.insert(passage), many)
    if connection.dialect.name == "sqlite":
        words = [{"rowid": one["id"], "words": one["words"]} for one in many]
        connection.execute(sa.insert(found_words), words)
