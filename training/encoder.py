"""A small BERT encoder (Devlin et al., NAACL 2019) whose input also carries marks about each word.

Written out rather than taken from a library so that the marks enter at the embeddings, every operation exports to
ONNX, and the weights of MiniLM (Wang et al., NeurIPS 2020) load by name.
"""

from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn import functional

from parley.reader.encoding import MARKS


@dataclass(frozen=True, slots=True)
class Size:
    """The shape of the encoder; the defaults are MiniLM-L6-H384."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    dropout: float = 0.1


class _Layer(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, size.dropout
        self.query, self.key, self.value, self.output = (nn.Linear(size.width, size.width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.up, self.down = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        # written out: on a processor in bfloat16 twice as fast backwards as the fused operation
        near = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) * (width // self.heads) ** -0.5
        seen = functional.softmax(near + bias.to(near.dtype), dim=-1) @ split(self.value(x))
        seen = self.output(seen.transpose(1, 2).reshape(rows, length, width))
        x = self.attention_norm(x + functional.dropout(seen, self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.norm(x + functional.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces with their marks -> one vector a piece."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.words.weight.requires_grad_(False)  # half of all weights, and most words are rare: they stay as pretrained
        self.places = nn.Embedding(size.positions, size.width)
        self.marks = nn.ModuleList(nn.Embedding(n, size.width) for n in MARKS)
        for table in self.marks:
            nn.init.zeros_(table.weight)  # at first the encoder is the one that was pretrained
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(_Layer(size) for _ in range(size.layers))

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """`ids`, `mask` (rows, pieces), `marks` (rows, pieces, marks) -> (rows, pieces, width)."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        for n, table in enumerate(self.marks):
            x = x + table(marks[:, :, n])
        x = functional.dropout(self.norm(x), self.size.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


def load_pretrained(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    """Fill the encoder with the weights of a BERT checkpoint, by its names. Raises KeyError for one that is missing."""
    own: dict[str, Tensor] = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        # every text is a first sentence: its type is part of each position
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for n in range(encoder.size.layers):
        for name, theirs in _PARTS.items():
            for kind in ("weight", "bias"):
                own[f"layers.{n}.{name}.{kind}"] = weights[f"encoder.layer.{n}.{theirs}.{kind}"]
    for name in encoder.state_dict():
        if name.startswith("marks."):
            own[name] = encoder.state_dict()[name]
    encoder.load_state_dict(own)
