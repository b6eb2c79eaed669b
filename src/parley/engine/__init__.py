"""Agreement and testimony in, assessment out. Pure: no clock, file, network or database."""

from parley.engine.assess import assess
from parley.engine.standing import Standing

__all__ = ["Standing", "assess"]
