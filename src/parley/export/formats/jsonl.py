"""All tables as JSON Lines in one file, with all that is needed to make the ledger again; or one table alone."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from parley.export.forms import Table
from parley.export.lossless import head_line, ledger_lines
from parley.export.rows import data_from_row, rows_of, rows_of_report
from parley.export.streams import write_lines
from parley.model.takeaway import Takeaway

_OF_REPORTS: tuple[Table, ...] = ("reports", "parties", "statements")
_OTHERS: tuple[Table, ...] = ("judgements", "duties", "findings")


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`: of one table its rows, else a line on the file, the ledger, and the rows of all tables. Gives the
    number of rows, of all tables that of statements."""
    if table is not None:
        return write_lines(out, map(data_from_row, rows_of(taken, table)))
    write_lines(out, [head_line(taken)])
    write_lines(out, ledger_lines(taken))
    statements = 0
    for report in taken.reports():
        for one in _OF_REPORTS:
            write_lines(out, _named(one, map(data_from_row, rows_of_report(report, one))))
        statements += len(report.statements)
    for one in _OTHERS:
        write_lines(out, _named(one, map(data_from_row, rows_of(taken, one))))
    return statements


def _named(table: Table, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({"table": table, **row} for row in rows)
