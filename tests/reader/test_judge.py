"""The judge: rows of one length for whatever was found, and probabilities that are probabilities."""

from dataclasses import replace
from functools import cache
from typing import get_args

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.model.report import Report
from parley.model.statement import ACTS, Act, Voice
from parley.reader import load_pack, read
from parley.reader.features import features
from parley.reader.judge import Judge, signs_of
from parley.reader.linking import Floats
from parley.reader.read import drafted
from parley.reader.rules.blind import blind
from parley.reader.rules.clause import Clause
from parley.reader.rules.found import Found
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import segment
from parley.reader.tagging import Tagging

from .packs import WIDTH, reading_by_net, shipped
from .reports import TUESDAY

_some = settings(deadline=None, derandomize=True, max_examples=80)
_TEXT = "Saudi Arabia said that Oman would go. “We agree,” the Omani envoy, Ana Néri, told Reuters."
_range = st.integers(0, 12).flatmap(lambda lo: st.tuples(st.just(lo), st.integers(lo, 16)))
_maybe = st.one_of(st.none(), _range)
_found = st.builds(
    Found,
    _maybe,
    _maybe,
    st.lists(_range, min_size=1, max_size=3).map(tuple),
    st.one_of(st.none(), st.sampled_from(ACTS)),
    st.one_of(st.none(), st.just(0)),
    st.lists(_range, max_size=1).map(tuple),
    _maybe,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([0.0, 0.5, 1.0]),
)
_flag = st.booleans()
_clauses = st.builds(
    Clause,
    st.just(("we", "go")),
    _flag,
    _flag,
    st.lists(st.sampled_from(["if", "only_if", "unless", "until", "requires"])).map(tuple),
    _flag,
    _flag,
    _flag,
    _flag,
)


@cache
def _tagging() -> Tagging:
    rules = load_pack(None)
    seen = blind(Names(Phrases(segment(_TEXT), rules)))
    vectors = np.random.default_rng(1).normal(size=(len(seen.seg.tokens), WIDTH)).astype(np.float32)
    return Tagging((), vectors, seen)


@_some
@given(_found, _clauses, st.sampled_from(ACTS), st.sampled_from(get_args(Voice)))
@example(Found(None, None, ((0, 1),), None, None), Clause((), False, False, (), False, False, False), "claim", "direct")
def test_rows_are_of_one_length(found: Found, clause: Clause, act: Act, voice: Voice) -> None:
    """Without source or cue, nested, relayed, of several pieces: a row of the same length, of finite numbers."""
    row = features(_tagging(), found, act, clause, voice)
    assert row.shape == _plain().shape
    assert np.isfinite(row).all()


@cache
def _plain() -> Floats:
    found = Found((0, 2), (2, 3), ((4, 7),), None, None)
    return features(_tagging(), found, "claim", Clause(("it",), False, False, (), False, False, False), "indirect")


def test_rows_tell_things_apart() -> None:
    """Another act, another voice, or a piece of content elsewhere gives another row; the same gives the same."""
    found = Found((0, 2), (2, 3), ((4, 7),), None, None)
    clause = Clause(("it",), False, False, (), False, False, False)
    assert (features(_tagging(), found, "claim", clause, "indirect") == _plain()).all()
    assert (features(_tagging(), found, "denial", clause, "indirect") != _plain()).any()
    assert (features(_tagging(), found, "claim", clause, "direct") != _plain()).any()
    assert (features(_tagging(), replace(found, content=((9, 12),)), "claim", clause, "indirect") != _plain()).any()


def test_rows_of_a_report(istanbul: str) -> None:
    """Every statement of a report has a row, as long as the judge of the pack wants it; rules alone have no rows."""
    report = Report("sha256:0", istanbul, TUESDAY)
    rows = [d.row for d in drafted(report, shipped()).drafts if d.row is not None]
    weights = shipped().weights
    assert rows and len(rows) == len(drafted(report, shipped()).drafts)
    wanted = {weights.judge.statement[0].shape[1]} if weights and weights.judge else {len(rows[0])}
    assert {len(row) for row in rows} == wanted
    assert all(d.row is None for d in drafted(report, load_pack(None)).drafts)


# -- the judge ---------------------------------------------------------------------------------------------------------


def _judge(seed: int, size: float) -> Judge:
    rng = np.random.default_rng(seed)

    def head(width: int) -> tuple[Floats, Floats]:
        weight = rng.normal(scale=size, size=(1, width)).astype(np.float32)
        return weight, rng.normal(scale=size, size=1).astype(np.float32)

    return Judge(head(8), head(4), 0.5)


@_some
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 30.0]), st.booleans(), st.booleans(), st.booleans())
def test_probabilities(seed: int, size: float, nested: bool, settled: bool, both: bool) -> None:
    """Any heads and rows, extreme ones too: probabilities from 0 to 1, confidence in hundredths."""
    judge = _judge(seed, size)
    probability = judge.probability(np.random.default_rng(seed).normal(size=8).astype(np.float32))
    assert 0 <= probability <= 1
    confidence = judge.confidence(signs_of(probability, nested=nested, side_settled=settled, by_both=both))
    assert 0 <= confidence <= 1 and confidence == round(confidence, 2)


def test_the_head_decides() -> None:
    """A head that looks for a mark finds the row that has it probable, and its twin without it not."""
    weight = np.zeros((1, 8), np.float32)
    weight[0, 3] = 9
    judge = Judge((weight, np.full(1, -4, np.float32)), (np.ones((1, 4), np.float32), np.zeros(1, np.float32)), 0.5)
    rows = np.eye(8, dtype=np.float32)
    assert judge.probability(rows[3]) > 0.9 > 0.1 > judge.probability(rows[2])


def test_sure_and_unsure() -> None:
    """What is certain has finite signs; what is more probable has greater ones; each flag has a place of its own."""
    sure, unsure = (signs_of(p, nested=False, side_settled=True, by_both=False) for p in (1.0, 0.0))
    assert np.isfinite([sure, unsure]).all()
    assert sure[0] > unsure[0] and (sure[1:] == unsure[1:]).all()
    flags = [signs_of(0.5, nested=n == 0, side_settled=n == 1, by_both=n == 2).tolist() for n in range(3)]
    assert len({tuple(f) for f in flags}) == 3


def test_confidence_of_a_report(istanbul: str) -> None:
    """Whatever the weights of the pack: confidence of every statement and attribution lies between 0 and 1."""
    reading = reading_by_net(istanbul)
    assert reading.statements
    assert all(0 <= s.confidence <= 1 for s in reading.statements)
    assert all(0 <= a.confidence <= 1 for a in reading.attributions)


@pytest.mark.parametrize(("threshold", "kept"), [(0.0, True), (1.1, False)])
def test_what_the_judge_leaves_out(istanbul: str, threshold: float, kept: bool) -> None:
    """With a threshold that all reach every draft is a statement, with one that none reaches none is."""
    weights = shipped().weights
    assert weights
    row = next(d.row for d in drafted(Report("sha256:0", istanbul, TUESDAY), shipped()).drafts if d.row is not None)
    statement, right = ((np.zeros((1, n), np.float32), np.zeros(1, np.float32)) for n in (len(row), 4))
    judge = Judge(statement, right, threshold)
    judging = replace(shipped(), weights=replace(weights, judge=judge))
    report = Report("sha256:0", istanbul, TUESDAY)
    statements = read(report, judging).statements
    assert len(statements) == (len(drafted(report, judging).drafts) if kept else 0)
    assert {s.confidence for s in statements} <= {0.5}
