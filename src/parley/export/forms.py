"""The formats in which a ledger is given out, and where each is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
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
    that writes it (or by the file's ending, where there are several), the extra that has its library (None: it needs
    none), and what its items are."""

    name: str
    suffixes: tuple[str, ...]
    says: str
    media_type: str
    module: str | Mapping[str, str]
    extra: str | None = None
    items: str = "statements"

    def write(self, taken: Takeaway, out: IO[bytes], table: Table | None = None, *, ending: str = "") -> int:
        """Like `Write`, for a file with some ending. Raises MissingLibraryError where its library is not installed,
        WrongUseError for an ending that says nothing where it is to choose."""
        name = self._module(ending)
        try:
            module = import_module(f"parley.export.formats.{name}")
        except ImportError as error:
            raise MissingLibraryError(
                f"{self.name}: the library that writes it is not installed ({error.name}). "
                f"pip install 'parley[{self.extra}]'"
            ) from error
        write: Write = module.write
        return write(taken, out, table)

    def check_name(self, name: str) -> None:
        """Raises WrongUseError for the name of a file that ends as those of another format do. ".json" may be many."""
        ending = PurePath(name).suffix.lower()
        others = [form.name for form in FORMS if ending in form.suffixes]
        if others and ending not in (*self.suffixes, ".json"):
            own = " or ".join(self.suffixes)
            raise WrongUseError(
                f"{name}: files of {self.name} end with {own}, and {ending} is that of {' or '.join(others)}."
            )

    def _module(self, ending: str) -> str:
        if isinstance(self.module, str):
            return self.module
        if ending.lower() in self.module:
            return self.module[ending.lower()]
        raise WrongUseError(f"{self.name}: name a file that ends with {' or '.join(self.module)}.")


def no_tables(form: str, table: Table | None) -> None:
    """Raises WrongUseError where a format that knows no tables is asked for one."""
    if table is not None:
        raise WrongUseError(f"{form}: it has no tables. Leave --table out.")


FORMS: tuple[Form, ...] = (
    Form(
        "csv",
        (".csv", ".zip"),
        "A table for spreadsheets; as .zip all tables.",
        "text/csv; charset=utf-8",
        {".csv": "csv", ".zip": "csv_zip"},
    ),
    Form("jsonl", (".jsonl",), "All tables in one file; `parley import` reads it back.", "application/jsonl", "jsonl"),
    Form(
        "parquet",
        (".parquet", ".zip"),
        "A table for data frames; as .zip all tables.",
        "application/vnd.apache.parquet",
        {".parquet": "parquet", ".zip": "parquet_zip"},
        extra="parquet",
    ),
    Form(
        "datapackage",
        (".zip",),
        "All tables with what their columns hold (Frictionless); `parley import` reads it back.",
        "application/zip",
        "datapackage",
    ),
    Form(
        "webannotation",
        (".jsonld",),
        "Statements where they stand in their reports (W3C Web Annotation).",
        "application/ld+json",
        "webannotation",
        items="annotations",
    ),
    Form(
        "prov",
        (".json", ".provn"),
        "Where each statement comes from, back to the bytes (W3C PROV).",
        "application/json",
        {".json": "prov_json", ".provn": "prov_n"},
        extra="prov",
        items="records",
    ),
    Form(
        "plover",
        (".jsonl",),
        "Statements as political events, with whose word each is (PLOVER).",
        "application/jsonl",
        "plover",
        items="events",
    ),
    Form(
        "geojson",
        (".geojson",),
        "Pledges, observations and incidents at their places (GeoJSON).",
        "application/geo+json",
        "geojson",
        items="places",
    ),
    Form(
        "ftm",
        (".ftm.json", ".json"),
        "Reports, parties and statements, for Aleph and its kin (FollowTheMoney).",
        "application/json+ftm",
        "ftm",
        items="entities",
    ),
    Form(
        "ics",
        (".ics",),
        "Deadlines and planned meetings, for calendars (iCalendar).",
        "text/calendar",
        "ics",
        extra="calendar",
        items="days",
    ),
    Form(
        "bibtex",
        (".bib",),
        "The sources, for LaTeX (BibTeX).",
        "application/x-bibtex",
        "bibtex",
        extra="bibtex",
        items="sources",
    ),
    Form(
        "csl-json",
        (".json",),
        "The sources, for citation managers (CSL-JSON).",
        "application/vnd.citationstyles.csl+json",
        "csl_json",
        items="sources",
    ),
    Form(
        "brief",
        (".md", ".html", ".docx", ".pdf"),
        "A paper on the process, for people (Markdown, HTML, Word, PDF by the file's ending).",
        "application/octet-stream",
        {".md": "brief_markdown", ".html": "brief_html", ".docx": "brief_docx", ".pdf": "brief_pdf"},
        extra="brief",
        items="quoted statements",
    ),
)


def form_named(name: str) -> Form:
    """The format of a name. Raises WrongUseError, which names all."""
    for form in FORMS:
        if form.name == name:
            return form
    raise WrongUseError(f"{name!r} is no format. Write one of {', '.join(form.name for form in FORMS)}.")
