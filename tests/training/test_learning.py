"""The steps in which a net learns."""

import pytest

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")

from training.learning import Learning  # noqa: E402 - after the skip


def test_learns_and_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The loss falls from step to step; each epoch is told by its own mean. What is frozen stays as it was."""
    torch.manual_seed(1)
    net = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Linear(4, 1))
    net[0].bias.requires_grad_(False)
    frozen, x = net[0].bias.clone(), torch.ones(8, 2)
    learning = Learning(net, net[0], net[1], steps=200, rate=0.05, head_rate=0.05)
    for epoch in (1, 2):
        learning.begin()
        for _ in range(100):
            learning.step((net(x) - 3).square().mean())
        learning.end(epoch)
    told = capsys.readouterr().out.splitlines()
    first, second = (float(line.split()[3].rstrip(",")) for line in told if line.startswith("epoch"))
    assert second < first
    assert float((net(x) - 3).detach().abs().max()) < 0.1
    assert told[0].startswith("  100 steps: ")
    assert torch.equal(net[0].bias, frozen)


def test_no_more_steps_than_were_told() -> None:
    """The bad twin: the rate is planned for so many steps, and beyond them there is none."""
    net = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.Linear(1, 1))
    learning = Learning(net, net[0], net[1], steps=1, rate=0.1, head_rate=0.1)
    with pytest.raises(ValueError, match="step"):
        for _ in range(3):
            learning.step(net(torch.ones(1, 1)).sum())
