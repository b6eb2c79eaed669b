"""A Frictionless Data Package: a zip of all tables as CSV, with a descriptor that says what each column holds.

Without a filter it also has the lines from which the ledger is made again. https://specs.frictionlessdata.io
"""

import json
from collections.abc import Callable
from typing import IO, Any, cast
from zipfile import ZipFile

from parley.errors import WrongUseError
from parley.export.formats.csv import write_table
from parley.export.forms import TABLES, Table
from parley.export.lossless import head_line, ledger_lines
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS, Column, Kind, Schema
from parley.export.streams import Hashed, write_lines
from parley.export.zipped import member, zip_to
from parley.model.takeaway import LEDGER_FILE, Takeaway

_TYPES: dict[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "day": {"type": "date"},
    "moment": {"type": "datetime", "format": "any"},
    "texts": {"type": "string"},
    "spans": {"type": "string"},
}
_SEVERAL: dict[Kind, str] = {
    "texts": ' Several have "; " between them.',
    "spans": ' Written "12-40"; several have "; " between them.',
}


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`; gives the number of statements. Raises WrongUseError for one table alone."""
    if table is not None:
        raise WrongUseError("datapackage: a data package holds all tables. Leave --table out, or take csv or parquet.")
    numbers: dict[Table, int] = {}
    with zip_to(out) as zipped:
        resources = []
        for one in TABLES:

            def put(file: IO[bytes], one: Table = one) -> None:
                numbers[one] = write_table(rows_of(taken, one), file, one)

            resources.append(_table(taken, one) | _written(taken, zipped, f"{one}.csv", put))
        if taken.whole:
            resources.append(_LEDGER | _written(taken, zipped, LEDGER_FILE, lambda file: _put_ledger(taken, file)))
        with member(zipped, "datapackage.json", taken) as file:
            words = json.dumps(_package(taken, resources), ensure_ascii=False, indent=2)
            file.write(f"{words}\n".encode())
    return numbers["statements"]


def _written(taken: Takeaway, zipped: ZipFile, path: str, put: Callable[[IO[bytes]], object]) -> dict[str, Any]:
    """Puts a file into the zip; gives its path, length and hash."""
    with member(zipped, path, taken) as file:
        hashed = Hashed(file)
        put(cast(IO[bytes], hashed))
    return {"path": path, "bytes": hashed.size, "hash": f"sha256:{hashed.sha256}"}


def _put_ledger(taken: Takeaway, out: IO[bytes]) -> None:
    write_lines(out, [head_line(taken)])
    write_lines(out, ledger_lines(taken))


_LEDGER = {
    "name": "ledger",
    "title": "The ledger",
    "description": "Lines from which `parley import` makes the ledger again: sources, readings, decisions, agreements.",
    "profile": "data-resource",
    "type": "file",
    "format": "jsonl",
    "mediatype": "application/jsonl",
    "encoding": "utf-8",
}


def _package(taken: Takeaway, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """The descriptor; whoever publishes it adds a licence."""
    made: dict[str, Any] = {
        "profile": "data-package",
        "name": "parley",
        "title": "A record of a negotiation",
        "description": (
            "Who said, promised, demanded and accepted what. Every statement is the word of whom it names, "
            f"none is a fact. {head_line(taken)['says']}"
        ),
        "version": taken.head.partition(":")[0],
        "resources": resources,
    }
    if taken.recorded:
        made["created"] = taken.recorded
    if sources := _sources(taken):
        made["sources"] = sources
    return made | {"parley": {"made_by": taken.made_by, "head": taken.head, "filter": taken.filter}}


def _sources(taken: Takeaway) -> list[dict[str, str]]:
    """The publishers, by alphabet."""
    publishers = {report.publisher or "publisher not known" for report in taken.reports()}
    return [{"title": name} for name in sorted(publishers)]


def _table(taken: Takeaway, table: Table) -> dict[str, Any]:
    schema = SCHEMAS[table]
    return {
        "name": table,
        "title": table.capitalize(),
        "description": schema.says,
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, schema) for column in schema.columns],
            "missingValues": [""],
            "primaryKey": list(schema.key),
            **_foreign_keys(taken, schema),
        },
    }


def _field(column: Column, schema: Schema) -> dict[str, Any]:
    must = {"constraints": {"required": True}} if column.name in schema.key else {}
    return {
        "name": column.name,
        **_TYPES[column.kind],
        "description": column.says + _SEVERAL.get(column.kind, ""),
        **must,
    }


def _foreign_keys(taken: Takeaway, schema: Schema) -> dict[str, Any]:
    """Which rows others name; with a filter a statement may lie within one that is not given out."""
    keys = [(name, str(table)) for name, table in schema.leads_to.items()]
    if schema.within and taken.whole:
        keys.append((schema.within, ""))
    found = [{"fields": [name], "reference": {"resource": table, "fields": ["id"]}} for name, table in keys]
    return {"foreignKeys": found} if found else {}
