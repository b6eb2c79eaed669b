"""Pieces put together to attributions, with vectors made by hand: alike is linked, unlike is not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reader import linking
from parley.reader.linking import BUCKETS, Floats, Linker, Range, Tagged, distances, means
from parley.reader.segment import segment

_WIDTH = 4
_some = settings(deadline=None, derandomize=True, max_examples=40)
Piece = tuple[int, int, int]


def _linker(near: Floats | None = None) -> Linker:
    """A linker for which the worth of a link is how alike two vectors are, and no link is worth nothing."""
    same = np.vstack([np.eye(_WIDTH), np.eye(_WIDTH)]).astype(np.float32)
    zero = np.zeros(2 * _WIDTH, np.float32)
    near = np.zeros((2, BUCKETS), np.float32) if near is None else near
    return Linker((same, zero), (same, zero), near, np.zeros((2, _WIDTH), np.float32))


def _vectors(kinds: list[int | None]) -> Floats:
    """One vector a word: words of one kind are alike; None is unlike all, itself too."""
    out = np.zeros((len(kinds), _WIDTH), np.float32)
    for i, kind in enumerate(kinds):
        if kind is not None:
            out[i, kind] = 6
    return out


_TEXT = "Arland said yes . Borland said no ."
_PIECES: list[Piece] = [(0, 0, 1), (1, 1, 2), (2, 2, 3), (0, 4, 5), (1, 5, 6), (2, 6, 7)]


def _linked(kinds: list[int | None], pieces: list[Piece] = _PIECES) -> list[Tagged]:
    return _linker().attributions(segment(_TEXT), _vectors(kinds), pieces)


def test_alike_is_linked() -> None:
    """Each source and content is like one cue: two attributions by their cues, both sure."""
    found = _linked([0, 0, 0, None, 1, 1, 1, None])
    assert [t[:3] for t in found] == [(((0, 1),), (1, 2), ((2, 3),)), (((4, 5),), (5, 6), ((6, 7),))]
    assert all(0.9 < t.sure <= 1 for t in found)


def test_crosswise() -> None:
    """The contents are like the other cue: vectors count, not the order of words."""
    found = _linked([0, 0, 1, None, 1, 1, 0, None])
    assert [t.content for t in found] == [((6, 7),), ((2, 3),)]


def test_one_source_and_two_contents() -> None:
    """Both cues take the one source that is alike; one cue takes both contents, the other none."""
    found = _linked([0, 0, 0, None, None, 0, 0, None], [*_PIECES[:3], *_PIECES[4:]])
    assert [t.source for t in found] == [((0, 1),), ((0, 1),)]
    assert sorted(r for t in found for r in t.content) == [(2, 3), (6, 7)]


def test_unlike_is_not_linked() -> None:
    """Nothing is like the cues: they stay without a source, and the contents belong to nobody."""
    source, content = np.zeros((2, _WIDTH), np.float32)
    words = _vectors([1, 0, 1, None, 2, 0, 2, None]) - np.float32(1)
    words[[3, 7]] = source + content
    found = _linker().attributions(segment(_TEXT), words, _PIECES)
    assert [t[:3] for t in found] == [((), (1, 2), ()), ((), (5, 6), ())]


@pytest.mark.parametrize("pieces", [[], [p for p in _PIECES if p[0] != 1]])
def test_without_cues_there_is_nothing(pieces: list[Piece]) -> None:
    """Sources and contents alone make no attribution."""
    assert _linked([0] * 8, pieces) == []


def test_cues_alone() -> None:
    """Cues without sources and contents are attributions of nobody, sure of it."""
    cues = [p for p in _PIECES if p[0] == 1]
    assert _linked([0] * 8, cues) == [Tagged((), (1, 2), (), 1.0), Tagged((), (5, 6), (), 1.0)]


def test_near_is_better() -> None:
    """Two sources alike: the one at a distance that costs less is taken."""
    pieces: list[Piece] = [(0, 0, 1), (0, 4, 5), (1, 5, 6)]
    seg, words = segment(_TEXT), _vectors([0, None, None, None, 0, 0, None, None])
    far, close = distances(seg, [(5, 6)], [(0, 1), (4, 5)])[0].tolist()
    assert far != close
    for costly, taken in ((far, (4, 5)), (close, (0, 1))):
        near = np.zeros((2, BUCKETS), np.float32)
        near[:, costly] = -9
        assert _linker(near).attributions(seg, words, pieces)[0].source == (taken,)


@_some
@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(2, 12))
def test_blocks_give_the_same_as_one(seed: int, block: int, reach: int) -> None:
    """Many pieces, worked off in blocks of any size: the links of one block that holds all."""
    rng = np.random.default_rng(seed)
    text = "one two three four . " * 12
    seg = segment(text)
    starts = sorted(rng.choice(len(seg.tokens), 40, replace=False).tolist())
    pieces = [(int(rng.integers(3)), at, at + 1) for at in starts]
    words = rng.normal(size=(len(seg.tokens), _WIDTH)).astype(np.float32)
    linker = _linker(rng.normal(size=(2, BUCKETS)).astype(np.float32))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "_REACH", reach)
        patch.setattr(linking, "_BLOCK", 1000)
        whole = linker.attributions(seg, words, pieces)
        patch.setattr(linking, "_BLOCK", block)
        parts = linker.attributions(seg, words, pieces)
    assert [t[:3] for t in parts] == [t[:3] for t in whole]
    assert [t.sure for t in parts] == pytest.approx([t.sure for t in whole], abs=1e-5)


@_some
@given(st.integers(0, 2**32 - 1))
def test_every_content_is_said_once(seed: int) -> None:
    """Any vectors: cues stay in their order, no content is said twice, sources are among those given, and how sure
    each link is lies between 0 and 1."""
    rng = np.random.default_rng(seed)
    seg = segment("one two three four .\n\n" * 10)
    pieces = [(int(rng.integers(3)), at, at + 1) for at in range(0, len(seg.tokens), 2)]
    words = rng.normal(scale=3, size=(len(seg.tokens), _WIDTH)).astype(np.float32)
    found = _linker().attributions(seg, words, pieces)
    said = [r for t in found for r in t.content]
    assert [(1, *t.cue) for t in found] == [p for p in pieces if p[0] == 1]
    assert len(said) == len(set(said)) and {(2, *r) for r in said} <= set(pieces)
    assert all(len(t.source) <= 1 and {(0, *r) for r in t.source} <= set(pieces) for t in found)
    assert all(0 <= t.sure <= 1 for t in found)


def test_distances() -> None:
    """A bucket tells the side, how far, and whether in the same sentence, the same paragraph or neither."""
    seg = segment("one two three. Four five.\n\nSix seven.")
    pieces: list[Range] = [(0, 1), (2, 3), (4, 5), (7, 8)]
    row = distances(seg, [(1, 2)], pieces)[0].tolist()
    assert len(set(row)) == 4 and all(0 <= n < BUCKETS for n in row)
    assert distances(seg, [], pieces).shape == (0, 4) and distances(seg, pieces, []).shape == (4, 0)


def test_means() -> None:
    """The mean of each range, and zero for one that holds nothing or ends before it begins."""
    words = np.array([[1, 2], [3, 4]], np.float32)
    assert means(words, [(0, 2), (1, 2), (1, 1), (2, 0)]).tolist() == [[2, 3], [3, 4], [0, 0], [0, 0]]
