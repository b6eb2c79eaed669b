"""How well the head of events does on sentences it was not trained on: PLV in five parts, each coded by the other four.

    python -m training.events --plv FILE [--seed N] [--epochs N] [--out FILE]

The encoder starts from MiniLM in each part, so that nothing of the sentences coded has been seen.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.measures.events import macro_f1
from parley.reader.pack import load_pack
from parley.reader.pieces import WordPieces
from training.encoder import load_pretrained
from training.examples import Question, question_of
from training.fit import QUESTION_ROWS, Plan, Run, event_scores
from training.net import EVENTS, Net
from training.plv import coded_sentences
from training.start import pretrained, tokenizer

PARTS = 5


def parts_of(questions: Sequence[Question], seed: int) -> list[list[Question]]:
    """The questions in parts, each with its share of every event."""
    order = list(questions)
    random.Random(seed).shuffle(order)
    order.sort(key=lambda q: q.event)
    return [order[n::PARTS] for n in range(PARTS)]


def weights_of(questions: Sequence[Question]) -> Tensor:
    """The weight of each event in the loss: rare ones count more, by the root of how rare they are."""
    counts = Counter(q.event for q in questions)
    weights = torch.tensor([max(1, counts[n]) ** -0.5 for n in range(len(EVENTS))])
    return weights / weights.mean()


def trained(questions: Sequence[Question], cut: WordPieces, seed: int, epochs: int) -> Net:
    """A net trained on questions alone."""
    torch.manual_seed(seed)
    net = Net()
    load_pretrained(net.encoder, pretrained())
    steps = epochs * (-(-len(questions) // QUESTION_ROWS))
    run = Run(Plan(seed, epochs, rate=1.5e-4, average=0.98), steps, net)
    chance, weights = random.Random(seed), weights_of(questions)
    net.train()
    for _ in range(epochs):
        order = chance.sample(list(questions), len(questions))
        for at in range(0, len(order), QUESTION_ROWS):
            batch = order[at : at + QUESTION_ROWS]
            wanted = torch.tensor([q.event for q in batch])
            scores = event_scores(net, batch, cut)
            run.step(functional.cross_entropy(scores, wanted, weights, label_smoothing=0.1))
    averaged: Net = run.averaged.module
    return averaged.eval()


def crossed(questions: Sequence[Question], cut: WordPieces, seed: int, epochs: int) -> list[tuple[str, str]]:
    """The right event and the one told of every question, each told by a net that did not see it."""
    pairs: list[tuple[str, str]] = []
    parts = parts_of(questions, seed)
    for n, part in enumerate(parts):
        net = trained([q for m, other in enumerate(parts) if m != n for q in other], cut, seed, epochs)
        with torch.no_grad():
            for at in range(0, len(part), QUESTION_ROWS):
                batch = part[at : at + QUESTION_ROWS]
                told = event_scores(net, batch, cut).argmax(1).tolist()
                pairs += [(EVENTS[q.event], EVENTS[t]) for q, t in zip(batch, told, strict=True)]
        print(f"part {n + 1}: macro-F1 so far {macro_f1(pairs):.3f}", flush=True)
    return pairs


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--plv", type=Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--out", type=Path)
    o = p.parse_args(arguments)
    cut, pack = tokenizer(), load_pack(None)
    pairs = crossed([question_of(c, cut, pack) for c in coded_sentences(o.plv)], cut, o.seed, o.epochs)
    hits = sum(gold == told for gold, told in pairs)
    print(f"macro-F1 {macro_f1(pairs):.3f}, right {hits / len(pairs):.3f}, {len(pairs)} sentences")
    for event in EVENTS:
        ways = Counter(told for gold, told in pairs if gold == event)
        print(f"  {event:10} {ways[event]:4} of {sum(ways.values()):4}  {dict(ways.most_common(4))}")
    if o.out:
        o.out.write_text(json.dumps({"plv_macro_f1_cv": round(macro_f1(pairs), 4)}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
