"""The tags of words: pieces in, the same pieces out, and the best of all sequences that are allowed."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reader.tags import (
    ALLOWED,
    COUNT,
    FINAL,
    FIRST,
    OUTSIDE,
    Floats,
    best_tags,
    pieces_of_tags,
    tag,
    tags_of_pieces,
)

_some = settings(deadline=None, derandomize=True, max_examples=60)
Piece = tuple[int, int, int]
_NEVER = -1e4


def _apart(steps: list[tuple[int, int, int]]) -> list[Piece]:
    """Pieces from steps (role, words before it, words in it)."""
    out: list[Piece] = []
    at = 0
    for role, gap, length in steps:
        out.append((role, at + gap, at + gap + length))
        at += gap + length
    return out


_pieces = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(1, 5)), max_size=8).map(_apart)


def _obeys(tags: list[int]) -> bool:
    return all(ALLOWED[a][b] for a, b in pairwise(tags)) and (not tags or bool(FIRST[tags[0]] and FINAL[tags[-1]]))


@_some
@given(_pieces, st.integers(0, 4))
def test_pieces_come_back(pieces: list[Piece], after: int) -> None:
    """Pieces that lie apart, or touch: their tags are allowed, and give the same pieces."""
    tags = tags_of_pieces(pieces, (pieces[-1][2] if pieces else 0) + after)
    assert _obeys(tags)
    assert pieces_of_tags(tags) == pieces


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        ([(0, 0, 2), (2, 1, 4)], [(0, 0, 2)]),
        ([(2, 1, 4), (0, 0, 2)], [(0, 0, 2)]),
        ([(1, 2, 3), (1, 2, 3)], [(1, 2, 3)]),
        ([(2, 0, 4), (1, 1, 2), (0, 4, 5)], [(2, 0, 4), (0, 4, 5)]),
    ],
)
def test_of_two_that_overlap_the_first_is_kept(pieces: list[Piece], kept: list[Piece]) -> None:
    """Pieces that share a word: the one that begins first stays, the other goes, and tags stay allowed."""
    tags = tags_of_pieces(pieces, 6)
    assert _obeys(tags)
    assert pieces_of_tags(tags) == kept


def test_what_may_follow() -> None:
    """A piece goes on in its own role and comes to its end; nothing ends that did not begin."""
    begin, inside, end, single = (tag(0, part) for part in range(4))
    assert ALLOWED[begin][end] and ALLOWED[begin][inside] and ALLOWED[end][single] and ALLOWED[single][begin]
    assert not ALLOWED[begin][OUTSIDE] and not ALLOWED[begin][begin] and not ALLOWED[begin][tag(1, 2)]
    assert not ALLOWED[OUTSIDE][inside] and not ALLOWED[single][end]
    assert not FIRST[end] and not FIRST[inside] and not FINAL[begin] and not FINAL[inside]


def _scores(numbers: list[int], words: int) -> Floats:
    return np.resize(np.array(numbers, np.float32), (words, COUNT))


def _follow(numbers: list[int]) -> Floats:
    allowed = np.array(ALLOWED, np.float32)
    return np.resize(np.array(numbers, np.float32), (COUNT, COUNT)) * allowed + (1 - allowed) * np.float32(_NEVER)


def _worth(tags: tuple[int, ...] | list[int], emissions: Floats, follow: Floats) -> float:
    steps = sum(float(follow[a, b]) for a, b in pairwise(tags))
    return steps + sum(float(emissions[i, t]) for i, t in enumerate(tags))


def _crosses(tags: tuple[int, ...] | list[int], breaks: list[bool]) -> bool:
    return any(breaks[i] and not (FINAL[tags[i - 1]] and FIRST[tags[i]]) for i in range(1, len(tags)))


_numbers = st.lists(st.integers(-20, 20), min_size=1, max_size=40)


@_some
@given(_numbers, _numbers, st.lists(st.booleans(), max_size=2))
def test_no_sequence_is_better(scores: list[int], steps: list[int], breaks: list[bool]) -> None:
    """Up to two words, all sequences tried: none that is allowed is worth more than the one decoded."""
    emissions, follow = _scores(scores, len(breaks)), _follow(steps)
    decoded = best_tags(emissions, follow, breaks)
    every = product(range(COUNT), repeat=len(breaks))
    allowed = (tags for tags in every if _obeys(list(tags)) and not _crosses(tags, breaks))
    assert _worth(decoded, emissions, follow) == max(_worth(tags, emissions, follow) for tags in allowed)


@_some
@given(_numbers, _numbers, st.lists(st.booleans(), max_size=60))
def test_what_is_decoded_is_allowed(scores: list[int], steps: list[int], breaks: list[bool]) -> None:
    """Any scores: the tags obey the rules, and no piece goes on across the end of a paragraph."""
    decoded = best_tags(_scores(scores, len(breaks)), _follow(steps), breaks)
    assert len(decoded) == len(breaks)
    assert _obeys(decoded)
    assert not _crosses(decoded, breaks)


@pytest.mark.parametrize(("parted", "pieces"), [(False, [(2, 0, 4)]), (True, [(2, 0, 2), (2, 2, 4)])])
def test_a_paragraph_parts_what_is_one_piece_elsewhere(parted: bool, pieces: list[Piece]) -> None:
    """Four words that look like one content: one piece in one paragraph, two where a paragraph begins in between."""
    emissions = np.zeros((4, COUNT), np.float32)
    emissions[0, tag(2, 0)] = emissions[1, tag(2, 1)] = emissions[2, tag(2, 1)] = emissions[3, tag(2, 2)] = 5
    emissions[1, tag(2, 2)] = emissions[2, tag(2, 0)] = 4
    assert pieces_of_tags(best_tags(emissions, _follow([0]), [True, False, parted, False])) == pieces


def test_no_words_no_tags() -> None:
    """An empty text has no tags, and no tags hold no pieces."""
    assert best_tags(np.zeros((0, COUNT), np.float32), _follow([0]), []) == []
    assert pieces_of_tags([]) == []
    assert tags_of_pieces([], 0) == []
