"""The pack that is shipped, and small ones of the right shapes, with made-up numbers and no net that could run."""

import hashlib
import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from parley.model.report import Report
from parley.model.statement import Reading
from parley.reader import Pack, load_pack, read
from parley.reader.linking import BUCKETS
from parley.reader.stamped import STAMP, sealed
from parley.reader.tags import COUNT
from parley.reader.weights import PARTS, PROTOCOL

from .reports import TUESDAY

WIDTH = 4
_LINK = 3
EVENTS = ("AGREE", "REJECT")


@cache
def shipped() -> Pack:
    """The pack with the net, loaded once for all tests. They hold for any weights."""
    return load_pack()


def reading_by_net(text: str, day: date | None = TUESDAY) -> Reading:
    """What rules and net find in a report of that day."""
    return read(Report("sha256:0", text, day), shipped())


def tokenizer_json() -> str:
    """A vocabulary of letters: each word is cut into its letters, control characters are left out."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    letters = [f"{mark}{c}" for c in "abcdefghijklmnopqrstuvwxyz.," for mark in ("", "##")]
    vocabulary = {piece: n for n, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return str(made.to_str())


def heads(judge_row: int | None = None) -> dict[str, Any]:
    """The small matrices; with the heads of a judge for rows of that length."""
    rng = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "follow": (COUNT, COUNT), "near": (2, BUCKETS), "none": (2, _LINK),
        "cue.weight": (2 * _LINK, WIDTH), "cue.bias": (2 * _LINK,),
        "piece.weight": (2 * _LINK, WIDTH), "piece.bias": (2 * _LINK,),
        "event_inner.weight": (5, 4 * WIDTH), "event_inner.bias": (5,),
        "event.weight": (len(EVENTS), 5), "event.bias": (len(EVENTS),),
    }  # fmt: skip
    if judge_row:
        shapes |= {
            "statement.weight": (1, judge_row), "statement.bias": (1,), "right.weight": (1, 4), "right.bias": (1,),
            "threshold": (),
        }  # fmt: skip
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def write_pack(folder: Path, matrices: dict[str, Any] | None = None, **stamp: Any) -> Path:
    """A pack that is whole; `stamp` changes what its stamp says."""
    file = io.BytesIO()
    np.savez(file, **(heads() if matrices is None else matrices))
    contents = dict(zip(PARTS, (b"no net", file.getvalue(), tokenizer_json().encode()), strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    parts = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    whole = {"name": "small", "version": "7", "protocol": PROTOCOL, "events": EVENTS, "parts": parts}
    (folder / STAMP).write_text(json.dumps(sealed(whole | stamp)), encoding="utf-8")
    return folder
