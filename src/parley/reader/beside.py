"""Two passages set beside each other: whether the second speaks for or against what the first says.

A cross-encoder (Humeau et al., ICLR 2020): MiniLM (Wang et al., NeurIPS 2020) sees both passages at once, each word
marked as the first's, the second's, or what stands around them; a head tells from the mean vectors of both and from
the whole. In 8 bits, run by onnxruntime.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.model.passage import Pair, Passage
from parley.reader.session import session_of
from parley.reader.stamped import opened

PROTOCOL = 1
"""Whoever changes what the net is given of two passages counts this up: what it said before is kept under its name."""

LONGEST, BEFORE, AFTER, FEWER = 72, 48, 16, 24
"""So many word pieces are looked at: of the words of a passage, before the second and after it, before the first."""

Scores = NDArray[np.float32]


class Marked(NamedTuple):
    """Word pieces of two passages, and of each whether it is of the first (1), the second (2), or neither (0)."""

    ids: list[int]
    marks: list[int]


class Cutter:
    """Cuts two passages into word pieces with marks."""

    def __init__(self, tokenizer_json: str) -> None:
        from tokenizers import Tokenizer  # late: importing Parley must stay quick

        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._start, self._end = (int(self._tokenizer.token_to_id(piece) or 0) for piece in ("[CLS]", "[SEP]"))

    def __call__(self, one: Passage, other: Passage) -> Marked:
        """Both, one after the other, so much of each as is looked at."""
        ids, marks = [self._start], [0]
        for mark, passage, before in ((1, one, FEWER), (2, other, BEFORE)):
            for pieces, of in (
                (self._cut(passage.before)[-before:], 0),
                (self._cut(passage.words)[:LONGEST], mark),
                (self._cut(passage.after)[:AFTER], 0),
                ([self._end], 0),
            ):
                ids += pieces
                marks += [of] * len(pieces)
        return Marked(ids, marks)

    def _cut(self, text: str) -> list[int]:
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids if text else []
        return found


class Beside:
    """The net, which is made ready when it is first asked. `name` says which it is."""

    def __init__(self, name: str, net: bytes, tokenizer_json: str) -> None:
        self.name = name
        self._net, self._tokenizer_json = net, tokenizer_json

    @cached_property
    def _ready(self) -> tuple[Cutter, Any]:
        return Cutter(self._tokenizer_json), session_of(self._net)

    def __call__(self, pairs: Sequence[Pair]) -> Scores:
        """How likely each second passage speaks for what the first says, against it, or neither: (pairs, 3)."""
        if not pairs:
            return np.empty((0, 3), np.float32)
        cut, session = self._ready
        marked = [cut(*pair) for pair in pairs]

        def one(pair: Marked) -> Any:
            # Each pair goes through by itself, so that no other sways it.
            fed = {"ids": np.array([pair.ids], np.int64), "marks": np.array([pair.marks], np.int64)}
            return session.run(None, fed)[0]

        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as threads:
            return np.concatenate(list(threads.map(one, marked)))


@cache
def load_beside() -> Beside:
    """The net that comes with Parley. Raises PackError for a pack that is missing or was changed."""
    data = files("parley.reader") / "data"
    return beside_from(data / "beside-en", data / "news-en" / "tokenizer.json")


def beside_from(folder: Traversable, tokenizer: Traversable) -> Beside:
    """The net in a folder. Raises PackError."""
    pack = opened(folder, ("net.onnx",), {"tokenizer.json": tokenizer}, PROTOCOL)
    return Beside(pack.name, pack.parts["net.onnx"], pack.parts["tokenizer.json"].decode("utf-8"))
