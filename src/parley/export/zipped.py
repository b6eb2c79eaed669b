"""Zips in which the same content is the same bytes."""

from datetime import datetime
from pathlib import PurePath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from parley.model.takeaway import Takeaway

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no moment before."""


def is_zip(out: IO[bytes]) -> bool:
    """Whether the name of the file that is written ends with .zip."""
    return PurePath(str(getattr(out, "name", ""))).suffix.casefold() == ".zip"


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
