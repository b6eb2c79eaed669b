"""What the net reads: every word once, windows that keep paragraphs whole, and positions that point to each word."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import PackError
from parley.reader.encoding import LONGEST, MARKS, Batch, Encoded, batch_of, encode, windows_of
from parley.reader.pieces import WordPieces
from parley.reader.segment import segment

from .packs import tokenizer_json
from .texts import anything

_START, _END = 2, 3
_some = settings(deadline=None, derandomize=True, max_examples=80)
_longer = st.lists(anything, max_size=6).map("\n\n".join)


def _letters(words: Sequence[str]) -> list[list[int]]:
    """Cuts a word into its letters."""
    return [[ord(c) for c in word] for word in words]


# -- windows -----------------------------------------------------------------------------------------------------------


@_some
@given(_longer, st.integers(1, 60))
def test_windows_hold_every_word_once(text: str, longest: int) -> None:
    """Any text: windows follow each other without a gap, none is empty, and none is longer than it may be unless it is
    one long word."""
    seg = segment(text)
    lengths = [len(t.text) for t in seg.tokens]
    windows = windows_of(seg, lengths, longest)
    assert [i for w in windows for i in range(*w)] == list(range(len(seg.tokens)))
    assert all(w.first < w.last for w in windows)
    assert all(sum(lengths[w.first : w.last]) <= longest or w.last - w.first == 1 for w in windows)


@_some
@given(_longer, st.integers(1, 60))
def test_paragraphs_that_fit_are_whole(text: str, longest: int) -> None:
    """Any text: a paragraph, or a sentence, that fits into a window lies in one."""
    seg = segment(text)
    lengths = [len(t.text) for t in seg.tokens]
    windows = windows_of(seg, lengths, longest)
    paragraphs: dict[int, tuple[int, int]] = {}
    for s in seg.sentences:
        paragraphs[s.paragraph] = (paragraphs.get(s.paragraph, (s.first, 0))[0], s.last)
    for first, last in [*paragraphs.values(), *((s.first, s.last) for s in seg.sentences)]:
        if sum(lengths[first:last]) <= longest:
            assert any(w.first <= first and last <= w.last for w in windows)


def test_as_much_as_fits() -> None:
    """Two paragraphs of five words: one window of ten, two of nine; sentences part only what is too long."""
    seg = segment("One two. Three.\n\nFour five. Six.")
    lengths = [1] * len(seg.tokens)
    assert windows_of(seg, lengths, 10) == [(0, 10)]
    assert windows_of(seg, lengths, 9) == [(0, 5), (5, 10)]
    assert windows_of(seg, lengths, 4) == [(0, 3), (3, 5), (5, 8), (8, 10)]
    assert windows_of(seg, lengths, 2) == [(0, 2), (2, 3), (3, 5), (5, 7), (7, 8), (8, 10)]


# -- word pieces -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cut() -> WordPieces:
    """The small vocabulary: a word is cut into its letters."""
    return WordPieces(tokenizer_json())


@_some
@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), max_size=12))
def test_each_word_has_pieces(cut: WordPieces, words: list[str]) -> None:
    """Any words, control characters and marks to combine among them: each has a piece at least, and the pieces that it
    has alone."""
    pieces = cut(words)
    assert len(pieces) == len(words)
    assert all(pieces)
    assert pieces == [cut([word])[0] for word in words]


def test_odd_words(cut: WordPieces) -> None:
    """A word of many pieces is cut short; one of which nothing is left is unknown, and moves no other."""
    pieces = cut(["abc", "\x00", "\u200d", "a" * 10_000, "北", "ab"])
    assert [len(p) for p in pieces] == [3, 1, 1, 60, 1, 2]
    assert pieces[1] == pieces[2] == [cut.unknown]
    assert pieces[0][:1] == pieces[5][:1] != [cut.unknown]
    assert cut([]) == []


def test_a_vocabulary_without_frames() -> None:
    """A vocabulary that lacks what frames a window is refused by name."""
    with pytest.raises(PackError, match=r"no \[SEP\].*Install Parley again"):
        WordPieces(tokenizer_json().replace("[SEP]", "[EOS]"))


# -- marks -------------------------------------------------------------------------------------------------------------


def _marks(text: str) -> dict[str, list[int]]:
    seg = segment(text)
    return {t.text: row for t, row in zip(seg.tokens, encode(seg, _letters).marks.tolist(), strict=True)}


def test_marks() -> None:
    """Case, quotation, and where sentences and paragraphs begin; nobody is asked for."""
    marks = _marks("Kyiv said: “UN iPad 12 left”. Then -\n\nhe")
    assert [marks[w][0] for w in ("said", "Kyiv", "UN", "iPad", "12", "-")] == [0, 1, 2, 3, 4, 5]
    assert [marks[w][1] for w in ("said", "“", "left", "”", "Then")] == [0, 2, 1, 3, 0]
    assert [marks[w][2] for w in ("Kyiv", "said", "Then", "he")] == [2, 0, 1, 2]
    assert {row[3] for row in marks.values()} == {0}
    assert _marks("He said “go")["“"][1] == 4


@_some
@given(_longer)
def test_marks_are_in_their_bounds(text: str) -> None:
    """Any text: a row a word, each mark one of its values."""
    encoded = encode(segment(text), _letters)
    assert encoded.marks.shape == (len(encoded.pieces), len(MARKS))
    assert ((encoded.marks >= 0) & (encoded.marks < np.array(MARKS))).all()


# -- batches -----------------------------------------------------------------------------------------------------------


def _check(encoded: Encoded, batch: Batch) -> None:
    """Every word is found where the batch says, framed and padded."""
    for row, window in enumerate(encoded.windows):
        size = sum(len(encoded.pieces[i]) for i in range(*window)) + 2
        assert batch.mask[row].tolist() == [1] * size + [0] * (batch.mask.shape[1] - size)
        assert (batch.ids[row, 0], batch.ids[row, size - 1], batch.ids[row, size:].sum()) == (_START, _END, 0)
        at = 1
        for word, i in enumerate(range(*window)):
            first, last = batch.first[row, word], batch.last[row, word]
            assert first == at
            assert batch.ids[row, first : last + 1].tolist() == encoded.pieces[i]
            assert (batch.marks[row, first : last + 1] == encoded.marks[i]).all()
            at = last + 1
        assert at == size - 1
        assert not batch.marks[row, size - 1 :].any()


@_some
@given(_longer, st.integers(3, 60))
def test_positions_in_a_batch(text: str, longest: int) -> None:
    """Any text in windows of any length, side by side: first and last piece of each word, its marks, its mask."""
    seg = segment(text)
    pieces = _letters([t.text for t in seg.tokens])
    windows = tuple(windows_of(seg, [len(p) for p in pieces], longest))
    if windows:
        encoded = Encoded(pieces, encode(seg, _letters).marks, windows)
        _check(encoded, batch_of(encoded, windows, _START, _END))


def test_a_word_of_many_pieces(cut: WordPieces) -> None:
    """Words of one, of sixty and of no pieces side by side: positions hold; the twin text is one word longer."""
    seg = segment(f"a {'b' * 5000} \x01 c.")
    encoded = encode(seg, cut)
    batch = batch_of(encoded, encoded.windows, _START, _END)
    _check(encoded, batch)
    assert batch.last[0].tolist() == [1, 61, 62, 63, 64][-len(seg.tokens) :]
    assert max(sum(len(p) for p in encoded.pieces[w.first : w.last]) for w in encoded.windows) <= LONGEST


@pytest.mark.parametrize("text", ["", " \t\n", "\u2029"])
def test_empty(text: str) -> None:
    """No words: no windows, no pieces, no marks."""
    encoded = encode(segment(text), _letters)
    assert (encoded.pieces, encoded.windows, encoded.marks.shape) == ([], (), (0, len(MARKS)))
