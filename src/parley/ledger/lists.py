"""Statements in a list: in some order, page by page, all of them, or by their ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.find import Filter, conditions_of
from parley.ledger.moments import moment_of, stood
from parley.ledger.record import parts_of
from parley.ledger.tables import HEAD_OF_WHOSE, review, statement
from parley.model.judgement import ReviewState

_AT_ONCE = 500

Order = Literal["oldest", "newest", "whose", "act"]
ORDERS: tuple[Order, ...] = get_args(Order)

_BY_DAY = (statement.c.said, statement.c.report, statement.c.position)
_COLUMNS: Mapping[Order, tuple[Any, ...]] = {
    "oldest": _BY_DAY,
    "newest": (statement.c.said.desc(), statement.c.report.desc(), statement.c.position),
    "whose": (HEAD_OF_WHOSE, *_BY_DAY),
    "act": (statement.c.act, *_BY_DAY),
}
"""An index of the table stands behind each of them."""


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement of the list: its id, the columns of the table `statement`, and its state of review."""

    id: str
    columns: Mapping[str, Any]
    review: ReviewState


def statements_found(
    connection: Connection, which: Filter, *, order: Order = "oldest", limit: int = 100, offset: int = 0
) -> tuple[FoundStatement, ...]:
    """The statements that a filter lets through: by the day on which they were said, report and place, the latest
    reports first where it is asked for, or first of all by whose word they are, or by what they do."""
    moment = moment_of(connection, which.known_by)
    query = sa.select(statement).where(*conditions_of(connection, which, moment))
    query = query.order_by(*_COLUMNS[order]).limit(limit).offset(offset)
    return _found(connection, connection.execute(query).all(), moment)


def statements_after(
    connection: Connection, which: Filter, moment: int, last: FoundStatement | None
) -> tuple[FoundStatement, ...]:
    """The next statements after the last one that was given, oldest first, as they stood at a moment; () in the end."""
    query = sa.select(statement).where(*conditions_of(connection, which, moment))
    if last is not None:
        place = sa.tuple_(*(sa.literal(last.columns[column.name]) for column in _BY_DAY))
        query = query.where(sa.tuple_(*_BY_DAY) > place)
    return _found(connection, connection.execute(query.order_by(*_BY_DAY).limit(_AT_ONCE)).all(), moment)


def statements_named(connection: Connection, ids: Sequence[str], moment: int) -> Mapping[str, FoundStatement]:
    """Those of some statements that stood at a moment, by their ids such as "r1.s3". Raises UnknownStatementError."""
    parts = {parts_of(one) for one in ids}
    query = sa.select(statement).where(
        statement.c.report.in_({number for number, _ in parts}),
        statement.c.name.in_({name for _, name in parts}),
        stood(statement, moment),
    )
    rows = [row for row in connection.execute(query) if (row.report, row.name) in parts]
    return {one.id: one for one in _found(connection, rows, moment)}


def statements_counted(connection: Connection, which: Filter, most: int | None = None) -> int:
    """How many statements a filter lets through; counted as far as `most`, if given."""
    moment = moment_of(connection, which.known_by)
    found = sa.select(sa.literal(1)).select_from(statement).where(*conditions_of(connection, which, moment))
    return connection.execute(sa.select(sa.func.count()).select_from(found.limit(most).subquery())).scalar() or 0


def _found(connection: Connection, rows: Sequence[Any], moment: int) -> tuple[FoundStatement, ...]:
    states = _states(connection, moment, [row.key for row in rows])
    return tuple(
        FoundStatement(f"r{row.report}.{row.name}", dict(row._mapping), states.get(row.key, "unreviewed"))
        for row in rows
    )


def _states(connection: Connection, moment: int, keys: Sequence[str]) -> Mapping[str, ReviewState]:
    """The states of review of some statements; those that nobody reviewed are left out."""
    found: dict[str, ReviewState] = {}
    for first in range(0, len(keys), _AT_ONCE):
        some = review.c.statement.in_(keys[first : first + _AT_ONCE])
        query = sa.select(review.c.statement, review.c.state).where(some, stood(review, moment))
        found |= {row.statement: row.state for row in connection.execute(query)}
    return found
