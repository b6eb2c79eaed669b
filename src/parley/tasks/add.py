"""Adding reports that were read to a ledger, with a word on what came of each."""

from dataclasses import dataclass
from datetime import datetime

from parley.errors import ParleyError
from parley.ledger import Kept, Ledger, Obtained
from parley.tasks.read import FileFailed, FileRead, published_by


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports were obtained (None: each as the file of its name), and who published them, if that is known."""

    where: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file, in words: the number of its report (None: it was not added), whether that is new."""

    number: int | None
    new: bool
    says: str


def add_read(ledger: Ledger, done: FileRead | FileFailed, origin: Origin, *, author: str, now: datetime) -> Added:
    """Keep a report that was read. A report that is there already is not added again; what keeps it from being added
    is said, not raised."""
    if isinstance(done, FileFailed):
        return Added(None, False, str(done.error))
    obtained = Obtained(origin.where or done.name, now.isoformat(timespec="seconds"), author)
    reading = published_by(done.reading, origin.publisher)
    try:
        kept = ledger.keep(reading, done.original, author=author, now=now, obtained=obtained)
    except ParleyError as error:
        return Added(None, False, f"{done.name}: {error}")
    return Added(kept.number, kept.new_report, f"r{kept.number}: {done.name} {_what_came(done, kept)}")


def _what_came(done: FileRead, kept: Kept) -> str:
    count = len(done.reading.statements)
    found = f"{count} statement{'' if count == 1 else 's'}"
    if kept.new_report:
        return f"added, {done.reading.report.date}, {found}."
    if kept.new_reading:
        return f"was there already; read anew, {found}."
    return f"was there already; {'where it was obtained this time was noted' if kept.new_source else 'nothing added'}."
