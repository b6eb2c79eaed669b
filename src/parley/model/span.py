"""Places in a text."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a report's text, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers, exactly as they stand in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def without(spans: Spans, cuts: Iterable[Span]) -> Spans:
    """What is left of spans where others are cut out."""
    left: list[Span] = []
    ordered = sorted(cuts)
    for start, end in spans:
        at = start
        for cut in ordered:
            if cut.start < end and cut.end > at:
                left += [Span(at, cut.start)] if at < cut.start else []
                at = cut.end
        left += [Span(at, end)] if at < end else []
    return tuple(left)
