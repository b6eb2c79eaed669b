"""Tables as CSV (RFC 4180), in UTF-8.

A file by itself begins with a byte order mark: people open it by a click, and without the mark Excel takes UTF-8 for
the code page of the machine and spoils every letter beyond ASCII. Programs pass the mark over.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

from parley.export.forms import Table
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS, Row
from parley.export.streams import Counted
from parley.model.plain import harmless
from parley.model.takeaway import Takeaway

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
_PART = 1 << 16


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`: one table, of none that of statements. Gives the number of its rows."""
    out.write(_MARK)
    chosen: Table = table or "statements"
    return write_table(rows_of(taken, chosen), out, chosen)


def write_table(rows: Iterable[Row], out: IO[bytes], table: Table) -> int:
    """Writes the head of a table and its rows, without a mark. Returns how many rows."""
    counted = Counted(rows)
    for part in _parts(counted, SCHEMAS[table].names):
        out.write(part)
    return counted.number


def _parts(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[bytes]:
    """The file, some rows at a time."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row.values()])
        if made.tell() > _PART:
            yield made.getvalue().encode()
            made.seek(0)
            made.truncate()
    yield made.getvalue().encode()


def _cell(value: Any) -> Any:
    """A value as a cell: of a list its items with "; " between them, of spans "12-40"; no formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(one if isinstance(one, str) else f"{one[0]}-{one[1]}" for one in value)
    return harmless(value)
