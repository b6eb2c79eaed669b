"""Views for other programs (Datasette, DuckDB, a spreadsheet): what stands now."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from parley.ledger.tables import agreement, commitment, custody, judgement, party, report, statement


def _current(table: sa.Table, *columns: Any) -> Select[Any]:
    return sa.select(*columns).where(table.c.until.is_(None))


def _id_of_report(table: sa.Table) -> sa.ColumnElement[str]:
    return sa.literal("r").concat(sa.cast(table.c.report, sa.Text)).label("report")


def views() -> dict[str, Select[Any]]:
    """Each view by its name."""
    s, p, r, c, j, k = statement.c, party.c, report.c, commitment.c, judgement.c, custody.c
    statement_id = sa.literal("r").concat(sa.cast(s.report, sa.Text)).concat(".").concat(s.name).label("id")
    said = (s.said, s.whose, s.speaker, s.side, s.via, s.act, s.event, s.modality, s.negated, s.actor, s.recipient)
    what = (s.within, s.content, s.conditions, s.happened_from, s.happened_to, s.places, s.confidence, s.recorded)
    number = sa.literal("r").concat(sa.cast(r.number, sa.Text)).label("id")
    return {
        "statements": _current(statement, statement_id, *said, *what, s.begins, s.ends),
        "parties": _current(party, _id_of_report(party), p.name, p.kind, p.side, p.roles, p.code),
        "reports": _current(
            report, number, r.said, r.title, r.publisher, r.url, r.language, r.recorded, r.text, r.id.label("sha256"),
        ),
        "custody": sa.select(
            k.seq.label("entry"), _id_of_report(custody), k.obtained_from, k.obtained_at, k.obtained_by,
            k.captured_at, k.original, k.publisher, k.url
        ),
        "commitments": _current(commitment, c.agreement, c.id, c.kind, c.debtor, c.creditors, c.act, c.says),
        "judgements": _current(
            judgement, j.seq.label("entry"), j.kind, j.verdict, j.about, _id_of_report(judgement), j.author, j.recorded,
            j.why,
        ),
        "agreements": _current(
            agreement, agreement.c.name, agreement.c.version, agreement.c.title, agreement.c.recorded, agreement.c.text
        ),
    }  # fmt: skip


def make_views(connection: Connection) -> None:
    """Makes every view."""
    for name, query in views().items():
        words = query.compile(connection, compile_kwargs={"literal_binds": True})
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {words}".replace("%%", "%"))


def drop_views(connection: Connection) -> None:
    """Drops every view that is there."""
    for name in views():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
