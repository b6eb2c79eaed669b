"""All tables as Parquet, each in a file of its own, in a zip."""

from typing import IO

from parley.export.formats import parquet
from parley.export.forms import Table
from parley.export.zipped import write_tables
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`."""
    return write_tables(taken, out, table, parquet.write, ".parquet", packed=False)
