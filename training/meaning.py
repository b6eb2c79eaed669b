"""The pack of the sentence encoder: MiniLM trained on wordings, mean of its word pieces, in 8 bits; the head that tells
how two wordings stand to each other; and centres among the vectors of wordings and of statements in place.

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

from parley.model.passage import Passage
from parley.reader.meaning import PROTOCOL
from parley.reader.stamped import STAMP
from training.export import OPSET, quantised, stamped
from training.inplace import process_of, vectors_of
from training.processes import FOLDER as PROCESSES
from training.processes import load_invented
from training.start import tokenizer_json
from training.wordings import FOLDER, Wordings, encoder, items_of

CELLS = 512


class _Sentence(nn.Module):
    """Pieces of one text and their marks -> the vector of the marked words, of length one."""

    def __init__(self, net: Wordings) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        return self.net.vectors(ids, marks, torch.ones_like(ids))


def graph(net: Wordings) -> bytes:
    """The encoder as an ONNX model in float, for texts of any length."""
    out = io.BytesIO()
    axes = {name: {0: "texts", 1: "pieces"} for name in ("ids", "marks")}
    ids, marks = torch.ones(1, 5, dtype=torch.long), torch.tensor([[0, 0, 1, 1, 0]])
    with torch.no_grad():
        torch.onnx.export(
            _Sentence(net), (ids, marks), out, input_names=["ids", "marks"], output_names=["vector"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
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
    texts: list[str | Passage] = [
        text for path in sorted(folder.glob("*.yaml")) for item in items_of(path) for text in item.texts
    ]
    for path in sorted(PROCESSES.glob("*.yaml")):
        texts += [one.passage for one in process_of(load_invented(path)).said]
    vectors = vectors_of(net, texts)
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
    p.add_argument("--run", type=Path, required=True, help="what training.inplace left")
    p.add_argument("--wordings", type=Path, default=FOLDER)
    given = p.parse_args(arguments)
    folder: Path = given.pack
    folder.mkdir(parents=True, exist_ok=True)
    net = Wordings(encoder())
    net.load_state_dict(torch.load(given.run / "wordings.pt"))
    net.eval()
    stamp = {"name": "meaning-en", "version": "3", "protocol": PROTOCOL, "parts": {}}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    parts = {"net.onnx": quantised(graph(net)), "tokenizer.json": tokenizer_json().encode("utf-8")}
    stamped(folder, parts | {"heads.npz": heads_of(net, given.wordings)})
    # The words are cut as for the reader's own net, whose pack holds the vocabulary already.
    (folder / "tokenizer.json").unlink()


if __name__ == "__main__":
    main()
