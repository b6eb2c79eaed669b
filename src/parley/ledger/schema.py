"""Opens a ledger: tells whether a database is one, of which version, and brings it to this version."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from parley.errors import LedgerError
from parley.ledger.database import APPLICATION, name_of, reading, told, writing

VERSION = "0002"
"""The version of the log's tables, as `migrations` names it; the number is also SQLite's `user_version`."""

OTHERS = "parley_"
"""How tables begin that may lie beside a ledger's on PostgreSQL: those of a team's accounts."""

_version = sa.table("alembic_version", sa.column("version_num"))
Derive = Callable[[Connection], object]


def prepare(engine: Engine, place: str | Path, derive: Derive, derived: int) -> None:
    """Makes a database a ledger of this version, if it is empty or an older one.

    `derive` builds the tables that are worked out, where they are missing or not of the version `derived`. Raises
    LedgerError for what is no ledger, or one of a newer version.
    """
    with reading(engine, place) as connection:
        found = _state(connection, place)
    if found == (VERSION, derived):
        return
    if engine.dialect.name == "sqlite":
        _write_ahead(engine, place)
    with writing(engine, place) as connection:
        # Looked at again inside the transaction: two programs may start on the same new database.
        version, built = _state(connection, place)
        if version != VERSION:
            _migrate(connection, stamped=version if _has(connection, "alembic_version") else None, is_new=not version)
        if built != derived:
            derive(connection)


def _state(connection: Connection, place: str | Path) -> tuple[str, int]:
    """The version of the log's tables ("" for an empty database), and of what is worked out (0: nothing is)."""
    tables = sa.inspect(connection).get_table_names()
    version = ""
    if connection.dialect.name == "sqlite":
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        number = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
        if tables and application != APPLICATION:
            raise LedgerError(f"{place}: this is a database of another program. Name another file with --ledger.")
        version = f"{number:04}" if tables else ""
        _refuse_newer(version, place)
    elif "alembic_version" not in tables and not all(name.startswith(OTHERS) for name in tables):
        raise LedgerError(f"{name_of(place)}: this is a database of another program. Create one for the ledger.")
    if "alembic_version" in tables:
        version = connection.execute(sa.select(_version.c.version_num)).scalar() or ""
        _refuse_newer(version, place)
    built = sa.table("derived", sa.column("version"))
    return version, connection.execute(sa.select(built.c.version)).scalar() or 0 if "derived" in tables else 0


def _refuse_newer(version: str, place: str | Path) -> None:
    if version > VERSION:
        raise LedgerError(
            f"{name_of(place)}: this ledger is in format {version.lstrip('0')}; this Parley knows formats up to "
            f"{int(VERSION)}. Install a newer Parley."
        )


def _has(connection: Connection, table: str) -> bool:
    return bool(sa.inspect(connection).has_table(table))


def _write_ahead(engine: Engine, place: str | Path) -> None:
    """Readers do not wait for a writer, and a crash loses nothing that was committed. The file remembers it."""
    with told(place):
        connection = engine.raw_connection()
        try:
            mode = connection.driver_connection.execute("PRAGMA journal_mode = WAL").fetchone()  # type: ignore[union-attr]
        finally:
            connection.close()
    if mode != ("wal",):
        raise LedgerError(
            f"{place}: this disk does not lock files as a ledger needs (a network folder, perhaps). "
            "Move the ledger to a disk of this machine."
        )


def _migrate(connection: Connection, *, stamped: str | None, is_new: bool) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("parley") / "ledger" / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if stamped is None and not is_new:
        command.stamp(config, "0001")  # the first ledgers did not say their version in this way
    command.upgrade(config, VERSION)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(VERSION)}")
