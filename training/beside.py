"""Teaches the net that sets two passages beside each other: does the second speak for or against the first?

python -m training.beside --out RUN --run RUN_IN_PLACE [--pack PACK_DIR] [--epochs N] [--seed N]

Learnt from the invented processes of `training/processes` and from the wordings of `training/wordings`, where what is
done speaks for a proposition and what is contrary against it. Targets to which a statement says nothing are drawn from
those that are near it in meaning.
"""

import argparse
import io
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.following.passages import lettered
from parley.model.passage import Passage
from parley.reader.beside import PROTOCOL, Cutter
from parley.reader.encoding import MARKS
from parley.reader.meaning import load_sentence_encoder
from parley.reader.pack import load_pack
from parley.reader.stamped import STAMP
from training.encoder import Encoder
from training.export import OPSET, quantised, stamped
from training.learning import Learning, arithmetic
from training.passages import Case, Cases, cases_of
from training.processes import FOLDER
from training.start import tokenizer_json
from training.wordings import FOLDER as WORDINGS
from training.wordings import Item, Wordings, encoder, items_of

FOR, AGAINST, NEITHER = range(3)
INSIDE = 192
ROWS = 32
"""Pairs in a batch."""

_NEAR = 5
"""Of so many targets that are nearest in meaning one is drawn on which a statement does not bear."""

_FAR = 1 / 3
"""So often another one is drawn from the rest."""


class Row(NamedTuple):
    """A pair of passages, and whether the second speaks for the first."""

    one: Passage
    other: Passage
    speaks: int


class Beside(nn.Module):
    """Word pieces of two passages with marks -> scores of for, against, neither."""

    def __init__(self, made: Encoder) -> None:
        super().__init__()
        self.encoder = made
        width = made.size.width
        self.head = nn.Sequential(
            nn.Linear(3 * width, INSIDE), nn.ReLU(), nn.Dropout(0.1), nn.Linear(INSIDE, 3)
        )  # fmt: skip

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """`ids`, `marks`, `mask` (rows, pieces) -> (rows, 3)."""
        places = torch.stack([*([torch.zeros_like(marks)] * (len(MARKS) - 1)), marks], dim=-1)
        words = self.encoder(ids, places, mask)

        def mean(of: int) -> Tensor:
            here = (marks == of).to(words.dtype)[..., None]
            return (words * here).sum(dim=1) / here.sum(dim=1).clamp(min=1)

        scores: Tensor = self.head(torch.cat([words[:, 0], mean(1), mean(2)], dim=-1))
        return scores


def rows_of_process(cases: Cases, chance: random.Random) -> Iterator[Row]:
    """Each statement with all that it bears on, twice, and with one or two targets on which it does not."""
    everything = list(cases.targets)
    for case, near in zip(cases.cases, cases.to_targets, strict=True):
        bearing = case.marked.bearing
        # What is told before a duty runs is left out by its day, not by its words.
        names = [n for n in everything if n in bearing or (cases.starts[n] or case.said) <= case.said]
        for name, against in bearing.items():
            for _ in range(2):
                yield _row(cases, name, case, AGAINST if against else FOR, chance)
        nearest = [everything[n] for n in np.argsort(-near, kind="stable")[:_NEAR]]
        none = [name for name in nearest if name in names and name not in bearing]
        drawn = chance.sample(none, min(1, len(none)))
        rest = [name for name in names if name not in (*bearing, *drawn)]
        if rest and chance.random() < _FAR:
            drawn.append(chance.choice(rest))
        # The same duty of the other party.
        duties = {name.partition("/")[0] for name in bearing if "/" in name}
        drawn += [name for name in names if name.partition("/")[0] in duties and name not in (*bearing, *drawn)]
        for name in drawn:
            yield _row(cases, name, case, NEITHER, chance)


def _row(cases: Cases, name: str, case: Case, speaks: int, chance: random.Random) -> Row:
    return Row(*lettered(cases.targets[name], chance.choice(case.kinds)), speaks)


def rows_of_wordings(items: Sequence[Item], chance: random.Random) -> Iterator[Row]:
    """Each proposition with what is done by it, what is contrary, and what says nothing of it."""
    for item in items:
        says = item.same[0]
        other = chance.choice([one for one in items if one is not item])
        drawn = ((item.done, FOR), (item.contrary, AGAINST), (item.near, NEITHER), (other.texts, NEITHER))
        for texts, speaks in (*drawn, (item.same[1:], NEITHER)):
            yield Row(Passage("", says, ""), Passage("", chance.choice(texts), ""), speaks)


def batches(rows: Sequence[Row], chance: random.Random) -> list[Sequence[Row]]:
    """Rows of about one length together, the batches in any order."""
    shuffled = chance.sample(rows, len(rows))
    parts = [shuffled[at : at + 16 * ROWS] for at in range(0, len(rows), 16 * ROWS)]
    by_length = [sorted(part, key=lambda row: len("".join((*row.one, *row.other)))) for part in parts]
    found = [part[at : at + ROWS] for part in by_length for at in range(0, len(part), ROWS)]
    return chance.sample(found, len(found))


def tensors(rows: Sequence[Row], cut: Cutter) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, marks and mask of some rows: (rows, pieces) each."""
    marked = [cut(row.one, row.other) for row in rows]
    width = max(len(one.ids) for one in marked)

    def padded(lists: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*one, *[0] * (width - len(one))] for one in lists])

    return (
        padded([one.ids for one in marked]),
        padded([one.marks for one in marked]),
        padded([[1] * len(one.ids) for one in marked]),
    )


def train(
    processes: Sequence[Cases],
    wordings: Sequence[Sequence[Item]],
    net: Beside,
    *,
    epochs: int,
    seed: int,
    rate: float = 8e-5,
    head_rate: float = 1e-3,
) -> Beside:
    """Trains in place."""
    torch.manual_seed(seed)
    cut = Cutter(tokenizer_json())
    net.train()
    drawn = [_drawn(processes, wordings, random.Random(seed * 100 + epoch)) for epoch in range(epochs)]
    learning = Learning(net, net.encoder, net.head, steps=sum(map(len, drawn)), rate=rate, head_rate=head_rate)
    for epoch, parts in enumerate(drawn, 1):
        learning.begin()
        for rows in parts:
            with arithmetic():
                scores = net(*tensors(rows, cut))
            learning.step(functional.cross_entropy(scores.float(), torch.tensor([row.speaks for row in rows])))
        learning.end(epoch)
    return net.eval()


def _drawn(
    processes: Sequence[Cases], wordings: Sequence[Sequence[Item]], chance: random.Random
) -> list[Sequence[Row]]:
    rows = [row for cases in processes for row in rows_of_process(cases, chance)]
    rows += [row for items in wordings for row in rows_of_wordings(items, chance)]
    return batches(rows, chance)


class _Likely(nn.Module):
    """What is exported: how likely each kind is of one pair."""

    def __init__(self, net: Beside) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        return functional.softmax(self.net(ids, marks, torch.ones_like(ids)), dim=-1)


def graph(net: Beside) -> bytes:
    """The net as an ONNX model in float, for pairs of any length."""
    out = io.BytesIO()
    axes = {name: {0: "pairs", 1: "pieces"} for name in ("ids", "marks")}
    ids = torch.ones(1, 6, dtype=torch.long)
    marks = torch.tensor([[0, 1, 1, 0, 2, 2]])
    with torch.no_grad():
        torch.onnx.export(
            _Likely(net).eval(), (ids, marks), out, input_names=["ids", "marks"], output_names=["likely"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    return out.getvalue()


def write_pack(net: Beside, folder: Path) -> None:
    """The pack of a net, in 8 bits. The words are cut as for the reader's own net, whose pack holds the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = {"name": "beside-en", "version": "1", "protocol": PROTOCOL, "parts": {}}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    stamped(folder, {"net.onnx": quantised(graph(net)), "tokenizer.json": tokenizer_json().encode("utf-8")})
    (folder / "tokenizer.json").unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, help="write the pack there")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--run", type=Path, required=True, help="what training.inplace left: the encoder to start from")
    given = p.parse_args(arguments)
    pack, sentences = load_pack(), load_sentence_encoder()
    processes = [cases_of(path, pack, sentences) for path in sorted(FOLDER.glob("*.yaml"))]
    wordings = [items_of(path) for path in sorted(WORDINGS.glob("*.yaml"))]
    begun = Wordings(encoder())
    begun.load_state_dict(torch.load(given.run / "wordings.pt", weights_only=True))
    net = Beside(begun.encoder)
    train(processes, wordings, net, epochs=given.epochs, seed=given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "beside.pt")
    if given.pack:
        write_pack(net, given.pack)


if __name__ == "__main__":
    main()
