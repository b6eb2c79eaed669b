"""How fast archives are read, by how many, and how much memory that takes.

    python benchmarks/archives.py                                  1,000 and 10,000 articles, and 100,000 recorded ones
    python benchmarks/archives.py --articles 1000 --recorded 0     fewer of them
    python benchmarks/archives.py --write                          also writes the figures into docs/benchmarks.md

The articles are put together with a fixed seed from the paragraphs of the invented reports, a line of JSON each; they
are read by `parley archive` with one worker and with two, each in a process of its own. Seconds are on the wall.
Efficiency: how many times as fast two are as one. What the machine itself allows is seen from two programs of one
worker each, started at once, that have nothing to do with each other and read half of the articles each. Memory is the
most that the processes held together, after a fifth of the shards and in the end. Resuming: the same command again,
when all is done. The reader's share is that of the time of one worker that passes within the reader. Of the
recorded ones only the first 500 texts are read, before the clock starts, and each later reading is one of these: what
is left is all that is not the reader. What was read of these is then asked some questions, as `parley add
--from-archive --where` does, and its near-copies are grouped.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import parley
from benchmarks.measures.memory import held_by
from benchmarks.measures.recombined import recombined
from benchmarks.page import Section, written_into
from parley.model.codec import reading_from_json, reading_to_json
from parley.model.report import Report
from parley.model.statement import Reading
from parley.tasks.archive import ASKED, OPENING, Archiving, begin, finish, make_shards
from parley.tasks.from_archive import rows_where
from parley.tasks.manifest import Manifest
from parley.tasks.read import Reader, load_reader

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
RECORDED = 500
READINGS = "PARLEY_BENCHMARK_READINGS"
QUESTIONS = (
    "said BETWEEN '2022-03-01' AND '2022-03-10'",
    "text ILIKE '%ceasefire%' AND text ILIKE '%prisoners%'",
    "article IN (SELECT article FROM statements WHERE act = 'promise' AND whose IS NOT NULL) AND said = '2022-03-03'",
    "article IN (SELECT article FROM parties WHERE kind = 'person' AND name LIKE 'Mar%')",
)
WANTED = "Wanted: efficiency of two at least 1.85, the reader at least 85 % of the time, memory flat."


class Timed:
    """The reader, with the seconds that pass within it."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self.seconds = reader, 0.0
        self.stamp, self.use_threads = reader.stamp, reader.use_threads

    @property
    def started(self) -> bool:
        """Whether the net has run."""
        return self._reader.started

    def read(self, report: Report) -> Reading:
        """What the reader says."""
        start = time.perf_counter()
        reading = self._reader.read(report)
        self.seconds += time.perf_counter() - start
        return reading


class Recorded(Timed):
    """Gives readings that were made before and lie in a file, by the text."""

    def __init__(self, reader: Reader, path: Path) -> None:
        super().__init__(reader)
        readings = map(reading_from_json, path.read_text("utf-8").splitlines())
        self._known = {reading.report.text: reading for reading in readings}

    def read(self, report: Report) -> Reading:
        """What was read before."""
        return replace(self._known[report.text], report=report)


def record(path: Path) -> None:
    """Reads the texts whose readings are recorded. In a process of its own: a net that has run cannot be forked."""
    texts = ("\n\n".join(paragraphs) for paragraphs in recombined(RECORDED))
    readings = (load_reader().read(Report("", text, None)) for text in texts)
    path.write_text("".join(f"{reading_to_json(reading)}\n" for reading in readings), encoding="utf-8")


@cache
def timed() -> Any:
    """Loads the reader."""
    return Timed(load_reader())


@cache
def recorded() -> Any:
    """Loads the readings that were made before."""
    return Recorded(load_reader(), Path(os.environ[READINGS]))


def write_articles(path: Path, number: int, different: int) -> None:
    """A file of so many articles with so many different texts."""
    texts = ["\n\n".join(paragraphs) for paragraphs in recombined(different)]
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            day = f"2022-{1 + n % 12:02}-{1 + n % 28:02}"
            file.write(f"{json.dumps({'text': texts[n % different], 'date': day, 'title': f'Talks, part {n}'})}\n")


def run(source: Path, out: Path, workers: int, load: Any) -> None:
    """Reads a source; prints a line when it begins, and one for each shard: the seconds within the reader."""
    load()
    archiving = Archiving(source, out, load, OPENING, ASKED)
    print("begun", flush=True)
    bundles, manifest = begin(archiving), Manifest()
    for done in make_shards(archiving, bundles, workers):
        manifest.take(done.shard)
        print(load().seconds, flush=True)
    finish(archiving, bundles, manifest)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of a run, and of these within the reader, where there is one process; MiB after a fifth, and at most."""

    seconds: float
    reader: float
    early: float
    most: float


def measured(source: Path, out: Path, workers: int, how: str, shards: int) -> Run:
    """A run in processes of its own."""
    command = [sys.executable, __file__, "--run", str(source), str(out), "--workers", str(workers), "--how", how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        running.stdout.readline()
        start, reader, early, most = time.perf_counter(), 0.0, 0.0, 0.0
        for number, line in enumerate(running.stdout, 1):
            reader, most = float(line), max(most, held_by(running.pid) / 2**20)
            early = most if number <= max(shards / 5, 1) else early
        seconds = time.perf_counter() - start
    assert running.returncode == 0
    return Run(seconds, reader, early, most)


def apart(folder: Path, number: int) -> float:
    """Seconds until two programs that know nothing of each other have read so many articles, each half of them."""
    source = folder / "half.jsonl"
    write_articles(source, number // 2, number // 2)
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(measured, source, folder / f"apart{n}", 1, "read", 1) for n in range(2)]
        return max(run.result().seconds for run in runs)


def row_of_two_apart(number: int) -> list[str]:
    """The row of two programs."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        write_articles(source, number // 2, number // 2)
        alone = measured(source, Path(folder) / "alone", 1, "read", 1).seconds
        both = apart(Path(folder), number)
    row = [f"{number:,}", "two programs", f"{both:,.0f} s", f"{number / both:,.1f}", f"{2 * alone / both:.2f}"]
    print(row, file=sys.stderr)
    return [*row, "", "", "", ""]


def rows_of(number: int, how: str, folder: Path) -> list[list[str]]:
    """The rows of one size, for one worker and two; what the one read is in the folder "one"."""
    rows: list[list[str]] = []
    source = folder / "articles.jsonl"
    write_articles(source, number, number if how == "read" else RECORDED)
    shards = -(-number // 500)
    if how == "recorded":
        os.environ[READINGS] = str(folder / "readings.jsonl")
        subprocess.run([sys.executable, __file__, "--record", os.environ[READINGS]], check=True)
    one = measured(source, folder / "one", 1, how, shards)
    two = measured(source, folder / "two", 2, how, shards)
    again = measured(source, folder / "one", 1, how, shards)
    for workers, ran in ((1, one), (2, two)):
        share = f"{ran.reader / ran.seconds:.0%}" if workers == 1 and how == "read" else ""
        rows.append([
            f"{number:,}{'' if how == 'read' else ' recorded'}", str(workers), f"{ran.seconds:,.0f} s",
            f"{number / ran.seconds:,.1f}", "" if workers == 1 else f"{one.seconds / two.seconds:.2f}", share,
            f"{ran.early:,.0f} MiB", f"{ran.most:,.0f} MiB", f"{again.seconds:.1f} s" if workers == 1 else "",
        ])  # fmt: skip
        print(rows[-1], file=sys.stderr)
    return rows


def questions(out: Path) -> list[list[str]]:
    """A row for each question to an archive that was read, and one for its near-copies."""
    from parley.tasks.archive_copies import copies_in, group_copies

    rows: list[list[str]] = []
    for where in QUESTIONS:
        start = time.perf_counter()
        found = sum(1 for _ in rows_where(out, where))
        rows.append([f"`{where}`", f"{found:,}", f"{time.perf_counter() - start:.1f} s"])
    start = time.perf_counter()
    deque(group_copies(out), maxlen=0)
    grouped = copies_in(out)
    assert grouped
    rows.append(["near-copies grouped", f"{grouped.articles:,}", f"{time.perf_counter() - start:,.1f} s"])
    return rows


HEAD = [
    "articles", "workers", "time", "a second", "efficiency", "reader's share", "after a fifth", "at most", "resuming",
]  # fmt: skip


def sections(articles: Sequence[int], of_recorded: int) -> list[Section]:
    """The figures as tables: of reading, and of what is asked afterwards."""
    asked: list[list[str]] = []
    rows = [row_of_two_apart(min(articles))] if articles else []
    for number in articles:
        with tempfile.TemporaryDirectory() as folder:
            rows += rows_of(number, "read", Path(folder))
    if of_recorded:
        with tempfile.TemporaryDirectory() as folder:
            rows += rows_of(of_recorded, "recorded", Path(folder))
            asked = questions(Path(folder) / "one")
    machine = (
        f"Python {platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processors; `python benchmarks/archives.py`."
    )
    of = f"{of_recorded:,} articles in {-(-of_recorded // 500):,} shards. {machine}"
    return [
        Section("archives", HEAD, rows, f"{machine} {WANTED}"),
        Section("archive-questions", ["question", "articles", "time"], asked, of),
    ]


def main() -> None:
    """Measure, print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="*", default=[1_000, 10_000])
    options.add_argument("--recorded", type=int, default=100_000, help="so many with recorded readings; 0: none")
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    options.add_argument("--run", type=Path, nargs=2, help=argparse.SUPPRESS)
    options.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    options.add_argument("--how", default="read", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.record:
        record(chosen.record)
        return
    if chosen.run:
        run(*chosen.run, chosen.workers, timed if chosen.how == "read" else recorded)
        return
    for found in sections(chosen.articles, chosen.recorded):
        print(found.printed())
        if chosen.write:
            PAGE.write_text(written_into(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
