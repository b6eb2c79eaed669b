"""The mean of the weights of several nets: as fast to run as one of them, and as a rule better than each.

python -m training.average OUT.pt RUN/net.pt RUN/net.pt ...

The nets were trained alike but for the seed, and their heads began alike, so that they lie in one basin of the loss
(Wortsman et al., "Model soups", ICML 2022).
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(nets: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight. Raises ValueError for nets whose weights have other names or shapes."""
    shapes = [{name: weight.shape for name, weight in net.items()} for net in nets]
    if not nets or any(shape != shapes[0] for shape in shapes):
        raise ValueError("These nets cannot be averaged: their weights differ in name or shape. Train them anew.")
    return {name: torch.stack([net[name] for net in nets]).mean(0) for name in nets[0]}


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("nets", type=Path, nargs="+")
    o = p.parse_args(arguments)
    torch.save(average([torch.load(path, weights_only=True) for path in o.nets]), o.out)


if __name__ == "__main__":
    main()
