"""Tables as Parquet, some rows at a time."""

from typing import IO

from parley.export.forms import Table
from parley.export.parquet_table import ParquetTable
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`: one table, of none that of statements, with of which ledger it is. Gives the number of its rows."""
    chosen: Table = table or "statements"
    said = {"made_by": taken.made_by, "head": taken.head, "recorded": taken.recorded, "filter": taken.filter}
    with ParquetTable(out, SCHEMAS[chosen], said) as written:
        for row in rows_of(taken, chosen):
            written.add(row)
    return written.number
