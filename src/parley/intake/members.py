"""What lies in a zip: which members may be taken, and their bytes, whatever the zip says of them."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZipFile, ZipInfo

from parley.intake.bounds import within
from parley.intake.leftovers import is_leftover
from parley.intake.limits import MEGABYTE, Limits
from parley.intake.refusals import DamagedError, LeftOutError, LockedError, TooLargeError, UnsafeNameError

_LOCKED = 0x1
_UTF_8 = 0x800
_END = b"PK\x05\x06"
_END_SIZE = 18
"""So many bytes follow that mark, and then the comment."""

_RATIO_FROM = MEGABYTE
"""Smaller parts may have any ratio: a page of one letter over and over is no bomb."""

_SLASH = re.compile(r"[\\/]")
_DRIVE = re.compile(r"[A-Za-z]:")


@contextmanager
def opened(stream: IO[bytes], name: str, limits: Limits) -> Iterator[ZipFile]:
    """A zip with its list of members. Raises DamagedError, TooLargeError."""
    try:
        with within(limits, name):
            archive = ZipFile(stream)
            whole = _is_whole(archive, stream)
    except LeftOutError:
        raise
    except Exception as error:
        # zipfile raises whatever comes of reading wild numbers.
        words = f"{name}: it is damaged or cut off: its list of contents cannot be read ({error})."
        raise DamagedError(f"{words} Fetch it again where it came from.") from error
    if not whole:
        # zipfile would take the list of a zip within for that of the whole.
        words = f"{name}: it is damaged or cut off: its list of contents is not at its end."
        raise DamagedError(f"{words} Fetch it again where it came from.")
    with archive:
        yield archive


def _is_whole(archive: ZipFile, stream: IO[bytes]) -> bool:
    """Whether the list of contents ends where the file does, and its first member begins where the file does."""
    stream.seek(-len(_END) - _END_SIZE - len(archive.comment), 2)
    at_end = stream.read(len(_END)) == _END
    return at_end and min((info.header_offset for info in archive.infolist()), default=0) == 0


def members_of(archive: ZipFile) -> list[ZipInfo]:
    """The files in it, in the order of their names. What programs leave beside them is passed over."""
    files = (info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename))
    return sorted(files, key=lambda info: (name_of(info), info.header_offset))


def name_of(info: ZipInfo) -> str:
    """A member's name. Many a program writes UTF-8 without saying so, which zipfile then takes for the letters of
    DOS."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def refuse(info: ZipInfo, name: str) -> None:
    """Raises UnsafeNameError for a member that leads out of the archive, LockedError for one that is encrypted."""
    steps = _SLASH.split(info.filename)
    if ".." in steps or not steps[0] or _DRIVE.match(info.filename):
        raise UnsafeNameError(f"{name}: its name leads out of the archive. Whoever packed this may mean harm.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnsafeNameError(f"{name}: it is a link to another file. Pack that file itself.")
    if info.flag_bits & _LOCKED:
        raise LockedError(f"{name}: it is locked by a password. Unpack it, and bring what was in it.")


def bytes_of(archive: ZipFile, info: ZipInfo, name: str, limits: Limits) -> bytes:
    """A member's bytes. Raises a LeftOutError for one that is refused, damaged, or too large."""
    refuse(info, name)
    most = min(limits.size, max(info.compress_size * limits.ratio, _RATIO_FROM))
    try:
        with within(limits, name), archive.open(info) as stream:
            content = stream.read(most + 1)
    except LeftOutError:
        raise
    except NotImplementedError as error:
        raise DamagedError(f"{name}: it is packed in a way that is not known ({error}). Pack it anew.") from error
    except Exception as error:
        # Whatever the unpackers raise over a foreign file is about that file.
        words = f"{name}: it is damaged or cut off ({type(error).__name__}: {error})."
        raise DamagedError(f"{words} Fetch the archive again where it came from.") from error
    if len(content) <= most:
        return content
    if most == limits.size:
        raise TooLargeError(
            f"{name}: it is larger than {limits.size // MEGABYTE} MB. Split it, or allow more: --limit size=200MB."
        )
    raise TooLargeError(
        f"{name}: it unpacks to more than {limits.ratio} times its size, as bombs do. "
        "Unpack it by hand if it is sound, or allow more: --limit ratio=N."
    )


def _hidden(name: str) -> bool:
    return any(is_leftover(step) and step not in (".", "..") for step in _SLASH.split(name))
