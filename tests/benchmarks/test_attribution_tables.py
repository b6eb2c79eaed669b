"""Tables of the raw layer."""

from pathlib import Path

import pytest

from benchmarks import attributions, reading
from benchmarks.measures.tally import Tally
from parley.reader import load_pack


def _of(right: int) -> dict[str, Tally]:
    return {"linked, exact": Tally(right, 10, 10)}


def test_seeds_have_mean_and_spread() -> None:
    """Of 50, 60 and 70 the mean is 60 and the deviation 10; beside them what is shipped, and the same in float. The
    twin, a net alone, has no spread."""
    table = attributions.seeds(_of(7), _of(8), {"one": _of(5), "two": _of(6), "three": _of(7)})
    assert table.head == ["F1", "one", "two", "three", "mean ± standard deviation", "shipped", "shipped, in float"]
    assert table.rows == [["linked, exact", "50.0", "60.0", "70.0", "60.0 ± 10.0", "70.0", "80.0"]]
    alone = attributions.seeds(_of(7), None, {"one": _of(5)})
    assert (alone.head, alone.rows) == (["F1", "one", "shipped"], [["linked, exact", "50.0", "70.0"]])


def test_a_split_of_one_article(tmp_path: Path) -> None:
    """Source, cue and content as annotated are found by the rules: all is right, linked too; without the paragraphs of
    CofeNet no pieces are counted."""
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_text("Russia said that Ukraine had withdrawn.\n", encoding="utf-8")
    standoff = "T1\tSource 0 6\tx\nT2\tCue 7 11\tx\nT3\tContent 12 38\tx\nE1\tT2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_me.ann").write_text(standoff, encoding="utf-8")
    found = attributions.raw_layer(tmp_path, None, attributions.read_split(tmp_path, load_pack(None)))
    assert {name: tally.f1 for name, tally in found.items()} == {"linked, exact": 1.0, "linked, overlapping": 1.0}
    shown = attributions.attributions({"Parley": found})
    assert shown.rows[0] == ["linked, exact", "100.0 (p 100.0, r 100.0)", "56.7 on PARC3"]


def test_seeds_without_the_texts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """--seeds without --polnear, and --float without --seeds, are usage errors."""
    for wrong in (["--seeds", str(tmp_path)], ["--polnear", str(tmp_path), "--float", str(tmp_path)]):
        with pytest.raises(SystemExit, match="2"):
            reading.command(wrong)
        assert "--polnear" in capsys.readouterr().err
