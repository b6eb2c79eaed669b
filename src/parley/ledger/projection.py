"""From an entry of the log to rows of the tables that are worked out from it: a pure function of the entry and of what
the entries before it amount to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.ledger.articles import article_of
from parley.ledger.canonical import json_from_payload
from parley.ledger.keys import keys_of
from parley.ledger.payload import Payload
from parley.ledger.tables import PASSAGES_OF_ONE
from parley.ledger.words import plain_words
from parley.model.arrival import PLAIN
from parley.model.flat import flat_statement
from parley.model.report import Report
from parley.model.speech import whose
from parley.model.statement import Reading, Statement

Row = dict[str, Any]

_PASSAGE = 10_000
_SEARCHED = 100_000
"""So long is a passage at most, and so much of a statement's words is searched: of longer ones PostgreSQL does not keep
the place of every word, or refuses them."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """The part of an entry that each of its rows repeats."""

    seq: int
    recorded: str
    author: str


def report_row(at: Stamped, report: Report, payload: Payload, number: int) -> Row:
    """The row of a report."""
    extracted = payload.get("extracted", {})
    return {
        "seq": at.seq,
        "number": number,
        "id": report.id,
        "said": report.date.isoformat() if report.date else "",
        "recorded": at.recorded,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "text": report.text,
        "article": article_of(report.text),
        "extracted_from": extracted.get("kind", PLAIN.kind),
        "extracted_by": extracted.get("by"),
    }


def custody_row(at: Stamped, obtained: Payload, number: int, report: Payload) -> Row:
    """The row that says where, when and by whom the bytes of a report were obtained; `report`: what these bytes say of
    it, its "id" theirs."""
    return {
        "seq": at.seq,
        "report": number,
        "obtained_from": obtained["where"],
        "obtained_at": obtained["at"],
        "obtained_by": obtained["by"],
        "captured_at": obtained.get("captured"),
        "original": report["id"],
        "publisher": report.get("publisher"),
        "url": report.get("url"),
    }


def report_passages(at: Stamped, report: Report, number: int) -> Iterator[Row]:
    """The paragraphs of a report, to be searched."""
    said = report.date.isoformat() if report.date else None
    return _passages(at, report.text.splitlines(), "report", report=number, said=said)


def reading_row(at: Stamped, reading: Reading, number: int) -> Row:
    """The row of a reading."""
    stamp = reading.reader
    return {
        "seq": at.seq,
        "report": number,
        "recorded": at.recorded,
        "pack": stamp.pack,
        "pack_version": stamp.pack_version,
        "parley": stamp.version,
    }


def party_rows(at: Stamped, reading: Reading, number: int) -> Iterator[Row]:
    """The rows of the parties that a reading found."""
    names = {party.id: party.name for party in reading.parties}
    for position, party in enumerate(reading.parties, 1):
        yield {
            "seq": at.seq,
            "position": position,
            "report": number,
            "name": party.name,
            "kind": party.kind,
            "side": names.get(party.side or ""),
            "roles": "; ".join(party.roles),
            "code": party.code,
        }


def statement_rows(at: Stamped, reading: Reading, number: int) -> list[Row]:
    """The rows of the statements of a reading."""
    words, keys = whose(reading), keys_of(reading)
    names = {party.id: party.name for party in reading.parties}
    said = reading.report.date.isoformat() if reading.report.date else ""
    return [
        {
            "seq": at.seq,
            "position": position,
            "report": number,
            "key": key,
            "said": said,
            "recorded": at.recorded,
            "whose": words[statement.id],
            **_statement(statement, reading, names),
        }
        for position, (statement, key) in enumerate(zip(reading.statements, keys, strict=True), 1)
    ]


def _statement(s: Statement, reading: Reading, names: Mapping[str, str]) -> Row:
    flat = {name: _in_one(value) for name, value in flat_statement(s, reading, names).items()}
    return {"name": s.id, **flat, "state": "unreviewed"}


def _in_one(value: Any) -> Any:
    """Several in one column, with "; " between them; days in ISO 8601."""
    if isinstance(value, list):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date) else value


def statement_passages(at: Stamped, rows: list[Row]) -> Iterator[Row]:
    """The contents of statements, to be searched."""
    for row in rows:
        yield {
            "id": at.seq * PASSAGES_OF_ONE + row["position"],
            "seq": at.seq,
            "kind": "statement",
            "report": row["report"],
            "position": row["position"],
            "said": row["said"],
            "text": row["content"],
            "words": plain_words(row["content"])[:_SEARCHED],
        }


def judgement_row(at: Stamped, kind: str, payload: Payload, report: int | None, key: str | None) -> Row:
    """The row of a decision. `report` and `key` name the statement that it is about, if there is one."""
    about = payload.get("proposition") or payload.get("provision")
    if kind == "same":
        about = f"{payload['one']} {'≠' if payload['differs'] else '='} {payload['other']}"
    if kind == "withdrawal":
        about = str(payload["entry"])
    if kind == "review" and payload["changes"]:
        about = json_from_payload(dict(payload["changes"]))
    return {
        "seq": at.seq,
        "kind": kind,
        "report": report,
        "statement": key,
        "verdict": payload.get("verdict"),
        "about": about,
        "author": at.author,
        "recorded": at.recorded,
        "why": payload.get("why") or payload.get("words"),
        "says": decision_says(kind, payload),
    }


def decision_says(kind: str, payload: Payload) -> str:
    """What a decision says, whoever made it when and why: equal for equal decisions."""
    parts = {key: value for key, value in payload.items() if key not in ("by", "recorded", "why")}
    return json_from_payload([kind, parts])


def note_passages(at: Stamped, words: str, report: int | None, said: str | None) -> Iterator[Row]:
    """What a person wrote, to be searched."""
    return _passages(at, [words], "note", report=report, said=said)


def agreement_rows(at: Stamped, payload: Payload, version: int) -> tuple[Row, list[Row]]:
    """The row of a version of an agreement, and those of its commitments."""
    head = {
        "seq": at.seq,
        "name": payload["name"],
        "version": version,
        "title": payload["title"],
        "recorded": at.recorded,
        "text": payload["text"],
    }
    commitments = [
        {
            "seq": at.seq,
            "position": position,
            "agreement": payload["name"],
            **{name: one[name] for name in ("id", "kind", "debtor", "act", "says")},
            "creditors": "; ".join(one["creditors"]),
        }
        for position, one in enumerate(payload["commitments"], 1)
    ]
    return head, commitments


def _passages(at: Stamped, texts: list[str], kind: str, *, report: int | None, said: str | None) -> Iterator[Row]:
    pieces = (piece for text in texts for piece in _pieces(text.strip()))
    for position, text in enumerate(pieces, 1):
        yield {
            "id": at.seq * PASSAGES_OF_ONE + position,
            "seq": at.seq,
            "kind": kind,
            "report": report,
            "position": position,
            "said": said,
            "text": text,
            "words": plain_words(text),
        }


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of at most 10,000 characters, cut between words where that can be."""
    begin = 0
    while begin < len(text):
        end = begin + _PASSAGE
        blank = text.rfind(" ", begin + 1, end + 1) if end < len(text) else -1
        end = blank if blank > 0 else end
        if piece := text[begin:end].strip():
            yield piece
        begin = end


def payload_of(words: str) -> Payload:
    """An entry's payload out of its JSON. Raises ValueError."""
    found = json.loads(words)
    if not isinstance(found, dict):
        raise ValueError("its payload is no object")
    return found
