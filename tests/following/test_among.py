"""Many sayings compared at once are compared as each pair of them is."""

from datetime import date, timedelta
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.among import Among
from parley.following.likeness import WEIGHTS, likeness
from parley.following.relation import Meant, one_thing_of
from parley.following.sayings import Saying
from parley.model.statement import ACTS, Act, Modality

_WORDS = ("truce", "border", "troop", "prison", "talk", "bridge", "grain", "~K")
_MODALITIES: tuple[Modality, ...] = ("actual", "intended", "possible", "required")
_DAYS = st.one_of(st.none(), st.integers(0, 90).map(lambda days: date(2026, 1, 1) + timedelta(days=days)))
_FEW = st.lists(st.sampled_from(_WORDS), unique=True, max_size=6).map(tuple)
_NAMES = st.frozensets(st.sampled_from("abc"), max_size=2)
_PARTY = st.one_of(st.none(), st.sampled_from(("r1.p1", "r1.p2")))


@st.composite
def sayings(draw: st.DrawFn) -> Saying:
    """Any saying out of a few words, parties and days."""
    act: Act = draw(st.sampled_from(ACTS))
    return Saying(
        report=draw(st.integers(1, 3)), statement="s1", said=draw(_DAYS) or date(2026, 2, 1), words="",
        stems=draw(_FEW), around=draw(_FEW), place=draw(st.integers(0, 4)), numbers=draw(_NAMES), names=draw(_NAMES),
        places=draw(_NAMES), start=draw(_DAYS), end=draw(_DAYS), speaker=None, side=draw(_PARTY), actor=draw(_PARTY),
        act=act, modality=draw(st.sampled_from(_MODALITIES)), denied=draw(st.booleans()),
    )  # fmt: skip


@given(st.lists(sayings(), min_size=1, max_size=8), sayings(), *[st.floats(0, 1)] * 3)
def test_as_each_pair(before: list[Saying], one: Saying, cosine: float, same: float, crowd: float) -> None:
    """Those that were added before, each set against one that is in hand."""
    among = Among()
    for saying in before:
        among.note(saying)
        among.add(saying)
    among.note(one)
    everybody = [*before, one]

    def weight(stem: str) -> float:
        return log(1 + len(everybody) / (1 + sum(stem in saying.stems for saying in everybody)))

    meant = Meant(cosine, same, 0.0, 0.0)
    odds = among.odds(one, np.arange(len(before)), np.full(len(before), cosine), crowd)
    all_at_once = 1 / (1 + np.exp(-(odds + WEIGHTS.relation * meant.one_thing)))
    assert all_at_once == pytest.approx([likeness(one, other, meant, weight, crowd)[0] for other in before], abs=1e-9)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=1))
def test_kinds_of_many_are_read_as_those_of_one(kinds: list[tuple[float, float, float]]) -> None:
    """What a net says of pairs amounts to the same, one by one or together."""
    rows = np.array([(*row, 0.0) for row in kinds], np.float32)
    each = [Meant(0.0, float(a), float(b), float(c)).one_thing for a, b, c, _ in rows]
    assert one_thing_of(rows) == pytest.approx(each, abs=1e-6)
