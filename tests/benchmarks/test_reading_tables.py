"""The tables of the command, and their places on the page."""

import argparse
import hashlib
import json
from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.page import NoMarkError, Section, written_into
from parley.reader.pack import load_pack

SECTION = Section("events", ["F1", "Parley"], [["PLV", "80.0"]], "By hand.")
PAGE = "# Page\n<!-- dates -->\nold\n<!-- /dates -->\n<!-- events -->\nold\n<!-- /events -->\nEnd.\n"


def test_written_between_its_marks() -> None:
    """The table stands between its marks, all else stays, and writing it again changes nothing."""
    page = written_into(PAGE, SECTION)
    table = "| F1 | Parley |\n| --- | --- |\n| PLV | 80.0 |\n\nBy hand.\n"
    assert page == PAGE.replace("<!-- events -->\nold\n", f"<!-- events -->\n{table}")
    assert written_into(page, SECTION) == page


@pytest.mark.parametrize("page", ["", "<!-- events -->\n", "<!-- /events -->\n<!-- events -->\n"])
def test_no_marks(page: str) -> None:
    """A page without both marks, in their order, is refused."""
    with pytest.raises(NoMarkError, match="<!-- events --> and <!-- /events -->"):
        written_into(page, SECTION)


def test_every_table_has_its_place() -> None:
    """docs/benchmarks.md has marks for all tables."""
    page = reading.PAGE.read_text(encoding="utf-8")
    for mark in ("attributions", "mistakes", "seeds", "statements", "confidence", "events", "dates"):
        written_into(page, Section(mark, ["F1"]))


def test_printed() -> None:
    """In columns, for a terminal."""
    assert SECTION.printed() == "F1   Parley\nPLV  80.0\nBy hand."


def test_rows_that_the_net_was_trained_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They give no figure; what training measured by cross-validation stands, once it is there."""
    table = tmp_path / "plv.tsv"
    table.write_text("sentence\tmarked_sentence\troot\n", encoding="utf-8")
    monkeypatch.setattr(reading, "TRAINED_ON", hashlib.sha256(table.read_bytes()).hexdigest())
    monkeypatch.setattr(reading, "TRAINING_FIGURES", tmp_path / "figures.json")
    pack = load_pack(None)
    bare = reading.events(table, pack)
    assert (
        not bare.rows and "No cross-validation" in bare.remark and "plv.tsv is what the net was trained" in bare.remark
    )
    reading.TRAINING_FIGURES.write_text(json.dumps({"plv_macro_f1_cv": 0.8}), encoding="utf-8")
    assert [row[1:] for row in reading.events(table, pack).rows] == [["80.0", "82.1"]]


def test_invented_report(tmp_path: Path) -> None:
    """One report with its gold: a line for each reader, and confidence of each report and of all together."""
    (tmp_path / "one.txt").write_text("date 2022-03-29\nRussia said that Ukraine had withdrawn.\n", encoding="utf-8")
    gold = "statements:\n- {id: g1, content: Ukraine had withdrawn, side: Russia, act: claim, within: null}\n"
    (tmp_path / "one.yaml").write_text(gold, encoding="utf-8")
    rules = load_pack(None)
    chosen = reading.command(["--reading", str(tmp_path)])
    statements, confidence, _ = reading.measured(chosen, {reading.OURS: rules, reading.RULES: rules})
    assert [row[1:] for row in statements.rows] == [
        ["Parley", "100.0", "100.0", "100.0", "100.0", "none", "100.0"],
        ["rules alone", "100.0", "100.0", "100.0", "100.0", "none", "100.0"],
    ]
    assert [row[:4] for row in confidence.rows][:2] == [
        [f"{tmp_path.name} (1)", "Parley", "1", "100.0"],
        ["all", "Parley", "1", "100.0"],
    ]


def test_paragraphs_without_their_texts(capsys: pytest.CaptureFixture[str]) -> None:
    """--chunks alone is a usage error that says what is wanting."""
    with pytest.raises(SystemExit, match="2"):
        reading.command(["--chunks", "valid.txt"])
    assert "--chunks needs --polnear" in capsys.readouterr().err


def test_defaults() -> None:
    """Nothing but the invented reports and their aliases is needed."""
    chosen = reading.command([])
    assert isinstance(chosen, argparse.Namespace) and chosen.aliases.is_file() and not chosen.write
