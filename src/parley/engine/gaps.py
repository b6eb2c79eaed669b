"""Gaps in a draft: rules of thumb of those who draft and mediate, one small function each."""

from parley.model.agreement import Agreement
from parley.model.finding import Gap


def find_gaps(agreement: Agreement) -> tuple[Gap, ...]:
    """Every gap, rule by rule."""
    return ()
