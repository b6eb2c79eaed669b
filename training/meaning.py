"""The pack of the sentence encoder: MiniLM as it was published, mean of its word pieces, in 8 bits. Nothing is trained.

python -m training.meaning PACK_DIR
"""

import argparse
import io
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from parley.reader.encoding import MARKS
from parley.reader.meaning import PROTOCOL
from parley.reader.weights import STAMP
from training.encoder import Encoder, Size, load_pretrained
from training.export import OPSET, quantised, stamped
from training.start import pretrained, tokenizer_json


class _Sentence(nn.Module):
    """Ids of the pieces of one text -> its vector of length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        marks = torch.zeros(1, len(MARKS), dtype=torch.long).expand(ids.shape[0], ids.shape[1], len(MARKS))
        words = self.encoder(ids, marks, torch.ones_like(ids))
        return nn.functional.normalize(words.mean(dim=1), dim=-1)


def encoder() -> Encoder:
    """MiniLM as it was published, without marks."""
    made = Encoder(Size())
    load_pretrained(made, pretrained())
    return made.eval()


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


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("pack", type=Path)
    folder: Path = p.parse_args(arguments).pack
    folder.mkdir(parents=True, exist_ok=True)
    stamp = {"name": "meaning-en", "version": "1", "protocol": PROTOCOL, "parts": {}}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    stamped(folder, {"net.onnx": quantised(graph(encoder())), "tokenizer.json": tokenizer_json().encode("utf-8")})
    # The words are cut as for the reader's own net, whose pack holds the vocabulary already.
    (folder / "tokenizer.json").unlink()


if __name__ == "__main__":
    main()
