"""What was given out as a whole is read back: the lines of a ledger, out of JSON Lines or a data package."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from parley.errors import UnreadableFileError
from parley.intake.bounds import within
from parley.intake.limits import MEGABYTE, USUAL
from parley.model.takeaway import FORMAT, LEDGER_FILE, TakenEntry

_LONGEST = 4 * USUAL.size
"""So many bytes a line may have: the largest original in base64 is shorter."""

_PACKED = (ZIP_STORED, ZIP_DEFLATED)
_KINDS = {"source": ("report", "obtained"), "reading": ("reading",), "agreement": ("agreement",), "decision": ()}
_KEYS = {"table", "kind", "entry", "recorded", "author", "payload"}
_TABLES = {"reports", "statements", "parties", "judgements", "duties", "findings"}
_END = "end"


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the log of another ledger, in some line of a file, and the bytes of a report that it brought."""

    line: int
    entry: TakenEntry
    bytes: bytes | None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read back, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class FirstLine:
    """What the first line of a file says of itself: the head of the ledger that it was taken out of, what wrote it."""

    head: str
    made_by: str


def first_line_of(path: Path) -> FirstLine:
    """What a file says of itself. Raises UnreadableFileError for one that was not given out by Parley as a whole."""
    with _opened(path) as file:
        return _first_line(path, file)


def entries_in(path: Path) -> Iterator[ToldEntry | BadLine]:
    """The entries that a file holds, in their order, with a word on each line that holds none; the rows of tables are
    passed over, since they follow from the entries.

    Raises UnreadableFileError for a file that was not given out by Parley as a whole, or has a line that is too long,
    or takes more than the limits allow.
    """
    number, ended = 0, False
    with _opened(path) as file:
        _first_line(path, file)
        for line, words in _lines(path, file):
            try:
                with _bounded(len(words), f"{path}, line {line}"):
                    found = _entry(line, words)
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                yield BadLine(line, str(error) or type(error).__name__)
                number += 1
                continue
            if isinstance(found, int):
                ended = True
                if found != number:
                    yield BadLine(line, f"it says that {found} entries stand before it, but there are {number}")
            elif found is not None:
                number += 1
                yield found if not ended else BadLine(line, "it stands behind the end of the ledger")
    if not ended:
        raise UnreadableFileError(f"{path}: the file breaks off. Take it from where it was made once more.")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file with the lines: itself, or the one in a data package."""
    try:
        with path.open("rb") as file:
            packed = file.read(4).startswith(b"PK")
            file.seek(0)
            if not packed:
                yield file
                return
            with within(USUAL, str(path)):
                zipped = ZipFile(file)
            with zipped:
                if LEDGER_FILE not in zipped.namelist():
                    raise UnreadableFileError(
                        f"{path}: there is no {LEDGER_FILE} in it: it was made with a filter, or by another program. "
                        "Give the ledger out without a filter: parley export datapackage -o FILE.zip"
                    )
                if zipped.getinfo(LEDGER_FILE).compress_type not in _PACKED:
                    # Others give as much at once as a bomb has.
                    raise UnreadableFileError(
                        f"{path}: it was packed by another program. Take it from where it was made."
                    )
                with zipped.open(LEDGER_FILE) as lines:
                    yield lines
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise UnreadableFileError(f"{path}: this zip is damaged ({error}). Take it from where it was made.") from error
    except OSError as error:
        words = error.strerror or error
        raise UnreadableFileError(
            f"{path}: it cannot be read ({words}). Check its name and the rights to it."
        ) from error


def _bounded(size: int, name: str) -> AbstractContextManager[None]:
    """The limits for a line; a short one needs none."""
    return within(USUAL, name) if size > MEGABYTE else nullcontext()


def _first_line(path: Path, file: IO[bytes]) -> FirstLine:
    try:
        line = file.readline(_LONGEST)
        with _bounded(len(line), str(path)):
            head = json.loads(line)
        known = head["table"] == "takeaway" and head["format"]
        whole, told = head["whole"] is True, FirstLine(str(head["head"]), str(head["made_by"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableFileError(
            f"{path}: this was not given out by Parley as a whole. Make such a file: parley export jsonl -o FILE.jsonl"
        ) from error
    if known != FORMAT:
        raise UnreadableFileError(
            f"{path}: its format is {known!r}, this Parley reads {FORMAT!r}. Take a newer Parley."
        )
    if not whole:
        raise UnreadableFileError(
            f"{path}: it was made with a filter ({head.get('filter')}), so it does not hold the ledger. "
            "Give the ledger out without a filter."
        )
    return told


def _lines(path: Path, file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines after the first, with their numbers; those that are blank are left out."""
    number, read = 1, 0
    while line := file.readline(_LONGEST + 1):
        number, read = number + 1, read + len(line)
        if len(line) > _LONGEST or read > USUAL.unpacked:
            raise UnreadableFileError(f"{path}, line {number}: the line, or the file, is too long to be a ledger's.")
        if line.strip():
            yield number, line


def _entry(number: int, words: bytes) -> ToldEntry | int | None:
    """The entry in a line; the number of entries where it is the last line of the ledger; None in a row of a table.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    try:
        data = json.loads(words)
    except json.JSONDecodeError as error:
        raise ValueError(f"this is no JSON ({error.msg}, at character {error.pos + 1})") from error
    table = data["table"]
    if table in _TABLES:
        return None
    if table == _END:
        return int(data["entries"])
    if table not in _KINDS:
        raise ValueError(f"there is no table {str(table)[:60]!r}")
    if set(data) != _KEYS | ({"bytes"} if table == "source" else set()):
        raise ValueError(f"it has other fields than a line of a {table} has")
    if _KINDS[table] and data["kind"] not in _KINDS[table]:
        raise ValueError(f"{str(data['kind'])[:60]!r} is no kind of {table}")
    for name, kind in (("entry", int), ("recorded", str), ("author", str), ("kind", str), ("payload", dict)):
        if type(data[name]) is not kind:
            raise ValueError(f"{name} is {str(data[name])[:60]!r}")
    entry = TakenEntry(data["entry"], data["recorded"], data["author"], data["kind"], data["payload"])
    return ToldEntry(number, entry, _bytes(entry, data.get("bytes")))


def _bytes(entry: TakenEntry, encoded: Any) -> bytes | None:
    """The bytes that a line brings, which must be those that it names."""
    if encoded is None:
        return None
    content = base64.b64decode(encoded, validate=True)
    named = entry.payload["id"] if entry.kind == "report" else entry.payload["original"]["id"]
    if named != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise ValueError("its bytes are not those that it names: they have another SHA-256")
    return content
