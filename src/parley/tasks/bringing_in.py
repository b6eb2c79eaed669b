"""A ledger that was given out as a whole is made again from the file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parley.errors import LedgerError, RecordError
from parley.intake.takeaways import BadLine, entries_in, first_line_of
from parley.ledger import Ledger
from parley.ledger.database import name_of
from parley.ledger.log import size_of
from parley.ledger.writer import Writer
from parley.tasks.brought import Checking, Sound

_MOST_TOLD = 100


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was brought in: how many entries and reports, and the entry that notes it."""

    entries: int
    reports: int
    entry: int


def bring_in(ledger: Ledger, path: Path, *, author: str, now: datetime) -> BroughtIn:
    """Makes a ledger again in one that has no entries yet: the same reports under the same numbers, originals,
    readings, decisions and agreements, each under its author; the log says that they were recorded now. All of it is
    kept, or nothing.

    Raises LedgerError for a ledger that has entries, UnreadableFileError, and RecordError, which lists every line that
    cannot be read back.
    """
    first = first_line_of(path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with ledger.writing() as writer:
        if size_of(writer.connection):
            raise LedgerError(f"{name_of(ledger.place)}: this ledger has entries. Name a new one with --ledger.")
        entries, reports = _brought(writer, path, now)
        note = {"from": path.name, "sha256": sha256, "head": first.head, "made_by": first.made_by, "entries": entries}
        return BroughtIn(entries, reports, writer.add("import", note, author, now))


def _brought(writer: Writer, path: Path, now: datetime) -> tuple[int, int]:
    """Adds the entries of a file; gives how many, and how many reports. Raises RecordError, UnreadableFileError."""
    numbers: dict[int, int] = {}
    reports, bad, more = 0, list[BadLine](), 0
    for one in _checked(path):
        if isinstance(one, BadLine):
            bad, more = (bad, more + 1) if len(bad) == _MOST_TOLD else ([*bad, one], more)
        elif not bad:
            numbers[one.number] = _keep(writer, one, numbers, now, path)
            reports += one.kind == "report" and "replaces" not in one.payload
    if bad:
        lines = [f"{path}, line {one.line}: {one.why}." for one in sorted(bad, key=lambda one: one.line)]
        lines += [f"And {more} lines more."] if more else []
        raise RecordError("\n".join([*lines, "Nothing was kept. Take the file from where it was made."]))
    return len(numbers), reports


def _checked(path: Path) -> Iterator[Sound | BadLine]:
    checking = Checking()
    for told in entries_in(path):
        if isinstance(told, BadLine):
            checking.pass_over()
            yield told
        else:
            yield from checking.check(told)
    yield from checking.end()


def _keep(writer: Writer, one: Sound, numbers: dict[int, int], now: datetime, path: Path) -> int:
    """Adds an entry under a new number; what it says of others it says of theirs. Raises RecordError."""
    payload = dict(one.payload)
    for name in ("replaces", "entry") if one.kind in ("report", "withdrawal") else ():
        if name in payload:
            payload[name] = numbers[payload[name]]
    try:
        if one.original is not None:
            writer.keep_original(*one.original)
        return writer.add(one.kind, payload, one.author, now)
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(
            f"{path}, line {one.line}: it does not fit the lines before ({error}). Nothing was kept."
        ) from error
