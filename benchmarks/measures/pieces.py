"""Exact pieces of source, cue and content by paragraph: the measure of CofeNet (Wang et al., COLING 2022).

CofeNet scores PolNeAR as a JSON object a line: the `tokens` of one paragraph, a label for each (B- or I-, and source,
cue or content; or O), and `id`, NAME_ANNOTATOR. A report that several annotators marked is in it several times, and
counts as often. Right is each run of words of one role with the same first and last word within the paragraph. Readings
are made of whole reports and cut at the paragraph's edges; their characters are laid over the tokens, whatever the
tokeniser did to quotation marks, dashes, brackets and dots.
"""

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.measures.tally import Tally, tally
from benchmarks.measures.texts import Piece, ReadText

ROLES = ("source", "cue", "content")
Tokens = tuple[str, ...]
Runs = dict[str, set[Piece]]
_ALIKE = str.maketrans(dict.fromkeys('"“”„‘’`´', "'") | dict.fromkeys("–—―‒−", "-") | {"\u00ad": None, "…": "."})
_SPELT = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_ONCE = "'-."  # tokenisers double these or halve them: several in a row count as one


class Chunk(NamedTuple):
    """One paragraph of a report as CofeNet has it: a label for each token."""

    report: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


class Squeezed(NamedTuple):
    """Characters without white space, with the place that each came from."""

    text: str
    origin: list[int]


@dataclass
class _Sheet:
    """A report while its paragraphs are looked up in it one after the other, from `at` on."""

    squeezed: Squeezed
    pieces: Mapping[str, Sequence[Piece]]
    at: int = 0


def chunks(path: Path) -> Iterator[Chunk]:
    """The paragraphs of CofeNet's file, which may be packed by xz."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Chunk(row["id"].rsplit("_", 1)[0], tuple(row["tokens"]), tuple(row["labels"]))


def exact_pieces(paragraphs: Iterable[Chunk], read: Mapping[str, ReadText]) -> dict[str, Tally]:
    """For each role the runs of words that are exactly right, over all paragraphs of the reports that were read.

    A paragraph whose report was not read, or that does not stand in it, has nothing given.
    """
    found = dict.fromkeys(ROLES, Tally())
    for _, given, wanted in compared(paragraphs, read):
        for role in ROLES:
            found[role] += tally(given[role], wanted[role])
    return found


def compared(paragraphs: Iterable[Chunk], read: Mapping[str, ReadText]) -> Iterator[tuple[Tokens, Runs, Runs]]:
    """For each paragraph its tokens, and for each role the runs that were given and those that are wanted."""
    sheets: dict[str, _Sheet] = {}
    for chunk in paragraphs:
        if chunk.report not in sheets:
            sheets[chunk.report] = _sheet(read.get(chunk.report))
        sheet = sheets[chunk.report]
        places = _places(chunk.tokens, sheet)
        given = {role: runs_of_pieces(sheet.pieces[role], places) for role in ROLES}
        yield chunk.tokens, given, runs_of_labels(chunk.labels)


def runs_of_labels(labels: Sequence[str]) -> dict[str, set[Piece]]:
    """The runs of each role, first word and one past the last; an I- that continues nothing is none."""
    out: dict[str, set[Piece]] = {role: set() for role in ROLES}
    role, first = "", 0
    for n, label in enumerate([*labels, "O"]):
        if role and label == f"I-{role}":
            continue
        if role:
            out[role].add((first, n))
        role, first = label.removeprefix("B-") if label.startswith("B-") else "", n
    return out


def runs_of_pieces(pieces: Iterable[Piece], places: Sequence[Piece | None]) -> set[Piece]:
    """The first token that each piece touches, and one past the last."""
    out = set()
    for start, end in pieces:
        touched = [n for n, place in enumerate(places) if place and place[0] < end and start < place[1]]
        if touched:
            out.add((touched[0], touched[-1] + 1))
    return out


def squeeze(characters: Iterable[tuple[int, str]]) -> Squeezed:
    """Characters, each with its origin, without what tokenisers change: white space, kinds of quotation marks, rows."""
    out: list[str] = []
    origin: list[int] = []
    for where, character in characters:
        for c in "" if character.isspace() else character.translate(_ALIKE):
            if not (c in _ONCE and out and out[-1] == c):
                out.append(c)
                origin.append(where)
    return Squeezed("".join(out), origin)


def _sheet(read: ReadText | None) -> _Sheet:
    if read is None:
        return _Sheet(Squeezed("", []), dict.fromkeys(ROLES, ()))
    pieces = {r: sorted({p for a in read.reading.attributions for p in read.pieces(getattr(a, r))}) for r in ROLES}
    return _Sheet(squeeze(enumerate(read.text)), pieces)


def _places(tokens: Sequence[str], sheet: _Sheet) -> list[Piece | None]:
    """Where the tokens of a paragraph stand in the report, looked for after the paragraph before it first."""
    key, token_of = squeeze((n, c) for n, token in enumerate(tokens) for c in _SPELT.get(token, token))
    begin = sheet.squeezed.text.find(key, sheet.at)
    if begin < 0:
        begin = sheet.squeezed.text.find(key)
    if begin < 0:
        return []
    sheet.at = begin + len(key)
    places: list[Piece | None] = [None] * len(tokens)
    for k, n in enumerate(token_of):
        at, known = sheet.squeezed.origin[begin + k], places[n]
        places[n] = (known[0] if known else at, at + 1)
    return places
