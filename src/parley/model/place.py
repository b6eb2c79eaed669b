"""Places named in a report."""

from dataclasses import dataclass

from parley.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with its ISO 3166-1 alpha-2 country and coordinates in degrees, as far as known."""

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
