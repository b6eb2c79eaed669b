"""PLV (Zero-Shot PLOVER, arXiv 2308.07876): sentences with a source, a target and the PLOVER type between them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from training.polnear import Piece


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence, offsets of source and target (None where none is named), and what the one does to the other."""

    sentence: str
    source: Piece | None
    target: Piece | None
    event: str


def coded_sentences(path: Path) -> list[Coded]:
    """All rows of a PLV table. The place of source and target is told by the marks in `marked_sentence`."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_coded(row) for row in csv.DictReader(lines, delimiter="\t")]


def _coded(row: dict[str, str]) -> Coded:
    marked = row["marked_sentence"]
    plain: list[str] = []
    spans: dict[str, Piece] = {}
    at = 0
    opened = {"<s>": "s", "<t>": "t"}
    closed = {"</s>": "s", "</t>": "t"}
    i = 0
    while i < len(marked):
        mark = next((m for m in (*opened, *closed) if marked.startswith(m, i)), None)
        if mark is None:
            plain.append(marked[i])
            at, i = at + 1, i + 1
            continue
        if mark in opened:
            spans[opened[mark]] = (at, at)
        else:
            spans[closed[mark]] = (spans[closed[mark]][0], at)
        i += len(mark)
    return Coded("".join(plain), spans.get("s"), spans.get("t"), row["root"])
