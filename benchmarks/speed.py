"""How fast Parley reads: one report from the shell, `import parley`, and 1,000 reports in one process.

    python benchmarks/speed.py            prints the figures
    python benchmarks/speed.py --write    also writes them into docs/benchmarks.md

The 1,000 reports are made from the example's paragraphs, put together anew with a fixed seed to about 400 words each.
"""

import argparse
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

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "istanbul" / "2022-03-29.txt"
WORDS = 400
TARGETS = {"shell": "under 1 s", "import": "under 0.3 s", "rate": "at least 50 a second"}


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


def rate(number: int) -> tuple[float, float]:
    """Reports and words a second in one process, the pack loaded and warm."""
    reader = parley.load_reader()
    texts = reports(number)
    reader.read(texts[0])
    start = time.perf_counter()
    for report in texts:
        reader.read(report)
    spent = time.perf_counter() - start
    return number / spent, sum(len(r.text.split()) for r in texts) / spent


def measure() -> list[tuple[str, str, str]]:
    """What was measured, the figure, and what it should be."""
    python, command = sys.executable, str(Path(sys.executable).parent / "parley")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(f"date 2022-03-29\n{reports(1)[0].text}", encoding="utf-8")
        shell = seconds([command, "read", str(file), "--json"])
    bare = seconds([python, "-c", "pass"])
    imported = seconds([python, "-c", "import parley"]) - bare
    per_second, words = rate(1000)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        (f"`parley read` of one report of {WORDS} words, from the shell", f"{shell:.2f} s", TARGETS["shell"]),
        ("`import parley`, over a bare Python", f"{imported:.3f} s", TARGETS["import"]),
        ("1,000 reports in one process", f"{per_second:.0f} a second", TARGETS["rate"]),
        ("the same, in words", f"{words:,.0f} a second", ""),
        ("memory of that process, at most", f"{memory:.0f} MiB", ""),
    ]


def page(rows: list[tuple[str, str, str]]) -> str:
    """The figures as the section of docs/benchmarks.md between its two marks."""
    machine = (
        f"Python {platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}"
    )
    lines = [f"Measured with {machine}, one process, `python benchmarks/speed.py`.", "", "| what | measured | wanted |"]
    lines += ["|---|---|---|", *(f"| {what} | {figure} | {wanted} |" for what, figure, wanted in rows)]
    return "\n".join(lines)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    rows = measure()
    for what, figure, wanted in rows:
        print(f"{what:60} {figure:>18}   {wanted}")
    if chosen.write:
        target = ROOT / "docs" / "benchmarks.md"
        before, _, rest = target.read_text(encoding="utf-8").partition("<!-- speed -->\n")
        _, _, after = rest.partition("<!-- /speed -->")
        target.write_text(f"{before}<!-- speed -->\n{page(rows)}\n<!-- /speed -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
