"""The net: one encoder; on its words the tags of pieces, the links between them, and what a source does to a target."""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from parley.reader.linking import BUCKETS
from parley.reader.tags import COUNT
from training.crf import Chain
from training.encoder import Encoder, Size

LINK = 96  # width of the vectors whose products score links
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


class Inputs(NamedTuple):
    """A batch as `parley.reader.encoding.Batch` has it, as tensors."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor


class Linker(nn.Module):
    """Scores for "this source speaks by this cue" and "this content is said by this cue"."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.Linear(width, 2 * LINK)
        self.piece = nn.Linear(width, 2 * LINK)
        self.near = nn.Parameter(torch.zeros(2, BUCKETS))
        self.none = nn.Parameter(torch.zeros(2, LINK))

    def forward(self, cues: Tensor, pieces: Tensor, gaps: Tensor, relation: int) -> Tensor:
        """(cues, width), (pieces, width), buckets of distance (cues, pieces) -> scores (cues, pieces)."""
        part = slice(relation * LINK, (relation + 1) * LINK)
        scores = self.cue(cues)[:, part] @ self.piece(pieces)[:, part].T / LINK**0.5
        return scores + self.near[relation][gaps]

    def nothing(self, pieces: Tensor, relation: int) -> Tensor:
        """The score for "none", for each cue (relation 0) or content (relation 1): (pieces, width) -> (pieces)."""
        part = slice(relation * LINK, (relation + 1) * LINK)
        asking = self.cue(pieces) if relation == 0 else self.piece(pieces)
        return asking[:, part] @ self.none[relation] / LINK**0.5


class Net(nn.Module):
    """All heads on one encoder. `words` gives what the exported net gives: tag scores and a vector for each word."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.encoder = Encoder(size)
        self.join = nn.Linear(2 * size.width, size.width)
        self.activation = nn.GELU()
        self.dropout = nn.Dropout(size.dropout)
        self.tags = nn.Linear(size.width, COUNT)
        self.chain = Chain()
        self.linker = Linker(size.width)
        self.event_inner = nn.Linear(4 * size.width, size.width)
        self.event = nn.Linear(size.width, len(EVENTS))

    def words(self, x: Inputs) -> tuple[Tensor, Tensor]:
        """(rows, words, tags) scores, and (rows, words, width) vectors."""
        pieces = self.encoder(x.ids, x.marks, x.mask)
        width = pieces.shape[-1]

        def at(where: Tensor) -> Tensor:
            return pieces.gather(1, where[:, :, None].expand(-1, -1, width))

        vectors = self.activation(self.join(torch.cat([at(x.first), at(x.last)], dim=-1)))
        return self.tags(self.dropout(vectors)), vectors

    def events(self, source: Tensor, target: Tensor, between: Tensor, everything: Tensor) -> Tensor:
        """Mean vectors (rows, width) of source, target, the words between and all words -> (rows, events)."""
        joined = self.dropout(torch.cat([source, target, between, everything], dim=-1))
        return self.event(self.dropout(self.activation(self.event_inner(joined))))
