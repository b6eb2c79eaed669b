"""Entries of another ledger are checked one after the other, before any is kept."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast, get_type_hints

from parley.errors import WrongUseError
from parley.intake.takeaways import BadLine, ToldEntry
from parley.ledger.canonical import json_from_payload, json_to_keep
from parley.ledger.payload import (
    DECISIONS,
    EntryKind,
    Obtained,
    Payload,
    decision_from_payload,
    decision_to_payload,
    report_beside,
    report_to_payload,
)
from parley.ledger.revised import PARTIES, value_from_json
from parley.model.arrival import Extraction
from parley.model.codec import reading_from_data, reading_to_data, report_from_data, report_to_data
from parley.model.fitting import check_fits, spans_in
from parley.model.judgement import Review, Withdrawal
from parley.model.report import Report
from parley.model.statement import Reading, Statement

_ID = re.compile(r"sha256:[0-9a-f]{64}")
_NAME = re.compile(r"s\d{1,9}")
_OF_COMMITMENT = ("id", "kind", "debtor", "creditors", "act", "says")


@dataclass(frozen=True, slots=True)
class Sound:
    """An entry that may be kept as it is: its payload as the log has it, and the bytes that it brings, by their id."""

    line: int
    number: int
    kind: EntryKind
    author: str
    payload: Payload
    original: tuple[str, bytes] | None = None


@dataclass(slots=True)
class Checking:
    """What was seen so far: the bytes, the reports as their texts stand, the entries by number, and a report whose
    reading is awaited. Once a line was bad, what later lines name may have stood there: that is not told of them."""

    _originals: set[str] = field(default_factory=set)
    _reports: dict[str, str] = field(default_factory=dict)
    _kinds: dict[int, str] = field(default_factory=dict)
    _awaited: ToldEntry | None = None
    _last: int = 0
    _lacking: bool = False

    def pass_over(self) -> None:
        """A line could not be read at all."""
        self._lacking = True
        self._awaited = None

    def check(self, told: ToldEntry) -> Iterator[Sound | BadLine]:
        """The entries that may be kept once this one is there, and a word on those that may not."""
        if told.entry.kind != "reading":
            yield from self.end()
        entry, awaited = told.entry, self._awaited
        self._awaited = None
        try:
            if entry.entry <= self._last or not entry.author:
                raise ValueError("its number is not above that of the entry before it, or nobody is its author")
            self._last = entry.entry
            self._kinds[entry.entry] = entry.kind
            if entry.kind == "report":
                self._report(told)
                return
            if entry.kind == "reading":
                yield from self._reading(told, awaited)
                return
            payload = self._obtained(told) if entry.kind == "obtained" else self._other(told)
            yield _sound(told, payload)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            self._lacking = True
            yield BadLine(told.line, f"it lacks {error}" if isinstance(error, KeyError) else str(error))

    def end(self) -> Iterator[BadLine]:
        """A word on the report whose reading never came."""
        if self._awaited is not None:
            yield BadLine(self._awaited.line, "the reading of this report must stand in the next line of the ledger")
            self._awaited, self._lacking = None, True

    def _need(self, known: bool, otherwise: str) -> None:
        """Raises ValueError for what names something that no line before it has."""
        if not known and not self._lacking:
            raise ValueError(otherwise)

    def _report(self, told: ToldEntry) -> None:
        """A report whose bytes are there; its text comes with its reading."""
        payload = told.entry.payload
        if not _ID.fullmatch(payload["id"]):
            raise ValueError(f"{str(payload['id'])[:80]!r} names no bytes")
        self._reports.setdefault(payload["id"], "")
        replaces = payload.get("replaces")
        if (replaces is None) is (told.bytes is None):
            raise ValueError("a report must bring its bytes, and one that replaces another must not")
        if replaces is not None:
            self._need(self._kinds.get(replaces) == "report", f"entry {replaces}, which it replaces, is no report")
        if replaces is None and payload["id"] in self._originals:
            raise ValueError("these bytes came in an earlier line")
        self._originals.add(payload["id"])
        self._awaited = told

    def _reading(self, told: ToldEntry, source: ToldEntry | None) -> Iterator[Sound | BadLine]:
        """The entry of a report, where one is awaited, and that of its reading."""
        reading = _checked_reading(told.entry.payload)
        report = reading.report
        stands = _digest(report)
        if source is not None:
            if source.entry.payload["id"] != report.id:
                raise ValueError("it is the reading of another report than the line before brings")
            self._reports[report.id] = stands
            yield _sound(source, _report_payload(source.entry.payload, report))
        else:
            known = self._reports.get(report.id) == stands
            self._need(known, f"the report {report.id} is in no line before it, or reads otherwise there")
        yield _sound(told, {**told.entry.payload, "report": report.id})

    def _obtained(self, told: ToldEntry) -> Payload:
        """Bytes that came once more, or others of the same report."""
        payload = dict(told.entry.payload)
        first, other = payload.pop("report"), payload.pop("original", None)
        check_fits(Obtained(**payload), Obtained)
        self._need(first in self._reports, f"the report {first} is in no line before it")
        named = first if other is None else other["id"]
        if told.bytes is not None:
            _check_beside(other)
            if named in self._originals:
                raise ValueError("these bytes came in an earlier line")
            self._originals.add(named)
        else:
            known = named in self._originals and (other is None or set(other) == {"id"})
            self._need(known, "the bytes that it names came in no earlier line")
        return told.entry.payload

    def _other(self, told: ToldEntry) -> Payload:
        """An agreement or a decision."""
        entry = told.entry
        if entry.kind == "agreement":
            _check_agreement(entry.payload)
            return entry.payload
        if entry.kind not in DECISIONS:
            raise ValueError(f"{entry.kind[:60]!r} is no kind of decision")
        try:
            decision = decision_from_payload(entry.kind, entry.payload)
        except (KeyError, TypeError) as error:
            words = str(error).rpartition("__init__() ")[2]
            raise ValueError(f"this decision is incomplete or has a field too many: {words}") from error
        check_fits(decision, DECISIONS[entry.kind])
        if not _said_in(decision_to_payload(decision), entry.payload) or decision.by != entry.author:
            raise ValueError("it is written otherwise than a decision is, or its author is not who decided")
        ref = None if isinstance(decision, Withdrawal) else getattr(decision, "statement", None)
        if ref is not None:
            self._need(ref.report in self._reports, f"the report {ref.report} is in no line before it")
        if isinstance(decision, Review):
            for name, value in decision.changes:
                _check_change(name, value)
        if isinstance(decision, Withdrawal):
            stands = self._kinds.get(decision.entry, "") in DECISIONS.keys() - {"withdrawal"}
            self._need(stands, f"entry {decision.entry}, which it takes back, is no decision that stands")
            self._kinds[decision.entry] = "withdrawn"
        return entry.payload


def _sound(told: ToldEntry, payload: Payload) -> Sound:
    """Raises ValueError for what cannot stand in a ledger."""
    entry = told.entry
    _check_text([entry.author, payload])
    named = entry.payload["id"] if entry.kind == "report" else entry.payload.get("original", {}).get("id")
    original = None if told.bytes is None else (named, told.bytes)
    return Sound(told.line, entry.entry, cast(EntryKind, entry.kind), entry.author, payload, original)


def _check_text(payload: Any) -> None:
    try:
        json_to_keep(payload)
    except WrongUseError as error:
        raise ValueError(str(error)) from error


def _checked_reading(payload: Payload) -> Reading:
    reading = reading_from_data(payload)
    check_fits(reading, Reading)
    if reading_to_data(reading) != payload:
        raise ValueError("it has other fields than a reading has")
    if reading.report.date is None:
        raise ValueError("its report has no day")
    length = len(reading.report.text)
    if any(span.end > length for span in spans_in(reading)):
        raise ValueError(f"it names a place beyond the text, which has {length} code points")
    names = [statement.id for statement in reading.statements]
    parties = [party.id for party in reading.parties]
    if len(set(names)) < len(names) or len(set(parties)) < len(parties) or not all(map(_NAME.fullmatch, names)):
        raise ValueError("two of its statements or parties have the same id, or one has none")
    if not all(0 <= statement.confidence <= 1 for statement in reading.statements):
        raise ValueError("the confidence of one of its statements is not between 0 and 1")
    if not all(statement.content for statement in reading.statements):
        raise ValueError("one of its statements has no words")
    return reading


def _report_payload(payload: Payload, report: Report) -> Payload:
    """The payload of a report's entry. Raises ValueError where it says other things than the reading's report."""
    obtained, extracted = payload.get("obtained"), payload.get("extracted")
    at = Obtained(**obtained) if obtained is not None else None
    by = Extraction(**extracted) if extracted is not None else None
    for made, kind in ((at, Obtained), (by, Extraction)):
        if made is not None:
            check_fits(made, kind)
    made_payload = report_to_payload(report, at, payload.get("replaces"), by)
    if {name: value for name, value in made_payload.items() if name != "text"} != payload:
        raise ValueError(
            "the line of its source says other things of the report, or has other fields than a source has"
        )
    return made_payload


def _check_beside(other: Payload) -> None:
    """Other bytes of a report: what they say of it. Raises ValueError for anything else."""
    said = {name: value for name, value in other.items() if name != "extracted"}
    nothing = dict.fromkeys(("date", "title", "publisher", "url", "language"))
    report = report_from_data({**nothing, "text": "", **said})
    check_fits(report, Report)
    extraction = Extraction(**other["extracted"]) if "extracted" in other else None
    if extraction is not None:
        check_fits(extraction, Extraction)
    if report_beside(report, extraction) != other or not _ID.fullmatch(report.id):
        raise ValueError("it has other fields than other bytes of a report have")


def _check_agreement(payload: Payload) -> None:
    if set(payload) != {"name", "title", "text", "commitments"}:
        raise ValueError("it has other fields than an agreement has")
    said = [payload["name"], payload["title"], payload["text"]]
    for one in payload["commitments"]:
        if set(one) != set(_OF_COMMITMENT):
            raise ValueError("one of its commitments has other fields than a commitment has")
        said += [one[name] for name in _OF_COMMITMENT if name != "creditors"] + [*one["creditors"]]
    if not all(isinstance(words, str) for words in said):
        raise ValueError("something in it is no text")


def _check_change(name: str, value: Any) -> None:
    """A field of a statement that a reviewer corrected; parties are named there."""
    kinds = get_type_hints(Statement)
    if name not in kinds or name in ("id", "attribution"):
        raise ValueError(f"{name[:60]!r} is no field that could be corrected")
    check_fits(value if name in PARTIES else value_from_json(name, value), kinds[name], name)


def _said_in(made: Any, said: Any) -> bool:
    """Whether all that was said stands in what was made of it; what was left unsaid has its usual value there."""
    if isinstance(made, dict) and isinstance(said, dict):
        return all(name in made and _said_in(made[name], value) for name, value in said.items())
    return bool(made == said)


def _digest(report: Report) -> str:
    return hashlib.sha256(json_from_payload(report_to_data(report)).encode()).hexdigest()
