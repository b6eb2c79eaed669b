"""The mean of several nets."""

import pytest

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")


def test_the_mean_of_each_weight() -> None:
    """Of 1 and 3 the mean is 2, weight by weight; one net alone is its own mean."""
    from training.average import average

    one, other = ({"a": torch.full((2,), x), "b": torch.tensor([[x, 0.0]])} for x in (1.0, 3.0))
    mean = average([one, other])
    assert mean["a"].tolist() == [2.0, 2.0] and mean["b"].tolist() == [[2.0, 0.0]]
    assert average([one])["a"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("other", [{"b": 1}, {"a": 2}, {}])
def test_nets_that_differ(other: dict[str, int]) -> None:
    """Another name, another shape, nothing at all: refused, and the error says what to do."""
    from training.average import average

    nets = [{"a": torch.zeros(1)}, {name: torch.zeros(size) for name, size in other.items()}]
    with pytest.raises(ValueError, match="Train them anew"):
        average(nets)
