"""Tables as Parquet, some rows at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from parley.export.forms import Table
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS, Kind, Row, Schema
from parley.model.takeaway import Takeaway

_MOST_ROWS, _MOST_LETTERS = 10_000, 16_000_000
"""So many rows are one group at most, or fewer that have so many letters."""

_TYPES: dict[Kind, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "day": pa.date32(),
    "moment": pa.timestamp("s", tz="UTC"),
    "texts": pa.list_(pa.string()),
    "spans": pa.list_(pa.list_(pa.int64())),
}


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`: one table, of none that of statements. Gives the number of its rows."""
    chosen: Table = table or "statements"
    schema, number = _schema(taken, SCHEMAS[chosen]), 0
    moments = [column.name for column in SCHEMAS[chosen].columns if column.kind == "moment"]
    with pq.ParquetWriter(pa.PythonFile(out, "w"), schema, compression="zstd") as writer:
        for group in _groups(rows_of(taken, chosen)):
            for row in group:
                row.update({name: datetime.fromisoformat(row[name]) for name in moments if row[name]})
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema))
            number += len(group)
    return number


def _schema(taken: Takeaway, schema: Schema) -> Any:
    """The types of the columns, with what each holds, and of which ledger they are."""
    columns = [pa.field(c.name, _TYPES[c.kind], metadata={"description": c.says}) for c in schema.columns]
    said = {"made_by": taken.made_by, "head": taken.head, "recorded": taken.recorded, "filter": taken.filter}
    return pa.schema(columns, metadata=said)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    letters = 0
    for row in rows:
        group.append(row)
        letters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(group) >= _MOST_ROWS or letters >= _MOST_LETTERS:
            yield group
            group, letters = [], 0
    if group:
        yield group
