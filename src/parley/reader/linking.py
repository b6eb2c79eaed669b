"""Which source speaks by which cue, and which content it says: the pieces of a text put together to attributions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.reader.segment import Segmentation

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Range = tuple[int, int]
_STEPS = (0, 1, 2, 4, 8, 16, 32)
BUCKETS = 3 * 2 * (len(_STEPS) + 1)
SPEAKS, SAYS = 0, 1  # the two relations: a source to its cue, a content to its cue
_NEVER = -1e4
_BLOCK = 64
_REACH = 12  # of its neighbours on either side, as many can be a piece's own


class Tagged(NamedTuple):
    """One attribution in tokens: contiguous pieces of source and content, the cue, and how sure its links are (0 to 1:
    the probability of the least sure)."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Linker:
    """Scores links by products of vectors: `cue` and `piece` are (weight, bias) of both relations side by side,
    `near` (relations, buckets) the worth of a distance, `none` (relations, width) what stands for no link."""

    cue: tuple[Floats, Floats]
    piece: tuple[Floats, Floats]
    near: Floats
    none: Floats

    def attributions(self, seg: Segmentation, words: Floats, pieces: Sequence[tuple[int, int, int]]) -> list[Tagged]:
        """Put pieces (role, first token, one past the last) together, in the order of their cues.

        Each cue takes its most probable source, if any; each content its most probable cue, if any.
        """
        sources, cues, contents = ([(lo, hi) for role, lo, hi in pieces if role == n] for n in range(3))
        if not cues:
            return []
        speaks = self._best(seg, words, cues, sources, SPEAKS)
        said: list[list[tuple[Range, float]]] = [[] for _ in cues]
        for content, (best, sure) in zip(contents, self._best(seg, words, contents, cues, SAYS), strict=True):
            if best is not None:
                said[best].append((content, sure))
        out: list[Tagged] = []
        for cue, (best, sure), of_cue in zip(cues, speaks, said, strict=True):
            source = () if best is None else (sources[best],)
            out.append(Tagged(source, cue, tuple(c for c, _ in of_cue), min([sure, *(p for _, p in of_cue)])))
        return out

    def _best(
        self, seg: Segmentation, words: Floats, asking: list[Range], asked: list[Range], relation: int
    ) -> list[tuple[int | None, float]]:
        """For each that asks the most probable of the asked near it (None: no link), and its probability."""
        out: list[tuple[int | None, float]] = []
        starts = [r[0] for r in asked]
        for at in range(0, len(asking), _BLOCK):  # pairs of neighbours only, so that time is linear
            block = asking[at : at + _BLOCK]
            low = max(0, bisect_left(starts, block[0][0]) - _REACH)
            high = bisect_left(starts, block[-1][0]) + _REACH + 1
            ways = self._probabilities(seg, words, block, asked[low:high], relation)
            best = ways.argmax(1)
            out += [(low + int(b) - 1 if b else None, float(w[b])) for w, b in zip(ways, best, strict=True)]
        return out

    def _probabilities(
        self, seg: Segmentation, words: Floats, asking: list[Range], asked: list[Range], relation: int
    ) -> Floats:
        """(asking, 1 + asked): the probability of no link, then of each."""
        cue_side, piece_side = (self.cue, self.piece) if relation == SPEAKS else (self.piece, self.cue)
        width = self.none.shape[1]
        part = slice(relation * width, (relation + 1) * width)
        asks = (means(words, asking) @ cue_side[0].T + cue_side[1])[:, part]
        scores = np.full((len(asking), 1 + len(asked)), _NEVER, np.float32)
        scores[:, 0] = asks @ self.none[relation] / np.sqrt(width)
        if asked:
            answers = (means(words, asked) @ piece_side[0].T + piece_side[1])[:, part]
            gaps = distances(seg, asking, asked) if relation == SPEAKS else distances(seg, asked, asking).T
            worth = asks @ answers.T / np.sqrt(width) + self.near[relation][gaps] - remoteness(seg, asking, asked)
            scores[:, 1:] = np.where(_neighbours(asking, asked), worth, _NEVER)
        scores -= scores.max(1, keepdims=True)
        ways = np.exp(scores)
        return np.asarray(ways / ways.sum(1, keepdims=True), np.float32)


def means(words: Floats, ranges: Sequence[Range]) -> Floats:
    """The mean vector of each range of words; zero for an empty one."""
    out = np.zeros((len(ranges), words.shape[1]), np.float32)
    for n, (lo, hi) in enumerate(ranges):
        if lo < hi:
            out[n] = words[lo:hi].mean(0)
    return out


def _neighbours(asking: Sequence[Range], asked: Sequence[Range]) -> NDArray[np.bool_]:
    """Which of the asked are near enough in rank, so that it does not matter with whom a piece shares its block."""
    ranks = np.searchsorted([a[0] for a in asked], [a[0] for a in asking])
    return np.asarray(np.abs(np.arange(len(asked))[None, :] - ranks[:, None]) <= _REACH)


def remoteness(seg: Segmentation, asking: Sequence[Range], asked: Sequence[Range]) -> Floats:
    """(asking, asked): what a link costs for the words between, and more than any link is worth where neither the
    paragraph is the same nor the next."""
    if not asking or not asked:
        return np.zeros((len(asking), len(asked)), np.float32)
    a, b = np.array(asking)[:, None, :], np.array(asked)[None, :, :]
    gap = np.maximum(0, np.maximum(b[..., 0] - a[..., 1], a[..., 0] - b[..., 1]))
    (_, here), (_, there) = _places(seg, asking), _places(seg, asked)
    apart = np.abs(here[:, None] - there[None, :]) > 1
    return np.asarray(np.where(apart, -_NEVER, np.log1p(gap)), np.float32)


def distances(seg: Segmentation, cues: Sequence[Range], pieces: Sequence[Range]) -> Ints:
    """(cues, pieces): the bucket of each pair by side, words between, and same sentence, paragraph or neither."""
    if not cues or not pieces:
        return np.zeros((len(cues), len(pieces)), np.int64)
    c, p = np.array(cues)[:, None, :], np.array(pieces)[None, :, :]
    after = p[..., 0] >= c[..., 0]
    gap = np.where(after, p[..., 0] - c[..., 1], c[..., 0] - p[..., 1])
    step = sum((gap >= s).astype(np.int64) for s in _STEPS)
    (cue_sentence, cue_paragraph), (sentence, paragraph) = _places(seg, cues), _places(seg, pieces)
    same = cue_sentence[:, None] == sentence[None, :]
    near = np.where(same, 0, np.where(cue_paragraph[:, None] == paragraph[None, :], 1, 2))
    return np.asarray((near * 2 + after) * (len(_STEPS) + 1) + step, np.int64)


def _places(seg: Segmentation, ranges: Sequence[Range]) -> tuple[Ints, Ints]:
    numbers = np.searchsorted([s.last for s in seg.sentences], [r[0] for r in ranges], side="right")
    return numbers, np.array([seg.sentences[n].paragraph for n in numbers], np.int64)
