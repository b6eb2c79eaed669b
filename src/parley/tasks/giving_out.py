"""What is taken away is written to a file, and noted in the ledger."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from parley.export.forms import Form, Table, form_named
from parley.export.streams import Hashed
from parley.ledger import Filter, Ledger, open_ledger
from parley.model.takeaway import Takeaway
from parley.tasks.takeaway import takeaway_of
from parley.tasks.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class GivenOut:
    """What was given out: how many items, and the entry of the ledger that notes it."""

    items: int
    entry: int


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a file that was written: how many items, and the SHA-256 of its bytes."""

    items: int
    sha256: str


def give_out(
    ledger: Ledger, form: Form, taken: Takeaway, path: Path, table: Table | None, *, author: str, now: datetime
) -> GivenOut:
    """Writes what is given out to a file, whole or not at all, and notes it in the ledger with the SHA-256 of the file.

    Raises WrongUseError, MissingLibraryError, UnwritableFileError, LedgerError.
    """
    made = write_out(form, taken, path, table)
    return GivenOut(made.items, note_given(ledger, form, made, path.name, table, author=author, now=now))


def write_out(form: Form, taken: Takeaway, path: Path, table: Table | None) -> Written:
    """Writes what is given out to a file, whole or not at all. Raises as `give_out` does."""
    with whole_file(path) as file:
        out = Hashed(file)
        items = form.write(taken, cast(IO[bytes], out), table, ending=path.suffix)
    return Written(items, out.sha256)


def write_aside(place: str, form: str, which: Filter, words: str | None, table: Table | None, path: Path) -> Written:
    """Writes what a filter, and words, let through of the ledger at a place, in a process of its own. Raises as
    `give_out` does."""
    with open_ledger(place) as ledger:
        return write_out(form_named(form), takeaway_of(ledger, which, words=words), path, table)


def note_given(
    ledger: Ledger, form: Form, made: Written, to: str, table: Table | None, *, author: str, now: datetime
) -> int:
    """Notes in the ledger that a file of some name was given out. Returns the entry. Raises LedgerError."""
    note = {"to": to, "what": table or form.items, "form": form.name, "rows": made.items, "sha256": made.sha256}
    return ledger.note_export(note, author=author, now=now)
