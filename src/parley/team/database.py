"""A database that holds the accounts of a team: a file of SQLite, or a database of a PostgreSQL server.

One writes at a time, and waits for the one before. Neither rows nor parameters ever reach a log or an error: passwords
are among them.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from parley.errors import TeamError

if TYPE_CHECKING:
    from sqlalchemy.pool import ConnectionPoolEntry

WRITER = 0x50524C55
"""The advisory lock that a writer holds on PostgreSQL; a ledger's writers hold another one."""

_LOGGED_AS = "accounts"


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a database on a server rather than a file."""
    return "://" in str(place)


def name_of(place: str | Path) -> str:
    """A place in words, without a password."""
    return sa.make_url(str(place)).render_as_string() if is_address(place) else str(place)


def engine_of(place: str | Path, wait: float) -> Engine:
    """The database at a place. A file that is not there is made, for its owner's eyes alone.

    Raises TeamError for an address of another kind, where the driver is not installed, and where no file can be made.
    """
    # By a logger of its own: a program that logs everything would have all rows in its log.
    logging.getLogger(f"sqlalchemy.engine.Engine.{_LOGGED_AS}").setLevel(logging.WARNING)
    return _postgresql(str(place), wait) if is_address(place) else _sqlite(Path(place), wait)


def _postgresql(place: str, wait: float) -> Engine:
    with told(place):
        url = sa.make_url(place)
    if url.get_backend_name() != "postgresql":
        raise TeamError(f"{name_of(place)}: accounts lie in a file or at postgresql://user@host/name.")
    url = url.set(drivername="postgresql+psycopg")
    try:
        engine = sa.create_engine(url, pool_pre_ping=True, hide_parameters=True, logging_name=_LOGGED_AS)
    except ImportError as error:
        raise TeamError("Accounts on PostgreSQL need a driver: pip install 'parley[postgres]'.") from error

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: "ConnectionPoolEntry") -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(wait * 1000)}")
        connection.commit()

    return engine


def _sqlite(path: Path, wait: float) -> Engine:
    try:
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise TeamError(f"{path}: no accounts can be kept there ({error.strerror}). Check the folder.") from error
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False),
        poolclass=sa.pool.QueuePool,
        hide_parameters=True,
        logging_name=_LOGGED_AS,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Python's own driver would begin a transaction too late, and never one that is to write.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine, place: str | Path) -> Iterator[Connection]:
    """A transaction that only reads. Raises TeamError."""
    with told(place), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, place: str | Path) -> Iterator[Connection]:
    """A transaction that writes, alone: all of it is kept, or nothing. Raises TeamError."""
    with told(place), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER)))
            yield connection


@contextmanager
def told(place: str | Path) -> Iterator[None]:
    """Turns what a database says into words that help."""
    try:
        yield
    except DBAPIError as error:
        raise _error(str(error.orig), place) from error
    except SQLAlchemyError as error:
        raise TeamError(f"The accounts cannot be used ({error}).") from error


_CAUSES = (
    (("locked", "busy", "lock timeout"), "another program is writing to these accounts. Try again when it is done."),
    (("readonly", "read-only", "permission denied for"), "these accounts may not be written to. Change the rights."),
    (("not a database",), "this file holds no accounts. PARLEY_USERS names another one."),
    (("malformed", "corrupt"), "these accounts are damaged. Bring them back from a copy."),
    (("unable to open",), "this file cannot be opened. Check that its folder is there and its rights."),
    (("is full", "no space left"), "the disk is full; nothing was changed. Make room and try again."),
    (("fatal:  database",), "the server has no such database. Create it, or check the name."),
    (("permission denied", "password authentication"), "the server does not let you in. Check user and password."),
    (("connection failed", "could not connect", "connection is bad", "server closed"), "the server cannot be reached. "
     "Check its address and that it runs."),
)  # fmt: skip


def _error(words: str, place: str | Path) -> TeamError:
    """What went wrong with a database, with the mend."""
    where, lowered = name_of(place), words.lower()
    for signs, mend in _CAUSES:
        if any(sign in lowered for sign in signs):
            return TeamError(f"{where}: {mend}")
    first = words.strip().splitlines()[0] if words.strip() else "no reason given"
    return TeamError(f"{where}: the accounts cannot be used ({first}). Check them, or bring them back from a copy.")
