"""All tables as JSON Lines, with what a ledger is made of."""

import base64
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from export.ledgers import HOSTILE, ORIGINAL, given_out
from parley.cli.main import parley
from parley.export.forms import TABLES
from parley.ledger import Filter, Ledger
from parley.model.codec import reading_from_data, reading_to_json

LOSSLESS = ("source", "reading", "decision", "agreement")


def lines_in(path: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_all_tables(talks: Ledger, tmp_path: Path) -> None:
    """The first line says what it is; then comes all that the ledger is made of, then the rows of every table."""
    assert given_out(talks, tmp_path / "all.jsonl", "jsonl") == talks.count()
    lines = lines_in(tmp_path / "all.jsonl")
    assert (lines[0]["table"], lines[0]["whole"], lines[0]["head"]) == ("takeaway", True, str(talks.head()))
    kinds = [line["table"] for line in lines]
    end = kinds.index("end")
    assert set(kinds[1:end]) == set(LOSSLESS)
    assert set(kinds[end + 1 :]) == set(TABLES)
    assert lines[end]["entries"] == end - 1


def test_what_the_ledger_is_made_of(talks: Ledger, tmp_path: Path) -> None:
    """The bytes as they came, the reading as `parley read --json` prints it, each decision as the log keeps it, also
    the one that was taken back, and the text of the agreement."""
    given_out(talks, tmp_path / "all.jsonl", "jsonl")
    lines = [line for line in lines_in(tmp_path / "all.jsonl") if line["table"] in LOSSLESS]
    entries = {entry.seq: entry for entry in talks.entries()}
    assert [line["entry"] for line in lines] == list(entries)
    for line in lines:
        entry = entries[line["entry"]]
        assert (line["kind"], line["author"]) == (entry.kind, entry.author)
        if line["table"] in ("decision", "agreement"):
            assert line["payload"] == entry.payload
    source, reading, again = lines[:3]
    assert base64.b64decode(source["bytes"]) == ORIGINAL
    assert source["payload"]["obtained"]["by"] == "Ben"
    assert (again["bytes"], again["payload"]["where"]) == (None, "a letter")
    text = (tmp_path / "all.jsonl").read_text(encoding="utf-8").split("\n")[2]
    assert reading_to_json(reading_from_data(reading["payload"])) in text


def test_statements_alone(talks: Ledger, tmp_path: Path) -> None:
    """With a table just its rows; those of statements are what `parley statements --json` prints."""
    number = given_out(talks, tmp_path / "some.jsonl", "jsonl", "statements", Filter(side="Ukraine"))
    printed = (
        CliRunner()
        .invoke(parley, ["statements", "--json", "--side", "Ukraine", "--ledger", str(talks.place)])
        .stdout_bytes
    )
    assert printed == (tmp_path / "some.jsonl").read_bytes()
    assert printed.count(b"\n") == number > 0


def test_a_filter(talks: Ledger, tmp_path: Path) -> None:
    """With a filter it cannot be read back, and says so."""
    given_out(talks, tmp_path / "some.jsonl", "jsonl", which=Filter(side="Turkey"))
    lines = lines_in(tmp_path / "some.jsonl")
    assert (lines[0]["whole"], lines[0]["filter"]) == (False, "side: Turkey")
    assert "left out" in lines[0]["says"]
    assert {line["table"] for line in lines[1:]} <= set(TABLES)


def test_hostile_words(hostile: Ledger, tmp_path: Path) -> None:
    """All words come back to the letter, no line is broken by them."""
    given_out(hostile, tmp_path / "all.jsonl", "jsonl")
    words = [line["content"] for line in lines_in(tmp_path / "all.jsonl") if line["table"] == "statements"]
    assert sorted(words) == sorted(HOSTILE)


def test_an_empty_ledger(empty: Ledger, tmp_path: Path) -> None:
    """It is whole: there is nothing more."""
    assert given_out(empty, tmp_path / "all.jsonl", "jsonl") == 0
    first, end = lines_in(tmp_path / "all.jsonl")
    assert (first["whole"], first["recorded"], end) == (True, "", {"table": "end", "entries": 0})
