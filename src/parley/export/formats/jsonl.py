"""All tables as JSON Lines in one file, with all that is needed to make the ledger again; or one table alone."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from parley.export.forms import Table
from parley.export.lossless import head_line, ledger_lines
from parley.export.rows import data_from_row, rows_of, rows_of_report
from parley.model.codec import line_from_data
from parley.model.takeaway import Takeaway

_OF_REPORTS: tuple[Table, ...] = ("reports", "parties", "statements")
_OTHERS: tuple[Table, ...] = ("judgements", "duties", "findings")


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Like `Write`: of one table its rows, else a line on the file, the ledger, and the rows of all tables. Gives the
    number of rows, of all tables that of statements."""
    if table is not None:
        return write_lines(map(data_from_row, rows_of(taken, table)), out)
    write_lines([head_line(taken)], out)
    write_lines(ledger_lines(taken), out)
    statements = 0
    for report in taken.reports():
        for one in _OF_REPORTS:
            write_lines(_named(one, map(data_from_row, rows_of_report(report, one))), out)
        statements += len(report.statements)
    for one in _OTHERS:
        write_lines(_named(one, map(data_from_row, rows_of(taken, one))), out)
    return statements


def write_lines(lines: Iterable[dict[str, Any]], out: IO[bytes]) -> int:
    """Writes plain data, one a line. Returns how many."""
    number = 0
    for line in lines:
        out.write(f"{line_from_data(line)}\n".encode())
        number += 1
    return number


def _named(table: Table, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({"table": table, **row} for row in rows)
