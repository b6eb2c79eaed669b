"""What is read out of an archive, as rows of tables: readings, statements, parties, and what was left out.

A row is told apart by where its article stands in the source, since an article may stand there many times.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, get_args

from parley.export.forms import Table
from parley.export.schemas import SCHEMAS, Column, Row, Schema
from parley.model.arrival import Extraction
from parley.model.codec import line_from_data, reading_from_json, reading_to_data
from parley.model.flat import flat_statement
from parley.model.speech import whose
from parley.model.statement import Reading

ArchiveTable = Literal["readings", "statements", "parties", "left-out"]
ARCHIVE_TABLES: tuple[ArchiveTable, ...] = get_args(ArchiveTable)

_ARTICLE = Column("article", "text", 'Where the article stands in the source: "2022/crawl.warc.gz#12".')
_SAID = Column("said", "day", "The day of publication; empty where it is not known.")
_OWN = ("id", "said", "recorded", "review", "report", "source", "publisher", "url")


def _shared(table: Table, *names: str) -> tuple[Column, ...]:
    """Columns that are the same where a ledger is given out: those named, or else all but those that tell a row's
    place."""
    columns = {column.name: column for column in SCHEMAS[table].columns}
    return tuple(columns[name] for name in names or [name for name in columns if name not in _OWN])


_SOURCE, *_PUBLISHED = _shared("reports", "source", "publisher", "url")

ARCHIVE_SCHEMAS: Mapping[ArchiveTable, Schema] = {
    "readings": Schema(
        "Articles, each with its text and all that was read in it.",
        (
            _ARTICLE,
            _SOURCE,
            _SAID,
            *_shared("reports", "title"),
            *_PUBLISHED,
            *_shared("reports", "language"),
            Column("captured", "moment", "When a web archive took it."),
            *_shared("reports", "extracted_from", "extracted_by"),
            Column("statements", "integer", "How many statements are in it."),
            Column("doubts", "integer", "How much could not be settled."),
            *_shared("reports", "text"),
            Column("reading", "text", "All that was read in it, as JSON, but for the text."),
        ),
        ("article",),
        {},
    ),
    "statements": Schema(
        "Statements as they were read. Each is somebody's word, never a fact.",
        (
            Column("id", "text", "The statement within its article."),
            _ARTICLE,
            _SAID,
            *_shared("statements"),
            _SOURCE,
            *_PUBLISHED,
        ),
        ("article", "id"),
        {},
        "within",
    ),
    "parties": Schema(
        "Parties, as each article names them.",
        (
            Column("id", "text", "The party within its article."),
            _ARTICLE,
            _SAID,
            *_shared("parties"),
            _SOURCE,
            *_PUBLISHED,
        ),
        ("article", "id"),
        {},
    ),
    "left-out": Schema(
        "What no reading was made of.",
        (
            _ARTICLE,
            Column("why", "text", "Why, in few words: the same for all of a kind."),
            Column("says", "text", "What is wrong, where, and what to do."),
            Column("fault", "flag", "Whether something is wrong, rather than that it is no report."),
        ),
        ("article",),
        {},
    ),
}  # fmt: skip

COPIES = "copies"
COPIES_SCHEMA = Schema(
    "Articles that are nearly the same as others.",
    (
        _ARTICLE,
        Column("first_alike", "text", "The first, by name, of those that are nearly the same: one for each group."),
        Column("alike", "integer", "How many articles are in the group."),
    ),
    ("article",),
    {},
)


def reading_row(article: str, reading: Reading, extraction: Extraction, captured: datetime | None) -> Row:
    """The row of an article that was read."""
    report = reading.report
    data = reading_to_data(replace(reading, report=replace(report, text="")))
    return {
        **_about(article, reading),
        "title": report.title,
        "language": report.language,
        "captured": captured.isoformat(timespec="seconds") if captured else None,
        "extracted_from": extraction.kind,
        "extracted_by": extraction.by,
        "statements": len(reading.statements),
        "doubts": len(reading.doubts),
        "text": report.text,
        "reading": line_from_data(data),
    }


def reading_from_row(row: Mapping[str, Any]) -> Reading:
    """The reading of which `reading_row` made a row, from its columns `reading` and `text`."""
    reading = reading_from_json(row["reading"])
    return replace(reading, report=replace(reading.report, text=row["text"]))


def statement_rows(article: str, reading: Reading) -> Iterator[Row]:
    """The rows of the statements in an article."""
    names = {party.id: party.name for party in reading.parties}
    by = whose(reading)
    for one in reading.statements:
        spans = [list(span) for span in one.content]
        more = {"id": one.id, "whose": by[one.id], "spans": spans}
        yield {**flat_statement(one, reading, names), **more, **_about(article, reading)}


def party_rows(article: str, reading: Reading) -> Iterator[Row]:
    """The rows of the parties that an article names."""
    names = {party.id: party.name for party in reading.parties}
    for party in reading.parties:
        yield {
            "id": party.id,
            "name": party.name,
            "kind": party.kind,
            "side": names.get(party.side or ""),
            "roles": list(party.roles),
            "code": party.code,
            "mentions": [list(span) for span in party.mentions],
            **_about(article, reading),
        }


def left_out_row(article: str, why: str, says: str, fault: bool) -> Row:
    """The row of what no reading was made of."""
    return {"article": article, "why": why, "says": says, "fault": fault}


def _about(article: str, reading: Reading) -> Row:
    report = reading.report
    return {
        "article": article,
        "source": report.id,
        "said": report.date,
        "publisher": report.publisher,
        "url": report.url,
    }
