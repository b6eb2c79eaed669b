"""How fast a ledger is: statements in, lists and searches out, verification and building anew, at a million statements.

    python benchmarks/ledger.py                            50,000 reports of 20 statements each, in SQLite
    python benchmarks/ledger.py --reports 5000             fewer of them
    python benchmarks/ledger.py --address postgresql://... the same on a server, whose database must be empty
    python benchmarks/ledger.py --write                    also writes the figures into docs/benchmarks.md

The readings are made with a fixed seed out of the words of the invented reports, so nothing is read: it is the ledger
that is measured. Reports are kept 100 in a transaction. Lists and searches: 95th percentile of 200 questions.
"""

import argparse
import hashlib
import platform
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

import parley
from benchmarks.page import Section, written_into
from parley.ledger import Arrival, Filter, Ledger, open_ledger
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ACTS, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
STATEMENTS = 20
AT_ONCE = 100
QUESTIONS = 200
FIRST = date(2014, 1, 1)
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
SIDES = ("Northland", "Southland", "Eastland", "Westland", "United Nations")
_PLAIN = Statement(
    "s1", None, None, None, None, (), (), "indirect", "claim", None, "actual", False, None, None, (), (), (), 0.8
)
STAMP = ReaderStamp("0", "made", "1", 1, "0" * 64)
WANTED = {"in": "3,000 at the least", "search": "100 ms", "list": "200 ms", "verify": "60 s", "rebuild": "300 s",
          "memory": "1,024 MiB"}  # fmt: skip


def words_of_the_invented() -> list[str]:
    """All words of the invented reports, in their order."""
    return [word for path in sorted((HERE / "invented").glob("*.txt")) for word in path.read_text("utf-8").split()]


def arrivals(number: int, words: list[str]) -> Iterator[Arrival]:
    """So many reports with their readings, always the same."""
    chance = Random(17)  # noqa: S311 - the same reports every time, nothing secret
    parties = tuple(Party(f"p{n}", name, "state", side=f"p{n}") for n, name in enumerate(SIDES, 1))
    for n in range(number):
        text, statements = f"Report {n}.\n", []
        for k in range(1, STATEMENTS + 1):
            at, length = chance.randrange(len(words) - 40), chance.randint(8, 30)
            said = " ".join(words[at : at + length])
            span = Span(len(text), len(text) + len(said))
            text += f"{said}\n\n"
            side = f"p{chance.randint(1, len(SIDES))}"
            day = FIRST + timedelta(days=chance.randrange(4000))
            times = (TimeReference(Span(span.start, span.start + 1), day, day),) if k % 3 == 0 else ()
            statements.append(
                replace(
                    _PLAIN, id=f"s{k}", speaker=side, side=side, content=(span,), act=chance.choice(ACTS), times=times
                )
            )
        original = text.encode()
        published = FIRST + timedelta(days=n * 4000 // number)
        report = Report(f"sha256:{hashlib.sha256(original).hexdigest()}", text, published)
        yield Arrival(Reading(STAMP, report, parties, (), tuple(statements), (), (), ()), original)


def fill(ledger: Ledger, number: int, words: list[str]) -> None:
    """Keeps the reports, a hundred in each transaction, a day of the clock for each."""
    waiting: list[Arrival] = []
    for n, one in enumerate(arrivals(number, words), 1):
        waiting.append(one)
        if len(waiting) == AT_ONCE or n == number:
            with ledger.writing() as writer:
                for arrival in waiting:
                    writer.keep(arrival, "bench", BEGAN + timedelta(minutes=n))
            waiting = []


def seconds(work: Callable[[], object]) -> float:
    """How long it took, by the clock on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(work: Callable[[Random], object]) -> float:
    """The 95th percentile of the time of many questions, in seconds."""
    chance = Random(23)  # noqa: S311 - the same questions every time
    return sorted(seconds(lambda: work(chance)) for _ in range(QUESTIONS))[QUESTIONS * 95 // 100]


def measured(place: str | Path, number: int) -> dict[str, float]:
    """All figures for so many reports."""
    words = words_of_the_invented()
    rare = sorted({word.strip('.,"').lower() for word in words if len(word) > 6})
    with open_ledger(place) as ledger:
        found = {"in": number * STATEMENTS / seconds(lambda: fill(ledger, number, words))}

        def search(chance: Random) -> object:
            return ledger.search(f"{chance.choice(rare)} {chance.choice(words)}".replace("-", " "))

        def narrow(chance: Random) -> object:
            which = Filter(side=chance.choice(SIDES), act=chance.choice(ACTS))
            return ledger.search(chance.choice(rare).replace("-", " "), which)

        def listed(chance: Random) -> object:
            day = FIRST + timedelta(days=chance.randrange(4000))
            known = (BEGAN + timedelta(minutes=chance.randrange(number))).date()
            return ledger.statements(Filter(side=chance.choice(SIDES), as_of=day, known_by=known), limit=100)

        found |= {"search": p95(search), "narrow": p95(narrow), "list": p95(listed)}
        found["verify"] = seconds(ledger.verify)
        found["rebuild"] = seconds(ledger.rebuild)
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def section(figures: dict[str, float], number: int, place: str | Path) -> Section:
    """The figures as a table."""
    what = [
        ("statements a second in", f"{figures['in']:,.0f}", WANTED["in"]),
        ("search for two words, p95", f"{figures['search'] * 1000:.0f} ms", WANTED["search"]),
        ("search for a word, of one side and act, p95", f"{figures['narrow'] * 1000:.0f} ms", WANTED["search"]),
        ("list of one side as of a day, known by a day, p95", f"{figures['list'] * 1000:.0f} ms", WANTED["list"]),
        ("verify", f"{figures['verify']:.1f} s", WANTED["verify"]),
        ("rebuild", f"{figures['rebuild']:.0f} s", WANTED["rebuild"]),
        ("memory at most", f"{figures['memory']:,.0f} MiB", WANTED["memory"]),
    ]
    database = "PostgreSQL" if "://" in str(place) else f"SQLite {sqlite3.sqlite_version}"
    remark = (
        f"{number:,} reports, {number * STATEMENTS:,} statements, {database}, Python {platform.python_version()}, "
        f"Parley {parley.__version__}, {platform.system()} {platform.machine()}; `python benchmarks/ledger.py`."
    )
    return Section("ledger", ["", "measured", "wanted"], [list(row) for row in what], remark)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=50_000)
    options.add_argument("--address", help="of an empty database on a PostgreSQL server")
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.address or Path(folder) / "ledger.db"
        made = section(measured(place, chosen.reports), chosen.reports, place)
    print(made.printed())
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
