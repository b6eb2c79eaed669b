"""Teaches the sentence encoder what is the same said again, and fits the head that tells how two wordings stand.

python -m training.wordings --out RUN [--wordings DIR] [--seed N] [--epochs N]

The sentences are those of `training/wordings`: propositions of invented negotiations, each in several wordings, with
what is done, what is contrary, and what only looks alike. The encoder draws wordings of one proposition together and
all else apart (multiple negatives ranking; Henderson et al. 2017); the head tells the four kinds of pairs from two
vectors, their product and their difference (InferSent; Conneau et al., EMNLP 2017).
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
import yaml
from torch import Tensor, nn
from torch.nn import functional

from parley.model.passage import Passage
from parley.reader.encoding import MARKS
from parley.reader.meaning import Cutter
from training.encoder import Encoder, Size, load_pretrained
from training.learning import Learning, arithmetic
from training.start import pretrained, tokenizer_json

FOLDER = Path(__file__).with_name("wordings")
KINDS = ("same", "done", "contrary", "other")
ITEMS = 14
"""Propositions in a batch, all of one negotiation or of several."""

LONGEST = 64
TEMPERATURE = 0.05
INSIDE = 96


@dataclass(frozen=True, slots=True)
class Item:
    """A proposition with its wordings."""

    same: tuple[str, ...]
    done: tuple[str, ...]
    contrary: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All its sentences."""
        return (*self.same, *self.done, *self.contrary, *self.near)


def with_marks(marks: Tensor) -> Tensor:
    """The marks of words as the encoder takes them: (rows, pieces) -> (rows, pieces, marks)."""
    return torch.stack([*([torch.zeros_like(marks)] * (len(MARKS) - 1)), marks], dim=-1)


def encoder() -> Encoder:
    """MiniLM as it was published."""
    made = Encoder(Size())
    load_pretrained(made, pretrained())
    return made.eval()


@cache
def _cutter() -> Cutter:
    return Cutter(tokenizer_json(), LONGEST)


def encoded(texts: Sequence[str | Passage]) -> tuple[Tensor, Tensor, Tensor]:
    """Texts cut into pieces: their ids, marks of the words whose meaning is wanted, and masks, (rows, pieces) each."""
    cut = [_cutter()(text) for text in texts]
    width = max(len(one.ids) for one in cut)

    def padded(lists: Iterable[Sequence[int]]) -> Tensor:
        return torch.tensor([[*one, *[0] * (width - len(one))] for one in lists])

    return padded(o.ids for o in cut), padded(o.marks for o in cut), padded([1] * len(o.ids) for o in cut)


def items_of(path: Path) -> list[Item]:
    """The propositions of a file."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["items"]
    return [
        Item((one["says"], *one["same"]), tuple(one["done"]), tuple(one["contrary"]), tuple(one["near"]))
        for one in found
    ]


class Relation(nn.Module):
    """Two vectors -> scores of the kinds: how the second stands to the first."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.inner = nn.Linear(4 * width, INSIDE)
        self.outer = nn.Linear(INSIDE, len(KINDS))

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """(pairs, width) each -> (pairs, kinds)."""
        parts = torch.cat([one, other, one * other * 20, (one - other).abs() * 5], dim=-1)
        return self.outer(functional.dropout(torch.relu(self.inner(parts)), 0.2, self.training))


class Wordings(nn.Module):
    """The encoder with the head."""

    def __init__(self, made: Encoder) -> None:
        super().__init__()
        self.encoder, self.relation = made, Relation()

    def vectors(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Texts as `encoded` gives them -> vectors of length one: the mean over the marked words."""
        words = self.encoder(ids, with_marks(marks), mask) * marks[..., None]
        return functional.normalize(words.sum(dim=1) / marks.sum(dim=1, keepdim=True), dim=-1)


def batches(files: Sequence[Sequence[Item]], chance: random.Random) -> Iterator[list[Item]]:
    """All propositions in batches: half of them of one negotiation, the rest of others."""
    shuffled = [chance.sample(list(file), len(file)) for file in files]
    halves = [file[at : at + ITEMS // 2] for file in shuffled for at in range(0, len(file), ITEMS // 2)]
    chance.shuffle(halves)
    for at in range(0, len(halves) - 1, 2):
        yield [*halves[at], *halves[at + 1]]


def drawn(items: Sequence[Item], chance: random.Random) -> tuple[list[str], list[int], list[str]]:
    """Sentences of a batch, each with its proposition and how it stands to that."""
    rows: list[tuple[str, int, str]] = []
    for number, item in enumerate(items):
        rows += [(text, number, "same") for text in chance.sample(item.same, min(3, len(item.same)))]
        for kind in ("done", "contrary", "near"):
            rows.append((chance.choice(getattr(item, kind)), number, kind))
    texts, owners, kinds = zip(*rows, strict=True)
    return list(texts), list(owners), list(kinds)


def losses(net: Wordings, vectors: Tensor, owners: list[int], kinds: list[str], chance: random.Random) -> Tensor:
    """Both losses of a batch, together."""
    near = vectors @ vectors.T / TEMPERATURE
    ranking, ones, others, wanted = [], [], [], []
    for i, (owner, kind) in enumerate(zip(owners, kinds, strict=True)):
        if kind != "same":
            continue
        positive = [j for j, o in enumerate(owners) if o == owner and kinds[j] == "same" and j != i]
        negative = [j for j, o in enumerate(owners) if o != owner or kinds[j] == "near"]
        for j in positive:
            ranking.append(functional.cross_entropy(near[i, [j, *negative]][None], torch.zeros(1, dtype=torch.long)))
        within = [(j, kinds[j]) for j, o in enumerate(owners) if o == owner and j != i]
        across = [(j, "near") for j in chance.sample(negative, 8)]
        for j, how in (*within, *across):
            ones.append(i)
            others.append(j)
            wanted.append(KINDS.index("other" if how == "near" else how))
    scores = net.relation(vectors[ones], vectors[others])
    told = functional.cross_entropy(scores, torch.tensor(wanted))
    return torch.stack(ranking).mean() + told


def loss_of_wordings(net: Wordings, items: Sequence[Item], chance: random.Random) -> Tensor:
    """Both losses of some propositions, of which sentences are drawn."""
    texts, owners, kinds = drawn(items, chance)
    with arithmetic():
        vectors = net.vectors(*encoded(texts)).float()
    return losses(net, vectors, owners, kinds, chance)


def train(wordings: Path, out: Path, seed: int, epochs: int, rate: float = 1e-4, head_rate: float = 1e-3) -> Wordings:
    """Trains on all files of a folder and leaves the weights in `out`/wordings.pt."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    files = [items_of(path) for path in sorted(wordings.glob("*.yaml"))]
    net = Wordings(encoder())
    net.train()
    steps = epochs * sum(1 for _ in batches(files, random.Random(0)))
    learning = Learning(net, net.encoder, net.relation, steps=steps, rate=rate, head_rate=head_rate)
    for epoch in range(1, epochs + 1):
        learning.begin()
        for items in batches(files, chance):
            learning.step(loss_of_wordings(net, items, chance))
        learning.end(epoch)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), out / "wordings.pt")
    return net.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--wordings", type=Path, default=FOLDER)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=8)
    given = p.parse_args(arguments)
    train(given.wordings, given.out, given.seed, given.epochs)


if __name__ == "__main__":
    main()
