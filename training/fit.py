"""Trains the net; stops and goes on at any epoch with the same result, and leaves the averaged weights.

python -m training.fit --polnear DIR --plv FILE --out RUN [--seed N] [--epochs N] [--minutes N]
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.reader.encoding import Window, batch_of
from parley.reader.linking import Range
from parley.reader.pack import load_pack
from parley.reader.pieces import WordPieces
from training.encoder import load_pretrained
from training.examples import Example, Question, Text, examples_of, question_of, texts_of
from training.learning import arithmetic
from training.net import Inputs, Net
from training.plv import coded_sentences
from training.polnear import articles
from training.start import pretrained, tokenizer

ROWS = 12  # windows in a batch
LONGEST = (128, 254)  # word pieces in a window: from, to; another length each epoch moves the edges
QUESTION_ROWS = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fixed for a run."""

    seed: int
    epochs: int
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: float = 0.08
    decay: float = 0.01
    average: float = 0.998  # of the weights, from step to step


class Run:
    """The net with all that changes while it is trained."""

    def __init__(self, plan: Plan, steps: int, net: Net) -> None:
        self.plan, self.net, self.epoch = plan, net, 0
        self.averaged = torch.optim.swa_utils.AveragedModel(
            net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(plan.average)
        )
        learned = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
        encoder = [p for n, p in learned if n.startswith("encoder.") and "marks" not in n]
        heads = [p for n, p in learned if not n.startswith("encoder.") or "marks" in n]
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}],
            weight_decay=plan.decay,
            fused=True,
        )
        warm = max(1, int(plan.warm * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
        )

    def state(self) -> dict[str, Any]:
        """All of it, to be saved."""
        parts = {n: getattr(self, n).state_dict() for n in ("net", "averaged", "optimizer", "schedule")}
        return {**parts, "epoch": self.epoch}

    def resume(self, state: dict[str, Any]) -> None:
        """Go on from what `state` gave."""
        for n in ("net", "averaged", "optimizer", "schedule"):
            getattr(self, n).load_state_dict(state[n])
        self.epoch = state["epoch"]

    def step(self, loss: Tensor) -> None:
        """One step of the optimizer."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.averaged.update_parameters(self.net)


def inputs_of(encoded: Any, windows: Sequence[Window], cut: WordPieces) -> Inputs:
    """Windows of one text as tensors."""
    return Inputs(*(torch.from_numpy(a) for a in batch_of(encoded, windows, cut.start, cut.end)))


def padded(inputs: Sequence[Inputs]) -> Inputs:
    """One-row inputs side by side."""
    out = []
    for parts in zip(*inputs, strict=True):
        width = max(p.shape[1] for p in parts)
        rows = [functional.pad(p, (0, 0) * (p.dim() - 2) + (0, width - p.shape[1])) for p in parts]
        out.append(torch.cat(rows))
    return Inputs(*out)


def means(vectors: Tensor, ranges: Sequence[Range]) -> Tensor:
    """(words, width) and ranges of words -> the mean vector of each range."""
    sums = functional.pad(vectors.float().cumsum(0), (0, 0, 1, 0))
    first = torch.tensor([r[0] for r in ranges], dtype=torch.long)
    last = torch.tensor([r[1] for r in ranges], dtype=torch.long)
    return (sums[last] - sums[first]) / (last - first)[:, None]


def attribution_loss(net: Net, batch: Sequence[Example], cut: WordPieces) -> tuple[Tensor, Tensor]:
    """The losses of tags and links."""
    x = padded([inputs_of(e.text.encoded, [e.window], cut) for e in batch])
    with arithmetic():
        scores, vectors = net.words(x)
    tags = torch.zeros(scores.shape[:2], dtype=torch.long)
    mask = torch.zeros(scores.shape[:2], dtype=torch.long)
    for row, e in enumerate(batch):
        tags[row, : len(e.tags)] = torch.tensor(e.tags)
        mask[row, : len(e.tags)] = 1
    chain = net.chain.loss(scores.float(), tags, mask)
    links = [loss for row, e in enumerate(batch) for loss in _link_losses(net, e, vectors[row])]
    return chain, torch.cat(links).mean() if links else chain * 0


def _link_losses(net: Net, e: Example, vectors: Tensor) -> Iterator[Tensor]:
    def of(ranges: list[Range]) -> Tensor:
        return means(vectors, [(lo - e.window.first, hi - e.window.first) for lo, hi in ranges])

    if not e.cues:
        return
    cues = of(e.cues)
    if e.sources:
        scores = net.linker(cues, of(e.sources), torch.from_numpy(e.source_gaps), 0) - torch.from_numpy(e.source_costs)
        scores = torch.cat([net.linker.nothing(cues, 0)[:, None], scores], dim=1)
        yield functional.cross_entropy(scores, torch.tensor(e.source_of) + 1, reduction="none")
    if e.contents:
        contents = of(e.contents)
        scores = (net.linker(cues, contents, torch.from_numpy(e.content_gaps), 1) - torch.from_numpy(e.content_costs)).T
        scores = torch.cat([net.linker.nothing(contents, 1)[:, None], scores], dim=1)
        yield functional.cross_entropy(scores, torch.tensor(e.cue_of) + 1, reduction="none")


def event_scores(net: Net, batch: Sequence[Question], cut: WordPieces) -> Tensor:
    """(questions, events)."""
    x = padded([inputs_of(q.encoded, [Window(0, len(q.encoded.pieces))], cut) for q in batch])
    with arithmetic():
        _, vectors = net.words(x)
    parts = [
        torch.stack(rows) for rows in zip(*(_parts(v, q) for v, q in zip(vectors, batch, strict=True)), strict=True)
    ]
    return net.events(*parts)


def _parts(vectors: Tensor, q: Question) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    everything = means(vectors, [(0, len(q.encoded.pieces))])[0]
    between = None
    if q.source and q.target:
        between = min(q.source[1], q.target[1]), max(q.source[0], q.target[0])
    source, target, middle = (
        means(vectors, [r])[0] if r and r[0] < r[1] else torch.zeros_like(everything)
        for r in (q.source, q.target, between)
    )
    return source, target, middle, everything


def _batches(layers: list[list[Text]], chance: random.Random) -> list[list[Example]]:
    """One epoch: of each article one annotator's layer; windows of about one length together."""
    longest = chance.randint(*LONGEST)
    examples = [e for texts in layers for e in examples_of(chance.choice(texts), longest)]
    chance.shuffle(examples)
    block = ROWS * 20
    out = []
    for at in range(0, len(examples), block):
        part = sorted(examples[at : at + block], key=lambda e: e.window.last - e.window.first)
        out += [part[i : i + ROWS] for i in range(0, len(part), ROWS)]
    chance.shuffle(out)
    return out


def train(
    plan: Plan, layers: list[list[Text]], questions: list[Question], cut: WordPieces, out: Path, minutes: float
) -> Run:
    """Train, or go on with, the run that is kept in the folder `out`."""
    torch.manual_seed(0)  # heads that begin alike, whatever the seed, so that the weights of runs may be averaged
    net = Net()
    load_pretrained(net.encoder, pretrained())
    plans = [_batches(layers, random.Random(plan.seed * 1000 + n)) for n in range(plan.epochs)]
    run = Run(plan, sum(len(p) for p in plans), net)
    saved = out / "state.pt"
    if saved.exists():
        run.resume(torch.load(saved, weights_only=True))
    began = time.monotonic()
    while run.epoch < plan.epochs:
        if (time.monotonic() - began) / 60 > minutes:
            break
        _epoch(run, plans[run.epoch], questions, cut)
        run.epoch += 1
        torch.save(run.state(), saved.with_suffix(".new"))
        saved.with_suffix(".new").rename(saved)
    return run


def _epoch(run: Run, batches: list[list[Example]], questions: list[Question], cut: WordPieces) -> None:
    torch.manual_seed(run.plan.seed * 1000 + run.epoch)
    chance = random.Random(run.plan.seed * 1000 + 500 + run.epoch)
    run.net.train()
    sums, began = [0.0, 0.0, 0.0], time.monotonic()
    for n, batch in enumerate(batches):
        chain, links = attribution_loss(run.net, batch, cut)
        loss = chain * 4 + links * 0.5
        if questions and n % 2 == 0:
            asked = chance.sample(questions, min(QUESTION_ROWS, len(questions)))
            events = functional.cross_entropy(
                event_scores(run.net, asked, cut), torch.tensor([q.event for q in asked]), label_smoothing=0.1
            )
            loss = loss + events * 0.3
            sums[2] += float(events.detach())
        run.step(loss)
        sums[0] += float(chain.detach())
        sums[1] += float(links.detach())
        if n % 50 == 49:
            took = time.monotonic() - began
            shown = zip(("tags", "links", "events"), sums, (n + 1, n + 1, n / 2 + 1), strict=True)
            told = " ".join(f"{name} {total / count:.4f}" for name, total, count in shown)
            print(f"epoch {run.epoch} {n + 1}/{len(batches)} {told} {took:.0f} s", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--polnear", type=Path, required=True)
    p.add_argument("--plv", type=Path)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--minutes", type=float, default=110.0)
    p.add_argument("--articles", type=int, help="only the first N: for a try")
    o = p.parse_args(arguments)
    o.out.mkdir(parents=True, exist_ok=True)
    cut, pack = tokenizer(), load_pack(None)
    layers = [texts_of(a, cut, pack) for a in list(articles(o.polnear / "train"))[: o.articles] if a.layers]
    questions = [question_of(c, cut, pack) for c in coded_sentences(o.plv)] if o.plv else []
    run = train(Plan(o.seed, o.epochs), layers, questions, cut, o.out, o.minutes)
    torch.save(run.averaged.module.state_dict(), o.out / "net.pt")


if __name__ == "__main__":
    main()
