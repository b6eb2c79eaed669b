"""A source of many articles in bundles and batches."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake import LeftOut, Opening, bundles
from parley.intake.bundles import Batches, Bundle, Share, bundles_of


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 100 bytes is large; three small ones are a bundle; four parts, or 200 bytes, are a batch."""
    for name, value in {"_LARGE": 100, "_MOST_FILES": 3, "_MOST_PARTS": 4, "_MOST_BYTES": 200}.items():
        monkeypatch.setattr(bundles, name, value)


def lines(path: Path, number: int, words: str = "They met.") -> None:
    """A table of so many rows."""
    path.write_text("text\n" + f"{words}\n" * number, encoding="utf-8")


def names(source: Path) -> list[list[str]]:
    """The names of the files of each bundle."""
    return [[name for name, _ in bundle.files] for bundle in bundles_of(source)]


def test_large_files_alone(tmp_path: Path) -> None:
    """Small files that follow each other go together, up to so many; a large one stands between them."""
    for name in "abcdfg":
        lines(tmp_path / f"{name}.csv", 1)
    lines(tmp_path / "e.csv", 50)
    assert names(tmp_path) == [["a.csv", "b.csv", "c.csv"], ["d.csv"], ["e.csv"], ["f.csv", "g.csv"]]
    assert [bundle.number for bundle in bundles_of(tmp_path)] == [0, 1, 2, 3]


def test_a_single_file(tmp_path: Path) -> None:
    """A source may be a file: its name is all that is told of it, and its size."""
    lines(tmp_path / "a.csv", 3)
    assert list(bundles_of(tmp_path / "a.csv")) == [Bundle(0, (("a.csv", 35),))]


def test_what_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be looked at has no size."""
    assert list(bundles_of(tmp_path / "gone.csv")) == [Bundle(0, (("gone.csv", None),))]


def test_batches_by_number_and_by_bytes(tmp_path: Path) -> None:
    """A batch ends with so many parts, or before these have too many bytes; none is lost between two, and parts are
    called by their names below the source, wherever that lies."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    lines(folder / "a.csv", 6)
    lines(folder / "b.csv", 3, "word " * 16)
    (bundle, other) = bundles_of(tmp_path / "in")
    first = [[part.name for part in batch] for batch in Batches(bundle, tmp_path / "in", Opening())]
    assert first == [[f"deep/a.csv, line {n}" for n in (2, 3, 4, 5)], [f"deep/a.csv, line {n}" for n in (6, 7)]]
    second = [[part.name for part in batch] for batch in Batches(other, tmp_path / "in", Opening())]
    assert second == [["deep/b.csv, line 2", "deep/b.csv, line 3"], ["deep/b.csv, line 4"]]


def test_how_far(tmp_path: Path) -> None:
    """In the end all bytes of the bundle are read."""
    for name in "ab":
        lines(tmp_path / f"{name}.csv", 5)
    (bundle,) = bundles_of(tmp_path)
    batches = Batches(bundle, tmp_path, Opening())
    told = [batches.passed for _ in batches]
    assert told == sorted(told) and told[0] > 0
    assert batches.passed == bundle.size == 110


def test_what_cannot_be_opened_is_a_part(tmp_path: Path) -> None:
    """It is told, and what lies beside it is taken."""
    (tmp_path / "a.csv").write_bytes(b"")
    lines(tmp_path / "b.csv", 1)
    (bundle,) = bundles_of(tmp_path)
    (batch,) = Batches(bundle, tmp_path, Opening())
    assert [(part.name, isinstance(part, LeftOut)) for part in batch] == [("a.csv", True), ("b.csv, line 2", False)]


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 9))
def test_shares(of: int, bundles: int, batches: int) -> None:
    """Each batch is in one share and no other, however many shares and bundles there are; and none is left without
    work where every bundle has a batch for each of those that share it."""
    shares = [Share(rank, of) for rank in range(of)]
    for bundle in range(bundles):
        for batch in range(batches):
            having = [share for share in shares if share.has(bundle, batch, bundles)]
            assert len(having) == 1 and having[0].has_bundle(bundle, bundles)
    if batches * bundles >= of * 2 and batches >= -(-of // bundles):
        assert all(any(s.has(b, n, bundles) for b in range(bundles) for n in range(batches)) for s in shares)
