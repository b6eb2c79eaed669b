"""Fits how the parts of a likeness are weighed: of two sayings that may be one thing, of a statement that may speak for
or against a duty, and whether it speaks against.

    python -m training.following PROCESS ...

Prints the lines for `following/likeness.py` and `following/bearing.py`. PROCESS is a folder such as benchmarks/process.
Logistic regression with a ridge, by Newton's method (Hastie, Tibshirani and Friedman, 2009, 4.4).
"""

import argparse
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.measures.processes import Process, load_process
from parley.agreement import parse
from parley.following.bearing import WEIGHTS, fit_of, signs_of_turning
from parley.following.likeness import Parts, parts_of
from parley.following.targets import targets_of
from parley.following.testimony import parts_with
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors, load_sentence_encoder
from parley.reader.pack import load_pack
from parley.tasks.process import Following, follow_told

Rows = NDArray[np.float64]


class Cases(NamedTuple):
    """What is known of each case, in rows, and which are positive."""

    rows: Rows
    wanted: Rows


def pair_cases(process: Process, following: Following) -> Cases:
    """All pairs of sayings that stand in the gold: their parts, and whether they are one proposition."""
    at = {f"r{report}.{name}": gold for gold, (report, name) in process.found.items()}
    sayings = [saying for saying in following.gathering.sayings if saying.id in at]
    gathering, vectors = following.gathering, following.vectors
    rows, wanted = [], []
    for one, other in itertools.combinations(sayings, 2):
        meant = gathering.meant(vectors[other.id], vectors[one.id])
        parts = parts_of(other, one, meant, gathering.weight)
        rows.append([getattr(parts, name) for name in Parts.__slots__])
        wanted.append(process.propositions[at[one.id]] == process.propositions[at[other.id]])
    return Cases(np.array(rows), np.array(wanted, float))


def bearing_cases(process: Process, following: Following, encoder: SentenceEncoder) -> tuple[list[Cases], Cases]:
    """For each target of the process's agreement all statements, in the order of the reports: whether they bear on it;
    and of those that do, whether they speak against the target's words."""
    agreement = parse((process.folder / "agreement.md").read_text(encoding="utf-8"))
    places = frozenset(place.name.casefold() for told in following.told for place in told.reading.places)
    targets = list(targets_of(agreement, following.who, places))
    vectors = bytes_from_vectors(encoder([target.words for target in targets]))
    at = {f"r{report}.{name}": gold for gold, (report, name) in process.found.items()}
    told = {(one["statement"], one["target"]): one["direction"] for one in process.gold["bearing"]}
    found, turns, against = [], [], []
    for target, vector in zip(targets, vectors, strict=True):
        rows, wanted = [], []
        for saying in following.gathering.sayings:
            meant = following.gathering.meant(vector, following.vectors[saying.id])
            fit = fit_of(saying, target, meant, following.gathering.weight)
            direction = told.get((at.get(saying.id, ""), target.name))
            rows.append([getattr(fit, name) for name in WEIGHTS])
            wanted.append(direction is not None)
            if direction is not None:
                turns.append(signs_of_turning(saying, target, meant))
                against.append((direction == "against") != target.banned)
        found.append(Cases(np.array(rows), np.array(wanted, float)))
    return found, Cases(np.array(turns), np.array(against, float))


def stacked(cases: Cases, following: Following, weights: Rows, bias: float) -> Cases:
    """The same cases by their odds, those of the statements beside them and of the rest of their report."""
    odds = cases.rows @ weights + bias
    rows = []
    for _, group in itertools.groupby(enumerate(following.gathering.sayings), key=lambda one: one[1].report):
        numbers = [number for number, _ in group]
        own = [float(odds[number]) for number in numbers]
        rows += [parts_with(own, place) for place in range(len(own))]
    return Cases(np.array(rows), cases.wanted)


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


def joined(many: Sequence[Cases]) -> Cases:
    """All cases together."""
    return Cases(np.concatenate([one.rows for one in many]), np.concatenate([one.wanted for one in many]))


def lines(name: str, names: Sequence[str], weights: Rows, bias: float) -> Mapping[str, float]:
    """Weights by their names, printed with their bias."""
    found = {part: round(float(weight), 2) for part, weight in zip(names, weights, strict=True)}
    print(f"{name}: {found}, bias {bias:.2f}")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("process", nargs="+", type=Path)
    pack, encoder = load_pack(), load_sentence_encoder()
    pairs, bearings, turnings, by_target = [], [], [], []
    for folder in p.parse_args(arguments).process:
        process = load_process(folder, pack)
        following = follow_told(process.told, encoder)
        pairs.append(pair_cases(process, following))
        found, turns = bearing_cases(process, following, encoder)
        bearings += found
        by_target += [(one, following) for one in found]
        turnings.append(turns)
    lines("likeness", Parts.__slots__, *fitted(joined(pairs)))
    weights, bias = fitted(joined(bearings))
    lines("bearing", list(WEIGHTS), weights, bias)
    lines("turning", ("meaning", "thrust", "denied"), *fitted(joined(turnings)))
    second = joined([stacked(cases, following, weights, bias) for cases, following in by_target])
    lines("with its report", ("own", "neighbour", "report"), *fitted(second))


if __name__ == "__main__":
    main()
