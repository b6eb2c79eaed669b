"""Search by meaning: vectors of passages are kept, and those that lie closest are found."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from parley.errors import WrongUseError
from parley.ledger import Filter, Ledger, open_ledger
from parley.ledger.likeness import closest_of
from parley.model.statement import Reading
from parley.reader.meaning import (
    SentenceEncoder,
    bytes_from_vectors,
    load_sentence_encoder,
    matrix_from_bytes,
)
from parley.tasks.meaning import find_like, learn

from .conftest import NOW, ORIGINAL

pytestmark = pytest.mark.skipif(
    find_spec("usearch") is None, reason="usearch, which search by meaning needs, is not installed"
)
Place = str | Path


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    """The encoder that comes with Parley."""
    return load_sentence_encoder()


def found(ledger: Ledger, encoder: SentenceEncoder, words: str, **which: object) -> list[str | None]:
    """The statements that mean most nearly what the words mean."""
    passages = find_like(ledger, encoder, words, Filter(**which), kinds=("statement",), limit=3)  # type: ignore[arg-type]
    return [passage.statement for passage in passages]


def test_the_same_in_other_words_is_found(place: Place, reading: Reading, encoder: SentenceEncoder) -> None:
    """A meeting, a retreat, in words that no statement has; a filter narrows it; nothing is worked out
    twice; tables built anew lose nothing."""
    with open_ledger(place) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        assert found(ledger, encoder, "soldiers pull back") == []
        assert sum(learn(ledger, encoder, ("statement",))) == len(reading.statements)
        assert sum(learn(ledger, encoder, ("statement",))) == 0
        assert "r1.s9" in found(ledger, encoder, "soldiers pull back")
        assert found(ledger, encoder, "the two leaders come together")[0] in ("r1.s10", "r1.s12", "r1.s14")
        assert set(found(ledger, encoder, "the two leaders come together", side="Turkey")) == {"r1.s10"}
        before = found(ledger, encoder, "no bases of other countries")
        ledger.rebuild()
        assert found(ledger, encoder, "no bases of other countries") == before != []
        with pytest.raises(WrongUseError, match="nothing to search"):
            found(ledger, encoder, "  ")


def test_vectors_are_of_length_one_and_survive_being_kept(encoder: SentenceEncoder) -> None:
    """Each text by itself: beside others it has the same vector; in 8 bits it points the same way."""
    texts = ["The talks go on.", "", "Troops withdrew. " * 200, "🕊"]
    together = encoder(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert (encoder(texts[2:3])[0] == together[2]).all()
    kept = matrix_from_bytes(bytes_from_vectors(together)).astype(float)
    assert ((kept * together).sum(axis=1) / np.linalg.norm(kept, axis=1) > 0.998).all()
    assert encoder([]).shape == (0, 384)


@pytest.mark.parametrize("limit", [1, 2, 3, 20, 40, 41])
def test_of_rows_as_close_the_first_are_found(limit: int) -> None:
    """Twenty rows the very same, one closer, the others further: the closer, then the first of the same."""
    chance = np.random.default_rng(3)
    matrix = chance.integers(-127, 128, (40, 384), np.int8)
    matrix[10:30] = matrix[31] // 2 + matrix[10] // 4
    order = list(closest_of(matrix, matrix[31].tobytes(), limit))
    assert order[:21] == [31, *range(10, 30)][:limit]
    assert len(order) == min(limit, 40)


def test_what_else_is_loaded_still_works() -> None:
    """In a program that searches by meaning first, clingo still says its symbols (loaded after usearch it fails)."""
    search = (
        "import numpy as np; from parley.ledger.likeness import closest_of;"
        "closest_of(np.ones((2, 384), np.int8), bytes(384), 1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{search}; import clingo; print(clingo.Function('a', [clingo.Number(1)]))"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "a(1)")
