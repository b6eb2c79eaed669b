"""Places in a text."""

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
