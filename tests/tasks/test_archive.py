"""Whole archives are read into tables of Parquet."""

import json
import os
import resource
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parley.errors import WrongUseError
from parley.export.archived import ARCHIVE_TABLES, reading_from_row
from parley.intake import bundles
from parley.tasks.archive import OtherArchiveError, ReaderLostError, begin, make_shards
from parley.tasks.page import UnwritableFileError
from tasks.archives import STAMP, archiving_of, bytes_below, quick, run, stories


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten articles are a batch, three small files a bundle."""
    monkeypatch.setattr(bundles, "_MOST_PARTS", 10)
    monkeypatch.setattr(bundles, "_MOST_FILES", 3)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Files of many articles and of one, some of which no report can be made of."""
    folder = tmp_path / "source"
    (folder / "2022").mkdir(parents=True)
    stories(folder / "2022" / "a.jsonl", 25)
    stories(folder / "2022" / "b.jsonl", 7, first=25)
    (folder / "2022" / "c.txt").write_text("date 2022-05-01\n\nA single one.", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG...")
    (folder / "stumble.txt").write_text("stumble", encoding="utf-8")
    (folder / "zz.jsonl").write_text('{"text": "One."}\n{"text": ', encoding="utf-8")
    return folder


def rows(out: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table, shard by shard."""
    return [
        row for path in sorted((out / table).iterdir()) for row in pq.read_table(path, use_threads=False).to_pylist()
    ]


def test_all_is_told(source: Path, tmp_path: Path) -> None:
    """Every article is either read or left out with a reason, and the manifest names those and counts the others."""
    manifest, done = run(source, tmp_path / "out")
    assert [one.shard.name for one in done] == [
        "00000-00000",
        "00001-00000",
        "00001-00001",
        "00001-00002",
        "00001-00003",
        "00002-00000",
    ]
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (told["articles"], told["readings"], told["statements"], told["parties"]) == (38, 34, 34, 34)
    assert told["reader"]["pack"] == STAMP.pack
    assert told["days"] == ["2022-03-01", "2022-05-01"]
    assert {why: one["named"] for why, one in told["left_out"].items()} == {
        "without any text": ["empty.txt"],
        "of a kind that is not read": ["picture.txt"],
        "on which the reader failed": ["stumble.txt"],
        "damaged or cut off": ["zz.jsonl, line 2"],
    }
    assert [row["article"] for row in rows(tmp_path / "out", "left-out")] == [
        "empty.txt",
        "picture.txt",
        "stumble.txt",
        "zz.jsonl, line 2",
    ]
    assert manifest.faults == told["faults"] == 4


def test_rows_lead_back(source: Path, tmp_path: Path) -> None:
    """A reading is in its row whole; the statements and parties of an article are found by its name."""
    run(source, tmp_path / "out")
    row = next(row for row in rows(tmp_path / "out", "readings") if row["article"] == "2022/c.txt")
    reading = reading_from_row(row)
    assert reading.report.text == row["text"] == "A single one."
    assert reading == quick().read(reading.report)
    said = [one for one in rows(tmp_path / "out", "statements") if one["article"] == "2022/c.txt"]
    assert [(one["id"], one["speaker"], one["content"], one["source"]) for one in said] == [
        ("s1", "Somebody", "A", row["source"])
    ]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers(source: Path, tmp_path: Path, workers: int) -> None:
    """The same bytes in every file, however many read, and wherever the source lies."""
    run(source, tmp_path / "one")
    elsewhere = tmp_path / "elsewhere"
    source.rename(elsewhere)
    run(elsewhere, tmp_path / "many", workers)
    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "many")


@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_stopped_and_called_again(source: Path, tmp_path: Path, after: int) -> None:
    """What is whole is not made again, and in the end all is as if nothing had been stopped."""
    run(source, tmp_path / "whole")
    archiving = archiving_of(source, tmp_path / "out")
    list(islice(make_shards(archiving, begin(archiving)), after))
    _, done = run(source, tmp_path / "out")
    assert [one.anew for one in done] == [number >= after for number in range(6)]
    assert bytes_below(tmp_path / "out") == bytes_below(tmp_path / "whole")


def test_nothing_is_opened_twice(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle of which all shards are there is not taken apart again."""
    run(source, tmp_path / "out")
    monkeypatch.setattr(bundles, "parts_in", None)
    _, done = run(source, tmp_path / "out")
    assert not any(one.anew for one in done)


@pytest.mark.parametrize("table", ARCHIVE_TABLES)
@pytest.mark.parametrize("harm", ["cut", "gone", "changed"])
def test_a_damaged_shard(source: Path, tmp_path: Path, table: str, harm: str) -> None:
    """A file of a shard that was cut off, removed or changed is made again, and nothing else is."""
    run(source, tmp_path / "whole")
    run(source, tmp_path / "out")
    path = tmp_path / "out" / table / "00001-00001.parquet"
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:40] if harm == "cut" else path.read_bytes().replace(b"PAR1", b"PAR2"))
    _, done = run(source, tmp_path / "out")
    assert [one.shard.name for one in done if one.anew] == ["00001-00001"]
    assert bytes_below(tmp_path / "out") == bytes_below(tmp_path / "whole")


def test_another_source(source: Path, tmp_path: Path) -> None:
    """In a folder of one archive no other is begun: the message says what differs."""
    run(source, tmp_path / "out")
    stories(source / "2022" / "a.jsonl", 26)
    with pytest.raises(OtherArchiveError, match=r"begun otherwise \(source differ\)"):
        begin(archiving_of(source, tmp_path / "out"))


def test_within_the_source(source: Path) -> None:
    """Tables in the source would be read as a part of it."""
    with pytest.raises(WrongUseError, match="lies in the source"):
        begin(archiving_of(source, source / "out"))


def test_no_source(tmp_path: Path) -> None:
    """A folder without files, and a file that is not there."""
    (tmp_path / "empty").mkdir()
    for name in ("empty", "gone.jsonl"):
        with pytest.raises(WrongUseError, match="no file that can be opened"):
            begin(archiving_of(tmp_path / name, tmp_path / "out"))


def test_ten_thousand_empty_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is told, the first thousand of them by name in the manifest, all in the table."""
    monkeypatch.setattr(bundles, "_MOST_PARTS", 500)
    source = tmp_path / "empty.jsonl"
    source.write_text('{"text": " ", "date": "2022-03-29"}\n' * 10_000, encoding="utf-8")
    run(source, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    (why,) = told["left_out"].values()
    assert (told["articles"], told["readings"], why["articles"], len(why["named"])) == (10_000, 0, 10_000, 1_000)
    assert len(rows(tmp_path / "out", "left-out")) == 10_000


def test_an_article_beyond_the_limits(tmp_path: Path) -> None:
    """One of 70 MB is left out, and what lies in the files beside it is read."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "large.txt").write_bytes(b"date 2022-03-29\n\n" + b"word " * 14_000_000)
    stories(source / "a.jsonl", 3)
    stories(source / "z.jsonl", 3)
    manifest, _ = run(source, tmp_path / "out")
    assert manifest.rows["readings"] == 6
    assert [row["article"] for row in rows(tmp_path / "out", "left-out")] == ["large.txt"]


def test_an_article_too_long_to_read(tmp_path: Path) -> None:
    """One of 50 MB, which is within the limit of bytes, is not given to the reader but named; a row of a table that is
    too long, too; what stands beside them is read."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "large.txt").write_bytes(b"date 2022-03-29\n\n" + b"word " * 10_000_000)
    with stories(source / "a.jsonl", 3).open("a") as file:
        file.write(json.dumps({"text": "word " * 300_000, "date": "2022-03-29"}) + "\n")
    manifest, _ = run(source, tmp_path / "out")
    assert manifest.rows["readings"] == 3
    left = rows(tmp_path / "out", "left-out")
    assert sorted(str(row["article"]) for row in left) == ["a.jsonl, line 4", "large.txt"]
    assert all("characters, of which at most 1,000,000 are read" in str(row["says"]) for row in left)
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["left_out"]
    assert told["beyond the limits"]["named"] == ["a.jsonl, line 4", "large.txt"]


def test_one_core_for_each() -> None:
    """Where many read, numpy takes no threads of its own: they would wait by spinning on another reader's core."""
    code = (
        "import numpy, threadpoolctl; from parley.intake import Part; from parley.tasks.read import read_aside; "
        "from tasks.archives import quick; read_aside(Part('a', b'A story.'), quick); "
        "print({pool['num_threads'] for pool in threadpoolctl.threadpool_info() if pool['user_api'] == 'blas'})"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "2"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "{1}\n"


def test_no_room(source: Path, tmp_path: Path) -> None:
    """Where the disk is full nothing half written counts; once there is room, the same call goes on."""
    run(source, tmp_path / "whole")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    begin(archiving_of(source, tmp_path / "out"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    try:
        with pytest.raises(UnwritableFileError, match="cannot be written"):
            run(source, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list((tmp_path / "out" / "shards").iterdir())
    run(source, tmp_path / "out")
    assert bytes_below(tmp_path / "out") == bytes_below(tmp_path / "whole")


def deadly() -> object:
    """A reader that takes its process with it."""
    made = quick()
    made.read = lambda report: (
        os.kill(os.getpid(), signal.SIGKILL) if "Story 12 " in report.text else quick().read(report)
    )
    return made


def test_a_worker_is_killed(source: Path, tmp_path: Path) -> None:
    """The others stop, the message says how to go on; what is whole stays, and going on gives the same bytes."""
    run(source, tmp_path / "whole")
    with pytest.raises(ReaderLostError, match="the same command goes on"):
        run(source, tmp_path / "out", workers=2, load=deadly)
    run(source, tmp_path / "out", workers=2)
    assert bytes_below(tmp_path / "out") == bytes_below(tmp_path / "whole")


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """The whole program is killed again and again: in the end all is as if nobody had."""
    source = stories(tmp_path / "many.jsonl", 300)
    run(source, tmp_path / "whole")
    code = (
        "import sys; from pathlib import Path; from parley.intake import bundles; bundles._MOST_PARTS = 10; "
        "from tasks.archives import run; run(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for wait in (0.6, 0.7, 0.8, 0.9, 1.0):
        child = subprocess.Popen([sys.executable, "-c", code, source, tmp_path / "out"], env=environment)
        try:
            child.wait(wait)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    run(source, tmp_path / "out")
    assert bytes_below(tmp_path / "out") == bytes_below(tmp_path / "whole")


def test_first_pass(tmp_path: Path) -> None:
    """Where it is asked for, what cannot matter is left out and named, which is no fault; else it is read. A folder
    that was begun without it is not gone on with."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("date 2022-03-29\n\nThe delegation said the truce and the treaty would hold.")
    (source / "b.txt").write_text("date 2022-03-29\n\nThe roses of the garden are in flower.")
    manifest, _ = run(source, tmp_path / "all")
    assert manifest.rows["readings"] == 2
    manifest, _ = run(source, tmp_path / "some", first_pass=True)
    assert (manifest.rows["readings"], manifest.faults) == (1, 0)
    assert [(row["article"], row["why"], row["fault"]) for row in rows(tmp_path / "some", "left-out")] == [
        ("b.txt", "without words of a negotiation", False)
    ]
    with pytest.raises(OtherArchiveError, match="first_pass"):
        run(source, tmp_path / "all", first_pass=True)
