"""The tagger: words in, attributions out. Weights come from the pack; onnxruntime runs them; no torch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from parley.reader.encoding import Batch, Encoded, Window, batch_of, encode
from parley.reader.linking import Floats, Linker, Tagged
from parley.reader.pieces import WordPieces
from parley.reader.segment import Segmentation
from parley.reader.tags import best_tags, pieces_of_tags

_TOGETHER = 2048  # word pieces in a batch: more only costs memory


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
        """Run the net over all windows of a text."""
        count = len(encoded.pieces)
        scores = words = None
        for windows in _batches(encoded):
            batch = batch_of(encoded, windows, self.pieces.start, self.pieces.end)
            found = self._run(batch)
            if scores is None or words is None:
                scores = np.zeros((count, found[0].shape[2]), np.float32)
                words = np.zeros((count, found[1].shape[2]), np.float32)
            for row, window in enumerate(windows):
                scores[window.first : window.last] = found[0][row, : window.last - window.first]
                words[window.first : window.last] = found[1][row, : window.last - window.first]
        if scores is None or words is None:
            width = self.linker.cue[0].shape[1]
            return Vectors(np.zeros((0, len(self.follow)), np.float32), np.zeros((0, width), np.float32))
        return Vectors(scores, words)

    def tag(self, seg: Segmentation) -> tuple[list[Tagged], Floats]:
        """All attributions of a text by their cues, and the vectors (tokens, width) of its words."""
        vectors = self.vectors(encode(seg, self.pieces))
        tags = best_tags(vectors.scores, self.follow, _breaks(seg))
        return self.linker.attributions(seg, vectors.words, pieces_of_tags(tags)), vectors.words

    def _run(self, batch: Batch) -> Sequence[Floats]:
        if self._session is None:
            self._session = self._start()
        return self._session.run(None, batch._asdict())  # type: ignore[no-any-return]

    def _start(self) -> Any:
        import onnxruntime as ort  # late: importing Parley must stay quick, and a fork before this is safe

        options = ort.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.log_severity_level = 3
        return ort.InferenceSession(self.program, options, providers=["CPUExecutionProvider"])


def _breaks(seg: Segmentation) -> list[bool]:
    out = [False] * len(seg.tokens)
    number = -1
    for sentence in seg.sentences:
        out[sentence.first] = sentence.paragraph != number
        number = sentence.paragraph
    return out


def _batches(encoded: Encoded) -> list[list[Window]]:
    """Windows of about one length together; the same for the same text on every machine."""

    def size(window: Window) -> int:
        return sum(len(encoded.pieces[i]) for i in range(*window))

    out: list[list[Window]] = []
    for window in sorted(encoded.windows, key=lambda w: (size(w), w.first)):
        if not out or (len(out[-1]) + 1) * (size(window) + 2) > _TOGETHER:
            out.append([])
        out[-1].append(window)
    return out
