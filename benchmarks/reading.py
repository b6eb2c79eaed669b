"""How well Parley reads: every measure, beside the rules alone (no net) and the highest figures published.

    python benchmarks/reading.py [--polnear DIR [--chunks FILE]] [--reading DIR ...] [--aliases FILE] [--labels TEXTS]
                                 [--plv FILE] [--gum DIR] [--pack DIR] [--seeds DIR ...] [--float DIR] [--write]

A measure whose data are not given is left out, and its table in docs/benchmarks.md stays. What the data are:

- `--polnear` a split of PolNeAR, with `text/` and `attributions/`; `--chunks` the same split as CofeNet scores it, a
  paragraph a line, packed by xz or not: https://github.com/networkdynamics/PolNeAR, https://github.com/nlp-wang/CofeNet
- `--seeds` packs of nets that were trained alike but for the seed, `--float` the pack with weights in float: both are
  measured on `--polnear`
- `--reading` a folder of reports with gold statements, NAME.txt and NAME.yaml; `unseen` and `invented` beside this file
  where none is given; `--aliases` a YAML file whose `same` lists the names of one party, as aliases.yaml here
- `--labels` the texts that training/labels points into: one more folder of gold reports, on which the pack was fitted
- `--plv` a table of PLV whose rows the net was not trained on, such as its test part
- `--gum` a folder that holds the conllu and xml files of GUM's news; see dates.py
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

# training/ knows the formats of PolNeAR, PLV and the labels, and is not installed
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.attributions import Measures, attributions, mistakes, percent, raw_layer, read_split, seeds
from benchmarks.dates import Dated, score_dates
from benchmarks.measures.calibration import Judged, calibration_error
from benchmarks.measures.events import coded_types, macro_f1
from benchmarks.measures.statements import Figures, naming, score_folder
from benchmarks.measures.tally import NOTHING
from benchmarks.measures.texts import read_files
from benchmarks.page import Section, written_into
from parley.model.report import Report
from parley.reader.pack import Pack, load_pack
from parley.reader.read import read
from training.labels import LABELS, write_gold
from training.plv import coded_sentences

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
TRAINING_FIGURES = HERE.parent / "training" / "figures.json"
TRAINED_ON = "aaeb7cf882eecbf6bfde3438f458e0d08cd489d2cc978bfbda2284c214546e22"  # SHA-256 of PLV's train part
OURS, RULES = "Parley", "rules alone"
Packs = Mapping[str, Pack]


class Scored(NamedTuple):
    """The statements of some gold reports, as each reader reads them."""

    reports: str
    readers: dict[str, Figures]


def scored(folder: Path, name: str, aliases: Path, packs: Packs) -> Scored:
    """Reads and scores a folder of gold reports, which the tables call `name`."""
    named = naming(aliases)
    reports = sorted(folder.glob("*.txt"))
    figures = {reader: score_folder(folder, read_files(reports, pack), named) for reader, pack in packs.items()}
    return Scored(f"{name} ({len(reports)})", figures)


def statements(all_scored: list[Scored]) -> Section:
    """Statements of all folders, a line for each reader."""
    rows = []
    for reports, readers in all_scored:
        for reader, f in readers.items():
            shares = [f.found.f1, f.share(f.side), f.share(f.act), f.share(f.within)]
            conditions = percent(f.conditions.f1) if f.conditions != NOTHING else "none"
            rows.append([reports, reader, *map(percent, shares), conditions, percent(f.whole.f1)])
    head = ["reports", "reader", "found", "side", "act", "within", "conditions", "whole"]
    remark = (
        "Found, conditions and whole are F1, the rest shares of the statements found. Nothing is published for these."
    )
    return Section("statements", head, rows, remark)


def confidence(all_scored: list[Scored]) -> Section:
    """How far confidence can be trusted, on each folder and all together."""
    rows = []
    for reader in (OURS, RULES):
        by_folder = [(reports, readers[reader].judged) for reports, readers in all_scored]
        together = tuple(one for _, judged in by_folder for one in judged)
        rows += [[reports, reader, *_trusted(judged)] for reports, judged in [*by_folder, ("all", together)]]
    head = ["reports", "reader", "statements", "right", "confidence", "right of those from 0.9", "calibration error"]
    remark = "Calibration error: expected calibration error over ten bins of equal width."
    return Section("confidence", head, rows, remark)


def _trusted(judged: Sequence[Judged]) -> list[str]:
    number = max(1, len(judged))
    sure = [right for confidence, right in judged if confidence >= 0.9]
    of_sure = f"{percent(sum(sure) / len(sure))} of {len(sure)}" if sure else "none"
    right, mean = sum(r for _, r in judged) / number, sum(c for c, _ in judged) / number
    return [str(len(judged)), percent(right), percent(mean), of_sure, percent(calibration_error(judged))]


def events(table: Path | None, pack: Pack) -> Section:
    """PLOVER types: what training measured by cross-validation, and a table that it has not seen.

    Rows that the net was trained on say nothing about it, so they are not scored.
    """
    rows, remark = [], "Published: zero-shot RoBERTa-large on PLV's test part. The rules code no events."
    published = "82.1"
    if TRAINING_FIGURES.is_file():
        crossed = json.loads(TRAINING_FIGURES.read_text(encoding="utf-8"))["plv_macro_f1_cv"]
        rows.append(["PLV, five-fold cross-validation (training/figures.json)", percent(crossed), published])
    else:
        remark += " No cross-validation: training/figures.json is not there, which training writes."
    if table and hashlib.sha256(table.read_bytes()).hexdigest() == TRAINED_ON:
        remark += f" {table.name} is what the net was trained on, and not scored."
    elif table:
        rows.append([f"PLV, {table.name}", percent(macro_f1(coded_types(coded_sentences(table), pack))), published])
    return Section("events", ["macro-F1", OURS, "published"], rows, remark)


def dates(gum: Path, pack: Pack) -> Section:
    """Dates against the date of the report, on the news of GUM."""

    def found(text: str, written: date) -> list[Dated]:
        times = read(Report("gum", text, written), pack).times
        return [Dated(t.span.start, t.span.end, t.start, t.end) for t in times]

    figures = score_dates(gum, found)
    rows = [
        [f"all {figures.gold}", percent(figures.recall), "74.7"],
        [f"the {figures.no_year} whose words hold no year", percent(figures.recall_no_year), "59.4"],
        ["right of those that overlap gold", percent(figures.precision), ""],
    ]
    remark = "Both readers have the same dates, which rules find."
    return Section("dates", ["exact interval", OURS, "HeidelTime"], rows, remark)


def on_polnear(chosen: argparse.Namespace, packs: Packs) -> list[Section]:
    """The raw layer of both readers; of other nets, too, where they are given."""

    def of(pack: Pack) -> Measures:
        return raw_layer(chosen.polnear, chosen.chunks, read_split(chosen.polnear, pack))

    read_by = {name: read_split(chosen.polnear, pack) for name, pack in packs.items()}
    ours = {name: raw_layer(chosen.polnear, chosen.chunks, found) for name, found in read_by.items()}
    sections = [attributions(ours)]
    if chosen.chunks:
        sections.append(mistakes(chosen.chunks, read_by[OURS]))
    if not chosen.seeds:
        return sections
    in_float = of(load_pack(chosen.float)) if chosen.float else None
    trained = {folder.resolve().name: of(load_pack(folder)) for folder in chosen.seeds}
    return [*sections, seeds(ours[OURS], in_float, trained)]


def measured(chosen: argparse.Namespace, packs: Packs) -> list[Section]:
    """All tables whose data are given."""
    sections = []
    if chosen.polnear:
        sections += on_polnear(chosen, packs)
    folders = chosen.reading or [HERE / "unseen", HERE / "invented"]
    reports = [scored(folder, folder.resolve().name, chosen.aliases, packs) for folder in folders]
    if chosen.labels:
        with tempfile.TemporaryDirectory() as gold:
            write_gold(LABELS, chosen.labels, Path(gold))
            reports.append(scored(Path(gold), "labelled, the pack was fitted on them", chosen.aliases, packs))
    sections += [statements(reports), confidence(reports), events(chosen.plv, packs[OURS])]
    if chosen.gum:
        sections.append(dates(chosen.gum, packs[RULES]))
    return sections


def command(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for. Exits with a usage error for what does not go together."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, what in (("polnear", "DIR"), ("chunks", "FILE"), ("labels", "TEXTS"), ("plv", "FILE"), ("gum", "DIR")):
        options.add_argument(f"--{name}", type=Path, metavar=what)
    options.add_argument("--reading", type=Path, metavar="DIR", action="append")
    options.add_argument("--aliases", type=Path, metavar="FILE", default=HERE / "aliases.yaml")
    options.add_argument("--pack", type=Path, metavar="DIR", help="another pack than Parley's own")
    options.add_argument("--seeds", type=Path, metavar="DIR", nargs="+", default=[], help="packs of other seeds")
    options.add_argument("--float", type=Path, metavar="DIR", help="the pack in float")
    options.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md")
    chosen = options.parse_args(arguments)
    if chosen.chunks and not chosen.polnear:
        options.error("--chunks needs --polnear: the paragraphs are looked up in its texts")
    if (chosen.seeds or chosen.float) and not (chosen.polnear and chosen.seeds):
        options.error("--seeds and --float go together with --polnear: that is what nets are compared on")
    return chosen


def main() -> None:
    """Measure and print, and write where asked."""
    chosen = command()
    packs = {OURS: load_pack(chosen.pack) if chosen.pack else load_pack(), RULES: load_pack(None)}
    sections = measured(chosen, packs)
    print("\n\n".join(section.printed() for section in sections))
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        for section in filter(lambda s: s.rows, sections):
            page = written_into(page, replace(section, remark=f"{section.remark} {stamp(packs[OURS])}"))
        PAGE.write_text(page, encoding="utf-8")


def stamp(pack: Pack) -> str:
    """What the figures were measured with."""
    weights = pack.weights
    assert weights, "a pack that was loaded from a folder has weights"
    return f"Measured with Parley {pack.parley}, pack {weights.name} {weights.version} ({weights.sha256[:12]})."


if __name__ == "__main__":
    main()
