"""The raw layer on PolNeAR: who says what by which words, beside the rules alone and what is published."""

from collections.abc import Mapping
from pathlib import Path
from statistics import mean, stdev

from benchmarks.measures.links import linked
from benchmarks.measures.mistakes import KINDS
from benchmarks.measures.mistakes import mistakes as counted
from benchmarks.measures.pieces import chunks, exact_pieces
from benchmarks.measures.tally import Tally
from benchmarks.measures.texts import ReadText, read_files
from benchmarks.page import Section
from parley.reader.pack import Pack
from training.polnear import articles

PUBLISHED = {
    "source, exact pieces by paragraph": "83.2 (77.7)",
    "cue, exact pieces by paragraph": "75.3 (70.4)",
    "content, exact pieces by paragraph": "72.9 (67.8)",
    "linked, exact": "56.7 on PARC3",
}
Measures = Mapping[str, Tally]
Readings = Mapping[str, ReadText]


def read_split(split: Path, pack: Pack) -> Readings:
    """The readings of the texts of a split of PolNeAR, by name."""
    return read_files(sorted((split / "text").glob("*.txt")), pack)


def raw_layer(split: Path, paragraphs: Path | None, found: Readings) -> Measures:
    """Every measure of the raw layer by its name: pieces where there is CofeNet's file, and whole attributions."""
    pieces = exact_pieces(chunks(paragraphs), found) if paragraphs else {}
    whole = linked(articles(split), found)
    out = {f"{role}, exact pieces by paragraph": tally for role, tally in pieces.items()}
    return out | {"linked, exact": whole.exact, "linked, overlapping": whole.overlapping}


def attributions(ours: Mapping[str, Measures]) -> Section:
    """Each reader's figures, with precision and recall."""
    names = next(iter(ours.values()))
    rows = [
        [name, *(with_parts(measures[name]) for measures in ours.values()), PUBLISHED.get(name, "")] for name in names
    ]
    remark = "Published: CofeNet on PolNeAR's test part (in brackets its annotators among themselves); Citron on PARC3."
    return Section("attributions", ["F1", *ours, "published"], rows, remark)


def mistakes(paragraphs: Path, readings: Readings) -> Section:
    """How many pieces are right and what is wrong with the others, by kind, with their share of those wanted."""
    found = counted(chunks(paragraphs), readings)
    wanted = {role: sum(kinds[kind] for kind in KINDS[:-1]) or 1 for role, kinds in found.items()}
    rows = [[kind, *(f"{n[kind]} ({percent(n[kind] / wanted[role])})" for role, n in found.items())] for kind in KINDS]
    remark = "Shares are of the pieces that are wanted. A reading may be wrong in the eyes of one annotator only."
    return Section("mistakes", ["pieces", *found], rows, remark)


def seeds(shipped: Measures, in_float: Measures | None, trained: Mapping[str, Measures]) -> Section:
    """Nets that were trained alike but for the seed, with mean and spread; what is shipped; the same before its weights
    were put into 8 bits."""
    beside = {"shipped": shipped} | ({"shipped, in float": in_float} if in_float else {})
    rows = []
    for name in shipped:
        each = [measures[name].f1 for measures in trained.values()]
        spread = [f"{percent(mean(each))} ± {percent(stdev(each))}"] if len(each) > 1 else []
        rows.append([name, *map(percent, each), *spread, *(percent(m[name].f1) for m in beside.values())])
    head = ["F1", *trained, *(["mean ± standard deviation"] if len(trained) > 1 else []), *beside]
    return Section("seeds", head, rows, "In 8 bits, but where it says float.")


def with_parts(tally: Tally) -> str:
    """F1, with precision and recall."""
    return f"{percent(tally.f1)} (p {percent(tally.precision)}, r {percent(tally.recall)})"


def percent(share: float) -> str:
    """A share of one in percent, as all figures are printed."""
    return f"{share:.1%}".removesuffix("%")
