"""Exact pieces by paragraph, as CofeNet counts them."""

import json
import lzma
from pathlib import Path

import pytest

from benchmarks.measures.pieces import Chunk, chunks, exact_pieces, runs_of_labels, runs_of_pieces, squeeze
from benchmarks.measures.tally import Tally

TEXT = "Arland “will not” sign, said Néri.\n\nShe left."
TOKENS = ("Arland", "``", "will", "not", "''", "sign", ",", "said", "Néri", ".")
LABELS = ("B-content", *["I-content"] * 5, "O", "B-cue", "B-source", "O")
GOLD = [Chunk("r", TOKENS, LABELS), Chunk("r", ("She", "left", "."), ("O", "O", "O"))]


def test_all_right(made) -> None:
    """Source, cue and content are those of the gold, though its tokens spell the quotation marks in another way."""
    read = made(TEXT, (("Néri", "said", "Arland “will not” sign"),))
    assert exact_pieces(GOLD, {"r": read}) == dict.fromkeys(("source", "cue", "content"), Tally(1, 1, 1))


def test_one_word_short(made) -> None:
    """A content that lacks its first word is one wrong and one missed; the other roles stay right."""
    found = exact_pieces(GOLD, {"r": made(TEXT, (("Néri", "said", "“will not” sign"),))})
    assert found == {"source": Tally(1, 1, 1), "cue": Tally(1, 1, 1), "content": Tally(0, 1, 1)}


def test_cut_at_the_edge_of_a_paragraph(made) -> None:
    """A source that runs on into the next paragraph is right in its own, and one too many in the next."""
    found = exact_pieces(GOLD, {"r": made(TEXT, (("Néri.\n\nShe", "said", ""),))})
    assert found["source"] == Tally(0, 2, 1)


def test_a_piece_of_two_attributions_counts_once(made) -> None:
    """Two attributions share their source."""
    found = exact_pieces(GOLD, {"r": made(TEXT, (("Néri", "said", ""), ("Néri", "sign", "")))})
    assert found["source"] == Tally(1, 1, 1) and found["cue"] == Tally(1, 2, 1)


def test_every_annotator_counts() -> None:
    """The paragraph stands in the file twice, for two annotators; a report that was not read has nothing given."""
    assert exact_pieces([GOLD[0], GOLD[0]], {})["cue"] == Tally(0, 0, 2)


def test_a_paragraph_that_is_not_in_the_report(made) -> None:
    """Nothing can be given where the words are not found."""
    lost = Chunk("r", ("Borland", "said"), ("B-source", "B-cue"))
    assert exact_pieces([lost], {"r": made(TEXT, (("Néri", "said", ""),))})["source"] == Tally(0, 0, 1)


@pytest.mark.parametrize(
    ("labels", "cues"),
    [
        (["B-cue", "I-cue", "O"], {(0, 2)}),
        (["B-cue", "B-cue"], {(0, 1), (1, 2)}),
        (["I-cue", "O"], set()),
        (["B-source", "I-cue"], set()),
        (["O"], set()),
    ],
)
def test_runs_of_labels(labels, cues) -> None:
    """A run begins at B- and goes on as long as the same role does; an I- of another role begins none."""
    assert runs_of_labels(labels)["cue"] == cues


def test_runs_of_pieces() -> None:
    """A piece that touches a part of a word counts as the word; one beside the paragraph counts as nothing."""
    assert runs_of_pieces([(2, 9), (40, 50)], [(0, 4), None, (5, 9), (9, 12)]) == {(0, 3)}


def test_squeezed() -> None:
    """White space goes, marks become alike, rows of them one; each character knows where it was."""
    assert squeeze(enumerate("a ``b…. —c")) == ("a'b.-c", [0, 2, 4, 5, 8, 9])


@pytest.mark.parametrize("name", ["valid.txt", "valid.txt.xz"])
def test_file(tmp_path: Path, name: str) -> None:
    """A line a paragraph, packed or not; the annotator's name falls off."""
    line = json.dumps({"tokens": ["Left"], "labels": ["O"], "id": "a_b_c1"}).encode()
    (tmp_path / name).write_bytes(lzma.compress(line) if name.endswith("xz") else line)
    assert list(chunks(tmp_path / name)) == [("a_b", ("Left",), ("O",))]
