"""Statements given out as a file: CSV or JSON Lines, noted in the ledger."""

import csv
import hashlib
import io
from datetime import datetime
from pathlib import Path
from typing import Any

from parley.errors import WrongUseError
from parley.ledger import Filter, FoundStatement, Ledger
from parley.model.codec import line_from_data
from parley.tasks.page import write_file

COLUMNS = (
    "id", "said", "whose", "speaker", "side", "via", "act", "event", "modality", "negated", "actor", "recipient",
    "within", "content", "conditions", "happened_from", "happened_to", "places", "confidence", "review", "recorded",
    "begins", "ends",
)  # fmt: skip

_AT_ONCE = 1000

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def row_of(found: FoundStatement) -> dict[str, Any]:
    """A statement as one flat row."""
    values = {**found.columns, "id": found.id, "review": found.review}
    if values["within"]:
        values["within"] = f"r{values['report']}.{values['within']}"
    return {name: bool(values[name]) if name == "negated" else values[name] for name in COLUMNS}


def export_statements(ledger: Ledger, path: Path, which: Filter, *, author: str, now: datetime) -> tuple[int, int]:
    """Write all statements that a filter lets through, and note it in the ledger. Returns rows and entry.

    Raises WrongUseError for a file that is neither .csv nor .jsonl, UnwritableFileError, LedgerError.
    """
    rows: list[dict[str, Any]] = []
    while part := ledger.statements(which, limit=_AT_ONCE, offset=len(rows)):
        rows += map(row_of, part)
    if path.suffix == ".jsonl":
        words = "".join(line_from_data(row) + "\n" for row in rows)
    elif path.suffix == ".csv":
        words = _csv(rows)
    else:
        raise WrongUseError(f"{path}: name a file that ends with .csv or .jsonl.")
    write_file(path, words)
    made = {
        "to": path.name,
        "what": "statements",
        "rows": len(rows),
        "sha256": hashlib.sha256(words.encode()).hexdigest(),
    }
    return len(rows), ledger.note_export(made, author=author, now=now)


def _csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def harmless(value: Any) -> Any:
    """What a spreadsheet would take for a formula, as a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
