"""The rows of a table, one at a time: what their cells say, and their bytes as they stand."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Protocol

from parley.intake.bounds import within
from parley.intake.limits import MEGABYTE, Limits
from parley.intake.refusals import DamagedError, EmptyError, TooLargeError
from parley.intake.text import encoding_of

_MOST_COLUMNS = 10_000
DELIMITERS = ",;\t|"
SAMPLE = MEGABYTE
"""So many bytes tell the encoding, and hold the header."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place ("line 12"), its bytes, and its cells by the names of their columns, None where one is empty.
    `error`: why it cannot be read."""

    place: str
    original: bytes
    cells: Mapping[str, str | None]
    error: str | None = None


class Table(Protocol):
    """`columns` are named in its header; `rows` are all below that, and raise LeftOutError where what follows cannot be
    told apart any more."""

    columns: tuple[str, ...]

    def rows(self) -> Iterator[Row]: ...


class Delimited:
    """A table whose cells stand between commas, semicolons, tabs or bars. Raises LeftOutError where it is empty,
    UnreadableFileError where it is no text."""

    def __init__(self, stream: IO[bytes], name: str, limits: Limits) -> None:
        sample = stream.read(SAMPLE)
        encoding, mark = encoding_of(sample, name)
        first = sample[mark:].decode(encoding, "replace").partition("\n")[0]
        if not first.strip():
            raise EmptyError(f"{name}: this table is empty, or its first line is. Check that it is the right file.")
        stream.seek(mark)
        self._name, self._limits, self._lines = name, limits, _Lines(stream, encoding, name, limits)
        # A text may be longer than the 128 KB that csv takes for the most by itself.
        csv.field_size_limit(limits.size)
        self._reader = csv.reader(self._lines, delimiter=_delimiter(first))
        self.columns = tuple(cell.strip() for cell in self._next() or ())
        if len(self.columns) > _MOST_COLUMNS:
            raise TooLargeError(f"{name}: it has more than {_MOST_COLUMNS:,} columns. Leave out what is not needed.")

    def rows(self) -> Iterator[Row]:
        """Its rows; lines with nothing in them are passed over."""
        while True:
            self._lines.begin()
            place = f"line {self._lines.number + 1}"
            cells = self._next()
            if cells is None:
                return
            if any(cells):
                yield self._row(place, cells)

    def _row(self, place: str, cells: list[str]) -> Row:
        error = self._lines.error
        if error is None and len(cells) > len(self.columns):
            error = f"it has {len(cells)} cells, but the table {len(self.columns)} columns"
        full = [*cells, *[""] * (len(self.columns) - len(cells))]
        found = {column: cell or None for column, cell in zip(self.columns, full, strict=False)}
        return Row(place, bytes(self._lines.taken), found, error)

    def _next(self) -> list[str] | None:
        start = self._lines.number + 1
        try:
            with within(self._limits, f"{self._name}, line {start}"):
                return next(self._reader, None)
        except csv.Error as error:
            words = f"{self._name}, line {start}: from here on its rows cannot be told apart ({error})."
            raise DamagedError(f"{words} Look whether a quotation mark is not closed.") from error


def _delimiter(header: str) -> str:
    """The mark that cuts the header into most cells."""
    counts = {mark: len(next(csv.reader([header], delimiter=mark), ())) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: counts[mark])


class _Lines:
    """The lines of a stream as words, for csv, with the bytes that were taken for the row at hand."""

    def __init__(self, stream: IO[bytes], encoding: str, name: str, limits: Limits) -> None:
        self._lines, self._encoding, self._name, self._limits = _lines(stream, encoding, limits), encoding, name, limits
        self.number = 0
        self.begin()

    def begin(self) -> None:
        """The next row begins."""
        self.taken = bytearray()
        self.error: str | None = None

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.taken += line
        if len(self.taken) > self._limits.size:
            words = f"{self._name}, line {self.number}: a row is larger than {self._limits.size // MEGABYTE} MB."
            raise TooLargeError(f"{words} Look whether a quotation mark is not closed, or allow more: --limit size=N.")
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError as error:
            self.error = f"its byte {error.start} is no {self._encoding}"
            return line.decode(self._encoding, "replace")


def _lines(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[bytes]:
    """The lines of a stream as they stand, one that is too long in pieces."""
    if not encoding.startswith(("utf-16", "utf-32")):
        yield from iter(lambda: stream.readline(limits.size + 1), b"")
        return
    words = io.TextIOWrapper(stream, encoding, newline="\n")
    for line in iter(lambda: words.readline(limits.size + 1), ""):
        yield line.encode(encoding)
