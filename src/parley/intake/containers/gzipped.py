"""One file packed with gzip: a table row by row as it is unpacked, any other as a whole."""

import io
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from typing import IO

from parley.intake.containers import table
from parley.intake.kinds import HEAD, kind_of
from parley.intake.limits import MEGABYTE
from parley.intake.opening import Opening
from parley.intake.part import LeftOut, Part
from parley.intake.refusals import DamagedError, TooLargeError, UnknownKindError

_TAR = slice(257, 262)
"""Where, in the first bytes of a tar archive, its mark stands."""


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """What a packed file holds, which keeps its name. Raises UnknownKindError for a tar archive, TooLargeError for what
    unpacks to more than the limits allow, DamagedError, after what came before the damage."""
    limits = opening.limits
    source = _Unpacked(stream, name, limits.unpacked)
    unpacked = io.BufferedReader(source)  # type: ignore[type-var]
    head = unpacked.read(HEAD)
    if head[_TAR] == b"ustar":
        raise UnknownKindError(f"{name}: this is a tar archive, which Parley does not open. Unpack it into a folder.")
    unpacked.seek(0)
    if kind_of(head, name) in ("csv", "jsonl"):
        yield from table.parts(unpacked, name, opening)
        source.check()
        return
    content = unpacked.read(limits.size + 1)
    source.check()
    if len(content) > limits.size:
        words = f"{name}: it unpacks to more than {limits.size // MEGABYTE} MB."
        raise TooLargeError(f"{words} Split it, or allow more: --limit size=N.")
    yield Part(name, content)


class _Unpacked(io.RawIOBase):
    """The bytes of a packed stream, as many of them as are allowed."""

    def __init__(self, stream: IO[bytes], name: str, most: int) -> None:
        self._file, self._name, self._most = GzipFile(fileobj=stream), name, most
        self._damage: Exception | None = None

    def check(self) -> None:
        """Raises DamagedError where the bytes ended before their end."""
        if self._damage:
            words = f"{self._name}: it is damaged or cut off ({self._damage}); what comes after that is lost."
            raise DamagedError(f"{words} Save it again where it came from.")

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes; backwards it takes as long as from the beginning."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place in what is unpacked."""
        return self._file.seek(offset, whence)

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """The next bytes; where the packed ones are damaged, they end. Raises TooLargeError."""
        try:
            taken = self._file.read1(len(buffer))
        except (EOFError, BadGzipFile, zlib.error) as error:
            self._damage, taken = error, b""
        if self._file.tell() > self._most:
            words = f"{self._name}: more than {self._most // MEGABYTE:,} MB come out of it; the rest is left out."
            raise TooLargeError(f"{words} Split it, or allow more: --limit unpacked=N.")
        buffer[: len(taken)] = taken
        return len(taken)
