"""A record of testimony as JSON Lines: one line for each thing that somebody says."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from parley.agreement.mistakes import UnclearError, nearly, shortened
from parley.agreement.roster import Roster, roster_from_agreement
from parley.agreement.testimony import subjects_from_words, undated
from parley.agreement.text import bare
from parley.errors import RecordError
from parley.model.agreement import Agreement
from parley.model.span import Span
from parley.model.testimony import Source, Testimony

KEYS = ("that", "holds", "on", "until", "said", "recorded", "by", "source")
_T = TypeVar("_T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _LineError(ValueError):
    """Something that is wrong with one line, and how to mend it."""


class _Line:
    """The mistakes of one line: the reading goes on after each, so that all are told."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def attempt(self, read: Callable[..., _T], *args: Any) -> _T | None:
        """What `read` makes of its arguments; None where it raises _LineError, which is kept."""
        try:
            return read(*args)
        except _LineError as problem:
            self.wrong.append(str(problem))
            return None


def read_record(text: str, agreement: Agreement) -> tuple[Testimony, ...]:
    """The testimony of a record, in the order of its lines; a line on several duties gives one for each.

    Raises RecordError listing every mistake of every line, with its number, the cause and the mend.
    """
    roster = roster_from_agreement(agreement)
    found: list[Testimony] = []
    wrong: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        read = _Line()
        data = read.attempt(_object_from_line, line)
        found += [] if data is None else _testimony(data, read, agreement, roster)
        wrong += [f"line {number}: {problem}" for problem in read.wrong]
    if wrong:
        raise RecordError("\n".join(wrong))
    return tuple(found)


def _object_from_line(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line, object_pairs_hook=_once)
    except _LineError:
        raise
    except (ValueError, RecursionError) as problem:
        raise _LineError(f"this is no JSON ({shortened(str(problem))}). Write one object on each line.") from None
    if not isinstance(data, dict):
        raise _LineError('expected an object, {"that": ..., "on": ..., "by": ...}.')
    return data


def _check_keys(data: dict[str, Any]) -> None:
    unknown = [key for key in data if key not in KEYS]
    if unknown:
        said = ", ".join(repr(shortened(key)) for key in unknown)
        raise _LineError(f"unknown key {said}. {nearly(unknown[0], KEYS, '')}Known are: {', '.join(KEYS)}.")


def _check_missing(data: dict[str, Any]) -> None:
    missing = [key for key in ("that", "on", "by") if key not in data]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise _LineError(f"{' and '.join(map(repr, missing))} {verb} missing. Each line needs 'that', 'on' and 'by'.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise _LineError("a key stands twice. Keep one of the two.")
    return data


def _testimony(data: dict[str, Any], line: _Line, agreement: Agreement, roster: Roster) -> list[Testimony]:
    """The testimony of a line, none where something is wrong with it."""
    line.attempt(_check_keys, data)
    line.attempt(_check_missing, data)
    that = line.attempt(_sentence, data) or ""
    holds = line.attempt(_holds, data)
    on, until = line.attempt(_first_day, data), line.attempt(_day, data, "until")
    said, recorded = line.attempt(_day, data, "said") or on, line.attempt(_day, data, "recorded") or on
    by, source = line.attempt(_speaker, data.get("by"), roster), line.attempt(_source, data.get("source"))
    if on and until and until < on:
        line.wrong.append(f"'until' ({until}) is before 'on' ({on}). Correct one of the two.")
    words = line.attempt(_event_of, that, on, agreement) or that
    if line.wrong or on is None or said is None or recorded is None:
        return []
    return [
        Testimony(that, subject, holds is affirmed, on, until, said, recorded, by, source)
        for subject, affirmed in subjects_from_words(words, agreement)
    ]


def _sentence(data: dict[str, Any]) -> str:
    that = data.get("that", "missing")
    if not isinstance(that, str) or not bare(that) or not _encodable(that):
        raise _LineError("'that' is not a sentence. Say what holds, as text.")
    return that


def _event_of(that: str, on: date | None, agreement: Agreement) -> str:
    """The words without their day, which 'on' says."""
    try:
        dated = undated(that, agreement) if on else None
    except UnclearError as problem:
        raise _LineError(f"'that' names {problem.found}: expected {problem.expected}. {problem.mend}") from None
    if dated and dated[1] != on:
        raise _LineError(
            f"'that' says {dated[1]}, and 'on' says {on}. Correct one of the two; 'said' is the day of saying it."
        )
    return dated[0] if dated else that


def _holds(data: dict[str, Any]) -> bool:
    holds = data.get("holds", True)
    if not isinstance(holds, bool):
        raise _LineError("'holds' is neither true nor false.")
    return holds


def _first_day(data: dict[str, Any]) -> date | None:
    on = _day(data, "on")
    if on is None and "on" in data:
        raise _LineError("'on' is null. Write the day from which it holds, such as \"2022-03-29\".")
    return on


def _day(data: dict[str, Any], key: str) -> date | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _LineError(f"{key!r} is {value}, a day that is not in the calendar. Correct it.") from None
    raise _LineError(f'{key!r} is {shortened(repr(value))}, no day such as "2022-03-29".')


def _speaker(by: Any, roster: Roster) -> str | None:
    if by is None:
        return None
    name = roster.member_from_words(by) if isinstance(by, str) else None
    if name is None:
        listed = shortened(", ".join(roster.everyone))
        raise _LineError(
            f"'by' is {shortened(repr(by))}, nobody whom the agreement lists. {nearly(str(by), roster.names, '')}"
            f"Listed are: {listed}. Null stands for what a reviewer has established."
        )
    return name


def _source(value: Any) -> Source | None:
    if value is None:
        return None
    if isinstance(value, dict) and set(value) <= {"report", "span", "words"}:
        report, span, words = value.get("report"), _span(value.get("span")), value.get("words")
        if isinstance(report, str) and span and (words is None or isinstance(words, str)):
            return Source(report, span, words)
    raise _LineError('\'source\' is not {"report": "sha256:...", "span": [start, end]}.')


def _span(value: Any) -> Span | None:
    if isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value):
        start, end = value
        return Span(start, end) if 0 <= start <= end else None
    return None


def _encodable(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)
