"""How well months of reports are followed: who is who, what is said again, what speaks for what, draft, positions.

    python benchmarks/following.py [--process DIR ...] [--write]

Each DIR is a folder such as `process` and `process-unseen` beside this file, which are measured where none is given.
The rules were worked on with the first and the weights fitted to it; nobody looks at errors in the second, so nothing
of its contents is printed. Parley reads all of it itself: what the reader misses counts, too. The baselines are
described in measures/baselines.py; their vectors are those of the encoder that comes with Parley, which was trained
further than the published one.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

# benchmarks/ is not installed
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.attributions import percent
from benchmarks.measures.bcubed import Together
from benchmarks.measures.followed import WAYS, Followed
from benchmarks.measures.processes import load_process
from benchmarks.page import Section, written_into
from benchmarks.reading import stamp
from parley.reader.beside import load_beside
from parley.reader.meaning import load_sentence_encoder
from parley.reader.pack import load_pack

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
Processes = Mapping[str, Followed]


def times(ours: float, theirs: float) -> str:
    """Parley's figure against another's, as a ratio."""
    return f"{ours / theirs:.2f}" if theirs else ""


def put_together(mark: str, measured: Mapping[str, Mapping[str, Together]], remark: str) -> Section:
    """B-cubed of each process, each way, with Parley's figure against it."""
    rows = []
    for name, ways in measured.items():
        ours = ways[WAYS[0]]
        for way, given in ways.items():
            figures = [given.read, given.found.f1, given.all.precision, given.all.recall, given.all.f1]
            ratio = "" if way == WAYS[0] else times(ours.all.f1, given.all.f1)
            rows.append([name, way, *map(percent, figures), ratio])
    head = ["process", "program", "read", "of those read, F1", "precision", "recall", "F1", "Parley against it"]
    return Section(mark, head, rows, remark)


def parties(processes: Processes) -> Section:
    """Who is who."""
    remark = "B-cubed over the mentions of parties in the gold; wanted: F1 of 90. One that was not read stands alone."
    return put_together("following-parties", {name: one.parties for name, one in processes.items()}, remark)


def propositions(processes: Processes) -> Section:
    """What is said again."""
    remark = "B-cubed over the statements of the gold; wanted: F1 of 75. One that was not read stands alone."
    return put_together("following-propositions", {name: one.statements for name, one in processes.items()}, remark)


def bearing(processes: Processes) -> Section:
    """What speaks for or against what."""
    rows = []
    for name, one in processes.items():
        ours, _ = one.bearing[WAYS[0]]
        for way, (every, surest) in one.bearing.items():
            ratio = "" if way == WAYS[0] else times(ours.f1, every.f1)
            figures = [percent(each) for each in (every.precision, every.recall, every.f1)]
            of_surest = f"{percent(surest.precision)} of {surest.given}" if surest.given else "none"
            rows.append([name, way, f"{every.right} of {every.given}", *figures, of_surest, ratio])
    head = ["process", "program", "right", "precision", "recall", "F1", "surest quarter right", "Parley against it"]
    remark = "Right: statement, target and direction. Wanted: F1 of 75, of the surest quarter 95 right."
    return Section("following-bearing", head, rows, remark)


def drafts(processes: Processes) -> Section:
    """What a draft has."""
    measures = list(dict.fromkeys(measure for one in processes.values() for measure in one.draft))
    rows = [[measure, *(percent(one.draft[measure]) for one in processes.values())] for measure in measures]
    remark = "Shares. A point counts if one of its statements was read. Wanted: each point there, none invented."
    return Section("following-draft", ["draft", *processes], rows, remark)


def positions(processes: Processes) -> Section:
    """Positions by day, issues, pledges and their states."""
    rows = []
    for name, one in processes.items():
        counted = {"changes of position": one.positions, **one.pledges}
        rows += [
            [name, what, *map(percent, (t.precision, t.recall, t.f1)), str(t.wanted)] for what, t in counted.items()
        ]
        b = one.issues
        rows.append([name, "statements put into issues, B-cubed", *map(percent, (b.precision, b.recall, b.f1)), ""])
    head = ["process", "what", "precision", "recall", "F1", "wanted"]
    remark = "A change of position is right with its side, kind, day and statement, a state of a pledge with its day."
    return Section("following-positions", head, rows, remark)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--process", type=Path, metavar="DIR", action="append")
    options.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md")
    chosen = options.parse_args(arguments)
    pack, encoder, beside = load_pack(), load_sentence_encoder(), load_beside()
    processes = {}
    for folder in chosen.process or [HERE / "process", HERE / "process-unseen"]:
        process = load_process(folder, pack)
        processes[f"{folder.resolve().name} ({len(process.told)})"] = Followed(process, encoder, beside)
    sections = [made(processes) for made in (parties, propositions, bearing, drafts, positions)]
    print("\n\n".join(section.printed() for section in sections))
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        stamp_of_all = f"{stamp(pack)[:-1]}, sentence encoder {encoder.name}, judge {beside.name}."
        for section in sections:
            page = written_into(page, replace(section, remark=f"{section.remark} {stamp_of_all}"))
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
