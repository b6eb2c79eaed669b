"""What the first pass over an archive loses, what it lets through, and how fast it is.

    python benchmarks/first_pass.py [--reading DIR ...] [--other DIR ...] [--write]

Lost: of the reports for which people wrote down the statements, how many are let through, and how many of these
statements: benchmarks/invented and process, on which it was chosen; unseen and process-unseen, of which nothing but the
count is printed; and those in each DIR of --reading. Of the same reports the first 300 characters are looked at by
themselves, as short as an agency's flash. Let through: texts of other matters in each DIR of --other, such as PolNeAR's
(*.txt), GUM's or EWT's (*.conllu). The rate is that of one core over all of these texts, read from memory.
"""

import argparse
import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

# benchmarks/ is not installed
sys.path.insert(0, str(Path(__file__).parents[1]))

import parley
from benchmarks.attributions import percent
from benchmarks.page import Section, written_into
from parley.reader.first_pass import why_not

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
SEEN, UNSEEN = (HERE / "invented", HERE / "process"), (HERE / "unseen", HERE / "process-unseen")
FLASH = 300
LEAST_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and how many statements are in it by the gold (0: nobody counted)."""

    words: str
    statements: int = 0

    @property
    def passes(self) -> bool:
        """Whether it is let through."""
        return why_not(self.words) is None


def gold_in(folder: Path) -> Iterator[Text]:
    """The reports with gold: a file of it beside each text, or one for all, whose statements name their reports."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.yaml")):
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        counts.update(one.get("report", path.stem) for one in found.get("statements", ()))
    for path in sorted(folder.rglob("*.txt")):
        yield Text(path.read_text(encoding="utf-8"), counts[path.stem])


def _others_in(folder: Path) -> Iterator[Text]:
    treebanks = sorted(folder.rglob("*.conllu"))
    for path in treebanks:
        for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
            yield Text(" ".join(re.findall("^# text = (.*)$", document, re.MULTILINE)))
    if not treebanks:
        for path in sorted(folder.rglob("*.txt")):
            yield Text(path.read_text(encoding="utf-8", errors="replace"))


def row(name: str, texts: Sequence[Text]) -> list[str]:
    """A row of the table."""
    through = [text for text in texts if text.passes]
    statements = sum(text.statements for text in texts)
    kept = percent(sum(text.statements for text in through) / statements) if statements else ""
    return [name, f"{len(texts):,}", percent(len(through) / len(texts)), f"{statements:,}" if statements else "", kept]


def rate(texts: Sequence[Text]) -> float:
    """Texts a minute."""
    start, done = time.process_time(), 0
    while (took := time.process_time() - start) < LEAST_SECONDS:
        for text in texts:
            why_not(text.words)
        done += len(texts)
    return 60 * done / took


def section(reading: Sequence[Path], other: Sequence[Path]) -> Section:
    """The figures as a table."""
    rows, every = [], []
    for folder, kind in [*((f, "seen") for f in (*SEEN, *reading)), *((f, "unseen") for f in UNSEEN)]:
        texts = list(gold_in(folder))
        rows.append(row(f"{folder.name} ({kind})", texts))
        rows.append(row(f"... the first {FLASH} characters", [Text(text.words[:FLASH]) for text in texts]))
        every += texts
    for folder in other:
        texts = list(_others_in(folder))
        rows.append(row(f"{folder} (other)", texts))
        every += texts
    letters = sum(len(text.words) for text in every) / len(every)
    remark = (
        f"{rate(every):,.0f} texts of {letters:,.0f} characters a minute on one core. "
        f"Python {platform.python_version()}, Parley {parley.__version__}; `python benchmarks/first_pass.py`."
    )
    return Section("first-pass", ["texts", "number", "let through", "statements", "in those let through"], rows, remark)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reading", type=Path, action="append", default=[], help="reports with gold")
    options.add_argument("--other", type=Path, action="append", default=[], help="texts of other matters")
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    found = section(chosen.reading, chosen.other)
    print(found.printed())
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
