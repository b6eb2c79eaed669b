"""Texts read by the reader, and where their readings lie in the files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from parley.intake import report_from_bytes
from parley.model.span import Spans
from parley.model.statement import Reading
from parley.reader.pack import Pack
from parley.reader.read import read

Piece = tuple[int, int]  # half-open, in code points
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, its reading, and how far into the file the report begins."""

    text: str
    reading: Reading
    shift: int

    def pieces(self, spans: Spans) -> list[Piece]:
        """Spans of the reading as pieces of the file."""
        return [(span.start + self.shift, span.end + self.shift) for span in spans]


def read_files(paths: Iterable[Path], pack: Pack) -> dict[str, ReadText]:
    """The readings of some files, by file name without ending. Raises what `report_from_bytes` raises."""
    found = {}
    for path in paths:
        original = path.read_bytes()
        reading = read(report_from_bytes(original, path.name), pack)
        found[path.stem] = placed(path.read_text(encoding="utf-8"), reading)
    return found


def placed(text: str, reading: Reading) -> ReadText:
    """A reading in the file that it was made of. Raises ValueError where the file does not hold the report's text."""
    shift = text.find(reading.report.text)
    if shift < 0:
        raise ValueError("The text of the report is no part of the file as it stands. Save it with plain line ends.")
    return ReadText(text, reading, shift)


def words_of(text: str) -> list[Piece]:
    """Where the words of a text stand."""
    return [match.span() for match in _WORD.finditer(text)]


def covered(pieces: Iterable[Piece], words: Iterable[Piece]) -> frozenset[Piece]:
    """The words that lie wholly in one of the pieces."""
    return frozenset(w for s, e in pieces for w in words if s <= w[0] and w[1] <= e)


def overlap(one: frozenset[Piece], other: frozenset[Piece]) -> float:
    """F1 of two sets of words; 0 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
