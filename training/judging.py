"""Fits the judge on labelled reports: what is a statement, and how sure a reading is.

    python -m training.judging --pack PACK_DIR --aliases FILE --gold DIR ... [--also DIR ...] [--folds N] [--write]

What is a statement is told by all folders; how sure a reading is by the reports of negotiations in --gold alone, since
in those of --also the sides are campaigns and parties, which the reader does not look for. A gold folder holds NAME.txt
and NAME.yaml, as `training.labels` writes them. Reports are never split: the figures are those of reports that the
judge was not fitted on.
"""

import argparse
import io
import re
from collections.abc import Mapping, Sequence
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
from parley.reader.judge import Judge, signs_of
from parley.reader.linking import Floats
from parley.reader.pack import Pack, load_pack
from parley.reader.read import Drafted, drafted
from training.export import stamped

WIDTH, VECTORS_COUNT_LESS = 384, 6.0
PAIRED_AT = 0.5  # F1 of the words of two contents from which they are one statement
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Case:
    """One draft of a report beside the gold: whether it is a statement, one that may be left out, and whether side, act
    and nesting are all right."""

    report: int
    row: Floats
    is_statement: bool
    optional: bool
    right: bool
    nested: bool
    side_settled: bool
    by_both: bool


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases, and how many statements of the gold were not found at all."""

    cases: list[Case]
    missed: int


def cases_of(folders: Sequence[Path], pack: Pack, names: Mapping[str, str]) -> Cases:
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
            found, lost = _cases(number, gold, drafted(report, pack), names)
            out += found
            missed += lost
            number += 1
    return Cases(out, missed)


def _cases(number: int, gold: list[dict[str, Any]], made: Drafted, names: Mapping[str, str]) -> tuple[list[Case], int]:
    text = made.context.phrases.seg.text
    starts = [m.span() for m in _WORD.finditer(text)]
    wanted = [_words(_located(g["content"], text), starts) for g in gold]
    given = [_words(d.statement.content, starts) for d in made.drafts]
    pairs = _pairs(wanted, given)
    places = {g["id"]: n for n, g in enumerate(gold)}
    of_draft = {d: g for g, d in pairs.items()}
    out = []
    for n, draft in enumerate(made.drafts):
        s, found = draft.statement, made.context.found[n]
        g = of_draft.get(n)
        if draft.row is None:
            continue
        records = made.context.parties.records
        side = records[s.side].name if s.side else None
        right = False
        if g is not None:
            within = places.get(gold[g].get("within"))
            right = (
                s.act in _as_list(gold[g]["act"])
                and _same(side, gold[g].get("side"), names)
                and (pairs.get(within) if within is not None else None) == (int(s.within) if s.within else None)
            )
        out.append(
            Case(
                number,
                draft.row,
                g is not None,
                g is not None and bool(gold[g].get("optional")),
                right,
                s.within is not None,
                s.side is not None,
                found.by_rules and found.sure > 0,
            )
        )
    return out, sum(n not in pairs and not g.get("optional") for n, g in enumerate(gold))


def _same(side: str | None, gold: str | None, names: Mapping[str, str]) -> bool:
    """Whether two names are one party's: letter by letter, or two that `names` gives one name."""

    def bare(name: str | None) -> str:
        plain = _ARTICLE.sub("", (name or "").strip().lower())
        return names.get(plain, plain)

    return bare(side) == bare(gold)


def names_of_parties(path: Path) -> dict[str, str]:
    """For each other name of a party in a table of aliases, in small letters and without its article, the first one."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))["same"]
    plain = [[_ARTICLE.sub("", name.strip().lower()) for name in group] for group in groups]
    return {name: group[0] for group in plain for name in group}


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
    """Fits linear heads on standardised rows, with a penalty on large weights (ridge logistic regression)."""

    def __init__(self, rows: Tensor, penalty: float) -> None:
        self.mean, self.scale, self.penalty = rows.mean(0), rows.std(0) + 1e-3, penalty
        known = rows.shape[1] % WIDTH  # what the rules know: the many numbers of the vectors must not drown it
        self.scale[known:] *= VECTORS_COUNT_LESS

    def fit(self, rows: Tensor, wanted: Tensor) -> tuple[Floats, Floats]:
        """The weight (1, features) and bias of the head that tells `wanted` (0 or 1), for rows as they come."""
        x = (rows - self.mean) / self.scale
        weight = torch.zeros(1, x.shape[1], requires_grad=True)
        bias = torch.zeros(1, requires_grad=True)
        steps = torch.optim.LBFGS([weight, bias], max_iter=200, line_search_fn="strong_wolfe")

        def closure() -> Tensor:
            steps.zero_grad()
            scores = (x @ weight.T + bias)[:, 0]
            loss = functional.binary_cross_entropy_with_logits(scores, wanted) + self.penalty * weight.square().sum()
            loss.backward()  # type: ignore[no-untyped-call]
            return loss

        steps.step(closure)  # type: ignore[no-untyped-call]
        plain = (weight / self.scale).detach()
        return plain.numpy(), (bias - plain @ self.mean).detach().numpy()


def fit(cases: Sequence[Case], penalty: float) -> Judge:
    """A judge whose first head is fitted on the cases; the second gives nothing yet."""
    rows = torch.from_numpy(np.stack([c.row for c in cases]))
    wanted = torch.tensor([float(c.is_statement) for c in cases])
    statement = Heads(rows, penalty).fit(rows, wanted)
    return Judge(statement, (np.zeros((1, 4), np.float32), np.zeros(1, np.float32)), 0.5)


@dataclass(frozen=True, slots=True)
class Judged:
    """A case judged by a judge that was fitted on other reports: how probably a statement, and its signs."""

    case: Case
    probability: float
    signs: Floats


def crossed(cases: Cases, folds: int, penalty: float) -> list[Judged]:
    """Every case judged by a judge that has not seen its report."""
    out: list[Judged] = []
    for fold in range(folds):
        judge = fit([c for c in cases.cases if c.report % folds != fold], penalty)
        for c in cases.cases:
            if c.report % folds == fold:
                p = judge.probability(c.row)
                signs = signs_of(p, nested=c.nested, side_settled=c.side_settled, by_both=c.by_both)
                out.append(Judged(c, p, signs))
    return out


def confidence_head(judged: Sequence[Judged]) -> tuple[Floats, Floats]:
    """The second head, fitted on what the first says of reports it has not seen."""
    rows = torch.from_numpy(np.stack([j.signs for j in judged]))
    return Heads(rows, 0.001).fit(rows, torch.tensor([float(j.case.right) for j in judged]))


def calibration(judged: Sequence[Judged], folds: int) -> float:
    """The expected calibration error in ten bins (Naeini, Cooper and Hauskrecht, AAAI 2015), across reports."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for fold in range(folds):
        head = confidence_head([j for j in judged if j.case.report % folds != fold])
        judge = Judge(head, head, 0.0)
        for j in judged:
            if j.case.report % folds == fold:
                p = judge.confidence(j.signs)
                bins.setdefault(min(9, int(p * 10)), []).append((p, j.case.right))
    return sum(abs(sum(p - right for p, right in part)) for part in bins.values()) / max(1, len(judged))


def figures(judged: Sequence[Judged], missed: int, threshold: float) -> dict[str, float]:
    """Precision, recall and F1 of what is kept."""
    kept = [j for j in judged if j.probability >= threshold]
    right = sum(j.case.is_statement for j in kept)
    lost = missed + sum(j.case.is_statement and not j.case.optional for j in judged if j.probability < threshold)
    precision, recall = right / max(1, len(kept)), right / max(1, right + lost)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pack", type=Path, required=True)
    p.add_argument("--gold", type=Path, action="append", required=True)
    p.add_argument("--also", type=Path, action="append", default=[])
    p.add_argument("--aliases", type=Path, required=True, help="which names are one party's")
    p.add_argument("--folds", type=int, default=10)
    p.add_argument("--penalty", type=float, default=0.03)
    p.add_argument("--write", action="store_true", help="put the judge into the pack")
    o = p.parse_args(arguments)
    cases = cases_of([*o.gold, *o.also], load_pack(o.pack), names_of_parties(o.aliases))
    alike = sum(len(list(folder.glob("*.yaml"))) for folder in o.gold)
    judged = crossed(cases, o.folds, o.penalty)
    statements = sum(c.is_statement for c in cases.cases)
    print(f"{len(cases.cases)} drafts, {statements} are statements, {cases.missed} statements not found")
    ways = {t / 100: figures(judged, cases.missed, t / 100) for t in range(0, 80, 5)}
    best = max(ways, key=lambda t: ways[t]["f1"])
    for t in (0.0, best):
        print(f"threshold {t:.2f} " + " ".join(f"{k} {v:.3f}" for k, v in ways[t].items()))
    kept = [j for j in judged if j.probability >= best and j.case.report < alike]
    print(f"calibration error {calibration(kept, o.folds):.3f} over {len(kept)} statements")
    if o.write:
        write(Judge(fit(cases.cases, o.penalty).statement, confidence_head(kept), best), o.pack)


def write(judge: Judge, folder: Path) -> None:
    """Put a judge into a pack, and stamp it anew."""
    heads = dict(np.load(folder / "heads.npz", allow_pickle=False))
    for name in ("statement", "right"):
        weight, bias = getattr(judge, name)
        heads |= {f"{name}.weight": np.asarray(weight, np.float32), f"{name}.bias": np.asarray(bias, np.float32)}
    heads["threshold"] = np.float32(judge.threshold)
    content = io.BytesIO()
    np.savez(content, **heads)
    stamped(folder, {"heads.npz": content.getvalue()})


if __name__ == "__main__":
    main()
