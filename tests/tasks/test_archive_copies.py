"""Near-copies are grouped over a whole archive."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parley.intake import bundles
from tasks.archives import bytes_below, run

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'parley[archive]'")

from parley.tasks.archive_copies import NotReadYetError, Stage, copies_in, copy_stages, group_copies

_SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES[:20] for c in _SYLLABLES[:5]]


def story(seed: int, words: int = 150) -> str:
    """A text that shares no five words with others."""
    return " ".join(_WORDS[(seed * words + n) % len(_WORDS)] for n in range(words))


def read(folder: Path, texts: dict[str, str]) -> Path:
    """An archive of such articles, read: a line of JSON each, ten of them a shard."""
    source = folder / "a.jsonl"
    source.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts.values()), encoding="utf-8")
    run(source, folder / "out")
    return folder / "out"


def groups(out: Path) -> set[frozenset[str]]:
    """The groups, by the lines of their articles."""
    rows = pq.read_table(out / "copies" / "copies.parquet").to_pylist()
    lines: dict[str, set[str]] = {}
    for row in rows:
        lines.setdefault(row["first_alike"], set()).add(row["article"].rpartition(" ")[2])
    assert all(row["alike"] == len(lines[row["first_alike"]]) for row in rows)
    assert [(row["first_alike"], row["article"]) for row in rows] == sorted(
        (row["first_alike"], row["article"]) for row in rows
    )
    return {frozenset(members) for members in lines.values()}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten articles are a batch."""
    monkeypatch.setattr(bundles, "_MOST_PARTS", 10)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Forty stories, of which three come again, in other shards too."""
    texts = {str(n): story(n) for n in range(1, 41)}
    texts |= {"41": story(3), "42": f"(Agency) {story(3)} More follows.", "43": story(7).upper(), "44": "Too short."}
    return read(tmp_path, texts | {"45": "Too short."})


def test_groups(out: Path) -> None:
    """The same text, one with some words more, one in capitals; not what is too short to tell."""
    far = list(group_copies(out))
    assert far == sorted(far) and far[-1] == 1
    assert groups(out) == {frozenset({"3", "41", "42"}), frozenset({"7", "43"})}
    assert (found := copies_in(out)) and (found.articles, found.groups) == (5, 2)


def test_numbers_matter(tmp_path: Path) -> None:
    """A monitor's reports that differ by what was counted in every sentence are reports of their own."""
    days = [" ".join(f"{n + day * 31} shots near {place}." for n, place in enumerate(_SYLLABLES)) for day in (0, 1)]
    out = read(tmp_path, dict(enumerate(days)))  # type: ignore[arg-type]
    list(group_copies(out))
    assert groups(out) == set()


def run_through(stages: list[Stage]) -> None:
    """Runs stages as an executor does: task after task, here the last ones first."""
    for stage in stages:
        for rank in reversed(range(stage.tasks)):
            data = None
            for step in stage.steps:
                data = step.run(data, rank, stage.tasks)
            list(data or ())


@pytest.mark.parametrize("tasks", [1, 2, 5, 9])
def test_any_number_of_tasks(out: Path, tmp_path: Path, tasks: int) -> None:
    """Fewer tasks than shards, as many, or more: the same bytes."""
    list(group_copies(out))
    here = bytes_below(out / "copies")
    run_through(copy_stages(out, tmp_path / "work", tasks))
    assert bytes_below(out / "copies") == here


def test_what_is_there(out: Path) -> None:
    """Grouped once, nothing is made again; where the end was not reached, all is, and nothing else stays behind."""
    stopped = group_copies(out)
    next(stopped)
    stopped.close()
    assert copies_in(out) is None and not list(out.glob(".parley-*"))
    assert list(group_copies(out))
    assert list(group_copies(out)) == []


def test_odd_names(tmp_path: Path) -> None:
    """In folders whose names would be patterns elsewhere."""
    folder = tmp_path / "a[1]*{b}, it's"
    folder.mkdir()
    out = read(folder, {"1": story(1), "2": story(1)})
    list(group_copies(out))
    assert groups(out) == {frozenset({"1", "2"})}


def test_nothing_was_read(tmp_path: Path) -> None:
    """An archive of which all was left out has no copies."""
    out = read(tmp_path, {"1": " ", "2": " "})
    list(group_copies(out))
    assert groups(out) == set() and copies_in(out)


def test_no_archive(tmp_path: Path) -> None:
    """A folder where none was read to its end."""
    with pytest.raises(NotReadYetError, match="Run `parley archive SOURCE"):
        list(group_copies(tmp_path))
