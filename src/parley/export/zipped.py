"""Zips in which the same content is the same bytes."""

from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from parley.export.forms import TABLES, Table, Write
from parley.model.takeaway import Takeaway

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no moment before."""


def zip_to(out: IO[bytes], *, packed: bool = True) -> ZipFile:
    """A zip that is written from its beginning to its end; `packed`: its members are compressed."""
    return ZipFile(out, "w", ZIP_DEFLATED if packed else ZIP_STORED)


def member(zipped: ZipFile, name: str, taken: Takeaway) -> IO[bytes]:
    """A new member of a zip, of any length, to be written to and closed; its moment is that of the last entry."""
    moment = datetime.fromisoformat(taken.recorded).timetuple()[:6] if taken.recorded else _EARLIEST
    made = ZipInfo(name, max(moment, _EARLIEST))
    made.compress_type = zipped.compression
    made.create_system, made.external_attr = 3, 0o644 << 16
    return zipped.open(made, "w", force_zip64=True)


def write_tables(taken: Takeaway, out: IO[bytes], table: Table | None, write: Write, ending: str, packed: bool) -> int:
    """A zip of one table, or of all, each in a file that `write` writes and that ends so. Returns the number of its
    rows, of all tables that of statements."""
    numbers: dict[Table, int] = {}
    with zip_to(out, packed=packed) as zipped:
        for one in (table,) if table else TABLES:
            with member(zipped, f"{one}{ending}", taken) as file:
                numbers[one] = write(taken, file, one)
    return numbers[table or "statements"]
