"""The steps in which an encoder with a new head learns."""

import time
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor, nn

_TELL = 100
"""So often, in steps, it is told how far an epoch is."""


def arithmetic() -> AbstractContextManager[object]:
    """What a net is run within: bfloat16 on a processor that has it, else float32, since emulating it takes some twenty
    times as long."""
    # torch has no public way to ask
    native = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.autocast("cpu", torch.bfloat16) if native else nullcontext()


class Learning:
    """AdamW over so many steps in all, the rates warmed up and then falling (Smith and Topin 2019); the encoder and the
    head, which are the parts of `net`, each have one."""

    def __init__(
        self, net: nn.Module, encoder: nn.Module, head: nn.Module, *, steps: int, rate: float, head_rate: float
    ) -> None:
        self._net = net
        learned = [p for p in encoder.parameters() if p.requires_grad]
        groups = [{"params": learned, "lr": rate}, {"params": head.parameters(), "lr": head_rate}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, [rate, head_rate], total_steps=steps + 1, pct_start=0.1
        )
        self.begin()

    def begin(self) -> None:
        """An epoch begins."""
        self._began, self._losses = time.monotonic(), list[float]()

    def step(self, loss: Tensor) -> None:
        """One step down from a loss; says now and then how far the epoch is."""
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._net.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._losses.append(loss.item())
        if len(self._losses) % _TELL == 0:
            print(f"  {len(self._losses)} steps: {sum(self._losses[-_TELL:]) / _TELL:.3f}", flush=True)

    def end(self, epoch: int) -> None:
        """Says how an epoch went that began last."""
        took, mean = time.monotonic() - self._began, sum(self._losses) / max(len(self._losses), 1)
        print(f"epoch {epoch}: loss {mean:.3f}, {took:.0f} s", flush=True)
