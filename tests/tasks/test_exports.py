"""Statements given out: what a spreadsheet must not take for a formula, and a file for every filter."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.ledger import Filter, open_ledger
from parley.model.codec import reading_from_json
from parley.tasks.exports import FORMS, export_statements, exported, harmless

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)


@given(st.text(), st.sampled_from("=+-@\t\r\n＝＋－＠"))
def test_no_formula_is_left(text: str, sign: str) -> None:
    """Whatever begins like a formula stands as a text, with all its letters; all else as it is."""
    assert harmless(sign + text) == f"'{sign}{text}"
    assert harmless(f"a{sign}{text}") == f"a{sign}{text}"
    assert harmless(3) == 3


@pytest.mark.parametrize("form", FORMS)
def test_the_file_is_what_was_noted(tmp_path: Path, form: str) -> None:
    """All statements in some hundred bytes at a time: rows and SHA-256 are those of the file, on disk and in memory."""
    read = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
    reading = replace(read, report=replace(read.report, id=f"sha256:{hashlib.sha256(b'bytes').hexdigest()}"))
    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.keep(reading, b"bytes", author="Ann", now=NOW)
        number = ledger.count()
        made = exported(ledger, Filter(), form)  # type: ignore[arg-type]
        content = b"".join(made.parts())
        assert (made.rows, made.sha256) == (number, hashlib.sha256(content).hexdigest())
        rows, entry = export_statements(ledger, tmp_path / f"all.{form}", Filter(), author="Ann", now=NOW)
        assert (tmp_path / f"all.{form}").read_bytes() == content
        (noted,) = ledger.entries(entry - 1)
        assert (rows, noted.payload["sha256"]) == (number, made.sha256)
        words = exported(ledger, Filter(), "jsonl", words="troops")
        found = [json.loads(line)["id"] for line in b"".join(words.parts()).splitlines()]
        assert found == [one.statement for one in ledger.search("troops", kinds=("statement",))]
