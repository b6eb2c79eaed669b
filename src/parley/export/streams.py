"""JSON that is written a little at a time, so that what is long is never held at once."""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from parley.model.codec_assessment import Json
from parley.model.takeaway import Takeaway


class Counted:
    """Items that become a list in JSON, counted while they go by."""

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
