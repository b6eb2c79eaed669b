"""The tables of a team, for SQLite and PostgreSQL alike. Moments are ISO 8601 text in UTC.

`parley_user` has an account a row, `parley_secret` one row with what cookies are signed with, `parley_try` the sign-ins
of late: those that failed, and from where who signed in. In the database of a ledger they lie beside its tables.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.engine import Connection, Engine

from parley.errors import TeamError, WrongUseError
from parley.model.role import ROLES, Role
from parley.team.database import name_of, reading, writing

FORMAT = 1
"""The version of these tables."""

APPLICATION = 0x50524C55
"""Marks an SQLite file as the accounts of a team: "PRLU"."""

TEAM = MetaData()

user = Table(
    "parley_user",
    TEAM,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("closed", Text),
    Column("turn", Integer, nullable=False),
)
secret = Table(
    "parley_secret",
    TEAM,
    Column("format", Integer, primary_key=True, autoincrement=False),
    Column("value", LargeBinary, nullable=False),
)
tried = Table(
    "parley_try",
    TEAM,
    Column("number", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
    Column("who", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("at", Text, nullable=False, index=True),
    Column("failed", Boolean, nullable=False),
    Index("parley_try_by_who", "who", "at"),
    Index("parley_try_by_origin", "origin", "at"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in, or might until the account was `closed`.

    `role`: "read" sees everything, "review" decides too, "admin" is in charge of the accounts too. `turn` goes up when
    the password or the role changes and when the account is closed: a session that began in another turn has ended.
    """

    name: str
    role: Role
    created: datetime
    turn: int
    closed: datetime | None = None


def role_from_words(words: str) -> Role:
    """The role of that name. Raises WrongUseError."""
    for role in ROLES:
        if words == role:
            return role
    raise WrongUseError(f"{words!r} is no role. The roles are {', '.join(ROLES)}.")


def account_from_row(row: Any) -> Account:
    """The account in a row of `parley_user`, without its password."""
    closed = datetime.fromisoformat(row.closed) if row.closed else None
    return Account(row.name, row.role, datetime.fromisoformat(row.created), row.turn, closed)


def text_from_moment(moment: datetime) -> str:
    """A moment as it is kept: all are of one length, so that their order is that of the texts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def prepare(engine: Engine, place: str | Path) -> None:
    """Makes the tables, and the secret, where there are none. Raises TeamError for a file of another program, and for
    tables of a newer version."""
    with reading(engine, place) as connection:
        if _is_ready(connection, place):
            return
    with writing(engine, place) as connection:
        # Looked at again inside the transaction: two programs may start at once.
        if _is_ready(connection, place):
            return
        TEAM.create_all(connection)
        connection.execute(sa.insert(secret).values(format=FORMAT, value=secrets.token_bytes(32)))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def _is_ready(connection: Connection, place: str | Path) -> bool:
    tables = sa.inspect(connection).get_table_names()
    if connection.dialect.name == "sqlite" and tables:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if application != APPLICATION:
            raise TeamError(
                f"{place}: this is a ledger, or a database of another program. Accounts lie in a file of their own; "
                "PARLEY_USERS names it."
            )
    if secret.name not in tables:
        return False
    version = connection.execute(sa.select(sa.func.max(secret.c.format))).scalar() or 0
    if version > FORMAT:
        raise TeamError(
            f"{name_of(place)}: these accounts are in format {version}; this Parley knows formats up to {FORMAT}. "
            "Install a newer Parley."
        )
    return version == FORMAT
