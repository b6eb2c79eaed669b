"""Sentences as vectors, so that what means the same lies close: MiniLM, trained for sentences (Wang et al., NeurIPS
2020; Reimers and Gurevych, EMNLP 2019) and then on wordings of what negotiations are about, in 8 bits, run by
onnxruntime."""

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.reader.stamped import opened

WIDTH = 384
PROTOCOL = 2
LONGEST = 128
"""So many word pieces of a text are looked at; what follows sways its meaning little."""

Vectors = NDArray[np.float32]


class SentenceEncoder:
    """Texts -> unit vectors of 384 numbers, whose product is the cosine of their likeness. `name` says which it is.

    `heads` are the weights of what was trained on its vectors, by name: `inner`, `inner_bias`, `outer`, `outer_bias` of
    the net that tells how two wordings stand to each other, and `centres` (cells, 384), where meanings lie close
    together.
    """

    def __init__(self, name: str, net: bytes, tokenizer_json: str, heads: Mapping[str, Vectors]) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.name, self.heads = name, heads
        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(net, options, providers=["CPUExecutionProvider"])

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row each. Each goes through by itself, so that no other sways it."""
        rows = [self._one(cut.ids) for cut in self._tokenizer.encode_batch(list(texts))]
        return np.concatenate(rows) if rows else np.empty((0, WIDTH), np.float32)

    def _one(self, ids: Sequence[int]) -> Any:
        return self._session.run(None, {"ids": np.array([ids], np.int64)})[0]


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
