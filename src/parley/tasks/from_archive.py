"""A process is cut out of an archive that was read, and becomes a ledger."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from parley.errors import MissingLibraryError, UnreadableFileError, WrongUseError
from parley.export.archived import ARCHIVE_TABLES, COPIES, reading_from_row
from parley.ledger import Ledger
from parley.model.arrival import Extraction
from parley.tasks.add import Added, Origin, add_read
from parley.tasks.read import FileRead

_AT_ONCE = 100


class ArchiveQuestionError(WrongUseError):
    """A condition on articles that is none, or names a column that is not there."""


def add_from_archive(
    ledger: Ledger, folder: Path, where: str, *, author: str, clock: Callable[[], datetime]
) -> Iterator[Added]:
    """Keeps the articles of an archive of which a condition of SQL holds, as they were read there, by day and name;
    with a word on each.

    The condition is about the columns of the table `readings`, and may ask the tables `statements`, `parties` and,
    where near-copies were grouped, `copies`. The text that was taken out of an article is kept as its bytes; where it
    was obtained names the article and the bytes.
    Raises WrongUseError for a folder without such tables, ArchiveQuestionError, UnreadableFileError for damaged tables,
    MissingLibraryError, LedgerError.
    """
    for row in rows_where(folder, where):
        done = _as_read(row)
        origin = Origin(f"{folder.name}: {row['article']} ({row['source']})")
        yield add_read(ledger, done, origin, author=author, now=clock())


def check_archive(folder: Path) -> None:
    """Raises WrongUseError for a folder without the tables of an archive."""
    if not any((folder / "readings").glob("*.parquet")):
        raise WrongUseError(f"{folder}: no readings are in it. Name the folder OUT of `parley archive SOURCE OUT`.")


def _as_read(row: Mapping[str, Any]) -> FileRead:
    try:
        reading = reading_from_row(row)
    except ValueError as error:
        raise UnreadableFileError(
            f"{row['article']}: what was read in it is damaged ({error}). Make the archive again."
        ) from error
    original = reading.report.text.encode()
    bytes_id = f"sha256:{hashlib.sha256(original).hexdigest()}"
    reading = replace(reading, report=replace(reading.report, id=bytes_id))
    return FileRead(row["article"], original, reading, Extraction("text", row["extracted_by"]), row["captured"])


def rows_where(folder: Path, where: str) -> Iterator[dict[str, Any]]:
    """The rows of `readings` of which a condition holds, by day and name. Raises as `add_from_archive` does, but
    LedgerError."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingLibraryError(
            "The library that looks through archives is not installed (duckdb). pip install 'parley[archive]'"
        ) from error
    check_archive(folder)
    with duckdb.connect() as connection:
        try:
            _open(connection, folder)
            # By itself, too, it must be one: a bracket too many would close the one around it.
            connection.extract_statements(f"SELECT * FROM readings WHERE {where}")  # noqa: S608
            # The words of whoever asks: there is nothing but these tables that they could reach.
            condition = f"SELECT * FROM readings WHERE ({where}\n) ORDER BY said, article"  # noqa: S608
            if len(connection.extract_statements(condition)) != 1:
                raise ArchiveQuestionError("--where: write one condition, without a semicolon.")
            found = connection.execute(condition)
            names = [column[0] for column in found.description]
            while rows := found.fetchmany(_AT_ONCE):
                yield from (dict(zip(names, row, strict=True)) for row in rows)
        except (
            duckdb.ParserException,
            duckdb.BinderException,
            duckdb.CatalogException,
            duckdb.PermissionException,
            duckdb.ConversionException,
        ) as error:
            words = str(error).partition("\n\n")[0]
            raise ArchiveQuestionError(f"--where: {words}. Look at `parley add --help` for an example.") from error
        except duckdb.Error as error:
            raise UnreadableFileError(f"{folder}: its tables cannot be read ({error}).") from error


def _open(connection: Any, folder: Path) -> None:
    """Has the tables of an archive there, and nothing else that a condition could reach."""
    connection.execute("SET TimeZone = 'UTC'")
    for table in (*ARCHIVE_TABLES, *([COPIES] if any((folder / COPIES).glob("*.parquet")) else [])):
        files = _quoted(folder / table / "*.parquet")
        connection.execute(f"""CREATE VIEW "{table.replace("-", "_")}" AS SELECT * FROM read_parquet({files})""")  # noqa: S608
    connection.execute(f"SET allowed_directories = [{_quoted(folder)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _quoted(path: Path) -> str:
    doubled = str(path).replace("'", "''")
    return f"'{doubled}'"
