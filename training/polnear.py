"""PolNeAR (Newell, Margolin and Ruths, LREC 2018): texts with sources, cues and contents in brat standoff."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Piece = tuple[int, int]  # half-open offsets in code points
ROLES = ("source", "cue", "content")
_TEXT_BOUND = re.compile(r"(T\d+)\t[\w-]+ ([\d ;]+)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t\S+ ?(.*)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution as annotated: the contiguous pieces of each role, white space at their ends trimmed."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what each of its annotators marked (most have one annotator)."""

    name: str
    text: str
    layers: tuple[tuple[Labelled, ...], ...]


def articles(split: Path) -> Iterator[Article]:
    """The articles of a split (a folder with `text/` and `attributions/`), by name."""
    for path in sorted((split / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = sorted((split / "attributions").glob(path.stem + "_*.ann"))
        yield Article(path.stem, text, tuple(_layer(f, text) for f in found))


def _layer(path: Path, text: str) -> tuple[Labelled, ...]:
    pieces: dict[str, list[Piece]] = {}
    out: list[Labelled] = []
    for line in path.read_text(encoding="utf-8").splitlines():  # lines broken inside a span match neither form
        if bound := _TEXT_BOUND.match(line):
            numbers = [tuple(map(int, p.split())) for p in bound[2].split(";")]
            pieces[bound[1]] = [_trimmed(text, n[0], n[1]) for n in numbers]
        elif event := _EVENT.match(line):
            roles: dict[str, list[Piece]] = {role: [] for role in ROLES}
            for argument in event[1].split():
                role, _, reference = argument.partition(":")
                roles.get(role.rstrip("0123456789").lower(), []).extend(pieces.get(reference, ()))
            out.append(Labelled(*(tuple(sorted(set(roles[role]))) for role in ROLES)))
    return tuple(out)


def _trimmed(text: str, start: int, end: int) -> Piece:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
