"""The chain that is trained and the decoder that reads agree."""

import numpy as np
import pytest

from parley.reader.tags import COUNT, best_tags

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")


def test_the_decoded_sequence_is_the_likeliest() -> None:
    """Of all that is decoded no other sequence of tags costs less in training; the twin with one tag changed costs
    more."""
    from training.crf import Chain

    torch.manual_seed(1)
    chain = Chain()
    chain.follow.data = torch.randn(COUNT, COUNT)
    emissions = torch.randn(1, 7, COUNT) * 3
    follow = chain.transitions().detach().numpy().astype(np.float32)
    decoded = best_tags(emissions[0].numpy(), follow, [True] + [False] * 6)
    mask = torch.ones(1, 7)
    best = chain.loss(emissions, torch.tensor([decoded]), mask).item()
    assert best >= 0
    for place in range(7):
        for tag in range(COUNT):
            other = [tag if n == place else t for n, t in enumerate(decoded)]
            if other != decoded:
                assert chain.loss(emissions, torch.tensor([other]), mask).item() > best


def test_padding_costs_nothing() -> None:
    """The same words with padding after them cost the same in all; padding that counted as words would not."""
    from training.crf import Chain

    torch.manual_seed(2)
    chain = Chain()
    emissions, tags = torch.randn(1, 3, COUNT), torch.zeros(1, 3, dtype=torch.long)
    padded = torch.cat([emissions, torch.full((1, 2, COUNT), 9.0)], 1)
    longer = torch.zeros(1, 5, dtype=torch.long)
    plain = chain.loss(emissions, tags, torch.ones(1, 3)).item()
    assert chain.loss(padded, longer, torch.tensor([[1.0, 1, 1, 0, 0]])).item() == pytest.approx(plain, abs=1e-4)
    assert chain.loss(padded, longer, torch.ones(1, 5)).item() != pytest.approx(plain, abs=1e-4)
