"""One process of two reports measured from its files to the tables of the page."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from benchmarks import following

REPORTS = {
    "001": "date 2026-01-05\nLOME - Ghana will release all prisoners by 1 February, its president told reporters.\n",
    "002": "date 2026-01-08\nACCRA - Togo said that Ghana had released all prisoners.\n",
}
AGREEMENT = """# Prisoners

Status: proposed
Date: 2026-01-05

## Parties
- Ghana
- Togo

## Article 1. Prisoners
1.1 Ghana shall release all prisoners by 1 February 2026.
"""
GOLD = {
    "sides": ["Ghana", "Togo"],
    "reports": [{"file": file, "outlet": "Paper", "copy_of": None} for file in REPORTS],
    "who": [
        {"id": "w1", "named": [{"report": "001", "text": "Ghana"}, {"report": "002", "text": "Ghana"}]},
        {"id": "w2", "named": [{"report": "002", "text": "Togo"}]},
    ],
    "statements": [
        {"id": "t1", "report": "001", "content": "Ghana will release all prisoners by 1 February", "proposition": "p1"},
        {"id": "t2", "report": "002", "content": "Ghana had released all prisoners", "proposition": "p1"},
    ],
    "propositions": [{"id": "p1", "says": "", "issue": None}],
    "bearing": [{"statement": "t2", "target": "1.1", "direction": "for", "kind": "claimed"}],
    "pledges": [],
    "positions": [],
    "drafts": [{"point": "", "kind": "duty", "holder": None, "conditions": [], "statements": ["t1"]}],
}


@pytest.fixture
def process(tmp_path: Path) -> Path:
    """A folder as `benchmarks/process` is."""
    (tmp_path / "reports").mkdir()
    for file, text in REPORTS.items():
        (tmp_path / "reports" / f"{file}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "agreement.md").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "gold.yaml").write_text(yaml.safe_dump(GOLD), encoding="utf-8")
    return tmp_path


def printed(folders: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints."""
    following.main([word for folder in folders for word in ("--process", str(folder))])
    return capsys.readouterr().out


def test_every_table_is_printed_and_no_report(process: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of all ways; of the contents nothing."""
    out = printed([process], capsys)
    for words in (
        "same words",
        "nearest at 0.65",
        "surest quarter",
        "sentences on a gold point",
        "changes of position",
    ):
        assert words in out
    assert "prisoners" not in out
    assert "Ghana" not in out


def test_gold_that_no_report_says(process: Path) -> None:
    """The bad twin: a name that is not in the report."""
    gold = GOLD | {"who": [{"id": "w1", "named": [{"report": "001", "text": "Chad"}]}]}
    (process / "gold.yaml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    with pytest.raises(ValueError, match="report 001 has no 'Chad'"):
        following.main(["--process", str(process)])


def test_every_table_has_its_place() -> None:
    """The page has the marks between which each table goes."""
    page = following.PAGE.read_text(encoding="utf-8")
    for mark in ("parties", "propositions", "bearing", "draft", "positions"):
        assert f"<!-- following-{mark} -->" in page
        assert f"<!-- /following-{mark} -->" in page


def test_a_ratio() -> None:
    """Twice as good; against nothing there is none."""
    assert following.times(0.5, 0.25) == "2.00"
    assert following.times(0.5, 0.0) == ""
