"""A record of testimony as JSON Lines: one line for each thing that somebody says."""

import json
import re
from datetime import date
from typing import Any

from parley.agreement.mistakes import shortened
from parley.agreement.roster import Roster, roster_from_agreement
from parley.agreement.testimony import subjects_from_words
from parley.agreement.text import bare
from parley.errors import RecordError
from parley.model.agreement import Agreement
from parley.model.span import Span
from parley.model.testimony import Source, Testimony

KEYS = ("that", "holds", "on", "until", "said", "recorded", "by", "source")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _LineError(ValueError):
    """What is wrong with one line, and how to mend it."""


def read_record(text: str, agreement: Agreement) -> tuple[Testimony, ...]:
    """The testimony of a record, in the order of its lines; a line on several duties gives one for each.

    Raises RecordError listing every line that cannot be read, with its number, the cause and the mend.
    """
    roster = roster_from_agreement(agreement)
    found: list[Testimony] = []
    wrong: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        try:
            found += _testimony(_object_from_line(line), agreement, roster)
        except _LineError as problem:
            wrong.append(f"line {number}: {problem}")
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
    unknown = [shortened(key) for key in data if key not in KEYS]
    if unknown:
        raise _LineError(f"unknown key {', '.join(map(repr, unknown))}. Known are: {', '.join(KEYS)}.")
    missing = [key for key in ("that", "on", "by") if key not in data]
    if missing:
        raise _LineError(f"{' and '.join(map(repr, missing))} is missing. Each line needs 'that', 'on' and 'by'.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise _LineError("a key stands twice. Keep one of the two.")
    return data


def _testimony(data: dict[str, Any], agreement: Agreement, roster: Roster) -> list[Testimony]:
    that = data["that"]
    if not isinstance(that, str) or not bare(that) or not _encodable(that):
        raise _LineError("'that' is not a sentence. Say what holds, as text.")
    holds = data.get("holds", True)
    if not isinstance(holds, bool):
        raise _LineError("'holds' is neither true nor false.")
    on, until = _day(data, "on"), _day(data, "until")
    if on is None:
        raise _LineError("'on' is null. Write the day from which it holds, such as \"2022-03-29\".")
    if until is not None and until < on:
        raise _LineError(f"'until' ({until}) is before 'on' ({on}). Correct one of the two.")
    said, recorded = _day(data, "said") or on, _day(data, "recorded") or on
    by, source = _speaker(data["by"], roster), _source(data.get("source"))
    return [
        Testimony(that, subject, holds is affirmed, on, until, said, recorded, by, source)
        for subject, affirmed in subjects_from_words(that, agreement)
    ]


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
        raise _LineError(
            f"'by' is {shortened(repr(by))}, nobody whom the agreement lists. Listed are: "
            f"{shortened(', '.join(roster.everyone))}. Null stands for what a reviewer has established."
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
