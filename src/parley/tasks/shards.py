"""A batch of articles becomes a shard: a file of each table, and a word on them, written last.

A shard whose word is there is whole. All of it hangs on the batch and the reader alone, not on who worked it out.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from parley.export.archived import (
    ARCHIVE_SCHEMAS,
    ARCHIVE_TABLES,
    ArchiveTable,
    left_out_row,
    party_rows,
    reading_row,
    statement_rows,
)
from parley.export.schemas import Row
from parley.intake import Asked
from parley.intake.bundles import Batch
from parley.tasks.add import why_in_few_words
from parley.tasks.read import FileFailed, FileRead, LoadReader, read_aside
from parley.tasks.whole_file import whole_file

WORDS = "shards"
"""The folder of the words on shards."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What is in a shard: `rows` and the SHA-256 of the file by table; how many `articles` its batch had; by why they
    were left out which of them were, and how many `faults` are among these; the languages of those that were read, and
    the first and last day."""

    name: str
    articles: int
    rows: Mapping[str, int]
    sha256: Mapping[str, str]
    left_out: Mapping[str, Sequence[str]]
    faults: int
    languages: Mapping[str, int]
    days: tuple[str, str] | None


def shard_name(bundle: int, batch: int) -> str:
    """By which its files go: "00003-00012"."""
    return f"{bundle:05}-{batch:05}"


def make_shard(batch: Batch, name: str, out: Path, load: LoadReader, asked: Asked, first_pass: bool) -> Shard:
    """Reads a batch and writes its shard. Raises UnwritableFileError; then nothing counts as written."""
    from parley.export.parquet_table import ParquetTable

    paths = {table: file_of(out, table, name) for table in ARCHIVE_TABLES}
    tally = _Tally()
    said = {"format": "parley/archive/1", "shard": name}
    with ExitStack() as stack:
        tables = {
            table: stack.enter_context(
                ParquetTable(stack.enter_context(whole_file(path)), ARCHIVE_SCHEMAS[table], said)
            )
            for table, path in paths.items()
        }
        for part in batch:
            done = read_aside(part, load, asked, first_pass=first_pass)
            tally.take(done)
            for table, row in _rows(done):
                tables[table].add(row)
    shard = Shard(
        name,
        len(batch),
        {table: written.number for table, written in tables.items()},
        {table: _sha256(path) for table, path in paths.items()},
        dict(sorted(tally.left_out.items())),
        tally.faults,
        dict(sorted(tally.languages.items())),
        (min(tally.days), max(tally.days)) if tally.days else None,
    )
    with whole_file(_word_of(out, name)) as file:
        file.write(f"{json.dumps(asdict(shard), ensure_ascii=False)}\n".encode())
    return shard


def shard_in(out: Path, name: str) -> Shard | None:
    """The shard of that name, where it is there and its files are as they were written; else None."""
    try:
        data = json.loads(_word_of(out, name).read_bytes())
        shard = Shard(**{**data, "days": data["days"] and tuple(data["days"])})
        sound = all(_sha256(file_of(out, table, name)) == shard.sha256[table] for table in ARCHIVE_TABLES)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return shard if sound else None


def file_of(out: Path, table: ArchiveTable, name: str) -> Path:
    """Where the rows of a table are that are in a shard."""
    return out / table / f"{name}.parquet"


def _word_of(out: Path, name: str) -> Path:
    return out / WORDS / f"{name}.json"


class _Tally:
    """What came of the articles so far."""

    def __init__(self) -> None:
        self.left_out: dict[str, list[str]] = {}
        self.languages: Counter[str] = Counter()
        self.days: set[str] = set()
        self.faults = 0

    def take(self, done: FileRead | FileFailed) -> None:
        """One more."""
        if isinstance(done, FileFailed):
            self.left_out.setdefault(why_in_few_words(done.error), []).append(done.name)
            self.faults += done.fault
        else:
            report = done.reading.report
            self.languages[report.language] += 1
            if report.date:
                self.days.add(report.date.isoformat())


def _rows(done: FileRead | FileFailed) -> Iterator[tuple[ArchiveTable, Row]]:
    if isinstance(done, FileFailed):
        yield "left-out", left_out_row(done.name, why_in_few_words(done.error), str(done.error), done.fault)
        return
    yield "readings", reading_row(done.name, done.reading, done.extraction, done.captured)
    yield from (("statements", row) for row in statement_rows(done.name, done.reading))
    yield from (("parties", row) for row in party_rows(done.name, done.reading))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
