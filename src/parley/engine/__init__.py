"""Agreement and testimony in, assessment out. Pure: no clock, file, network or database."""

from parley.engine.assess import assess

__all__ = ["assess"]
