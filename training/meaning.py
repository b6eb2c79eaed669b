"""The pack of the sentence encoder: MiniLM trained on wordings, mean of its word pieces, in 8 bits; the head that tells
how two wordings stand to each other; and centres among the wordings' vectors.

python -m training.meaning PACK_DIR --run RUN [--wordings DIR]
"""

import argparse
import io
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from parley.reader.encoding import MARKS
from parley.reader.meaning import PROTOCOL
from parley.reader.stamped import STAMP
from training.encoder import Encoder
from training.export import OPSET, quantised, stamped
from training.start import tokenizer_json
from training.wordings import FOLDER, Wordings, encoded, encoder, items_of

CELLS = 512


class _Sentence(nn.Module):
    """Ids of the pieces of one text -> its vector of length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        marks = torch.zeros(1, len(MARKS), dtype=torch.long).expand(ids.shape[0], ids.shape[1], len(MARKS))
        words = self.encoder(ids, marks, torch.ones_like(ids))
        return nn.functional.normalize(words.mean(dim=1), dim=-1)


def graph(net: Encoder) -> bytes:
    """The encoder as an ONNX model in float, for texts of any length."""
    out = io.BytesIO()
    axes = {"ids": {0: "texts", 1: "pieces"}}
    ids = torch.ones(1, 5, dtype=torch.long)
    with torch.no_grad():
        torch.onnx.export(
            _Sentence(net), (ids,), out, input_names=["ids"], output_names=["vector"], dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    return out.getvalue()


def centres_of(vectors: NDArray[np.float32], number: int, rounds: int = 25) -> NDArray[np.float32]:
    """So many centres of length one among vectors (rows, width): k-means on the sphere (Dhillon and Modha 2001)."""
    chance = np.random.default_rng(0)
    centres = vectors[chance.permutation(len(vectors))[:number]]
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
    found: NDArray[np.float32] = centres.astype(np.float32)
    return found


def heads_of(net: Wordings, folder: Path) -> bytes:
    """The arrays of the pack beside the net."""
    texts = [text for path in sorted(folder.glob("*.yaml")) for item in items_of(path) for text in item.texts]
    with torch.no_grad():
        vectors = torch.cat([net.vectors(*batch) for batch in encoded(texts)]).numpy()
    weights = {
        "inner": net.relation.inner.weight, "inner_bias": net.relation.inner.bias,
        "outer": net.relation.outer.weight, "outer_bias": net.relation.outer.bias,
    }  # fmt: skip
    arrays = {name: weight.detach().numpy() for name, weight in weights.items()}
    out = io.BytesIO()
    np.savez(out, **{k: v.astype(np.float16) for k, v in (arrays | {"centres": centres_of(vectors, CELLS)}).items()})
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("pack", type=Path)
    p.add_argument("--run", type=Path, required=True, help="what training.wordings left")
    p.add_argument("--wordings", type=Path, default=FOLDER)
    given = p.parse_args(arguments)
    folder: Path = given.pack
    folder.mkdir(parents=True, exist_ok=True)
    net = Wordings(encoder())
    net.load_state_dict(torch.load(given.run / "wordings.pt"))
    net.eval()
    stamp = {"name": "meaning-en", "version": "2", "protocol": PROTOCOL, "parts": {}}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    parts = {"net.onnx": quantised(graph(net.encoder)), "tokenizer.json": tokenizer_json().encode("utf-8")}
    stamped(folder, parts | {"heads.npz": heads_of(net, given.wordings)})
    # The words are cut as for the reader's own net, whose pack holds the vocabulary already.
    (folder / "tokenizer.json").unlink()


if __name__ == "__main__":
    main()
