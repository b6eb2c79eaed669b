"""Documents of datatrove are read between any reader and writer of its own."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'parley[archive]'")

from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from parley.cluster import ReadDocuments, documents
from parley.export.archived import reading_from_row
from tasks.archives import quick


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes no time."""
    monkeypatch.setattr(documents, "load_reader", quick)


def through(folder: Path, rows: list[dict[str, Any]], step: ReadDocuments | None = None) -> list[dict[str, Any]]:
    """Rows that went through a reader of datatrove, the step, and a writer."""
    source = folder / "in"
    source.mkdir()
    (source / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    data: Any = None
    for one in (JsonlReader(str(source)), step or ReadDocuments(), JsonlWriter(str(folder / "out"))):
        data = one.run(data, 0, 1)
    assert len(list(data)) == len(rows)
    with gzip.open(folder / "out" / "00000.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_read(tmp_path: Path) -> None:
    """What is read comes back as it was; day and title are found in the metadata, whatever these are called."""
    row = {
        "text": " Story of the valley. ",
        "published": "2022-03-29",
        "headline": "A valley",
        "id": "x1",
        "edition": 3,
    }
    (out,) = through(tmp_path, [row])
    assert (out["id"], out["metadata"]["edition"], out["metadata"]["left_out"]) == ("x1", 3, None)
    reading = reading_from_row({"text": out["text"], "reading": out["metadata"]["reading"]})
    assert reading.report.text == "Story of the valley."
    assert (str(reading.report.date), reading.report.title) == ("2022-03-29", "A valley")
    assert [reading.report.text[a:b] for one in reading.statements for a, b in one.content] == ["Story"]


def test_left_out(tmp_path: Path) -> None:
    """What cannot be read is given on with the reason; the others are read."""
    rows = [
        {"text": "stumble"},
        {"text": "A day that is none.", "date": "soon"},
        {"text": "NUL \0 within."},
        {"text": "word " * 300_000},
        {"text": "Story of the valley."},
    ]
    out = through(tmp_path, rows)
    why = [one["metadata"]["left_out"] for one in out]
    assert ["the reader failed" in why[0], "no day for sure" in why[1], "NUL" in why[2]] == [True] * 3
    assert "of which at most 1,000,000" in why[3]
    assert [one["metadata"]["reading"] is None for one in out] == [True] * 4 + [False]


def test_first_pass(tmp_path: Path) -> None:
    """Where it is asked for, what cannot matter is not read."""
    (out,) = through(tmp_path, [{"text": "Story of the valley."}], ReadDocuments(first_pass=True))
    assert "by the first pass" in out["metadata"]["left_out"]
