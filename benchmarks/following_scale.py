"""How following many reports grows: who is who, copies and propositions, at up to a million statements.

    python benchmarks/following_scale.py                     5,000, 10,000 and 50,000 reports of 20 statements each
    python benchmarks/following_scale.py --reports 500 1000  fewer of them
    python benchmarks/following_scale.py --write             also writes the figures into docs/benchmarks.md

The readings are those of benchmarks/ledger.py: a fixed seed puts the words of the invented reports together anew, so
that nearly every word is common, which is the worst case. The vectors are at hand: those of 3,000 of these statements,
each swayed a little anew (what a vector is, not what it means, takes the time). Each size runs in processes of its own,
on one core: up to 10,000 reports one pass in memory, in its parts, and one out of a ledger's tables into them, which is
what Parley does. Time is that of the processor, what makes the reports up left out; memory is the most that the process
held, in memory the readings with it. One report more: seconds by the clock on the wall until the report is worked into
the ledger and kept, its vectors worked out, in a program that runs already and has its nets (a server, or `parley add`,
which reads the report before), and from the start of a new process, with all that it loads.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from json import dumps, loads
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

import parley
from benchmarks.ledger import BEGAN, STATEMENTS, arrivals, fill, words_of_the_invented
from benchmarks.page import Section, written_into
from parley.following.copies import Copies
from parley.following.gather import Gathering
from parley.following.relation import Floats, Relation
from parley.following.sayings import sayings_of
from parley.following.who.enter import who_is_who
from parley.ledger import open_ledger
from parley.model.passage import Passage
from parley.model.process import Told
from parley.reader.meaning import SentenceEncoder, load_sentence_encoder
from parley.tasks.follow import vectors_by, work_in

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
SIZES = (5_000, 10_000, 50_000)
IN_MEMORY = 10_000
"""So many reports are also followed in memory."""

KNOWN = 3_000
SWAY = 0.02
WANTED = (
    "1,000,000 statements under 3,600 s on two cores, 4,096 MiB; growth close to linear; one report more among 50,000 "
    "within 2 s"
)


@dataclass(slots=True)
class Pass:
    """One pass over so many reports: seconds of its parts, MiB, propositions; the seconds and MiB of one through the
    tables, and how long one report more takes then, alone and with the start of a process."""

    reports: int
    who: float = 0.0
    sayings: float = 0.0
    copies: float = 0.0
    gathered: float = 0.0
    last: float = 0.0
    memory: float = 0.0
    propositions: int = 0
    kept: float = 0.0
    kept_memory: float = 0.0
    more: float = 0.0
    started: float = 0.0

    @property
    def seconds(self) -> float:
        """All parts together."""
        return self.who + self.sayings + self.copies + self.gathered


class Clock:
    """Seconds of the processor since it was last read."""

    def __init__(self) -> None:
        self._last = time.process_time()

    def since(self) -> float:
        """How many, and starts anew."""
        before, self._last = self._last, time.process_time()
        return self._last - before


def passed(number: int) -> Pass:
    """One pass over so many reports, all new."""
    words = words_of_the_invented()
    told = [Told(n, one.reading) for n, one in enumerate(arrivals(number, words), 1)]
    encoder = _AtHand()
    heads, vectors = encoder.heads, vectors_by(encoder)
    relation = Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])
    gathering, copies, done, clock = Gathering(relation, heads["centres"]), Copies(), Pass(number), Clock()
    who = who_is_who(told)
    done.who = clock.since()
    for one in told:
        clock.since()
        sayings = tuple(sayings_of(one, who))
        done.sayings += clock.since()
        copies.enter(one.number, one.reading.report)
        done.copies += clock.since()
        found = vectors(one, sayings)
        clock.since()
        gathering.enter(sayings, found)
        done.gathered += (took := clock.since())
        done.last += took if one.number > number - 100 else 0.0
    done.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    done.propositions = len({placed.proposition for placed in gathering.placed})
    return done


def _passed(number: int) -> Pass:
    """The same in a process of its own."""
    said = subprocess.run([sys.executable, __file__, "--one", str(number)], check=True, capture_output=True).stdout
    return Pass(**loads(said))


def _swayed(known: Floats, number: int, chance: np.random.Generator) -> Floats:
    rows = known[chance.integers(0, len(known), number)]
    rows = rows + chance.normal(0, SWAY, rows.shape).astype(np.float32)
    swayed: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return swayed


class _AtHand(SentenceEncoder):
    """Stands in for the encoder: gives vectors that are known already, each swayed a little."""

    def __init__(self) -> None:
        encoder, words = load_sentence_encoder(), words_of_the_invented()
        self.name, self.heads, self._chance = encoder.name, encoder.heads, np.random.default_rng(5)
        readings = [one.reading for one in arrivals(KNOWN // STATEMENTS, words)]
        self._known = encoder([one.words(statement.content) for one in readings for statement in one.statements])

    def __call__(self, texts: Sequence[str | Passage]) -> Floats:
        return _swayed(self._known, len(texts), self._chance)


def through_tables(number: int) -> tuple[float, float, float, float]:
    """Follows a ledger of so many reports, then one more in a new process: seconds and MiB for all of them, seconds for
    the one, and with the start of the process."""
    words = words_of_the_invented()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        with open_ledger(place) as ledger:
            fill(ledger, number, words)
        took, _, memory = _worked_in(place, "--work-in")
        with open_ledger(place) as ledger:
            *_, last = arrivals(number + 1, words)
            ledger.keep(last.reading, last.original, author="bench", now=BEGAN + timedelta(days=9000))
        start = time.perf_counter()
        _, more, _ = _worked_in(place, "--work-one-in")
        return took, memory, more, time.perf_counter() - start


def _worked_in(place: Path, how: str) -> tuple[float, float, float]:
    """Works in what is due, in a process of its own: seconds of the processor and on the wall, and MiB."""
    said = subprocess.run([sys.executable, __file__, how, str(place)], check=True, capture_output=True)
    took, on_the_wall, memory = loads(said.stdout)
    return took, on_the_wall, memory


def _work_in(place: Path, encoder: SentenceEncoder) -> tuple[float, float, float]:
    before, start = time.process_time(), time.perf_counter()
    with open_ledger(place) as ledger:
        for _ in work_in(ledger, encoder):
            pass
    took, on_the_wall = time.process_time() - before, time.perf_counter() - start
    return took, on_the_wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def section(passes: Sequence[Pass]) -> Section:
    """The figures as a table."""
    rows = []
    for one in passes:
        many = one.reports * STATEMENTS
        in_memory = [
            f"{one.seconds:,.0f} s", f"{1000 * one.seconds / many:.2f} ms", f"{1000 * one.gathered / many:.2f} ms",
            f"{1000 * one.last / min(many, 100 * STATEMENTS):.2f} ms", f"{one.memory:,.0f} MiB",
        ]  # fmt: skip
        through = [
            f"{one.kept:,.0f} s",
            f"{1000 * one.kept / many:.2f} ms",
            f"{one.kept_memory:,.0f} MiB",
            f"{one.more:.2f} s",
            f"{one.started:.2f} s",
        ]
        in_memory = in_memory if one.seconds else [""] * len(in_memory)
        rows.append([f"{one.reports:,}", f"{many:,}", *in_memory, *through])
    head = ["reports", "statements", "one pass", "a statement", "of that to gather", "for the last ones", "memory"]
    head += ["through the tables", "a statement", "memory", "one report more", "from the start of a process"]
    remark = (
        f"Python {platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}, "
        f"one core; `python benchmarks/following_scale.py`. Wanted: {WANTED}."
    )
    return Section("following-scale", head, rows, remark)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, nargs="+", default=SIZES)
    options.add_argument("--work-in", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--work-one-in", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    if chosen.one:
        print(dumps(asdict(passed(chosen.one))))
        return
    if chosen.work_in:
        print(dumps(_work_in(chosen.work_in, _AtHand())))
        return
    if chosen.work_one_in:
        print(dumps(_work_in(chosen.work_one_in, load_sentence_encoder())))
        return
    passes = []
    for number in chosen.reports:
        passes.append(_passed(number) if number <= IN_MEMORY else Pass(number))
        last = passes[-1]
        last.kept, last.kept_memory, last.more, last.started = through_tables(number)
        print(section(passes).printed(), flush=True)
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text(encoding="utf-8"), section(passes)), encoding="utf-8")


if __name__ == "__main__":
    main()
