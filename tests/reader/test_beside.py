"""The judge of two passages: what it sees, and what it says of plain cases."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import PackError
from parley.model.passage import Passage
from parley.reader.beside import AFTER, BEFORE, FEWER, LONGEST, Cutter, beside_from, load_beside

TOKENIZER = files("parley.reader") / "data" / "news-en" / "tokenizer.json"
DUTY = Passage("", "alpha withdraws its troops from Zalambessa", "")


def heard(words: str) -> Passage:
    """Somebody's words."""
    return Passage("A spokesman said on Monday that ", words, ". He gave no details.")


@pytest.fixture(scope="module")
def cut() -> Cutter:
    return Cutter(TOKENIZER.read_text(encoding="utf-8"))


def test_words_are_marked(cut: Cutter) -> None:
    """The first passage is marked 1, the second 2, what stands around 0, and as many marks as pieces."""
    ids, marks = cut(Passage("before", "one", "after"), Passage("before", "two", ""))
    assert len(ids) == len(marks)
    assert [mark for mark in marks if mark] == [1, 2]
    assert ids[0] != ids[-1]


def test_long_passages_are_cut(cut: Cutter) -> None:
    """Of much text the near end before, the beginning after, and the beginning of the words are seen."""
    much = "war " * 500
    ids, marks = cut(Passage(much, much, much), Passage(much, much, much))
    assert (marks.count(1), marks.count(2)) == (LONGEST, LONGEST)
    assert len(ids) == 3 + 2 * LONGEST + 2 * AFTER + FEWER + BEFORE


def test_for_against_and_neither() -> None:
    """Left, still there, and the price of wheat."""
    likely = load_beside()([
        (DUTY, heard("the last alpha soldier left Zalambessa at dawn, and the withdrawal is complete")),
        (DUTY, heard("alpha troops are still in Zalambessa and have not withdrawn")),
        (DUTY, heard("the price of wheat rose again on the market of the capital")),
    ])  # fmt: skip
    assert likely.argmax(axis=1).tolist() == [0, 1, 2]
    assert np.allclose(likely.sum(axis=1), 1, atol=1e-3)


def test_no_pair_sways_another() -> None:
    """A pair alone and among others: the same to the bit; no pair: no row."""
    pair = (DUTY, heard("the withdrawal has begun"))
    net = load_beside()
    assert (net([pair]) == net([pair, (pair[1], pair[0])])[:1]).all()
    assert net([]).shape == (0, 3)


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_text(one: str, other: str) -> None:
    """Whatever text, also none: likelihoods."""
    (row,) = load_beside()([(Passage(other, one, ""), Passage("", other, one))])
    assert np.isfinite(row).all()
    assert row.sum() == pytest.approx(1, abs=1e-3)


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    """The error names the place and the mend."""
    with pytest.raises(PackError, match="Install Parley again"):
        beside_from(tmp_path, TOKENIZER)
