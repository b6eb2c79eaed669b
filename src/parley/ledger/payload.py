"""What the entries of the log say, as plain data."""

from datetime import date
from typing import Any

from parley.model.codec import reading_from_data, reading_to_data, report_from_data, report_to_data, spans_from_data
from parley.model.judgement import Bearing, Link, StatementRef
from parley.model.report import Report
from parley.model.statement import Reading

Payload = dict[str, Any]

report_to_payload = report_to_data
report_from_payload = report_from_data


def reading_to_payload(reading: Reading) -> Payload:
    """A reading without its report, which has an entry of its own."""
    return {**reading_to_data(reading), "report": reading.report.id}


def reading_from_payload(payload: Payload, reports: dict[str, Report]) -> Reading:
    """The reading, with its report put back."""
    return reading_from_data({**payload, "report": report_to_data(reports[payload["report"]])})


def link_to_payload(link: Link) -> Payload:
    """A link as plain data."""
    return {**_judgement(link), "proposition": link.proposition, "denies": link.denies}


def link_from_payload(payload: Payload) -> Link:
    """The link that `link_to_payload` took apart."""
    return Link(**_parts(payload))


def bearing_to_payload(bearing: Bearing) -> Payload:
    """A bearing as plain data."""
    return {**_judgement(bearing), "provision": bearing.provision, "against": bearing.against}


def bearing_from_payload(payload: Payload) -> Bearing:
    """The bearing that `bearing_to_payload` took apart."""
    return Bearing(**_parts(payload))


def _judgement(judgement: Link | Bearing) -> Payload:
    statement = judgement.statement
    return {
        "statement": {
            "report": statement.report,
            "content": [list(span) for span in statement.content],
            "words": statement.words,
            "speaker": statement.speaker,
        },
        "by": judgement.by,
        "recorded": judgement.recorded.isoformat(),
        "why": judgement.why,
    }


def _parts(payload: Payload) -> Payload:
    statement = payload["statement"]
    return {
        **payload,
        "statement": StatementRef(**{**statement, "content": spans_from_data(statement["content"])}),
        "recorded": date.fromisoformat(payload["recorded"]),
    }
