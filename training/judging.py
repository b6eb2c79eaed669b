"""Fits the judge on labelled reports: what is a statement, and how sure a reading is.

    python -m training.judging --pack PACK_DIR --aliases FILE --gold DIR ... --unseen DIR [--folds N] [--write]

What is a statement is told by all folders; how sure a reading is by the reports in --unseen alone, which nobody looked
at while the rules were written: on others the rules are right more often than on what users bring. A folder holds
NAME.txt and NAME.yaml, as `training.labels` writes them. Reports are never split: the figures are those of reports that
the judge was not fitted on.
"""

import argparse
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.measures.calibration import calibration_error
from benchmarks.measures.statements import Naming, Said, compared, gold_statements, naming, paired
from benchmarks.measures.texts import covered, words_of
from parley.intake import report_from_bytes
from parley.reader.judge import Judge, signs_of
from parley.reader.linking import Floats
from parley.reader.pack import Pack, load_pack
from parley.reader.read import Drafted, drafted
from training.export import stamped

WIDTH, VECTORS_COUNT_LESS = 384, 6.0
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


def cases_of(folders: Sequence[Path], pack: Pack, named: Naming) -> Cases:
    """Read all gold reports and set the drafts beside the gold."""
    out: list[Case] = []
    missed = number = 0
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            original = path.with_suffix(".txt").read_bytes()
            report = report_from_bytes(original, path.name, None)
            if report.date is None and (day := _DAY.search(path.stem)):
                report = report_from_bytes(original, path.name, date.fromisoformat(day[0]))
            found, lost = _cases(number, path, drafted(report, pack), named)
            out += found
            missed += lost
            number += 1
    return Cases(out, missed)


def _cases(number: int, path: Path, made: Drafted, named: Naming) -> tuple[list[Case], int]:
    text = made.context.phrases.seg.text
    gold, given = gold_statements(path, text), _given(made, text)
    pairs = paired(gold, given)
    of_draft = {d: g for g, d in pairs.items()}
    gold_of = {given[d].id: gold[g].id for g, d in pairs.items()}
    out = []
    for n, (draft, said) in enumerate(zip(made.drafts, given, strict=True)):
        if draft.row is None:
            continue
        g = of_draft.get(n)
        found = made.context.found[n]
        out.append(
            Case(
                number,
                draft.row,
                g is not None,
                g is not None and gold[g].optional,
                g is not None and compared(gold[g], said, gold_of, named).told,
                said.within is not None,
                said.side is not None,
                found.by_rules and found.sure > 0,
            )
        )
    return out, sum(n not in pairs and not g.optional for n, g in enumerate(gold))


def _given(made: Drafted, text: str) -> list[Said]:
    """The drafts as they are scored."""
    words, records = words_of(text), made.context.parties.records
    return [
        Said(
            id=s.id,
            within=s.within,
            side=records[s.side].name if s.side else None,
            acts=frozenset({s.act}),
            words=covered(s.content, words),
        )
        for s in (draft.statement for draft in made.drafts)
    ]


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
    """The expected calibration error, of reports that neither head was fitted on."""
    told: list[tuple[float, bool]] = []
    for fold in range(folds):
        head = confidence_head([j for j in judged if j.case.report % folds != fold])
        judge = Judge(head, head, 0.0)
        told += [(judge.confidence(j.signs), j.case.right) for j in judged if j.case.report % folds == fold]
    return calibration_error(told)


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
    p.add_argument("--unseen", type=Path, required=True)
    p.add_argument("--aliases", type=Path, required=True, help="which names are one party's")
    p.add_argument("--folds", type=int, default=10)
    p.add_argument("--penalty", type=float, default=0.03)
    p.add_argument("--write", action="store_true", help="put the judge into the pack")
    o = p.parse_args(arguments)
    cases = cases_of([o.unseen, *o.gold], load_pack(o.pack), naming(o.aliases))
    unseen = len(list(o.unseen.glob("*.yaml")))
    judged = crossed(cases, o.folds, o.penalty)
    statements = sum(c.is_statement for c in cases.cases)
    print(f"{len(cases.cases)} drafts, {statements} are statements, {cases.missed} statements not found")
    ways = {t / 100: figures(judged, cases.missed, t / 100) for t in range(0, 80, 5)}
    best = max(ways, key=lambda t: ways[t]["f1"])
    for t in (0.0, best):
        print(f"threshold {t:.2f} " + " ".join(f"{k} {v:.3f}" for k, v in ways[t].items()))
    kept = [j for j in judged if j.probability >= best and j.case.report < unseen]
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
