"""Statements counted: by the day on which they were said, the day of which they speak, and the places they name."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.find import Filter, conditions_of
from parley.ledger.moments import moment_of
from parley.ledger.tables import statement


@dataclass(frozen=True, slots=True)
class OnDay:
    """So many statements of a side (None: it is not settled) on a day, YYYY-MM-DD."""

    day: str
    side: str | None
    number: int


@dataclass(frozen=True, slots=True)
class AtPlaces:
    """So many statements of a kind that name the same places; `report` is the first that has one."""

    places: tuple[str, ...]
    act: str
    event: str | None
    modality: str
    number: int
    report: int


def said_by_day(connection: Connection, which: Filter) -> tuple[OnDay, ...]:
    """How many of the statements that a filter lets through were said on each day, by side; in the order of days."""
    return _by_day(connection, which, statement.c.said)


def told_of_by_day(connection: Connection, which: Filter) -> tuple[OnDay, ...]:
    """How many of them speak of something that began on each day; those that name no day are left out."""
    return _by_day(connection, which, statement.c.happened_from)


def _by_day(connection: Connection, which: Filter, column: "sa.Column[str]") -> tuple[OnDay, ...]:
    c = statement.c
    conditions = conditions_of(connection, which, moment_of(connection, which.known_by))
    query = sa.select(column, c.side, sa.func.count()).where(*conditions, column.is_not(None))
    rows = connection.execute(query.group_by(column, c.side))
    return tuple(sorted((OnDay(*row) for row in rows), key=lambda one: (one.day, one.side or "")))


def named_places(connection: Connection, which: Filter, most: int) -> tuple[AtPlaces, ...]:
    """The places of the statements that a filter lets through, those named most often first; so many at most."""
    c = statement.c
    conditions = conditions_of(connection, which, moment_of(connection, which.known_by))
    number, first = sa.func.count().label("number"), sa.func.min(c.report).label("first")
    query = sa.select(c.places, c.act, c.event, c.modality, number, first).where(*conditions, c.places != "")
    query = query.group_by(c.places, c.act, c.event, c.modality)
    query = query.order_by(number.desc(), first, c.places, c.act, c.event, c.modality).limit(most)
    return tuple(
        AtPlaces(tuple(row.places.split("; ")), row.act, row.event, row.modality, row.number, row.first)
        for row in connection.execute(query)
    )


def last_reading(connection: Connection) -> int:
    """The last entry that brought statements: as long as it is the same, so is what is counted here."""
    return connection.execute(sa.select(sa.func.max(statement.c.seq))).scalar() or 0
