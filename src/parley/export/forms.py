"""The formats in which a ledger is given out, and where each is written."""

from dataclasses import dataclass
from importlib import import_module
from typing import IO, Literal, Protocol, get_args

from parley.errors import MissingLibraryError, WrongUseError
from parley.model.takeaway import Takeaway

Table = Literal["reports", "statements", "parties", "judgements", "duties", "findings"]
TABLES: tuple[Table, ...] = get_args(Table)


class Write(Protocol):
    """Writes what is given out, a little at a time, and says how many items that were. `table`: which one, for formats
    that hold one table a file; None: all. Raises WrongUseError for a table that the format cannot hold alone."""

    def __call__(self, taken: Takeaway, out: IO[bytes], table: Table | None) -> int: ...


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its name on the command line, how its files end, what it is for in words, its media type, the module
    that writes it, the extra that has its library (None: it needs none), and what its items are."""

    name: str
    suffixes: tuple[str, ...]
    says: str
    media_type: str
    module: str
    extra: str | None = None
    items: str = "statements"

    def write(self, taken: Takeaway, out: IO[bytes], table: Table | None = None) -> int:
        """Like `Write`. Raises MissingLibraryError where its library is not installed."""
        try:
            module = import_module(f"parley.export.formats.{self.module}")
        except ImportError as error:
            raise MissingLibraryError(
                f"{self.name}: the library that writes it is not installed ({error.name}). "
                f"pip install 'parley[{self.extra}]'"
            ) from error
        write: Write = module.write
        return write(taken, out, table)


FORMS: tuple[Form, ...] = (
    Form("csv", (".csv", ".zip"), "A table for spreadsheets; as .zip all tables.", "text/csv; charset=utf-8", "csv"),
    Form("jsonl", (".jsonl",), "All tables in one file; `parley import` reads it back.", "application/jsonl", "jsonl"),
    Form(
        "parquet",
        (".parquet", ".zip"),
        "A table for data frames; as .zip all tables.",
        "application/vnd.apache.parquet",
        "parquet",
        extra="parquet",
    ),
    Form(
        "datapackage",
        (".zip",),
        "All tables with what their columns hold (Frictionless); `parley import` reads it back.",
        "application/zip",
        "datapackage",
    ),
)


def form_named(name: str) -> Form:
    """The format of a name. Raises WrongUseError, which names all."""
    for form in FORMS:
        if form.name == name:
            return form
    raise WrongUseError(f"{name!r} is no format. Write one of {', '.join(form.name for form in FORMS)}.")
