"""Adding reports to a ledger, with a word on what came of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from parley.errors import MissingDateError, ParleyError
from parley.intake import ASKED, Asked, LeftOut, LeftOutError, Part
from parley.ledger import Ledger, Obtained
from parley.model.statement import Reading
from parley.tasks.read import FileFailed, FileKnown, FileRead, LoadReader, published_by, read_each

if TYPE_CHECKING:
    from parley.ledger import Kept

NO_DAY = "without a day of publication"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports were obtained (None: each as the file of its name), and who published them, if that is known."""

    where: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file or a part of one.

    `number` is that of its report (None: it was not added), `new` whether that is new, `says` the same in words.
    `kind`: what kind of file it is, where it was read; `statements`: how many; `language`: of its text; `day`: of
    publication; `unread`: it is in a language that is not read; `another`: its text was kept already, out of other
    bytes; `group`: why it was left out, in few words; `fault`: whether something is wrong, rather than that it is no
    report.
    """

    number: int | None
    new: bool
    says: str
    name: str = ""
    kind: str | None = None
    statements: int = 0
    language: str | None = None
    day: str | None = None
    unread: bool = False
    another: bool = False
    group: str | None = None
    fault: bool = False


def add_each(
    ledger: Ledger,
    parts: Iterable[Part | LeftOut],
    load: LoadReader,
    origin: Origin,
    *,
    author: str,
    clock: Callable[[], datetime],
    asked: Asked = ASKED,
    workers: int = 1,
) -> Iterator[Added]:
    """Read what comes in and keep it, with a word on each in its turn. What is kept already, as this reader reads it,
    is not read again: whoever was stopped goes on where that was."""
    stamp = load().stamp

    def known(report: str, part: Part) -> int | None:
        # Of the same bytes a table may give other words and another day, by other columns.
        given = part.given
        text = given.text.strip() if given.text else None
        return None if origin.publisher else ledger.read_by(report, stamp, asked.day or given.day, text)

    for done in read_each(parts, load, asked=asked, workers=workers, known=known):
        yield add_read(ledger, done, origin, author=author, now=clock())


def add_read(
    ledger: Ledger, done: FileRead | FileFailed | FileKnown, origin: Origin, *, author: str, now: datetime
) -> Added:
    """Keep a report that was read. A report that is there already is not added again; what keeps it from being added
    is said, not raised."""
    if isinstance(done, FileFailed):
        return Added(None, False, str(done.error), done.name, group=why_in_few_words(done.error), fault=done.fault)
    moment = now.isoformat(timespec="seconds")
    if isinstance(done, FileKnown):
        obtained = Obtained(origin.where or done.name, moment, author)
        noted = ledger.note_obtained(done.id, obtained, now=now)
        return Added(done.number, False, f"r{done.number}: {done.name} {_there(noted)}", done.name)
    captured = done.captured.isoformat(timespec="seconds") if done.captured else None
    obtained = Obtained(origin.where or done.name, moment, author, captured)
    reading = published_by(done.reading, origin.publisher)
    try:
        kept = ledger.keep(
            reading, done.original, author=author, now=now, obtained=obtained, extraction=done.extraction
        )
    except ParleyError as error:
        return Added(None, False, f"{done.name}: {error}", done.name, group=why_in_few_words(error), fault=True)
    return Added(
        kept.number,
        kept.new_report,
        f"r{kept.number}: {done.name} {_what_came(done, kept)}",
        done.name,
        done.extraction.kind,
        len(reading.statements),
        reading.report.language,
        str(reading.report.date),
        _unread(reading),
        kept.another,
    )


def _unread(reading: Reading) -> bool:
    return any(doubt.kind == "unread-language" for doubt in reading.doubts)


def _what_came(done: FileRead, kept: "Kept") -> str:
    reading = done.reading
    if kept.another:
        return "has the text of that report, which was there already; kept as another source of it."
    count = len(reading.statements)
    found = f"{count} statement{'' if count == 1 else 's'}"
    if _unread(reading):
        found = f'not read, since it is in the language "{reading.report.language}"'
    if kept.new_report:
        return f"added, {reading.report.date}, {found}."
    if kept.new_reading:
        return f"was there already; read anew, {found}."
    return _there(kept.new_source)


def _there(noted: bool) -> str:
    return f"was there already; {'where it was obtained this time was noted' if noted else 'nothing added'}."


def why_in_few_words(error: ParleyError) -> str:
    """Why something was left out, for a summary of many: "without any text"."""
    if isinstance(error, LeftOutError):
        return error.group
    return NO_DAY if isinstance(error, MissingDateError) else LeftOutError.group
