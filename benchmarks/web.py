"""How quick the pages are: fifty readers and five reviewers at once on a million statements.

    python benchmarks/web.py                      50,000 reports of 20 statements each
    python benchmarks/web.py --reports 2000       fewer of them
    python benchmarks/web.py --ledger FILE        with a ledger that is there, or is made there and stays
    python benchmarks/web.py --write              also writes the figures into docs/benchmarks.md

The ledger is that of benchmarks/ledger.py, with an agreement and links to it. `parley serve` runs in a process of its
own; readers and reviewers run in this one, on the same machine. Each asks for a page every five seconds, at moments of
its own, for two minutes; reviewers send a judgement every other time. Times are from the request to the last byte of
the answer. Then the rate goes up, all of them readers, until pages take too long: the last one held is shown.
"""

import argparse
import asyncio
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

import parley
from benchmarks.ledger import BEGAN, FIRST, SIDES, STATEMENTS, fill, words_of_the_invented
from benchmarks.page import Section, written_into
from parley.ledger import open_ledger
from parley.model.statement import ACTS
from parley.tasks.link import link

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
READERS, REVIEWERS = 50, 5
EVERY = 5.0
LASTS = 120.0
STEP_LASTS = 20.0
QUICK = 0.3
WANTED = "p95 under 300 ms, none failed; the first page under 100 KB compressed"
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_ACCEPT = re.compile(r'action="(/review/[^"]+/accept)"')
_LINKED = 60

AGREEMENT = """# The lake

Date: 2014-01-01

## Parties
- Northland
- Southland

## Article 1
1.1 Northland shall open the northern gate by 2016-01-01.
1.2 If the northern gate is open, Southland shall return the boats within 30 days.
1.3 Southland shall not enter the northern bay.
"""


@dataclass(slots=True)
class Seen:
    """What came back: seconds by kind of page, and what failed."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)

    def p95(self) -> float:
        """The 95th percentile over all pages."""
        times = sorted(one for many in self.took.values() for one in many)
        return times[len(times) * 95 // 100] if times else 0.0


def prepare(place: Path, number: int) -> None:
    """Fills a ledger, keeps an agreement in it, and links statements to it."""
    with open_ledger(place) as ledger:
        fill(ledger, number, words_of_the_invented())
        now = BEGAN + timedelta(days=60)
        ledger.keep_agreement(
            {"name": "lake", "title": "The lake", "text": AGREEMENT, "commitments": []}, author="bench", now=now
        )
        chance = Random(3)  # noqa: S311 - the same links every time
        for n in range(min(_LINKED, number)):
            says = "the northern gate is open" if n % 2 else "the boats are returned"
            link(ledger, f"r{chance.randint(1, number)}.s{n % STATEMENTS + 1}", says, author="bench", now=now)


@contextmanager
def served(place: Path) -> Iterator[str]:
    """`parley serve` on a ledger, until the end; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from parley.cli.main import main; main()", "serve", "--port", str(port)]
    env = dict(os.environ, PARLEY_REVIEWER="bench")
    process = subprocess.Popen([*command, "--ledger", str(place)], env=env, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{address}/process")
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def asked(chance: Random, reports: int, words: list[str]) -> tuple[str, str]:
    """A page that a reader would ask for, and its kind."""
    day = FIRST + timedelta(days=chance.randrange(4000))
    pages = (
        ("process", "/process"),
        ("report", f"/reports/{chance.randint(1, reports)}"),
        ("report", f"/reports/{chance.randint(1, reports)}"),
        ("statements", f"/statements?side={chance.choice(SIDES)}&since={day}"),
        ("statements", f"/statements?act={chance.choice(ACTS)}&page={chance.randint(1, 5)}"),
        ("search", f"/search?words={chance.choice(words)}+{chance.choice(words)}"),
        ("accounts", "/accounts"),
        ("commitments", "/commitments"),
        ("steps", "/steps"),
        ("timeline", "/timeline"),
        ("agreement", "/agreement"),
        ("ledger", "/ledger"),
    )
    return chance.choice(pages)


async def timed(seen: Seen, kind: str, get: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response | None:
    """One request, noted."""
    start = time.perf_counter()
    try:
        answer = await get()
    except httpx.HTTPError as error:
        seen.failed.append(f"{kind}: {type(error).__name__}")
        return None
    seen.took[kind].append(time.perf_counter() - start)
    if answer.status_code >= 400:
        seen.failed.append(f"{kind}: {answer.status_code} {answer.url}")
    return answer


async def read(address: str, seed: int, reports: int, seen: Seen, every: float, lasts: float) -> None:
    """A reader: a page every so many seconds, and no longer than that for all."""
    chance, words = Random(seed), _rare()  # noqa: S311 - the same reader every time
    end = time.perf_counter() + lasts
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        await asyncio.sleep(chance.uniform(0, every))
        while time.perf_counter() < end:
            began = time.perf_counter()
            kind, path = asked(chance, reports, words)
            await timed(seen, kind, lambda path=path: client.get(path))
            await asyncio.sleep(max(0.0, every - (time.perf_counter() - began)))


async def judge(address: str, seed: int, reports: int, seen: Seen, every: float, lasts: float) -> None:
    """A reviewer: looks at the next statement of a report of its own, accepts it, and so on."""
    chance = Random(seed)  # noqa: S311 - the same reviewer every time
    end = time.perf_counter() + lasts
    async with httpx.AsyncClient(base_url=address, timeout=30, follow_redirects=True) as client:
        await asyncio.sleep(chance.uniform(0, every))
        shown = await timed(seen, "review", lambda: client.get("/review"))
        while time.perf_counter() < end and shown is not None:
            await asyncio.sleep(every)
            token, action = _TOKEN.search(shown.text), _ACCEPT.search(shown.text)
            if not token or not action:
                seen.failed.append("review: the page has no form to accept")
                return
            fields = {"token": unescape(token[1])}
            shown = await timed(seen, "judgement", lambda to=action[1], fields=fields: client.post(to, data=fields))


def _rare() -> list[str]:
    found = {word.strip('.,"').lower() for word in words_of_the_invented() if len(word) > 6}
    return sorted(word for word in found if word.isalpha())


async def usual(address: str, reports: int) -> Seen:
    """Fifty readers and five reviewers."""
    seen = Seen()
    readers = (read(address, n, reports, seen, EVERY, LASTS) for n in range(READERS))
    reviewers = (judge(address, 1000 + n, reports, seen, EVERY, LASTS) for n in range(REVIEWERS))
    await asyncio.gather(*readers, *reviewers)
    return seen


async def highest(address: str, reports: int) -> float:
    """The highest rate, in pages a second, at which pages stay quick and none fails."""
    held = 0.0
    for rate in (10, 15, 20, 25, 30, 40, 50, 60, 80, 100):
        seen = Seen()
        number = rate * 2
        await asyncio.gather(*(read(address, n, reports, seen, 2.0, STEP_LASTS) for n in range(number)))
        done = sum(len(many) for many in seen.took.values()) / STEP_LASTS
        if seen.failed or seen.p95() > QUICK or done < 0.85 * rate:
            break
        held = done
    return held


def first_page(address: str) -> float:
    """KB that a browser gets, compressed, for its first page with all that belongs to it."""
    got = 0
    with httpx.Client(base_url=address) as client:
        page = client.get("/process")
        for path in ("/process", *sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)))):
            with client.stream("GET", unescape(path)) as answer:
                got += sum(len(part) for part in answer.iter_raw())
    return got / 1000


def measured(place: Path, reports: int) -> Section:
    """All figures, as a table."""
    with served(place) as address:
        size = first_page(address)
        seen = asyncio.run(usual(address, reports))
        held = asyncio.run(highest(address, reports))
    rows = []
    for kind, took in sorted(seen.took.items()):
        times = sorted(took)
        rows.append(
            [
                kind,
                f"{len(times)}",
                f"{1000 * times[len(times) // 2]:.0f} ms",
                f"{1000 * times[len(times) * 95 // 100]:.0f} ms",
            ]
        )
    rows.append(["all", f"{sum(map(len, seen.took.values()))}", "", f"{1000 * seen.p95():.0f} ms"])
    for words in sorted(set(seen.failed)):
        print(f"failed: {words}")
    remark = (
        f"{reports:,} reports, {reports * STATEMENTS:,} statements; {len(seen.failed)} failed; highest rate held "
        f"{held:.0f} pages a second; the first page with its styles and script {size:.0f} KB compressed. Python "
        f"{platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}, server "
        f"and visitors on two cores; `python benchmarks/web.py`. Wanted: {WANTED}."
    )
    return Section("web", ["page", "asked for", "median", "p95"], rows, remark)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=50_000)
    options.add_argument("--ledger", type=Path, help="a ledger of this command that is there, or is to be made")
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.ledger or Path(folder) / "ledger.db"
        if not place.exists():
            prepare(place, chosen.reports)
        made = measured(place, chosen.reports)
    print(made.printed())
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
