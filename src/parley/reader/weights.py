"""The weights of the reader: a folder with the net, its small matrices and its vocabulary, under one stamp.

A pack made for another protocol, or whose bytes are not those it was stamped with, is refused (as slovnet does).
"""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.abc import Traversable
from typing import Any

import numpy as np

from parley.errors import PackError
from parley.reader.events import EventHead
from parley.reader.judge import Judge
from parley.reader.linking import Floats, Linker
from parley.reader.net import Net
from parley.reader.pieces import WordPieces
from parley.reader.stamped import STAMP, sealed

PROTOCOL = 1
PARTS = ("net.onnx", "heads.npz", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pack holds: who it is, the tagger, the head of events, the judge (None until it is fitted), and one
    SHA-256 for all of it."""

    name: str
    version: str
    net: Net
    events: EventHead
    judge: Judge | None
    sha256: str


def load_weights(folder: Traversable) -> Weights:
    """Load a pack. Raises PackError for one that is not whole, was changed, or speaks another protocol."""
    try:
        stamp = json.loads(folder.joinpath(STAMP).read_text(encoding="utf-8"))
        parts = {name: folder.joinpath(name).read_bytes() for name in PARTS}
    except (OSError, ValueError) as error:
        raise PackError(f"{folder}: no pack of the reader is here ({error}). Install Parley again.") from error
    if not isinstance(stamp, dict):
        raise PackError(f"{folder}: {STAMP} is no stamp of a pack. Install Parley again.")
    if stamp.get("protocol") != PROTOCOL:
        raise PackError(
            f"{folder}: the pack speaks protocol {stamp.get('protocol')!r}, this Parley {PROTOCOL}. "
            "Install the pack that came with this Parley, or train one with `make train`."
        )
    if sealed(stamp) != stamp:
        raise PackError(f"{folder}: {STAMP} is not as it was written. Install Parley again.")
    try:
        for name, content in parts.items():
            if hashlib.sha256(content).hexdigest() != stamp["parts"].get(name):
                raise PackError(f"{folder}: {name} is not what the pack was stamped with. Install Parley again.")
        return _weights(stamp, parts)
    except KeyError as error:
        raise PackError(f"{folder}: the pack lacks {error}. Install Parley again.") from error


def _weights(stamp: Mapping[str, Any], parts: Mapping[str, bytes]) -> Weights:
    heads = dict(np.load(io.BytesIO(parts["heads.npz"]), allow_pickle=False))
    pieces = WordPieces(parts["tokenizer.json"].decode("utf-8"))
    net = Net(parts["net.onnx"], pieces, heads["follow"], _linker(heads))
    events = EventHead(tuple(stamp["events"]), _pair(heads, "event_inner"), _pair(heads, "event"))
    return Weights(stamp["name"], stamp["version"], net, events, _judge(heads), stamp["sha256"])


def _pair(heads: dict[str, Floats], name: str) -> tuple[Floats, Floats]:
    return heads[f"{name}.weight"], heads[f"{name}.bias"]


def _linker(heads: dict[str, Floats]) -> Linker:
    return Linker(_pair(heads, "cue"), _pair(heads, "piece"), heads["near"], heads["none"])


def _judge(heads: dict[str, Floats]) -> Judge | None:
    if "statement.weight" not in heads:
        return None
    return Judge(_pair(heads, "statement"), _pair(heads, "right"), float(heads["threshold"]))
