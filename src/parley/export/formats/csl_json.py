"""The sources as CSL-JSON, which citation managers and word processors read; one item a report."""

import json
from datetime import date
from typing import IO, Any

from parley.export.forms import Table, no_tables
from parley.export.sources import Cited, cited_from_report, web
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Writes an array with an item for each report. Raises WrongUseError for a table."""
    no_tables("csl-json", table)
    written = 0
    out.write(b"[")
    for written, report in enumerate(taken.reports(), 1):
        item = json.dumps(_item(cited_from_report(report)), ensure_ascii=False)
        out.write(b",\n" if written > 1 else b"\n")
        out.write(item.encode(errors="replace"))
    out.write(b"\n]\n")
    return written


def _item(source: Cited) -> dict[str, Any]:
    """An item with the fields of CSL 1.0.2. What is published is an article; what only has an address is a page."""
    kind = "article-newspaper" if source.publisher else "webpage" if web(source.url) else "document"
    item = {
        "id": source.key,
        "type": kind,
        "title": source.named,
        "container-title": source.publisher,
        "issued": _date(source.day),
        "accessed": _date(source.obtained),
        "URL": web(source.url),
        "language": source.language,
        "note": source.note,
        "custom": {"sha256": source.sha256, "report": source.name},
    }
    return {name: value for name, value in item.items() if value is not None}


def _date(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
