"""Tables, as CSV, with tabs, as JSON or Parquet: every row is a part, with its bytes as they stand in the table."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import IO

from parley.intake.columns import cell, fields_in
from parley.intake.days import Order, day_in, moment_in
from parley.intake.events import dataset_of, part_from_event
from parley.intake.json_rows import Objects, is_json
from parley.intake.languages import code_of
from parley.intake.limits import Limits
from parley.intake.opening import Opening
from parley.intake.parquet_rows import Stored, is_parquet
from parley.intake.part import Given, LeftOut, Part
from parley.intake.refusals import DamagedError, EmptyError, LeftOutError, NoArticlesError, UnclearDayError
from parley.intake.rows import Delimited, Row, Table

_CODES = re.compile(r"(?i)\d{14}\.(?:translation\.)?(?:export|mentions|gkg)\.csv\Z")
_CODED = ("gkgrecordid", "globaleventid", "v2documentidentifier")


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """The rows of a table, one at a time in memory; those of ACLED and UCDP as events. Raises NoArticlesError for
    tables of GDELT that hold codes, ColumnError where nobody can tell which column is the text."""
    table = _table(stream, name, opening.limits)
    _refuse_codes(table.columns, name)
    dataset = dataset_of(table.columns)
    fields = {} if dataset else fields_in(table.columns, opening, name)
    for row in table.rows():
        called = f"{name}, {row.place}"
        try:
            if row.error:
                raise DamagedError(f"{called}: {row.error}. Correct this row.")
            yield part_from_event(row, called, dataset) if dataset else _part(row, called, fields, opening.days)
        except LeftOutError as error:
            yield LeftOut(called, error)


def _table(stream: IO[bytes], name: str, limits: Limits) -> Table:
    if is_parquet(stream):
        return Stored(stream, name, limits)
    return (Objects if is_json(stream) else Delimited)(stream, name, limits)


def _part(row: Row, name: str, fields: Mapping[str, str], days: Order | None) -> Part:
    said = {field: cell(row.cells, fields, field) for field in fields}
    text = said.get("text") or said.get("title")
    if text is None:
        raise EmptyError(f"{name}: its column {fields.get('text', fields.get('title'))!r} is empty.")
    if any("\0" in (words or "") for words in said.values()):
        raise DamagedError(f"{name}: NUL characters stand in it. Correct this row.")
    published, seen = said.get("date"), said.get("captured")
    day, captured = published and day_in(published, days), seen and moment_in(seen, days)
    if (published and not day) or (seen and not captured):
        field, words = ("captured", seen) if day or not published else ("date", published)
        raise UnclearDayError(
            f"{name}: its column {fields[field]!r} says {(words or '')[:40]!r}, which is no day for sure. "
            "Write it as YYYY-MM-DD, or say how days are written: --map days=day-first, or days=month-first."
        )
    given = Given(
        day=day or None,
        title=said.get("title"),
        publisher=said.get("publisher"),
        url=said.get("url"),
        language=code_of(said.get("language")),
        text=text,
        captured=captured or None,
    )
    return Part(name, row.original, "row", given)


def _refuse_codes(columns: tuple[str, ...], name: str) -> None:
    """The events, mentions and knowledge graph of GDELT tell of articles in codes, and hold none."""
    coded = any(column.casefold() in _CODED for column in columns)
    if coded or _CODES.search(PurePath(name).name):
        raise NoArticlesError(
            f"{name}: this table of GDELT holds codes of events or themes, not articles. Bring the articles that it "
            "names, or a list of articles of the DOC 2.0 API."
        )
