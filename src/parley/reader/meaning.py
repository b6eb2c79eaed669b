"""Sentences as vectors, so that what means the same lies close: MiniLM, trained for sentences (Wang et al., NeurIPS
2020; Reimers and Gurevych, EMNLP 2019), then on wordings of what negotiations are about and on statements where they
stand in reports, in 8 bits, run by onnxruntime.

Of a passage all is read and the mean is taken over its words alone: what stands around tells who and what is meant
("we will be gone by then"), as in late chunking (Günther et al. 2024)."""

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.model.passage import Passage
from parley.reader.session import session_of
from parley.reader.stamped import opened

WIDTH = 384
PROTOCOL = 3
LONGEST = 128
"""So many word pieces of a text are looked at; what follows sways its meaning little."""

BEFORE, AFTER = 56, 16
"""So many stand before the words and after them."""

Vectors = NDArray[np.float32]


class Cut(NamedTuple):
    """Word pieces of a text, and of each whether it is of the words whose meaning is wanted (1)."""

    ids: list[int]
    marks: list[int]


class Cutter:
    """Cuts texts into word pieces, at most so many of the words whose meaning is wanted."""

    def __init__(self, tokenizer_json: str, longest: int = LONGEST) -> None:
        from tokenizers import Tokenizer  # late: importing Parley must stay quick

        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._longest = longest
        self._start, self._end = (int(self._tokenizer.token_to_id(piece) or 0) for piece in ("[CLS]", "[SEP]"))

    def __call__(self, text: str | Passage) -> Cut:
        """A text by itself, or where it stands."""
        before, words, after = text if isinstance(text, Passage) else Passage("", text, "")
        pieces = self._cut(words)[: self._longest] or [self._end]
        around = self._cut(before)[-BEFORE:], self._cut(after)[:AFTER]
        ids = [self._start, *around[0], *pieces, *around[1], self._end]
        return Cut(ids, [0, *[0] * len(around[0]), *[1] * len(pieces), *[0] * len(around[1]), 0])

    def _cut(self, text: str) -> list[int]:
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids if text else []
        return found


class SentenceEncoder:
    """Texts -> unit vectors of 384 numbers, whose product is the cosine of their likeness. `name` says which it is.

    `heads` are the weights of what was trained on its vectors, by name: `inner`, `inner_bias`, `outer`, `outer_bias` of
    the net that tells how two wordings stand to each other, and `centres` (cells, 384), where meanings lie close
    together.
    """

    def __init__(self, name: str, net: bytes, tokenizer_json: str, heads: Mapping[str, Vectors]) -> None:
        self.name, self.heads = name, heads
        self._cut = Cutter(tokenizer_json)
        self._session = session_of(net)

    def __call__(self, texts: Sequence[str | Passage]) -> Vectors:
        """The vectors of texts, alone or where they stand, one row each. Each goes through by itself, so that no other
        sways it."""
        rows = [self._one(self._cut(text)) for text in texts]
        return np.concatenate(rows) if rows else np.empty((0, WIDTH), np.float32)

    def _one(self, cut: Cut) -> Any:
        fed = {"ids": np.array([cut.ids], np.int64), "marks": np.array([cut.marks], np.int64)}
        return self._session.run(None, fed)[0]


def bytes_from_vectors(vectors: Vectors) -> list[bytes]:
    """Vectors as they are kept: 384 whole numbers from -127 to 127 each."""
    return [row.tobytes() for row in np.rint(vectors * 127).astype(np.int8)]


def matrix_from_bytes(rows: Iterable[bytes]) -> NDArray[np.int8]:
    """The vectors that `bytes_from_vectors` wrote, one row each."""
    return np.frombuffer(b"".join(rows), np.int8).reshape(-1, WIDTH)


@cache
def load_sentence_encoder() -> SentenceEncoder:
    """The encoder that comes with Parley. Raises PackError for a pack that is missing or was changed."""
    data = files("parley.reader") / "data"
    return sentence_encoder_from(data / "meaning-en", data / "news-en" / "tokenizer.json")


def sentence_encoder_from(folder: Traversable, tokenizer: Traversable) -> SentenceEncoder:
    """The encoder in a folder. Raises PackError."""
    pack = opened(folder, ("net.onnx", "heads.npz"), {"tokenizer.json": tokenizer}, PROTOCOL)
    with np.load(io.BytesIO(pack.parts["heads.npz"]), allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return SentenceEncoder(pack.name, pack.parts["net.onnx"], pack.parts["tokenizer.json"].decode("utf-8"), named)
