"""Statements given out as a file: CSV or JSON Lines, noted in the ledger."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Literal, get_args

from parley.errors import WrongUseError
from parley.ledger import Filter, FoundStatement, Ledger
from parley.ledger.lists import statements_named
from parley.ledger.moments import moment_of
from parley.model.codec import line_from_data
from parley.tasks.page import write_parts

COLUMNS = (
    "id", "said", "whose", "speaker", "side", "via", "act", "event", "modality", "negated", "actor", "recipient",
    "within", "content", "conditions", "happened_from", "happened_to", "places", "confidence", "review", "recorded",
    "begins", "ends",
)  # fmt: skip

Form = Literal["csv", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)

_AT_ONCE, _IN_MEMORY, _MOST_MATCHES = 500, 16 * 1024 * 1024, 1_000_000
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def row_of(found: FoundStatement) -> dict[str, Any]:
    """A statement as one flat row."""
    values = {**found.columns, "id": found.id, "review": found.review}
    if values["within"]:
        values["within"] = f"r{values['report']}.{values['within']}"
    return {name: bool(values[name]) if name == "negated" else values[name] for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Export:
    """Statements in a file, to be read from its beginning: how many, and the SHA-256 of its bytes."""

    file: IO[bytes]
    rows: int
    sha256: str

    def parts(self) -> Iterator[bytes]:
        """The bytes, some at a time; the file is closed in the end."""
        with self.file:
            while part := self.file.read(1 << 16):
                yield part


def exported(ledger: Ledger, which: Filter, form: Form, *, words: str | None = None) -> Export:
    """All statements that a filter lets through, and that have all of some words, in a file without a name. Takes time
    linear in the ledger, and little memory. Raises LedgerError, WrongUseError for words that cannot be searched for."""
    found = ledger.each_statement(which) if words is None else _with_words(ledger, which, words)
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is given on
    hashed, lines = hashlib.sha256(), 0
    for line in _lines(map(row_of, found), form):
        file.write(line)
        hashed.update(line)
        lines += 1
    file.seek(0)
    return Export(file, lines - 1 if form == "csv" else lines, hashed.hexdigest())


def note_given(ledger: Ledger, export: Export, to: str, *, author: str, now: datetime) -> int:
    """Note in the ledger that statements were given out in a file of some name. Returns the entry."""
    made = {"to": to, "what": "statements", "rows": export.rows, "sha256": export.sha256}
    return ledger.note_export(made, author=author, now=now)


def export_statements(ledger: Ledger, path: Path, which: Filter, *, author: str, now: datetime) -> tuple[int, int]:
    """Write all statements that a filter lets through, and note it in the ledger. Returns rows and entry.

    Raises WrongUseError for a file that is neither .csv nor .jsonl, UnwritableFileError, LedgerError.
    """
    form = next((form for form in FORMS if path.suffix == f".{form}"), None)
    if form is None:
        raise WrongUseError(f"{path}: name a file that ends with .csv or .jsonl.")
    export = exported(ledger, which, form)
    write_parts(path, export.parts())
    return export.rows, note_given(ledger, export, path.name, author=author, now=now)


def _with_words(ledger: Ledger, which: Filter, words: str) -> Iterator[FoundStatement]:
    """The statements that have all the words, the best matches first."""
    passages = ledger.search(words, which, limit=_MOST_MATCHES, kinds=("statement",))
    ids = [one.statement for one in passages if one.statement is not None]
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        found = named_statements(ledger, some, which)
        yield from (found[one] for one in some if one in found)


def named_statements(ledger: Ledger, ids: Sequence[str], which: Filter) -> Mapping[str, FoundStatement]:
    """The statements of some ids, as known on the day that a filter names. Raises LedgerError."""
    with ledger.reading() as connection:
        return statements_named(connection, ids, moment_of(connection, which.known_by))


def _lines(rows: Iterable[dict[str, Any]], form: Form) -> Iterator[bytes]:
    """The lines of a file, in CSV with its head."""
    if form == "jsonl":
        yield from (f"{line_from_data(row)}\n".encode() for row in rows)
        return
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    yield out.getvalue().encode()
    for row in rows:
        out.seek(0)
        out.truncate()
        writer.writerow({name: harmless(value) for name, value in row.items()})
        yield out.getvalue().encode()


def harmless(value: Any) -> Any:
    """What a spreadsheet would take for a formula, as a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
