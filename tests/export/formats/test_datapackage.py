"""A data package, as Frictionless reads and checks it."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from export.ledgers import fill_with_hostile_words, fill_with_talks, given_out
from parley.errors import WrongUseError
from parley.export.forms import TABLES
from parley.ledger import Filter, Ledger

frictionless = pytest.importorskip("frictionless")


def descriptor_in(path: Path) -> dict[str, Any]:
    """The descriptor of a package."""
    with ZipFile(path) as zipped:
        made: dict[str, Any] = json.loads(zipped.read("datapackage.json"))
    return made


def faults_of(path: Path) -> list[Any]:
    """What Frictionless finds wrong: with the descriptor, the types, the keys, the lengths and the hashes."""
    csv.field_size_limit(1 << 30)
    found: list[Any] = frictionless.validate(str(path)).flatten(["title", "fieldName", "rowNumber", "message"])
    return found


def test_it_is_valid(talks: Ledger, tmp_path: Path) -> None:
    """With every table, types, keys that lead from one to another, and the ledger's own lines."""
    assert given_out(talks, tmp_path / "all.zip", "datapackage") == talks.count()
    assert faults_of(tmp_path / "all.zip") == []
    made = descriptor_in(tmp_path / "all.zip")
    assert [one["name"] for one in made["resources"]] == [*TABLES, "ledger"]
    statements = made["resources"][1]["schema"]
    assert statements["primaryKey"] == ["id"]
    assert statements["foreignKeys"][0]["reference"] == {"resource": "reports", "fields": ["id"]}
    assert made["created"] == "2022-03-30T09:00:00+00:00"
    assert "licenses" not in made


def test_lengths_and_hashes(talks: Ledger, tmp_path: Path) -> None:
    """The descriptor tells the length and SHA-256 of each file; the same ledger gives the same bytes."""
    for name in ("one.zip", "other.zip"):
        given_out(talks, tmp_path / name, "datapackage")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as zipped:
        for one in descriptor_in(tmp_path / "one.zip")["resources"]:
            content = zipped.read(one["path"])
            assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_what_frictionless_would_find(talks: Ledger, tmp_path: Path) -> None:
    """The check can fail: a statement of a report that is not there, and a day that is none."""
    given_out(talks, tmp_path / "all.zip", "datapackage")
    with ZipFile(tmp_path / "all.zip") as good, ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "statements.csv":
                content = content.replace(b"r1.s2,2022-03-29", b"r1.s2,yesterday").replace(b",r1,sha", b",r9,sha", 1)
            bad.writestr(name, content)
    assert {fault[0] for fault in faults_of(tmp_path / "bad.zip")} >= {"Type Error", "ForeignKey Error"}


def test_a_filter(talks: Ledger, tmp_path: Path) -> None:
    """Without the ledger's lines, and still valid: what a statement lies within may not be given out."""
    given_out(talks, tmp_path / "some.zip", "datapackage", which=Filter(side="Ukraine"))
    assert faults_of(tmp_path / "some.zip") == []
    made = descriptor_in(tmp_path / "some.zip")
    assert [one["name"] for one in made["resources"]] == [*TABLES]
    assert "side: Ukraine" in made["description"]
    assert made["parley"]["filter"] == "side: Ukraine"


def test_hostile_words(hostile: Ledger, tmp_path: Path) -> None:
    """Quotes, line ends, other scripts, 300,000 letters in a cell: valid, and no formula; publishers by alphabet."""
    given_out(hostile, tmp_path / "all.zip", "datapackage")
    assert faults_of(tmp_path / "all.zip") == []
    with ZipFile(tmp_path / "all.zip") as zipped:
        rows = list(csv.reader(io.StringIO(zipped.read("statements.csv").decode(), newline="")))
    assert not any(cell.startswith(("=", "+", "\t", "＝")) for row in rows for cell in row)
    sources = [one["title"] for one in descriptor_in(tmp_path / "all.zip")["sources"]]
    assert sources == sorted(sources)


def test_an_empty_ledger(empty: Ledger, tmp_path: Path) -> None:
    """It has no moment and no sources, and is valid."""
    assert given_out(empty, tmp_path / "all.zip", "datapackage") == 0
    assert faults_of(tmp_path / "all.zip") == []
    assert not {"created", "sources"} & set(descriptor_in(tmp_path / "all.zip"))


def test_several_reports(empty: Ledger, tmp_path: Path) -> None:
    """Keys lead from report to report in one package."""
    fill_with_talks(empty)
    fill_with_hostile_words(empty)
    given_out(empty, tmp_path / "all.zip", "datapackage")
    assert faults_of(tmp_path / "all.zip") == []


def test_one_table_alone(talks: Ledger, tmp_path: Path) -> None:
    """It is refused, and no file is left."""
    with pytest.raises(WrongUseError, match="holds all tables"):
        given_out(talks, tmp_path / "one.zip", "datapackage", "duties")
    assert list(tmp_path.glob("*.zip")) == []
