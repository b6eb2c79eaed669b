"""To and from JSON: the one wire format for readings and assessments.

Every value has one form: keys in the order of the format, spans as `[start, end]`, days as ISO 8601, text as it
stands (no ASCII escapes), one line. The same value gives the same bytes.
"""

import json
from collections.abc import Iterable
from datetime import date

from parley.model.codec_assessment import Json, assessment_to_data, day_to_data, line_from_data
from parley.model.doubt import Doubt
from parley.model.finding import Assessment
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span, Spans
from parley.model.statement import Attribution, Proviso, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference

__all__ = [
    "assessment_to_data",
    "assessment_to_json",
    "line_from_data",
    "reading_from_data",
    "reading_from_json",
    "reading_to_data",
    "reading_to_json",
    "report_from_data",
    "report_to_data",
    "spans_from_data",
]

READING_FORMAT = "parley/reading/1"


def reading_to_json(reading: Reading) -> str:
    """One reading as one line of JSON."""
    return line_from_data(reading_to_data(reading))


def reading_from_json(line: str) -> Reading:
    """The reading that `reading_to_json` wrote. Raises ValueError, saying why, for anything else."""
    return reading_from_data(json.loads(line))


def assessment_to_json(assessment: Assessment) -> str:
    """One assessment as one line of JSON."""
    return line_from_data(assessment_to_data(assessment))


def reading_to_data(reading: Reading) -> Json:
    """A reading as plain lists and dictionaries."""
    stamp = reading.reader
    return {
        "format": READING_FORMAT,
        "reader": {
            "version": stamp.version,
            "pack": stamp.pack,
            "pack_version": stamp.pack_version,
            "protocol": stamp.protocol,
            "sha256": stamp.sha256,
        },
        "report": report_to_data(reading.report),
        "parties": [_party(p) for p in reading.parties],
        "attributions": [_attribution(a) for a in reading.attributions],
        "statements": [_statement(s) for s in reading.statements],
        "times": [_time(t) for t in reading.times],
        "places": [_place(p) for p in reading.places],
        "doubts": [{"span": list(d.span), "kind": d.kind, "note": d.note} for d in reading.doubts],
    }


def report_to_data(report: Report) -> Json:
    """A report as a plain dictionary."""
    return {
        "id": report.id,
        "date": day_to_data(report.date),
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "text": report.text,
    }


def _party(party: Party) -> Json:
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "roles": list(party.roles),
        "side": party.side,
        "code": party.code,
        "mentions": _spans(party.mentions),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "confidence": attribution.confidence,
    }


def _statement(s: Statement) -> Json:
    return {
        "id": s.id,
        "attribution": s.attribution,
        "within": s.within,
        "speaker": s.speaker,
        "side": s.side,
        "via": list(s.via),
        "content": _spans(s.content),
        "voice": s.voice,
        "act": s.act,
        "event": s.event,
        "modality": s.modality,
        "negated": s.negated,
        "actor": s.actor,
        "recipient": s.recipient,
        "conditions": [{"kind": c.kind, "span": _spans(c.span), "governs": _spans(c.governs)} for c in s.conditions],
        "times": [_time(t) for t in s.times],
        "places": [_place(p) for p in s.places],
        "confidence": s.confidence,
    }


def _time(time: TimeReference) -> Json:
    return {"span": list(time.span), "start": day_to_data(time.start), "end": day_to_data(time.end)}


def _place(place: Place) -> Json:
    return {
        "span": list(place.span),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def reading_from_data(data: Json) -> Reading:
    """The reading that `reading_to_data` took apart. Raises ValueError, saying why, for anything else."""
    if not isinstance(data, dict) or data.get("format") != READING_FORMAT:
        raise ValueError(f"this is no reading in the format {READING_FORMAT}")
    try:
        return Reading(
            reader=ReaderStamp(**data["reader"]),
            report=report_from_data(data["report"]),
            parties=tuple(_party_from(p) for p in data["parties"]),
            attributions=tuple(_attribution_from(a) for a in data["attributions"]),
            statements=tuple(_statement_from(s) for s in data["statements"]),
            times=tuple(_time_from(t) for t in data["times"]),
            places=tuple(_place_from(p) for p in data["places"]),
            doubts=tuple(Doubt(Span(*d["span"]), d["kind"], d["note"]) for d in data["doubts"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"this reading is incomplete or has a field too many: {error}") from error


def report_from_data(data: Json) -> Report:
    """The report that `report_to_data` took apart."""
    return Report(**{**data, "date": _day_from(data["date"])})


def _party_from(data: Json) -> Party:
    return Party(**{**data, "roles": tuple(data["roles"]), "mentions": spans_from_data(data["mentions"])})


def _attribution_from(data: Json) -> Attribution:
    return Attribution(**{**data, **{role: spans_from_data(data[role]) for role in ("source", "cue", "content")}})


def _statement_from(data: Json) -> Statement:
    parts: Json = {
        "via": tuple(data["via"]),
        "content": spans_from_data(data["content"]),
        "conditions": tuple(
            Proviso(c["kind"], spans_from_data(c["span"]), spans_from_data(c["governs"])) for c in data["conditions"]
        ),
        "times": tuple(_time_from(t) for t in data["times"]),
        "places": tuple(_place_from(p) for p in data["places"]),
    }
    return Statement(**{**data, **parts})


def _time_from(data: Json) -> TimeReference:
    return TimeReference(Span(*data["span"]), _day_from(data["start"]), _day_from(data["end"]))


def _place_from(data: Json) -> Place:
    return Place(**{**data, "span": Span(*data["span"])})


def spans_from_data(pairs: Iterable[Iterable[int]]) -> Spans:
    """Spans out of `[[start, end], ...]`."""
    return tuple(Span(*pair) for pair in pairs)


def _day_from(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
