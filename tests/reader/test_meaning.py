"""Sentences as vectors, and what was learnt of them."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import PackError
from parley.model.passage import Passage
from parley.reader.meaning import (
    AFTER,
    BEFORE,
    WIDTH,
    Cutter,
    bytes_from_vectors,
    load_sentence_encoder,
    matrix_from_bytes,
    sentence_encoder_from,
)

DATA = Path(str(files("parley.reader") / "data"))
TOKENIZER = DATA / "news-en" / "tokenizer.json"


def test_what_means_the_same_lies_close() -> None:
    """Two wordings of one thing are nearer to each other than to something else."""
    one, same, other = load_sentence_encoder()(
        ["Troops withdraw from the town.", "The soldiers pull out of the town.", "Bread has become dearer."]
    )
    assert one @ same > 0.5 > one @ other


def test_a_text_by_itself_as_among_others() -> None:
    """No other text sways it; of no texts there are no rows."""
    encoder = load_sentence_encoder()
    texts = ["Troops withdraw.", "The talks on the release of prisoners went on until the morning.", ""]
    assert (encoder(texts) == np.concatenate([encoder([text]) for text in texts])).all()
    assert encoder([]).shape == (0, WIDTH)


def test_what_stands_around_tells_what_is_meant() -> None:
    """Half a sentence is nearer to what it means where it stands than alone; elsewhere it is not."""
    encoder, half = load_sentence_encoder(), "We will be gone by then"
    meant, there, elsewhere, alone = encoder(
        [
            "The troops withdraw from the town by March.",
            Passage("The general was asked about the withdrawal of his troops from the town by March. ", half, ""),
            Passage("The singers were asked about the concert in the park on Sunday. ", half, ""),
            half,
        ]
    )
    assert meant @ there > max(meant @ alone, meant @ elsewhere)


def test_a_text_by_itself_has_nothing_around_it() -> None:
    """A text, and a passage of it with nothing before and after, are the same."""
    encoder = load_sentence_encoder()
    assert (encoder(["Troops withdraw."]) == encoder([Passage("", "Troops withdraw.", "")])).all()


def test_cut() -> None:
    """The words are marked, not what stands around them; of long texts the nearest is kept, and no word is too few."""
    cut = Cutter(TOKENIZER.read_text(encoding="utf-8"), 3)
    found = cut(Passage("peace " * 100, "troops leave the town today", "war " * 100))
    assert found.marks == [0, *[0] * BEFORE, 1, 1, 1, *[0] * AFTER, 0]
    assert len(found.ids) == len(found.marks)
    assert len(set(found.ids[1 : BEFORE + 1])) == len(set(found.ids[-AFTER - 1 : -1])) == 1
    assert sum(cut("").marks) == 1


@given(st.builds(Passage, st.text(max_size=60), st.text(max_size=60), st.text(max_size=60)))
@settings(max_examples=50, deadline=None)
def test_any_passage(passage: Passage) -> None:
    """Whatever stands where, there is a vector of length one."""
    assert np.linalg.norm(load_sentence_encoder()([passage])) == pytest.approx(1, abs=1e-3)


def test_kept_in_bytes_and_back() -> None:
    """384 whole numbers each, which point where the vectors do."""
    vectors = load_sentence_encoder()(["Troops withdraw.", "Prisoners are released."])
    kept = bytes_from_vectors(vectors)
    assert [len(row) for row in kept] == [WIDTH, WIDTH]
    back = matrix_from_bytes(kept).astype(np.float32) / 127
    assert (np.abs(back - vectors) < 0.5 / 127 + 1e-6).all()
    assert matrix_from_bytes([]).shape == (0, WIDTH)


def test_the_heads_fit_the_vectors() -> None:
    """The head has four kinds from four parts of two vectors; the centres have length one."""
    heads = load_sentence_encoder().heads
    inside = heads["inner"].shape[0]
    assert heads["inner"].shape == (inside, 4 * WIDTH)
    assert heads["inner_bias"].shape == (inside,)
    assert (heads["outer"].shape, heads["outer_bias"].shape) == ((4, inside), (4,))
    assert heads["centres"].shape[1] == WIDTH
    assert np.linalg.norm(heads["centres"], axis=1) == pytest.approx(1, abs=0.01)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack."""
    for file in (DATA / "meaning-en").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_the_copy_of_a_pack_is_a_pack(pack: Path) -> None:
    """It is called as the one that comes with Parley."""
    assert sentence_encoder_from(pack, TOKENIZER).name == load_sentence_encoder().name


@pytest.mark.parametrize("part", ["net.onnx", "heads.npz", "pack.json"])
def test_a_pack_that_was_changed_or_lacks_a_part(pack: Path, part: str) -> None:
    """The bad twins: a part cut short, a part that is gone."""
    name = part if (pack / part).exists() else next(p.name for p in pack.iterdir() if p.suffix == ".json")
    whole = (pack / name).read_bytes()
    (pack / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PackError, match="Install Parley again"):
        sentence_encoder_from(pack, TOKENIZER)
    (pack / name).unlink()
    with pytest.raises(PackError, match="Install Parley again"):
        sentence_encoder_from(pack, TOKENIZER)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_vector_of_length_one(text: str) -> None:
    """Whatever it is."""
    (row,) = load_sentence_encoder()([text])
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-3)


def test_a_long_text_is_cut() -> None:
    """What follows after many words sways nothing, so that no text takes long."""
    long = "troops withdraw " * 200
    assert (load_sentence_encoder()([long]) == load_sentence_encoder()([long * 20])).all()
