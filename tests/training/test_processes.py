"""Invented processes to learn from: marks in reports, and what is wrong with a file."""

from pathlib import Path

import pytest

from training.processes import FOLDER, load_invented, mistakes_of, unmarked

FILES = sorted(FOLDER.glob("*.yaml"))

AGREEMENT = """
agreement: |
  # Pact

  Status: signed
  Date: 2025-01-01

  ## Parties
  - Lorvia
  - Daghvar

  ## Article 1
  1.1 Daghvar shall withdraw its troops from Nuvad by 1 March 2025.
"""


def written(folder: Path, text: str, propositions: str = "{p1: Daghvar leaves Nuvad}") -> Path:
    """A file with one report of that text."""
    path = folder / "one.yaml"
    report = f"reports:\n- date: 2025-01-09\n  outlet: Wire\n  text: |\n    {text}\n"
    path.write_text(f"note: invented\n{AGREEMENT}\npropositions: {propositions}\n{report}", encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_right(path: Path) -> None:
    """Marks are closed, targets are those of the agreement, each proposition is said again; text has no mark left."""
    assert mistakes_of(path) == []
    assert not any("{" in report.text for report in load_invented(path).reports)


def test_marks_within_marks_and_joined_pieces() -> None:
    """A statement in two pieces with another between, one within another."""
    text, found = unmarked("He: {p1 +1.1 #a|we left,} he said. {#a|All of us.} {- |She said {!p2|no}}")
    assert text == "He: we left, he said. All of us. She said no"
    words = [(keys, [text[start:end] for start, end in spans]) for keys, spans in found]
    assert words == [(["p1", "+1.1"], ["we left,", "All of us."]), (["!p2"], ["no"]), (["-"], ["She said no"])]


@pytest.mark.parametrize("text", ["He said {p1|we left", "He said we left}", "He {said} so"])
def test_marks_that_cannot_be(text: str) -> None:
    """A mark that is not closed, or not opened, or no mark."""
    with pytest.raises(ValueError, match="mark"):
        unmarked(text)


def test_what_a_mark_says(tmp_path: Path) -> None:
    """One statement denies and speaks against; its twin is said again."""
    path = written(tmp_path, "{!p1 -1.1|They are still there,} he said. {p1|They will go,} she said.")
    assert mistakes_of(path) == []
    first, second = load_invented(path).reports[0].statements
    assert (first.proposition, first.denies, first.bearing) == ("p1", True, {"1.1": True})
    assert (second.proposition, second.denies, second.bearing) == ("p1", False, {})


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    """A target that the agreement does not have, a proposition that the list does not, and one that is said once."""
    wrong = "\n".join(mistakes_of(written(tmp_path, "{p1 +9.9|They left,} he said. {p7|Fine,} she said.")))
    assert "no target '9.9'" in wrong
    assert "p7 is not in the list" in wrong
    assert "p1 is said 1 times" in wrong
