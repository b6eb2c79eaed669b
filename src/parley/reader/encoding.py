"""From words to what the net reads: word pieces, marks about each word, and windows of the text.

The same code prepares training and reading, so that the net never meets an input it was not trained on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from parley.reader.segment import Segmentation

Ints = NDArray[np.int64]
LONGEST = 254  # word pieces in a window, without the two that frame it
MARKS = (6, 5, 3, 3)  # how many values each mark about a word has: case, quotation, place, part in a question


class Cutter(Protocol):
    """Cuts words into word pieces: for each word the ids of its pieces, at least one."""

    def __call__(self, words: Sequence[str]) -> list[list[int]]: ...


class Window(NamedTuple):
    """Tokens `[first, last)` that the net sees at once."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as the net reads it: for each token its word pieces and its marks (see `MARKS`)."""

    pieces: list[list[int]]
    marks: Ints  # (tokens, 4)
    windows: tuple[Window, ...]


class Batch(NamedTuple):
    """Windows of a similar length, padded: `ids` (windows, pieces), `marks` (windows, pieces, 4), `mask` 1 where there
    is a piece; `first` and `last` (windows, words) are the positions of each word's first and last piece."""

    ids: Ints
    marks: Ints
    mask: Ints
    first: Ints
    last: Ints


def encode(seg: Segmentation, cut: Cutter) -> Encoded:
    """Encode a segmented text. Pure; time is linear in the length of the text."""
    pieces = cut([token.text for token in seg.tokens])
    return Encoded(pieces, marks_of(seg), tuple(windows_of(seg, [len(p) for p in pieces])))


def marks_of(seg: Segmentation) -> Ints:
    """One row a token; zero is the commonest of each. The last column is for who asks (1 source, 2 target)."""
    marks = np.zeros((len(seg.tokens), len(MARKS)), np.int64)
    for i, token in enumerate(seg.tokens):
        marks[i, 0] = _case(token.text)
        marks[i, 1] = 1 if seg.depth[i] else 0
    for opening, closing, closed in seg.quotations:
        marks[opening, 1] = 2 if closed else 4
        if closed:
            marks[closing, 1] = 3
    paragraph = -1
    for sentence in seg.sentences:
        marks[sentence.first, 2] = 2 if sentence.paragraph != paragraph else 1
        paragraph = sentence.paragraph
    return marks


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper():
        return 1
    if word[0].isdigit():
        return 4
    return 3 if any(c.isalpha() for c in word) else 5


def windows_of(seg: Segmentation, lengths: Sequence[int], longest: int = LONGEST) -> list[Window]:
    """Whole paragraphs where they fit, else whole sentences, else as many words as fit."""
    out: list[Window] = []
    first = size = 0
    for unit in _units(seg, lengths, longest):
        length = sum(lengths[unit.first : unit.last])
        if size and size + length > longest:
            out.append(Window(first, unit.first))
            first, size = unit.first, 0
        size += length
    if seg.tokens:
        out.append(Window(first, len(seg.tokens)))
    return out


def _units(seg: Segmentation, lengths: Sequence[int], longest: int) -> list[Window]:
    """What is kept whole: paragraphs, sentences of long paragraphs, stretches of long sentences."""
    paragraphs: list[list[Window]] = []
    number = -1
    for sentence in seg.sentences:
        if sentence.paragraph != number:
            paragraphs.append([])
            number = sentence.paragraph
        paragraphs[-1].append(Window(sentence.first, sentence.last))
    out: list[Window] = []
    for paragraph in paragraphs:
        if sum(lengths[paragraph[0].first : paragraph[-1].last]) <= longest:
            out.append(Window(paragraph[0].first, paragraph[-1].last))
            continue
        for sentence_ in paragraph:
            out.extend(_stretches(sentence_, lengths, longest))
    return out


def _stretches(sentence: Window, lengths: Sequence[int], longest: int) -> list[Window]:
    out: list[Window] = []
    first, size = sentence.first, 0
    for i in range(*sentence):
        if size and size + lengths[i] > longest:
            out.append(Window(first, i))
            first, size = i, 0
        size += lengths[i]
    return [*out, Window(first, sentence.last)]


def batch_of(encoded: Encoded, windows: Sequence[Window], start: int, end: int) -> Batch:
    """Windows side by side, each between the pieces `start` and `end`."""
    sizes = [sum(len(encoded.pieces[i]) for i in range(*w)) + 2 for w in windows]
    width, words = max(sizes), max(w.last - w.first for w in windows)
    ids = np.zeros((len(windows), width), np.int64)
    marks = np.zeros((len(windows), width, len(MARKS)), np.int64)
    mask = np.zeros((len(windows), width), np.int64)
    first = np.zeros((len(windows), words), np.int64)
    last = np.zeros((len(windows), words), np.int64)
    for row, window in enumerate(windows):
        counts = [len(encoded.pieces[i]) for i in range(*window)]
        flat = [piece for i in range(*window) for piece in encoded.pieces[i]]
        ids[row, : sizes[row]] = [start, *flat, end]
        mask[row, : sizes[row]] = 1
        marks[row, 1 : sizes[row] - 1] = np.repeat(encoded.marks[window.first : window.last], counts, axis=0)
        ends = np.cumsum(counts)
        last[row, : len(counts)] = ends
        first[row, : len(counts)] = ends - counts + 1
    return Batch(ids, marks, mask, first, last)
