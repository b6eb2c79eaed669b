"""One table as Parquet, written as its rows come."""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from parley.export.schemas import Kind, Row, Schema

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


class ParquetTable:
    """Writes rows of a table to an open file; the file has all of them once it is left (`with`).

    `said` is kept with the table, as what each column holds is. The same rows give the same bytes. `number`: of rows.
    """

    def __init__(self, out: IO[bytes], schema: Schema, said: Mapping[str, str]) -> None:
        fields = [pa.field(c.name, _TYPES[c.kind], metadata={"description": c.says}) for c in schema.columns]
        self._schema = pa.schema(fields, metadata=dict(said))
        self._moments = [column.name for column in schema.columns if column.kind == "moment"]
        self._writer = pq.ParquetWriter(pa.PythonFile(out, "w"), self._schema, compression="zstd")
        self._group: list[Row] = []
        self._letters = self.number = 0

    def add(self, row: Row) -> None:
        """One row more: a value for each column; moments in ISO 8601."""
        row = {**row, **{name: datetime.fromisoformat(row[name]) for name in self._moments if row[name]}}
        self._group.append(row)
        self.number += 1
        self._letters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(self._group) >= _MOST_ROWS or self._letters >= _MOST_LETTERS:
            self._write()

    def _write(self) -> None:
        if self._group:
            self._writer.write_batch(pa.RecordBatch.from_pylist(self._group, self._schema))
        self._group, self._letters = [], 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if raised[0] is None:
            self._write()
        self._writer.close()
