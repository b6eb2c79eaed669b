"""Ledgers that may be read and not written to: in a folder, as a role without rights, on a server that only reads."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

NOBODY = 65534
WAYS = ("folder", "role", "server")


@contextmanager
def only_read(way: str, place: str | Path) -> Iterator[str | Path]:
    """Where a ledger lies for somebody who may only read it; none may be open in this program."""
    if way == "folder":
        with unwritable(Path(place).parent):
            yield place
    elif way == "server":
        only = "-c default_transaction_read_only=on"
        yield sa.make_url(str(place)).update_query_dict({"options": only}).render_as_string(hide_password=False)
    else:
        yield _as_reader(str(place))


@contextmanager
def unwritable(folder: Path, files: int = 0o444) -> Iterator[None]:
    """Nobody may write into a folder for a while, nor to the files in it; the superuser is somebody else meanwhile."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else files)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def as_owner(folder: Path) -> Iterator[None]:
    """For a while somebody may write into it who is its owner."""
    now = os.geteuid()
    if now == NOBODY:
        os.seteuid(0)
    with _all_may_write(folder):
        yield
    os.seteuid(now)


@contextmanager
def _all_may_write(folder: Path) -> Iterator[None]:
    modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
    for path in modes:
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield
    for path, mode in modes.items():
        path.chmod(mode)


def _as_reader(place: str) -> str:
    """The address of a database for a new role that may read all its tables and do nothing else."""
    url, name = sa.make_url(place), f"reader_{uuid4().hex[:12]}"
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}")
    return url.set(username=name).render_as_string(hide_password=False)
