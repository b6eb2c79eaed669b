"""From a trained net to the pack: the graph as ONNX, the small matrices beside it, and what stamps them.

python -m training.export RUN/net.pt PACK_DIR
"""

import argparse
import io
import json
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from parley.reader.encoding import MARKS
from parley.reader.stamped import STAMP, sealed
from parley.reader.weights import PROTOCOL
from training.net import EVENTS, Inputs, Net
from training.start import tokenizer_json

OPSET = 21
LARGE = 1_000  # rows; a smaller table stays in float


class _Words(nn.Module):
    """The part of the net that is exported."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        return self.net.words(Inputs(ids, marks, mask, first, last))


def load(path: Path) -> Net:
    """The net as it was trained."""
    net = Net()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()


def graph(net: Net) -> bytes:
    """The net as an ONNX model in float, any number of windows, pieces and words."""
    ids = torch.zeros(2, 5, dtype=torch.long)
    ones = torch.ones(2, 5, dtype=torch.long)
    marks = torch.zeros(2, 5, len(MARKS), dtype=torch.long)
    words = torch.ones(2, 3, dtype=torch.long)
    out = io.BytesIO()
    names = ["ids", "marks", "mask", "first", "last"]
    axes = {n: {0: "windows", 1: "pieces"} for n in names[:3]} | {n: {0: "windows", 1: "words"} for n in names[3:]}
    with torch.no_grad():
        torch.onnx.export(
            _Words(net).eval(), (ids, marks, ones, words, words), out, input_names=names,
            output_names=["scores", "vectors"], dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    return out.getvalue()


def heads(net: Net) -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    """The matrices that the reader applies itself, by the names that `parley.reader.weights` knows."""
    found = {"follow": net.chain.transitions(), "near": net.linker.near, "none": net.linker.none}
    for name, layer in (
        ("cue", net.linker.cue),
        ("piece", net.linker.piece),
        ("event_inner", net.event_inner),
        ("event", net.event),
    ):
        found |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
    return {name: tensor.detach().numpy().astype(np.float32) for name, tensor in found.items()}


def quantised(model: bytes) -> bytes:
    """The model with weights in 8 bits: matrices by column, the table of word pieces by row; activations as they come.

    One step for the whole table would be set by its largest piece, which costs .7 of F1 on cues.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "float.onnx"), Path(folder, "int8.onnx")
        source.write_bytes(by_row(model))
        quantize_dynamic(
            source, target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        return target.read_bytes()


def by_row(model: bytes) -> bytes:
    """The model with its large tables that are looked up in 8 bits, each row with a step of its own."""
    loaded = onnx.load_from_string(model)
    tables = {table.name: table for table in loaded.graph.initializer if len(table.dims) == 2 and table.dims[0] > LARGE}
    nodes = []
    for node in loaded.graph.node:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        nodes += _looked_up(loaded.graph, node, table) if table else [node]
    del loaded.graph.node[:]
    loaded.graph.node.extend(nodes)
    return bytes(loaded.SerializeToString())


def _looked_up(graph: Any, node: Any, table: Any) -> list[Any]:
    """The nodes in place of one that looks rows up: the rows in whole numbers, their steps, both multiplied."""
    rows = numpy_helper.to_array(table)
    steps = np.maximum(np.abs(rows).max(axis=1, keepdims=True), np.finfo(np.float32).tiny) / 127
    table.CopyFrom(numpy_helper.from_array(np.rint(rows / steps).astype(np.int8), table.name))
    graph.initializer.append(numpy_helper.from_array(steps.astype(np.float32), f"{table.name}.steps"))
    (_, places), (out,) = node.input, node.output
    whole, real, step = (f"{out}.{part}" for part in ("whole", "real", "step"))
    return [
        helper.make_node("Gather", [table.name, places], [whole], axis=0),
        helper.make_node("Gather", [f"{table.name}.steps", places], [step], axis=0),
        helper.make_node("Cast", [whole], [real], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [real, step], [out]),
    ]


def write_pack(net: Net, folder: Path, version: str, *, small: bool = True) -> None:
    """Write the pack of a net: `small` in 8 bits, else in float (for comparison)."""
    model = graph(net)
    matrices = io.BytesIO()
    np.savez(matrices, **heads(net))
    parts = {
        "net.onnx": quantised(model) if small else model,
        "heads.npz": matrices.getvalue(),
        "tokenizer.json": tokenizer_json().encode("utf-8"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    stamp = {"name": "news-en", "version": version, "protocol": PROTOCOL, "events": list(EVENTS), "parts": {}}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    stamped(folder, parts)


def stamped(folder: Path, parts: dict[str, bytes]) -> None:
    """Write parts of a pack, and their SHA-256 and its own into its stamp."""
    path = folder / STAMP
    stamp = json.loads(path.read_text(encoding="utf-8"))
    for name, content in parts.items():
        (folder / name).write_bytes(content)
        stamp["parts"][name] = sha256(content).hexdigest()
    path.write_text(json.dumps(sealed(stamp), indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("net", type=Path)
    p.add_argument("pack", type=Path)
    p.add_argument("--version", default="3")
    p.add_argument("--float", action="store_true", help="leave the weights in float")
    o = p.parse_args(arguments)
    write_pack(load(o.net), o.pack, o.version, small=not o.float)


if __name__ == "__main__":
    main()
