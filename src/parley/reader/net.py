"""The tagger: words in, attributions out. Weights come from the pack; onnxruntime runs them; no torch."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from parley.reader.encoding import Encoded, Window, batch_of, encode
from parley.reader.linking import Floats, Linker, Tagged
from parley.reader.pieces import WordPieces
from parley.reader.segment import Segmentation
from parley.reader.session import session_of
from parley.reader.tags import best_tags, pieces_of_tags


class Vectors(NamedTuple):
    """What the net says of each token: `scores` (tokens, tags) and `words` (tokens, width)."""

    scores: Floats
    words: Floats


@dataclass
class Net:
    """The exported net with what decodes its output. Reading is pure: a session is only a program that is loaded."""

    program: bytes
    pieces: WordPieces
    follow: Floats
    linker: Linker
    threads: int = 0  # 0: as many as there are cores
    _session: Any = field(default=None, repr=False)

    @property
    def started(self) -> bool:
        """Whether the net has run in this process: its threads then do not survive a fork."""
        return self._session is not None

    def vectors(self, encoded: Encoded) -> Vectors:
        """Run the net over all windows of a text, each by itself: a window's numbers hang on nothing beside it."""
        count = len(encoded.pieces)
        scores = np.zeros((count, len(self.follow)), np.float32)
        words = np.zeros((count, self.linker.cue[0].shape[1]), np.float32)
        for window, (found_scores, found_words) in zip(encoded.windows, self._runs(encoded), strict=True):
            scores[window.first : window.last] = found_scores[0]
            words[window.first : window.last] = found_words[0]
        return Vectors(scores, words)

    def tag(self, seg: Segmentation) -> tuple[list[Tagged], Floats]:
        """All attributions of a text by their cues, and the vectors (tokens, width) of its words."""
        vectors = self.vectors(encode(seg, self.pieces))
        tags = best_tags(vectors.scores, self.follow, _breaks(seg))
        return self.linker.attributions(seg, vectors.words, pieces_of_tags(tags)), vectors.words

    def _runs(self, encoded: Encoded) -> Iterator[Sequence[Floats]]:
        if self._session is None:
            self._session = session_of(self.program)
        session, count = self._session, self.threads or len(os.sched_getaffinity(0))

        def run(window: Window) -> Sequence[Floats]:
            batch = batch_of(encoded, [window], self.pieces.start, self.pieces.end)
            return session.run(None, batch._asdict())  # type: ignore[no-any-return]

        if count == 1 or len(encoded.windows) < 2:
            yield from map(run, encoded.windows)
            return
        with ThreadPoolExecutor(count) as threads:
            yield from threads.map(run, encoded.windows)


def _breaks(seg: Segmentation) -> list[bool]:
    out = [False] * len(seg.tokens)
    number = -1
    for sentence in seg.sentences:
        out[sentence.first] = sentence.paragraph != number
        number = sentence.paragraph
    return out
