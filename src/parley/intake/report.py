"""From a part to a report: its kind, its text, its day, its language."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Literal, get_args

from parley.errors import ParleyError, UnreadableFileError
from parley.intake.bounds import within
from parley.intake.extracted import Extracted, extract_for
from parley.intake.kinds import HEAD, HOLDING_MANY, Kind, foreign
from parley.intake.language import language_of
from parley.intake.limits import USUAL, Limits
from parley.intake.packed import check_lock, kind_of_content
from parley.intake.part import Part
from parley.intake.refusals import DamagedError, EmptyError, TooLargeError, UnknownKindError
from parley.intake.text import bytes_from_file, head_of
from parley.model.arrival import Extraction
from parley.model.event import Event
from parley.model.report import Report

DayFrom = Literal["file", "name", "made"]
DAYS_FROM: tuple[DayFrom, ...] = get_args(DayFrom)
_NAMED = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


class DateConflictError(ParleyError):
    """A report says one day in its head, and the request another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever brings reports says of them: their `day`, where they do not say it themselves; or that it is taken
    `day_from` the "name" of the file ("2022-03-29-talks.pdf"), or from when it was "made" or captured. And the
    limits."""

    day: date | None = None
    day_from: DayFrom = "file"
    limits: Limits = USUAL


ASKED = Asked()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report, its bytes as they came, how its text was taken out of them, when an archive captured it, and what its
    columns say where it is a row in a data set of events."""

    report: Report
    original: bytes
    extraction: Extraction
    captured: datetime | None = None
    event: Event | None = None


def report_from_part(part: Part, asked: Asked = ASKED) -> Arrived:
    """The report that a file, or a part of one, holds.

    Raises LeftOutError for what no report can be made of, UnreadableFileError for a file that is not there or in no
    known encoding, DateConflictError where the file and the request name different days.
    """
    original = bytes_from_file(part.content, asked.limits.size) if isinstance(part.content, Path) else part.content
    kind = part.kind or kind_of_content(original, part.name, asked.limits)
    if kind is None:
        check_lock(original, part.name)
        what = foreign(original[:HEAD]) or "packed data"
        words = f"{part.name}: this is {what}, which Parley does not read."
        raise UnknownKindError(f"{words} Save what it says as a text, .docx, .odt or PDF, a table as CSV.")
    if kind in HOLDING_MANY:
        raise UnreadableFileError(
            f"{part.name}: this file may hold many reports. `parley add` and `parley read` take it apart; in Python, "
            "parley.read_many does."
        )
    found = _extracted(part, original, kind, asked.limits)
    start, said = head_of(found.text, part.name) if part.given.text is None else (0, None)
    text = found.text[start:].strip()
    if not text:
        raise EmptyError(f"{part.name}: it holds no text. Check that it is the right file.")
    if len(text) > asked.limits.text:
        words = f"{part.name}: its text has {len(text):,} characters, of which at most {asked.limits.text:,} are read."
        raise TooLargeError(f"{words} Split it, or allow more: --limit text=N.")
    given = part.given
    report = Report(
        id=f"sha256:{hashlib.sha256(original).hexdigest()}",
        text=text,
        date=_day(part, said or given.day or found.day, found, asked),
        title=given.title or found.title,
        publisher=given.publisher or found.publisher,
        url=given.url or found.url,
        language=language_of(text, given.language or found.language),
    )
    return Arrived(report, original, Extraction(kind, found.by or given.by), given.captured, part.event)


def read_file(path: Path, day: date | None = None) -> tuple[Report, bytes]:
    """The report in a file, and the file's bytes as they stand; `day` where the file does not say it. Raises as
    `report_from_part` does."""
    arrived = report_from_part(Part(str(path), path), Asked(day))
    return arrived.report, arrived.original


def report_from_bytes(original: bytes, name: str, day: date | None = None) -> Report:
    """The report that these bytes hold; else like `read_file`."""
    return report_from_part(Part(name, original), Asked(day)).report


def _extracted(part: Part, original: bytes, kind: Kind, limits: Limits) -> Extracted:
    try:
        with within(limits, part.name):
            given = part.given.text
            found = extract_for(kind, part.given.charset)(original, part.name) if given is None else Extracted(given)
    except (UnreadableFileError, ImportError):
        raise
    except Exception as error:
        # Whatever a library raises over a foreign file is about that file.
        raise DamagedError(
            f"{part.name}: it is damaged or cut off, or no {kind} file ({type(error).__name__}: {error}). "
            "Open it where it came from and save it again."
        ) from error
    # Half a surrogate pair, which some libraries let through, is no character.
    return replace(found, text=found.text.encode("utf-8", "replace").decode())


def _day(part: Part, said: date | None, found: Extracted, asked: Asked) -> date | None:
    if said and asked.day and said != asked.day:
        raise DateConflictError(
            f"{part.name}: it says {said}, but its day was given as {asked.day}. "
            "Leave the day out, or correct the file."
        )
    if said or asked.day:
        return said or asked.day
    if asked.day_from == "name":
        return _day_in(PurePath(part.name).name)
    if asked.day_from == "made":
        captured = part.given.captured
        return found.made or part.given.made or (captured.date() if captured else None)
    return None


def _day_in(name: str) -> date | None:
    """The day that a file's name names; None where it names none, or several."""
    days = set()
    for found in _NAMED.finditer(name):
        try:
            days.add(date(*map(int, found.groups())))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None
