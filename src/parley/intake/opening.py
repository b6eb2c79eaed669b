"""How files that hold many reports are opened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from parley.intake.limits import USUAL, Limits
from parley.intake.part import LeftOut, Part


@dataclass(frozen=True, slots=True)
class Opening:
    """`columns`: for tables, which column holds what, by the names in `mappings.FIELDS`; `export`: a known export that
    a table must be, one of `mappings.MAPPINGS`."""

    limits: Limits = USUAL
    columns: Mapping[str, str] = field(default_factory=dict)
    export: str | None = None


class TakeApart(Protocol):
    """From an open file that holds many reports to its parts, a few at a time, in their order.

    Raises LeftOutError where the file as a whole cannot be opened; of a part that cannot be taken it gives a LeftOut.
    """

    def __call__(self, stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]: ...
