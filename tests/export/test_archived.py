"""What is read out of an archive, as rows."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.export.archived import (
    ARCHIVE_SCHEMAS,
    left_out_row,
    party_rows,
    reading_from_row,
    reading_row,
    statement_rows,
)
from parley.model.arrival import Extraction
from parley.model.codec import reading_from_json
from parley.model.statement import Reading


@pytest.fixture
def reading() -> Reading:
    """The report of 29 March 2022, read by hand."""
    return reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))


def test_a_reading_and_back(reading: Reading) -> None:
    """From its row it is as it was, and the text stands there once."""
    row = reading_row("a.txt", reading, Extraction("html", "trafilatura 2"), datetime(2022, 3, 30, tzinfo=UTC))
    assert reading_from_row(row) == reading
    assert reading.report.text[:40] not in row["reading"]
    assert (row["captured"], row["extracted_by"]) == ("2022-03-30T00:00:00+00:00", "trafilatura 2")


def test_another_text_is_not_its_own(reading: Reading) -> None:
    """The words come from the column of the text."""
    row = reading_row("a.txt", reading, Extraction("text"), None)
    assert reading_from_row({**row, "text": "x"}) == replace(reading, report=replace(reading.report, text="x"))


def test_columns(reading: Reading) -> None:
    """Every row has what its table is said to have, and nothing else."""
    rows = {
        "readings": [reading_row("a.txt", reading, Extraction("text"), None)],
        "statements": list(statement_rows("a.txt", reading)),
        "parties": list(party_rows("a.txt", reading)),
        "left-out": [left_out_row("b.txt", "empty", "b.txt: it is empty.", True)],
    }
    assert len(rows["statements"]) == len(reading.statements) and len(rows["parties"]) == len(reading.parties)
    for table, schema in ARCHIVE_SCHEMAS.items():
        assert all({*row} == {*schema.names} for row in rows[table]), table


def test_within_an_article(reading: Reading) -> None:
    """A statement that is reported in another names that one by the same kind of id; whose word it is says all."""
    rows = {row["id"]: row for row in statement_rows("a.txt", reading)}
    inner = next(row for row in rows.values() if row["within"])
    assert inner["within"] in rows
    assert ", according to " in inner["whose"]
