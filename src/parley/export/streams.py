"""Files that are written a little at a time, so that what is long is never held at once; and JSON in them."""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

from parley.model.codec_assessment import Json
from parley.model.takeaway import Takeaway

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Hashed(io.RawIOBase):
    """A file that is measured and hashed while it is written; it cannot be gone back in, so that zips are written in
    one go too."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hashed, self.size = file, hashlib.sha256(), 0

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was written so far."""
        return self._hashed.hexdigest()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: "Buffer", /) -> int:
        """Writes bytes."""
        self.size += len(memoryview(data))
        self._hashed.update(data)
        return self._file.write(data)


class Counted:
    """Items, counted while they go by; `write_object` makes a list of them."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = items
        self.number = 0

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self.number += 1
            yield item


def write_lines(out: IO[bytes], items: Iterable[Json]) -> int:
    """Each item as a line. Returns how many there are."""
    lines = Counted(items)
    for item in lines:
        out.write(_json(item) + b"\n")
    return lines.number


def write_object(out: IO[bytes], members: Iterable[tuple[str, Any]]) -> None:
    """One JSON object, each member on a line, each item of what is `Counted` too. A member is asked for when those
    before it are written: one can tell how many items another had."""
    before = b"{"
    for name, value in members:
        out.write(before + b"\n" + _json(name) + b": ")
        if isinstance(value, Counted):
            _write_list(out, value)
        else:
            out.write(_json(value))
        before = b","
    out.write(b"\n}\n")


def about(taken: Takeaway) -> Json:
    """What is given out: by which program, from which state of the ledger, and what was let through."""
    days = {"as_of": taken.as_of and taken.as_of.isoformat(), "known_by": taken.known_by and taken.known_by.isoformat()}
    return {"made_by": taken.made_by, "ledger": taken.head, "recorded": taken.recorded, "filter": taken.filter, **days}


def _write_list(out: IO[bytes], items: Iterable[Any]) -> None:
    before = b"["
    for item in items:
        out.write(before + b"\n" + _json(item))
        before = b","
    out.write(b"[]" if before == b"[" else b"\n]")


def _json(value: Any) -> bytes:
    """In UTF-8; half a surrogate pair, which that cannot hold, as the JSON escape that stands for it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
