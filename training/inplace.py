"""Teaches the sentence encoder what is the same said again where it stands: half sentences, pronouns, other names.

    python -m training.inplace --run RUN_OF_WORDINGS --out RUN [--seed N] [--epochs N]

Learnt from the invented processes of `training/processes`: statements of one proposition are drawn together, each in
its report, away from those nearest to it (multiple negatives ranking; Henderson et al. 2017; the nearest are looked up
anew for each epoch, as in Xiong et al., ICLR 2021). What speaks for a duty is done by it, what speaks against it
contrary to it. Every third batch is of `training/wordings`, so that what was learnt there stays.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from parley.agreement import parse
from parley.following.passages import in_place
from parley.following.targets import targets_of
from parley.model.passage import Passage
from parley.model.process import Who
from parley.model.span import Span
from training.learning import Learning, arithmetic
from training.processes import FOLDER, Invented, load_invented
from training.wordings import (
    FOLDER as WORDINGS,
)
from training.wordings import (
    KINDS,
    TEMPERATURE,
    Item,
    Wordings,
    batches,
    encoded,
    encoder,
    items_of,
    loss_of_wordings,
)

CLUSTERS = 9
"""Propositions of one process in a batch."""

_OF_EACH = 3
_NEAR, _NEAREST = 16, 12
"""So many statements of other propositions are in a batch, each among so many that are nearest to one of these."""

_BEARING = 12
"""So many pairs of a duty and a statement that bears on it, and as many that do not."""

Vectors = NDArray[np.float32]


class Said(NamedTuple):
    """A statement in its place, its proposition (of its own where nobody says it again), and against (True) or for what
    it speaks."""

    passage: Passage
    proposition: str
    bearing: dict[str, bool]


@dataclass(frozen=True)
class Process:
    """All statements of a process, and the words of its duties by their names."""

    said: tuple[Said, ...]
    targets: dict[str, str]


def process_of(invented: Invented) -> Process:
    """What there is to learn from a process."""
    said = []
    for report in invented.reports:
        for marked in report.statements:
            passage = in_place(report.text, tuple(Span(*span) for span in marked.spans))
            said.append(Said(passage, marked.proposition or f"-{len(said)}", dict(marked.bearing)))
    targets = targets_of(parse(invented.agreement), Who(()), frozenset())
    return Process(tuple(said), {target.name: target.words for target in targets})


def vectors_of(net: Wordings, passages: Sequence[str | Passage]) -> Vectors:
    """The vectors of texts, alone or where they stand, one row each."""
    order = sorted(range(len(passages)), key=lambda n: len("".join(passages[n])))
    found = np.zeros((len(passages), net.encoder.size.width), np.float32)
    was_training = net.training
    net.eval()
    with torch.no_grad(), arithmetic():
        for at in range(0, len(order), 48):
            some = order[at : at + 48]
            found[some] = net.vectors(*encoded([passages[n] for n in some])).float().numpy()
    net.train(was_training)
    return found


class Batch(NamedTuple):
    """Statements of a process by their places, and pairs of a duty and one of them with how that stands to it."""

    process: Process
    rows: list[int]
    pairs: list[tuple[str, int, str]]


def _said_again(process: Process) -> list[list[int]]:
    """The places of the statements of each proposition that is said more than once."""
    clusters = defaultdict(list)
    for place, one in enumerate(process.said):
        clusters[one.proposition].append(place)
    return [places for places in clusters.values() if len(places) > 1]


def batches_of(process: Process, vectors: Vectors, chance: random.Random) -> Iterator[Batch]:
    """All propositions that are said again, some at a time, with what is near to them."""
    again = _said_again(process)
    chance.shuffle(again)
    for at in range(0, len(again), CLUSTERS):
        part = again[at : at + CLUSTERS]
        rows = [row for places in part for row in chance.sample(places, min(_OF_EACH, len(places)))]
        own = {place for places in part for place in places}
        near = []
        for cosines in vectors[rows] @ vectors.T:
            nearest = np.argsort(-cosines, kind="stable")[:_NEAREST].tolist()
            if free := [place for place in nearest if place not in own and place not in near]:
                near.append(chance.choice(free))
        rows += chance.sample(near, min(_NEAR, len(near)))
        yield Batch(process, rows, list(_pairs(process, rows, chance)))


def _pairs(process: Process, rows: Sequence[int], chance: random.Random) -> Iterator[tuple[str, int, str]]:
    bearing = [
        (name, at, "contrary" if against else "done")
        for at, row in enumerate(rows)
        for name, against in process.said[row].bearing.items()
        if name in process.targets
    ]
    yield from chance.sample(bearing, min(_BEARING, len(bearing)))
    names = list(process.targets)
    for _ in range(_BEARING):
        at, name = chance.randrange(len(rows)), chance.choice(names)
        if name not in process.said[rows[at]].bearing:
            yield name, at, "other"


def loss_of(net: Wordings, batch: Batch) -> Tensor:
    """How far statements of one proposition are from each other, and the relation from what it is."""
    said, pairs = batch.process.said, batch.pairs
    with arithmetic():
        vectors = net.vectors(*encoded([said[row].passage for row in batch.rows])).float()
        aimed = net.vectors(*encoded([batch.process.targets[name] for name, _, _ in pairs])).float()
    owners = [said[row].proposition for row in batch.rows]
    same = torch.tensor([[one == other for other in owners] for one in owners])
    near = vectors @ vectors.T / TEMPERATURE
    # Of one proposition each against all of the others: the other wordings of its own stay out.
    others = near.masked_fill(same, -torch.inf).logsumexp(dim=1, keepdim=True)
    positive = same & ~torch.eye(len(owners), dtype=torch.bool)
    ranking = (torch.logaddexp(others, near) - near)[positive].mean()
    scores = net.relation(aimed, vectors[[at for _, at, _ in pairs]])
    return ranking + functional.cross_entropy(scores, torch.tensor([KINDS.index(kind) for _, _, kind in pairs]))


def train(
    net: Wordings,
    processes: Sequence[Process],
    wordings: Sequence[Sequence[Item]],
    *,
    epochs: int,
    seed: int,
    rate: float = 5e-5,
    head_rate: float = 5e-4,
) -> None:
    """Trains in place."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net.train()
    steps = epochs * sum(-(-len(_said_again(process)) // CLUSTERS) for process in processes)
    learning = Learning(net, net.encoder, net.relation, steps=steps, rate=rate, head_rate=head_rate)
    spare: list[list[Item]] = []
    for epoch in range(1, epochs + 1):
        learning.begin()
        vectors = [vectors_of(net, [one.passage for one in process.said]) for process in processes]
        drawn_now = [
            b for process, rows in zip(processes, vectors, strict=True) for b in batches_of(process, rows, chance)
        ]
        for number, batch in enumerate(chance.sample(drawn_now, len(drawn_now))):
            loss = loss_of(net, batch)
            if number % 3 == 0:
                spare = spare or list(batches(wordings, chance))
                loss = loss + loss_of_wordings(net, spare.pop(), chance)
            learning.step(loss)
        learning.end(epoch)
    net.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True, help="what training.wordings left")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=5)
    given = p.parse_args(arguments)
    net = Wordings(encoder())
    net.load_state_dict(torch.load(given.run / "wordings.pt", weights_only=True))
    processes = [process_of(load_invented(path)) for path in sorted(FOLDER.glob("*.yaml"))]
    wordings = [items_of(path) for path in sorted(WORDINGS.glob("*.yaml"))]
    train(net, processes, wordings, epochs=given.epochs, seed=given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "wordings.pt")


if __name__ == "__main__":
    main()
