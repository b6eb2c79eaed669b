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
from parley.reader.judge import Judge, Judgement, signs
from parley.reader.linking import Floats
from parley.reader.read import drafted
from parley.reader.rules.acts import Clause
from parley.reader.rules.blind import blind
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
    assert all(d.row is None and d.judgement is None for d in drafted(report, load_pack(None)).drafts)


# -- the judge ---------------------------------------------------------------------------------------------------------


def _judge(seed: int, size: float = 1.0) -> Judge:
    rng = np.random.default_rng(seed)

    def head(rows: int, width: int) -> tuple[Floats, Floats]:
        weight = rng.normal(scale=size, size=(rows, width)).astype(np.float32)
        return weight, rng.normal(scale=size, size=rows).astype(np.float32)

    return Judge(head(1, 8), head(len(ACTS), 8), head(1, 5), 0.5)


@_some
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 30.0]), st.booleans(), st.booleans(), st.booleans())
def test_probabilities(seed: int, size: float, nested: bool, settled: bool, both: bool) -> None:
    """Any heads and rows, extreme ones too: an act that exists, and probabilities from 0 to 1."""
    judge = _judge(seed, size)
    judged = judge.judge(np.random.default_rng(seed).normal(size=8).astype(np.float32))
    assert 0 <= judged.statement <= 1
    assert judged.act in ACTS and 1 / len(ACTS) - 1e-6 <= judged.act_sure <= 1
    confidence = judge.confidence(judged, nested=nested, side_settled=settled, by_both=both)
    assert 0 <= confidence <= 1 and confidence == round(confidence, 2)


def test_heads_decide() -> None:
    """A head that looks for one act takes it; the twin that looks for another takes that."""
    zero = (np.zeros((1, 8), np.float32), np.zeros(1, np.float32))
    for act in ("promise", "denial"):
        weight = np.zeros((len(ACTS), 8), np.float32)
        weight[ACTS.index(act), 3] = 9
        judge = Judge(zero, (weight, np.zeros(len(ACTS), np.float32)), zero, 0.5)
        judged = judge.judge(np.eye(8, dtype=np.float32)[3])
        assert (judged.act, judged.statement) == (act, 0.5) and judged.act_sure > 0.9


def test_sure_and_unsure() -> None:
    """What is certain has finite signs; a surer statement has greater ones."""
    sure, unsure = Judgement(1.0, "claim", 1.0), Judgement(0.0, "claim", 0.0)
    told = [signs(j, nested=False, side_settled=True, by_both=True) for j in (sure, unsure)]
    assert np.isfinite(told).all()
    assert (told[0][:2] > told[1][:2]).all() and told[0][2:].tolist() == [0, 1, 1]


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
    zero = (np.zeros((1, len(row)), np.float32), np.zeros(1, np.float32))
    acts = (np.zeros((len(ACTS), len(row)), np.float32), np.zeros(len(ACTS), np.float32))
    judge = Judge(zero, acts, (np.zeros((1, 5), np.float32), np.zeros(1, np.float32)), threshold)
    judging = replace(shipped(), weights=replace(weights, judge=judge))
    report = Report("sha256:0", istanbul, TUESDAY)
    statements = read(report, judging).statements
    assert len(statements) == (len(drafted(report, judging).drafts) if kept else 0)
    assert {(s.act, s.confidence) for s in statements} <= {(ACTS[0], 0.5)}
