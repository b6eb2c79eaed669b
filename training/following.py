"""Fits how the parts of a likeness are weighed: of two sayings that may be one thing, of a statement that may speak for
or against a duty, and whether it speaks against.

    python -m training.following PROCESS ...

Prints the lines for `following/likeness.py`, `following/bearing.py` and `following/testimony.py`. PROCESS is a folder
such as benchmarks/process, or a file of training/processes/aside: from those that the nets have learnt, what they say
tells nothing. Logistic regression with a ridge, by
Newton's method (Hastie, Tibshirani and Friedman, 2009, 4.4).
"""

import argparse
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.measures.processes import load_process
from parley.agreement import parse
from parley.following.bearing import WEIGHTS, fit_of
from parley.following.likeness import Parts, crowd_of, parts_of
from parley.following.passages import Sides, passage_of_words, passages_of
from parley.following.relation import floats_of, meant_by
from parley.following.testimony import Signs, Turning, judged, turning_of
from parley.model.agreement import Agreement
from parley.reader.beside import Beside, load_beside
from parley.reader.meaning import SentenceEncoder, load_sentence_encoder
from parley.reader.pack import Pack, load_pack
from parley.tasks.process import Following, follow_told
from parley.tasks.testimony import judge_of, targets_with
from training.passages import paired, told_by
from training.processes import load_invented

Rows = NDArray[np.float64]

_MONTHS = 5
"""So often counts a process of months, in a folder: in its many reports more is near that is something else."""


class Cases(NamedTuple):
    """What is known of each case, in rows, and which are positive."""

    rows: Rows
    wanted: Rows


class Known(NamedTuple):
    """A process as the program follows it, with what is known of the sayings that stand in its gold, by their ids: the
    proposition, and on which target of the agreement they bear (True: against)."""

    following: Following
    agreement: Agreement
    propositions: Mapping[str, str]
    bearing: Mapping[tuple[str, str], bool]


def known_of(path: Path, pack: Pack, encoder: SentenceEncoder) -> Known:
    """A folder with its gold, or a file of `training/processes`."""
    return _of_folder(path, pack, encoder) if path.is_dir() else _of_file(path, pack, encoder)


def _of_folder(path: Path, pack: Pack, encoder: SentenceEncoder) -> Known:
    process = load_process(path, pack)
    ids = {gold: f"r{report}.{name}" for gold, (report, name) in process.found.items()}
    told = [(one["statement"], one["target"], one["direction"] == "against") for one in process.gold["bearing"]]
    return Known(
        follow_told(process.told, encoder),
        parse((path / "agreement.md").read_text(encoding="utf-8")),
        {saying: process.propositions[gold] for gold, saying in ids.items()},
        {(ids[gold], target): against for gold, target, against in told if gold in ids},
    )


def _of_file(path: Path, pack: Pack, encoder: SentenceEncoder) -> Known:
    invented = load_invented(path)
    told = told_by(invented, pack)
    propositions: dict[str, str] = {}
    bearing: dict[tuple[str, str], bool] = {}
    for one, report in zip(told, invented.reports, strict=True):
        for place, name in paired(one.reading, report).items():
            saying, marked = f"r{one.number}.{name}", report.statements[place]
            propositions[saying] = marked.proposition or saying
            bearing |= {(saying, target): against for target, against in marked.bearing.items()}
    following = follow_told(told, encoder)
    return Known(following, parse(invented.agreement), propositions, bearing)


def pair_cases(known: Known) -> Cases:
    """All pairs of sayings that stand in the gold: their parts, and whether they are one proposition."""
    gathering, propositions = known.following.gathering, known.propositions
    kept = b"".join(known.following.vectors[saying.id] for saying in gathering.sayings)
    vectors = floats_of(kept, gathering.relation.width)
    rows, wanted = [], []
    for number, one in enumerate(gathering.sayings):
        if one.id not in propositions or not number:
            continue
        before = meant_by(gathering.relation, vectors[number], vectors[:number])
        crowd = crowd_of(np.array([meant.cosine for meant in before]))
        for other, meant in zip(gathering.sayings, before, strict=False):
            if other.id in propositions:
                parts = parts_of(one, other, meant, gathering.weight, crowd)
                rows.append([getattr(parts, name) for name in Parts.__slots__])
                wanted.append(propositions[one.id] == propositions[other.id])
    return Cases(np.array(rows), np.array(wanted, float))


def bearing_cases(known: Known, encoder: SentenceEncoder) -> tuple[Cases, Cases]:
    """All statements with all targets of the process's agreement: whether they bear on it; and of those that do,
    whether they speak against the target's words."""
    targets, meant = targets_with(known.following, known.agreement, encoder)
    rows, wanted, turns, against = [], [], [], []
    for target in targets:
        for saying in known.following.gathering.sayings:
            fit = fit_of(saying, target, meant(target, saying), known.following.gathering.weight)
            direction = known.bearing.get((saying.id, target.name))
            rows.append([getattr(fit, name) for name in WEIGHTS])
            wanted.append(direction is not None)
            if direction is not None:
                turns.append((fit.thrust, fit.denial, fit.contrary))
                against.append(direction != target.banned)
    return Cases(np.array(rows), np.array(wanted, float)), Cases(np.array(turns), np.array(against, float))


def judged_cases(known: Known, encoder: SentenceEncoder, beside: Beside) -> tuple[Cases, Cases]:
    """The same of those that the judge reads: the signs by which both are told in the end."""
    following = known.following
    targets, meant = targets_with(following, known.agreement, encoder)
    sides, weight = Sides(following.who, known.agreement), following.gathering.weight
    aimed = {target.name: passage_of_words(target.words, sides) for target in targets}
    told = {one.number: one for one in following.told}
    rows, wanted, turns, against = [], [], [], []
    for number, report in itertools.groupby(following.gathering.sayings, key=lambda saying: saying.report):
        sayings, judge = list(report), judge_of(passages_of(told[number], following.who, sides), aimed, beside)
        for one in judged(sayings, targets, meant, judge, weight):
            direction = known.bearing.get((one.saying.id, one.target.name))
            rows.append(one.signs)
            wanted.append(direction is not None)
            if direction is not None:
                turns.append(turning_of(one.fit, one.speaks))
                against.append(direction != one.target.banned)
    return Cases(np.array(rows), np.array(wanted, float)), Cases(np.array(turns), np.array(against, float))


def fitted(cases: Cases, ridge: float = 2.0) -> tuple[Rows, float]:
    """The weights of the columns, and the bias."""
    middle, spread = cases.rows.mean(axis=0), cases.rows.std(axis=0) + 1e-9
    rows = np.c_[(cases.rows - middle) / spread, np.ones(len(cases.rows))]
    held = np.diag([ridge] * (rows.shape[1] - 1) + [1e-6])
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (likely - cases.wanted) + held @ weights
        step = np.linalg.solve((rows * (likely * (1 - likely))[:, None]).T @ rows + held, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - middle @ plain)


def joined(many: Sequence[Cases], times: Sequence[int]) -> Cases:
    """All cases together, each of a process so many times."""
    every = [one for one, often in zip(many, times, strict=True) for _ in range(often)]
    return Cases(np.concatenate([one.rows for one in every]), np.concatenate([one.wanted for one in every]))


def lines(name: str, names: Sequence[str], weights: Rows, bias: float) -> Mapping[str, float]:
    """Weights by their names, printed with their bias."""
    found = {part: round(float(weight), 2) for part, weight in zip(names, weights, strict=True)}
    print(f"{name}: {found}, bias {bias:.2f}")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("process", nargs="+", type=Path)
    pack, encoder, beside = load_pack(), load_sentence_encoder(), load_beside()
    paths = p.parse_args(arguments).process
    known = [known_of(path, pack, encoder) for path in paths]
    times = [_MONTHS if path.is_dir() else 1 for path in paths]
    lines("likeness", Parts.__slots__, *fitted(joined([pair_cases(one) for one in known], times)))
    bearings, turnings = zip(*[bearing_cases(one, encoder) for one in known], strict=True)
    lines("bearing", list(WEIGHTS), *fitted(joined(bearings, times)))
    lines("turning", ("thrust", "denial", "contrary"), *fitted(joined(turnings, times)))
    bearings, turnings = zip(*[judged_cases(one, encoder, beside) for one in known], strict=True)
    lines("signs", Signs._fields, *fitted(joined(bearings, times)))
    lines("against", Turning._fields, *fitted(joined(turnings, times)))


if __name__ == "__main__":
    main()
