"""A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) over the tags of words."""

import torch
from torch import Tensor, nn

from parley.reader.tags import ALLOWED, FINAL, FIRST

_NEVER = -1e4


class Chain(nn.Module):
    """Scores of tag sequences; tags that may not follow each other never do."""

    def __init__(self) -> None:
        super().__init__()
        self.follow = nn.Parameter(torch.zeros(len(ALLOWED), len(ALLOWED)))
        self.register_buffer("allowed", torch.tensor(ALLOWED, dtype=torch.float32), persistent=False)
        self.register_buffer("first", torch.tensor(FIRST, dtype=torch.float32), persistent=False)
        self.register_buffer("final", torch.tensor(FINAL, dtype=torch.float32), persistent=False)

    def transitions(self) -> Tensor:
        """(tag before, tag after) -> score."""
        return self.follow * self.allowed + (1 - self.allowed) * _NEVER

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """The mean negative log-likelihood a word. `emissions` (rows, words, tags), `tags` and `mask` (rows, words)."""
        follow = self.transitions()
        mask = mask.to(emissions.dtype)
        gold = emissions.gather(2, tags[:, :, None]).squeeze(2) * mask
        steps = follow[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        total = gold.sum(1) + steps.sum(1)
        alpha = emissions[:, 0] + (1 - self.first) * _NEVER
        for i in range(1, emissions.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + follow, dim=1) + emissions[:, i]
            alpha = torch.where(mask[:, i : i + 1] > 0, ahead, alpha)
        partition = torch.logsumexp(alpha + (1 - self.final) * _NEVER, dim=1)
        return (partition - total).sum() / mask.sum()
