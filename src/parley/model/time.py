"""Days named in a report."""

from dataclasses import dataclass
from datetime import date

from parley.model.span import Span


@dataclass(frozen=True, slots=True)
class TimeReference:
    """An expression of time and the days it covers, both included; an open or unknown end is None."""

    span: Span
    start: date | None
    end: date | None
