"""Fits the judge on labelled reports: what is a statement, which act it is, how sure a reading is.

    python -m training.judging --pack PACK_DIR --gold DIR [--gold DIR ...] [--folds N] [--write]

A gold folder holds NAME.txt and NAME.yaml, as `training.labels` writes them. Reports are never split: the figures are
those of reports that the judge was not fitted on.
"""

import argparse
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from torch import Tensor
from torch.nn import functional

from parley.intake import report_from_bytes
from parley.model.span import Span, Spans
from parley.model.statement import ACTS
from parley.reader.judge import Judge, signs
from parley.reader.linking import Floats
from parley.reader.pack import Pack, load_pack
from parley.reader.read import Drafted, drafted
from training.export import stamped

PAIRED_AT = 0.5  # F1 of the words of two contents from which they are one statement
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Case:
    """One draft of a report beside the gold: `acts` are those that are right, empty where it is no statement;
    `optional` where the gold leaves it open; `side_right`, `within_right` compare with the gold."""

    report: int
    row: Floats
    acts: frozenset[str]
    optional: bool
    side_right: bool
    within_right: bool
    nested: bool
    side_settled: bool
    by_both: bool


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases, and how many statements of the gold were not found at all."""

    cases: list[Case]
    missed: int


def cases_of(folders: Sequence[Path], pack: Pack) -> Cases:
    """Read all gold reports and set the drafts beside the gold."""
    out: list[Case] = []
    missed = number = 0
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            original = path.with_suffix(".txt").read_bytes()
            report = report_from_bytes(original, path.name, None)
            if report.date is None and (day := _DAY.search(path.stem)):
                report = report_from_bytes(original, path.name, date.fromisoformat(day[0]))
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]
            found, lost = _cases(number, gold, drafted(report, pack), pack)
            out += found
            missed += lost
            number += 1
    return Cases(out, missed)


def _cases(number: int, gold: list[dict[str, Any]], made: Drafted, pack: Pack) -> tuple[list[Case], int]:
    text = made.context.phrases.seg.text
    starts = [m.span() for m in _WORD.finditer(text)]
    wanted = [_words(_located(g["content"], text), starts) for g in gold]
    given = [_words(d.statement.content, starts) for d in made.drafts]
    pairs = _pairs(wanted, given)
    names = {g["id"]: n for n, g in enumerate(gold)}
    of_draft = {d: g for g, d in pairs.items()}
    out = []
    for n, draft in enumerate(made.drafts):
        s, found = draft.statement, made.context.found[n]
        g = of_draft.get(n)
        if draft.row is None:
            continue
        within = names.get(gold[g].get("within")) if g is not None else None
        records = made.context.parties.records
        side = records[s.side].name if s.side else None
        out.append(
            Case(
                number,
                draft.row,
                frozenset(_as_list(gold[g]["act"])) if g is not None else frozenset(),
                g is not None and bool(gold[g].get("optional")),
                g is not None and _same(side, gold[g].get("side"), pack),
                g is not None and (pairs.get(within) if within is not None else None) == _number(s.within),
                s.within is not None,
                s.side is not None,
                found.by_rules and found.sure > 0,
            )
        )
    return out, sum(n not in pairs and not g.get("optional") for n, g in enumerate(gold))


def _number(key: str | None) -> int | None:
    return None if key is None else int(key)


def _same(side: str | None, gold: str | None, pack: Pack) -> bool:
    """Whether two names are one party's: letter by letter, or two wordings that the reader knows of one."""

    def bare(name: str | None) -> str:
        words = re.sub(r"^(the|a|an)\s+", "", (name or "").strip(), flags=re.IGNORECASE).split()
        known = pack.namings.get(words[0], ()) if words else ()
        return next((k.entity.name for k in known if k.words == tuple(words)), " ".join(words)).lower()

    return bare(side) == bare(gold)


def _as_list(one: Any) -> list[Any]:
    return one if isinstance(one, list) else [one]


def _located(content: Any, text: str) -> Spans:
    out = []
    for piece in _as_list(content):
        words, nth = (piece["text"], piece.get("nth", 1)) if isinstance(piece, dict) else (piece, 1)
        at = -1
        for _ in range(nth):
            at = text.find(words, at + 1)
        if at >= 0:
            out.append(Span(at, at + len(words)))
    return tuple(out)


def _words(spans: Spans, words: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(s for s, e in words if any(span.start <= s and e <= span.end for span in spans))


def _pairs(gold: list[frozenset[int]], given: list[frozenset[int]]) -> dict[int, int]:
    """The draft of each statement of the gold: by the overlap of their words, the best first."""
    ways = sorted(
        (
            (2 * len(g & d) / (len(g) + len(d)), -abs(i - j), i, j)
            for i, g in enumerate(gold)
            for j, d in enumerate(given)
            if g & d
        ),
        reverse=True,
    )
    out: dict[int, int] = {}
    for score, _, i, j in ways:
        if score >= PAIRED_AT and i not in out and j not in out.values():
            out[i] = j
    return out


class Heads:
    """Linear heads on standardised rows, fitted with a penalty on large weights (ridge)."""

    def __init__(self, rows: Tensor, penalty: float) -> None:
        self.mean, self.scale = rows.mean(0), rows.std(0) + 1e-3
        # a thousand numbers of vectors must not drown what the rules know
        self.scale = torch.where(torch.arange(rows.shape[1]) < rows.shape[1] % 384, self.scale, self.scale * 6)
        self.penalty = penalty

    def fit(self, rows: Tensor, outputs: int, loss: Any) -> tuple[Floats, Floats]:
        """The weights (outputs, features) and bias that make `loss(scores)` small, for rows as they come."""
        x = (rows - self.mean) / self.scale
        weight = torch.zeros(outputs, x.shape[1], requires_grad=True)
        bias = torch.zeros(outputs, requires_grad=True)
        steps = torch.optim.LBFGS([weight, bias], max_iter=200, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            steps.zero_grad()
            value: Tensor = loss(x @ weight.T + bias) + self.penalty * weight.square().sum()
            value.backward()  # type: ignore[no-untyped-call]
            return value

        steps.step(closure)  # type: ignore[no-untyped-call]
        plain = (weight / self.scale).detach()
        return plain.numpy(), (bias - plain @ self.mean).detach().numpy()


def fit(cases: Sequence[Case], penalty: float = 0.003) -> Judge:
    """Fit all heads on the cases; the threshold is the one that is best for them."""
    rows = torch.from_numpy(np.stack([c.row for c in cases]))
    heads = Heads(rows, penalty)
    is_one = torch.tensor([float(bool(c.acts)) for c in cases])
    statement = heads.fit(rows, 1, lambda s: functional.binary_cross_entropy_with_logits(s[:, 0], is_one))
    told = [c for c in cases if c.acts]
    right_acts = torch.tensor([[act in c.acts for act in ACTS] for c in told])

    def act_loss(scores: Tensor) -> Tensor:
        likely = functional.log_softmax(scores, dim=1).masked_fill(~right_acts, -torch.inf)
        return -torch.logsumexp(likely, dim=1).mean()

    act = heads.fit(torch.from_numpy(np.stack([c.row for c in told])), len(ACTS), act_loss)
    nothing = (np.zeros((1, 5), np.float32), np.zeros(1, np.float32))
    return Judge(statement, act, nothing, 0.5)


def signs_of(judge: Judge, cases: Sequence[Case]) -> tuple[Floats, Floats]:
    """The signs of each case, and 1 where all of it is right."""
    rows, right = [], []
    for c in cases:
        judged = judge.judge(c.row)
        rows.append(signs(judged, nested=c.nested, side_settled=c.side_settled, by_both=c.by_both))
        right.append(float(judged.act in c.acts and c.side_right and c.within_right))
    return np.stack(rows), np.array(right, np.float32)


def with_confidence(judge: Judge, rows: Floats, right: Floats) -> Judge:
    """The judge with its third head, fitted on signs that judges gave of reports they were not fitted on."""
    x, y = torch.from_numpy(rows), torch.from_numpy(right)
    head = Heads(x, 0.001)
    head.scale = x.std(0) + 1e-3
    return Judge(
        judge.statement,
        judge.act,
        head.fit(x, 1, lambda s: functional.binary_cross_entropy_with_logits(s[:, 0], y)),
        judge.threshold,
    )


def crossed(cases: Cases, folds: int, penalty: float) -> tuple[list[tuple[float, Case, bool]], Floats, Floats]:
    """Each case judged by a judge fitted on other reports: how probably a statement, and whether its act is right."""
    judged: list[tuple[float, Case, bool]] = []
    all_signs, all_right = [], []
    for fold in range(folds):
        judge = fit([c for c in cases.cases if c.report % folds != fold], penalty)
        mine = [c for c in cases.cases if c.report % folds == fold]
        rows, right = signs_of(judge, mine)
        all_signs.append(rows)
        all_right.append(right)
        for c in mine:
            made = judge.judge(c.row)
            judged.append((made.statement, c, made.act in c.acts))
    return judged, np.concatenate(all_signs), np.concatenate(all_right)


def figures(judged: Sequence[tuple[float, Case, bool]], missed: int, threshold: float) -> dict[str, float]:
    """F1 of what is kept, and the share of right acts among the statements kept."""
    kept = [(c, act) for p, c, act in judged if p >= threshold]
    right = [act for c, act in kept if c.acts]
    lost = missed + sum(bool(c.acts) and not c.optional and p < threshold for p, c, _ in judged)
    precision, recall = len(right) / max(1, len(kept)), len(right) / max(1, len(right) + lost)
    return {
        "p": precision,
        "r": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "act": sum(right) / max(1, len(right)),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pack", type=Path, required=True)
    p.add_argument("--gold", type=Path, action="append", required=True)
    p.add_argument("--folds", type=int, default=10)
    p.add_argument("--penalty", type=float, default=0.003)
    p.add_argument("--write", action="store_true", help="put the judge into the pack")
    o = p.parse_args(arguments)
    pack = load_pack(o.pack)
    cases = cases_of(o.gold, pack)
    judged, rows, right = crossed(cases, o.folds, o.penalty)
    told = [c for c in cases.cases if c.acts]
    print(f"{len(cases.cases)} drafts, {len(told)} are statements, {cases.missed} statements not found")
    ways = {t / 100: figures(judged, cases.missed, t / 100) for t in range(0, 80, 5)}
    best = max(ways, key=lambda t: ways[t]["f1"])
    for t in (0.0, best):
        print(f"threshold {t:.2f} " + " ".join(f"{k} {v:.3f}" for k, v in ways[t].items()))
    if o.write:
        judge = fit(cases.cases, o.penalty)
        write(with_confidence(Judge(judge.statement, judge.act, judge.right, best), rows, right), o.pack)


def write(judge: Judge, folder: Path) -> None:
    """Put a judge into a pack, and stamp it anew."""
    heads = dict(np.load(folder / "heads.npz", allow_pickle=False))
    for name in ("statement", "act", "right"):
        weight, bias = getattr(judge, name)
        heads |= {f"{name}.weight": np.asarray(weight, np.float32), f"{name}.bias": np.asarray(bias, np.float32)}
    heads["threshold"] = np.float32(judge.threshold)
    content = io.BytesIO()
    np.savez(content, **heads)
    stamped(folder, {"heads.npz": content.getvalue()})


if __name__ == "__main__":
    main()
