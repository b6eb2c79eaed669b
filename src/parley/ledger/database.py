"""A database that holds a ledger: a file of SQLite, or a database of a PostgreSQL server.

What is committed is on the disk: SQLite's write-ahead log with synchronous=FULL, PostgreSQL's with synchronous_commit.
One writes at a time, and waits for the one before; readers see what was committed when they began.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from parley.errors import LedgerError
from parley.ledger.same_file import SameFile
from parley.ledger.standing_file import StandingFile
from parley.ledger.tables import following

if TYPE_CHECKING:
    from sqlalchemy.pool import ConnectionPoolEntry

APPLICATION = 0x50524C59
"""Marks an SQLite file as a ledger: "PRLY"."""

_STEPS = 10_000
"""Of SQLite's own machine, between two looks at the clock: some milliseconds."""

WRITER = 0x50524C59
"""The advisory lock that a writer holds on PostgreSQL."""


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a database on a server rather than a file."""
    return "://" in str(place)


def engine_of(place: str | Path, wait: float, longest: float | None = None) -> Engine:
    """The database at a place: a file, or an address such as `postgresql://user@host/name`. Nothing is opened yet.

    `longest`: so many seconds a question may take. Raises LedgerError for an address of another kind, and where the
    driver is not installed.
    """
    if not is_address(place):
        return _sqlite(Path(place), wait, longest)
    url = sa.make_url(str(place))
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"{url.render_as_string()}: a ledger lies in a file or at postgresql://user@host/name.")
    try:
        engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ImportError as error:
        raise LedgerError("A ledger on PostgreSQL needs a driver: pip install 'parley[postgres]'.") from error

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: "ConnectionPoolEntry") -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(wait * 1000)}")
            cursor.execute("SET synchronous_commit = on")
        connection.commit()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if longest is not None and not _writes(connection):
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(longest * 1000)}")

    return engine


class _WithIndexes(SQLiteCompiler):
    """Lets a question name the index to be used (`with_hint`), which SQLAlchemy knows of other databases alone."""

    def get_from_hint_text(self, _: object, text: str | None) -> str | None:
        return text


def _sqlite(path: Path, wait: float, longest: float | None) -> Engine:
    options = {"timeout": wait, "isolation_level": None, "check_same_thread": False}
    place = SameFile(path)
    engine = sa.create_engine("sqlite://", creator=lambda: place.connected(options), poolclass=sa.pool.QueuePool)
    engine.dialect.statement_compiler = _WithIndexes

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: "ConnectionPoolEntry") -> None:
        # SQLite's own knows the letters of English alone.
        connection.create_function("lower", 1, _small_letters, deterministic=True)
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Python's own driver would begin a transaction too late, and never one that is to write.
        writes = _writes(connection)
        if writes:
            place.check()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        if longest is not None and (file := connection.connection.driver_connection):
            file.set_progress_handler(None if writes else _ends_after(longest), _STEPS)

    @event.listens_for(engine, "commit")
    def _commit(connection: Connection) -> None:
        if isinstance(file := connection.connection.driver_connection, StandingFile):
            file.check()

    return engine


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes", False))


def _ends_after(seconds: float) -> Callable[[], bool]:
    """What SQLite asks now and then whether to give a question up."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _small_letters(text: str | None) -> str | None:
    return text if text is None else text.lower()


@contextmanager
def reading(engine: Engine, place: str | Path) -> Iterator[Connection]:
    """A transaction that only reads: all of it sees the ledger as it was when it began. Raises LedgerError."""
    with told(place), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, place: str | Path) -> Iterator[Connection]:
    """A transaction that writes, alone: all of it is kept, or nothing. Raises LedgerError."""
    with told(place), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER)))
            yield connection


def may_write(engine: Engine, place: str | Path) -> bool:
    """Whether what is worked out may be kept here; a row is written, and taken back. Raises LedgerError where that
    cannot be told, as while another program writes."""
    with told(place), engine.connect() as connection, connection.begin() as tried:
        try:
            connection.execute(sa.insert(following), {"version": "", "seq": 0})
        except DBAPIError as error:
            if not any(sign in str(error.orig).lower() for sign in _UNWRITABLE):
                raise
            return False
        finally:
            tried.rollback()
    return True


@contextmanager
def told(place: str | Path) -> Iterator[None]:
    """Turns what a database says into words that help."""
    try:
        yield
    except DBAPIError as error:
        raise _error(str(error.orig), place) from error
    except sqlite3.Error as error:
        raise _error(str(error), place) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{name_of(place)}: the ledger cannot be used ({error}).") from error


def name_of(place: str | Path) -> str:
    """A place in words, without a password."""
    return sa.make_url(str(place)).render_as_string() if is_address(place) else str(place)


_UNWRITABLE = ("readonly", "read-only", "permission denied for", "unable to open")
"""How databases say that they may not be written to; a file that was read is not opened for writing."""

_CAUSES = (
    (("locking protocol", "disk i/o error"), "this disk does not lock or keep files as a ledger needs (a network "
     "folder, perhaps). Move the ledger to a disk of this machine."),
    (("interrupted", "statement timeout"), "the question took too long and was given up. Narrow it: a party, a "
     "shorter time, rarer words."),
    (("locked", "busy", "lock timeout"), "another program is writing to this ledger. Try again when it is done."),
    (("readonly", "read-only"), "this file or its folder may not be written to. Change the rights, or copy it."),
    (("not a database",), "this file is no ledger. Name another file with --ledger."),
    (("unable to open",), "this file cannot be opened. Check that its folder is there and its rights. If its disk "
     "can only be read, copy it to another first."),
    (("is full", "no space left"), "the disk is full; nothing was added. Make room and try again."),
    (("permission denied for",), "this user has no right to do that in the ledger. Ask its owner for the right, or "
     "copy it."),
    (("fatal:  database",), "the server has no such database. Create it, or check the name."),
    (("permission denied", "password authentication"), "the server does not let you in. Check user and password."),
    (("connection failed", "could not connect", "connection is bad", "server closed"), "the server cannot be reached. "
     "Check its address and that it runs."),
)  # fmt: skip


def _error(words: str, place: str | Path) -> LedgerError:
    """What went wrong with a database, with the mend."""
    lowered, where = words.lower(), name_of(place)
    if "malformed" in lowered or "corrupt" in lowered:
        return LedgerError(f"{where}: this ledger is damaged ({words}). Bring it back from a copy.")
    for signs, mend in _CAUSES:
        if any(sign in lowered for sign in signs):
            return LedgerError(f"{where}: {mend}")
    first = words.strip().splitlines()[0] if words.strip() else "no reason given"
    return LedgerError(f"{where}: the ledger cannot be used ({first}). Check it, or bring it back from a copy.")
