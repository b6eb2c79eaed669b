"""Archives for tests, and a reader that takes no time; at the top of a module, where other processes find it."""

import hashlib
import json
import time
from pathlib import Path
from typing import Any

from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading, Statement
from parley.tasks.archive import ASKED, OPENING, Archiving, Done, begin, finish, make_shards
from parley.tasks.manifest import Manifest

STAMP = ReaderStamp("0", "quick", "1", 1, "0" * 64)


class Quick:
    """Says of each report that somebody claims its first word; stumbles over "stumble"."""

    stamp, started = STAMP, False

    def read(self, report: Report) -> Reading:
        """One statement, by one party."""
        if report.text == "stumble":
            raise KeyError("stumble")
        said = Statement(
            "s1", None, None, "p1", None, (), (Span(0, len(report.text.split()[0])),), "reported", "claim", None,
            "actual", False, None, None, (), (), (), 0.5,
        )  # fmt: skip
        return Reading(STAMP, report, (Party("p1", "Somebody", "person"),), (), (said,), (), (), ())

    def use_threads(self, number: int) -> None:
        """There are none."""


def quick() -> Any:
    """What loads that reader."""
    return Quick()


def stories(path: Path, number: int, first: int = 0) -> Path:
    """A file of so many articles, one a line."""
    rows = (
        {"text": f"Story {n} of the valley.", "date": f"2022-03-{n % 28 + 1:02}"} for n in range(first, first + number)
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def archiving_of(source: Path, out: Path, load: Any = quick, first_pass: bool = False) -> Archiving:
    """What is to be read, with nothing asked for."""
    return Archiving(source, out, load, OPENING, ASKED, first_pass)


def run(
    source: Path, out: Path, workers: int = 1, load: Any = quick, *, first_pass: bool = False
) -> tuple[Manifest, list[Done]]:
    """Reads a whole archive."""
    archiving = archiving_of(source, out, load, first_pass)
    bundles = begin(archiving)
    manifest, done = Manifest(), []
    for one in make_shards(archiving, bundles, workers):
        manifest.take(one.shard)
        done.append(one)
    finish(archiving, bundles, manifest)
    return manifest, done


def bytes_below(folder: Path) -> dict[str, str]:
    """By the name of each file below a folder the SHA-256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


class Slow(Quick):
    """The same, a while later: there is time to kill somebody meanwhile."""

    def read(self, report: Report) -> Reading:
        """Like `Quick.read`."""
        time.sleep(0.03)
        return super().read(report)


def slow() -> Any:
    """What loads that reader."""
    return Slow()


def start_worker() -> None:
    """In a process of a cluster: that reader, and ten articles to a batch."""
    from parley.cluster import shards
    from parley.intake import bundles

    shards.load_reader = slow
    bundles._MOST_PARTS = 10
