"""What the entries of the log say, as plain data. docs/ledger.md describes each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from parley.model.arrival import PLAIN, Extraction
from parley.model.codec import reading_from_data, reading_to_data, report_from_data, report_to_data, spans_from_data
from parley.model.judgement import Bearing, Decision, Fact, Link, Note, Review, Same, StatementRef, Withdrawal
from parley.model.report import Report
from parley.model.statement import Reading

Payload = dict[str, Any]
EntryKind = Literal[
    "report", "obtained", "reading", "link", "bearing", "review", "same", "fact", "note", "withdrawal", "agreement",
    "export", "import",
]  # fmt: skip
NOTES: frozenset[EntryKind] = frozenset(("export", "import"))
"""Entries that say what was given out of this very ledger, or brought into it: nothing else follows from them."""

DECISIONS: Mapping[str, type[Any]] = {
    "link": Link, "bearing": Bearing, "review": Review, "same": Same, "fact": Fact, "note": Note,
    "withdrawal": Withdrawal,
}  # fmt: skip
_KINDS = {kind: name for name, kind in DECISIONS.items()}
_BESIDE = ("obtained", "replaces", "extracted")
"""What an entry of a report says beside the report."""

_DAYS = ("recorded", "on", "until")


@dataclass(frozen=True, slots=True)
class Obtained:
    """Where the bytes of a report were obtained, when (ISO 8601) and by whom; when an archive had captured them, if it
    came out of one."""

    where: str
    at: str
    by: str
    captured: str | None = None


def report_to_payload(
    report: Report,
    obtained: Obtained | None = None,
    replaces: int | None = None,
    extraction: Extraction | None = None,
) -> Payload:
    """A report as its text was taken out of its bytes, which its id names; `replaces`: the entry that it supersedes."""
    more: Payload = {}
    if extraction and extraction != PLAIN:
        more["extracted"] = {"kind": extraction.kind, "by": extraction.by}
    if obtained:
        more["obtained"] = obtained_to_payload(obtained)
    if replaces is not None:
        more["replaces"] = replaces
    return report_to_data(report) | more


def report_beside(report: Report, extraction: Extraction | None) -> Payload:
    """What other bytes of a report that is kept say of it: all but its text."""
    said = {name: value for name, value in report_to_data(report).items() if name != "text" and value is not None}
    return said | ({"extracted": {"kind": extraction.kind, "by": extraction.by}} if extraction else {})


def report_from_payload(payload: Payload) -> Report:
    """The report."""
    return report_from_data({key: value for key, value in payload.items() if key not in _BESIDE})


def obtained_to_payload(obtained: Obtained) -> Payload:
    """Where, when and by whom bytes were obtained."""
    payload = {"where": obtained.where, "at": obtained.at, "by": obtained.by}
    return payload | ({"captured": obtained.captured} if obtained.captured else {})


def reading_to_payload(reading: Reading) -> Payload:
    """A reading without its report, which has an entry of its own."""
    return {**reading_to_data(reading), "report": reading.report.id}


def reading_from_payload(payload: Payload, report: Report) -> Reading:
    """The reading, with its report put back."""
    made = reading_from_data({**payload, "report": report_to_data(report)})
    return replace(made, report=report)


def decision_kind(decision: Decision) -> EntryKind:
    """The kind of entry that keeps a decision."""
    return _KINDS[type(decision)]  # type: ignore[return-value]


def decision_to_payload(decision: Decision) -> Payload:
    """A decision as plain data: its fields by name."""
    return {field.name: _plain(getattr(decision, field.name)) for field in fields(decision)}


def decision_from_payload(kind: str, payload: Payload) -> Decision:
    """The decision that `decision_to_payload` took apart. Raises ValueError, KeyError, TypeError for anything else."""
    parts = dict(payload)
    if parts.get("statement") is not None:
        ref = parts["statement"]
        parts["statement"] = StatementRef(**{**ref, "content": spans_from_data(ref["content"])})
    for name in _DAYS:
        if parts.get(name) is not None:
            parts[name] = date.fromisoformat(parts[name])
    if "changes" in parts:
        parts["changes"] = tuple((name, value) for name, value in parts["changes"])
    made: Decision = DECISIONS[kind](**parts)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, StatementRef):
        content = [list(span) for span in value.content]
        return {"report": value.report, "content": content, "words": value.words, "speaker": value.speaker}
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
