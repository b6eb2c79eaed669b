"""The one composition root: the clock, the settings, the files; and behind `import parley`, the library.

The agreement language and the engine are loaded when they are asked for: reading a report needs neither.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley.errors import LedgerError, TeamError, UnreadableFileError, WrongUseError
from parley.intake import Asked, Opening, Part, parts_in, report_from_part
from parley.model.statement import Reading
from parley.settings import settings_from_environment
from parley.tasks.read import FileFailed, FileRead, load_reader, read_each, read_part

if TYPE_CHECKING:
    from parley.engine import Standing
    from parley.engine.examine import Examined
    from parley.ledger import Ledger, Record
    from parley.model.agreement import Agreement
    from parley.model.course import Course
    from parley.model.finding import Assessment
    from parley.model.testimony import Evidence, Testimony
    from parley.team import Accounts

__all__ = [
    "accounts_at", "accounts_place", "assess", "course", "examine", "example_folder", "graph", "ledger_at",
    "ledger_place", "load_reader", "now", "open_ledger", "parse_agreement", "processors", "read", "read_many",
    "read_text", "record_at", "reviewer", "standing", "testimony_from_lines",
]  # fmt: skip


def now() -> datetime:
    """The present moment; the only clock."""
    return datetime.now(UTC)


def reviewer() -> str:
    """The name under which links are recorded."""
    return settings_from_environment().reviewer


def processors() -> int:
    """How many processors there are to work on."""
    return os.cpu_count() or 1


def ledger_at(place: str | None, *, start: bool = False, longest: float | None = None) -> "Ledger":
    """The ledger in a file or at an address, by default the user's own; `start` makes it if it is not there.

    `longest`: so many seconds a question may take. Raises LedgerError.
    """
    settings = settings_from_environment()
    named = place or settings.ledger
    if not start and not _is_there(named):
        raise LedgerError(f"{named}: there is no ledger yet. `parley add FILE` starts one; --ledger names another.")
    if not start and "://" not in named and Path(named).is_file() and not Path(named).stat().st_size:
        raise LedgerError(
            f"{named}: this file is empty. Bring the ledger back from a copy, or start one in another file."
        )
    if place is None and settings.ledger_is_default:
        _make_folder(named)
    return open_ledger(named, longest=longest)


def _make_folder(named: str) -> None:
    try:
        Path(named).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{named}: its folder cannot be made ({error.strerror}). Name --ledger FILE.") from error


def ledger_place(place: str | None) -> str:
    """Where a ledger lies: what was named, else where the settings have it."""
    return place or settings_from_environment().ledger


def accounts_place(ledger: str | None) -> str:
    """Where the accounts of a team lie: where the settings have them, else in the database of its ledger, or beside the
    file of its ledger, as `LEDGER.users.db`."""
    place = ledger_place(ledger)
    return settings_from_environment().users or (place if "://" in place else f"{place}.users.db")


def accounts_at(ledger: str | None, *, start: bool = False) -> "Accounts":
    """The accounts of the team that works on a ledger, by default the user's own; `start` makes the file if it is not
    there. Raises TeamError; LedgerError where the folder of the user's own ledger cannot be made."""
    from parley.team import open_accounts

    named = accounts_place(ledger)
    if not start and not _is_there(named):
        raise TeamError(f"{named}: there are no accounts yet. `parley user add NAME --role admin` makes the first.")
    settings = settings_from_environment()
    if ledger is None and settings.ledger_is_default and not settings.users:
        _make_folder(named)
    return open_accounts(named)


def _is_there(place: str) -> bool:
    """Whether a ledger, or accounts, may lie at a place; a server is asked only when it is opened."""
    return "://" in place or Path(place).exists()


def record_at(place: str | None, *, known_by: date | None = None) -> "Record | None":
    """What a ledger amounts to, or did by the end of a day; None where none was named and the user has none yet."""
    if place is None and not _is_there(settings_from_environment().ledger):
        return None
    with ledger_at(place) as ledger:
        return ledger.record(known_by=known_by)


def example_folder() -> Path:
    """The Istanbul example: in the installed package, else in the checkout. Raises UnreadableFileError."""
    package = Path(str(files("parley")))
    for folder in (package / "examples" / "istanbul", package.parents[1] / "examples" / "istanbul"):
        if folder.is_dir():
            return folder
    raise UnreadableFileError("The Istanbul example is not in this installation. Install Parley again.")


def read(path: str | os.PathLike[str], *, date: date | str | None = None) -> Reading:
    """Read the report in a file; `date` is its day where the file does not say it.

    Raises UnreadableFileError, also for a file that holds many reports.
    """
    done = read_part(Part(os.fspath(path), Path(path)), load_reader, Asked(_day(date)))
    if isinstance(done, FileFailed):
        raise done.error
    return done.reading


def read_text(text: str, *, date: date | str | None = None) -> Reading:
    """Read a report given as a text, its head included; else like `read`."""
    try:
        original = text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFileError(
            f"The text: character {error.start} is half a surrogate pair. Decode the text again, as UTF-8."
        ) from error
    part = Part("The text", original, "text")
    return load_reader().read(report_from_part(part, Asked(_day(date))).report)


def read_many(paths: Iterable[str | os.PathLike[str]], *, workers: int = 2) -> Iterator[Reading]:
    """Read reports in order, as they are asked for; the same with any number of workers. Archives, feeds and tables are
    taken apart.

    Files that cannot be read are left out, and all told in one UnreadableFileError after the last reading.

    Once this process has read a report by itself, workers are started anew and import the caller's main module: a
    script then needs its `if __name__ == "__main__":`.
    """
    failed: list[str] = []
    parts = (part for path in paths for part in parts_in(Path(path), Opening()))
    for done in read_each(parts, load_reader, workers=workers):
        if isinstance(done, FileFailed):
            failed.append(str(done.error))
        elif isinstance(done, FileRead):
            yield done.reading
    if failed:
        raise UnreadableFileError("\n".join(failed))


def open_ledger(place: str | Path, *, wait: float = 5.0, longest: float | None = None) -> "Ledger":
    """Open the ledger in a file or at `postgresql://user@host/name`, or start one there; `wait` is how many seconds to
    wait for another that writes, `longest` how many a question may take.

    Raises LedgerError for what is no ledger, damaged, locked, of a newer format, or may not be written to.
    """
    from parley.ledger import open_ledger as open_place

    return open_place(place, wait=wait, longest=longest)


def parse_agreement(text: str) -> "Agreement":
    """The agreement that a text words. Raises AgreementErrors, which holds every mistake with its place."""
    from parley.agreement import parse

    return parse(text)


def assess(
    agreement: "Agreement",
    testimony: "Iterable[Testimony | Mapping[str, Any]]",
    *,
    evidence: "Sequence[Evidence]" = (),
    as_of: date | str | None = None,
    known_by: date | str | None = None,
    account: str = "common",
    targets: Sequence[str] = (),
) -> "Assessment":
    """What the record says of an agreement.

    Each testimony is a `Testimony`, or a mapping with the keys of a line of a record ("that", "on", "by" ...). Raises
    RecordError for mappings with mistakes, UnknownAccountError, MissingDayError, WrongUseError.
    """
    from parley.engine import assess as assess_agreement

    return assess_agreement(
        agreement,
        testimony_from_lines(agreement, testimony),
        evidence=tuple(evidence),
        as_of=_day(as_of),
        known_by=_day(known_by),
        account=account,
        targets=tuple(targets),
    )


def standing(
    agreement: "Agreement",
    testimony: "Iterable[Testimony | Mapping[str, Any]]" = (),
    *,
    as_of: date | str | None = None,
    known_by: date | str | None = None,
    account: str = "common",
) -> "Standing":
    """Where an agreement stands: states without their reasons, and what one more line changes (`tell`, `withdraw`).

    Linear in agreement and testimony; a line more costs what depends on it. Raises as `assess` does.
    """
    from parley.engine import Standing

    lines = testimony_from_lines(agreement, testimony)
    return Standing(agreement, lines, as_of=_day(as_of), known_by=_day(known_by), account=account)


def examine(agreement: "Agreement") -> "Examined":
    """What a text shows by itself: gaps, conflicts, and the slack that each deadline leaves. About linear."""
    from parley.engine.examine import examine as examine_agreement

    return examine_agreement(agreement)


def course(
    agreement: "Agreement",
    testimony: "Iterable[Testimony | Mapping[str, Any]]" = (),
    *,
    to: str,
    never: Sequence[str] = (),
    within: int = 8,
    as_of: date | str | None = None,
    account: str = "common",
) -> "Course":
    """A shortest course of events to a condition while others never hold, or that there is none.

    Conditions are in the words of the agreement: "Russia violates 1.1". Some seconds; exponential in `within` at
    worst, but limited. Raises WrongUseError, UnknownAccountError, MissingDayError, MissingSolverError.
    """
    from parley.tasks.course import Way
    from parley.tasks.course import course as course_of
    from parley.tasks.testify import Testified

    way = Way(to, tuple(never), within, _day(as_of), account)
    return course_of(agreement, Testified(testimony_from_lines(agreement, testimony)), way)


def graph(
    agreement: "Agreement",
    testimony: "Iterable[Testimony | Mapping[str, Any]]" = (),
    *,
    as_of: date | str | None = None,
    account: str = "common",
) -> str:
    """What waits for what, as an SVG. The same input gives the same text. Costs an assessment; raises as `assess`."""
    from parley.tasks.assess import Question
    from parley.tasks.graph import graph_of
    from parley.tasks.testify import Testified

    question = Question(_day(as_of), account=account)
    return graph_of(agreement, Testified(testimony_from_lines(agreement, testimony)), question)[0]


def testimony_from_lines(
    agreement: "Agreement", given: "Iterable[Testimony | Mapping[str, Any]]"
) -> "tuple[Testimony, ...]":
    """Testimony on an agreement, to be told to `standing`: mappings have the keys of a line of a record ("that", "on",
    "by" ...), a Testimony stays as it is. Raises RecordError, which tells every mistake.
    """
    from parley.agreement import read_record
    from parley.model.testimony import Testimony

    items = list(given)
    lines = [json.dumps(dict(item), default=str) for item in items if not isinstance(item, Testimony)]
    read_lines = iter(read_record("\n".join(lines), agreement))
    return tuple(item if isinstance(item, Testimony) else next(read_lines) for item in items)


def _day(day: date | str | None) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise WrongUseError(f"{day!r} is no day. Write it as YYYY-MM-DD.") from error
