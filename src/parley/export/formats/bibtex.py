"""The sources as BibTeX, one entry a report."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import IO, Any

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from parley.export.contained import contained
from parley.export.forms import Table, no_tables
from parley.export.sources import Cited, cited_from_report, web
from parley.export.wording import MONTHS
from parley.model.takeaway import Takeaway

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\textdollar{}",
    "^": r"\textasciicircum{}",
}  # fmt: skip
"""What pybtex leaves to those who mean it as TeX; the other special characters it escapes itself."""

_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)|(?<=[?!])(?=`)")
"""Where TeX makes one sign out of two."""


class _InUtf8(Writer):  # type: ignore[misc]
    """Writes addresses as they are: \\url takes them to the letter."""

    def _write_field(self, stream: IO[str], type: str, value: str) -> None:
        if type == "url":
            stream.write(f",\n    url = {{{value}}}")
        else:
            super()._write_field(stream, type, value)


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Writes an entry for each report. Raises WrongUseError for a table."""
    no_tables("bibtex", table)
    written = 0
    for written, report in enumerate(taken.reports(), 1):
        out.write((b"\n" if written > 1 else b"") + _entry(cited_from_report(report)).encode())
    return written


def _entry(source: Cited) -> str:
    lines = StringIO()
    entry = Entry("misc", list(_fields(source)))
    writer: Any = _InUtf8(encoding="UTF-8")
    writer.write_stream(BibliographyData({source.key: entry}), lines)
    return lines.getvalue()


def _fields(source: Cited) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{tex(source.named)}}}"
    if source.publisher:
        yield "howpublished", tex(source.publisher)
    if source.day:
        yield "year", str(source.day.year)
        yield "month", MONTHS[source.day.month - 1]
        yield "day", str(source.day.day)
        yield "date", source.day.isoformat()
    if url := web(source.url):
        yield "url", url
    if source.obtained:
        yield "urldate", source.obtained.isoformat()
    yield "language", tex(source.language)
    yield "note", tex(source.note)


def tex(words: str) -> str:
    """The words on one line, with what would be TeX in them, as far as pybtex does not escape it."""
    apart = _LIGATURE.sub("\n", " ".join(contained(words).split()))
    return "".join(_SPECIAL.get(sign, sign) for sign in apart).replace("\n", "{}")
