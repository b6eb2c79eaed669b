"""How the parts of a likeness are weighed is fitted to what is known."""

import numpy as np
import pytest

from training.following import Cases, fitted, joined, lines


def test_weights_of_what_decides() -> None:
    """A column that goes with what is wanted weighs much, one of chance hardly; the bias puts half the way between."""
    chance = np.random.default_rng(1)
    told = chance.normal(size=400)
    cases = Cases(np.c_[told, chance.normal(size=400)], (told > 0.5).astype(float))
    weights, bias = fitted(cases)
    assert weights[0] > 2 > 10 * abs(weights[1])
    assert -bias / weights[0] == pytest.approx(0.5, abs=0.15)


def test_a_column_that_is_always_the_same_breaks_nothing() -> None:
    """The bad twin: nothing can be learnt of it, nor where all is wanted."""
    weights, bias = fitted(Cases(np.ones((10, 2)), np.array([1.0, 0.0] * 5)))
    assert np.isfinite([*weights, bias]).all()
    assert np.isfinite(fitted(Cases(np.eye(4), np.ones(4)))[0]).all()


def test_joined_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """All cases together, in their order, each as often as it counts; weights by their names."""
    one, other = Cases(np.zeros((2, 1)), np.zeros(2)), Cases(np.ones((3, 1)), np.ones(3))
    assert joined([one, other], [1, 1]).rows.sum() == 3
    assert joined([one, other], [1, 2]).wanted.tolist() == [0, 0, *[1] * 6]
    assert lines("likeness", ["words"], np.array([1.234]), 0.5) == {"words": 1.23}
    assert capsys.readouterr().out == "likeness: {'words': 1.23}, bias 0.50\n"
