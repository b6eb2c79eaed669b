"""How files that hold many reports are opened."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from parley.errors import WrongUseError
from parley.intake.days import ORDERS, Order
from parley.intake.limits import USUAL, Limits
from parley.intake.mappings import FIELDS, MAPPINGS
from parley.intake.part import LeftOut, Part


@dataclass(frozen=True, slots=True)
class Opening:
    """`columns`: for tables, which column holds what, by the names in `mappings.FIELDS`; `export`: a known export that
    a table must be, one of `mappings.MAPPINGS`; `days`: how its days are written where they are numbers alone."""

    limits: Limits = USUAL
    columns: Mapping[str, str] = field(default_factory=dict)
    export: str | None = None
    days: Order | None = None


def opening_from_words(words: Iterable[str], limits: Limits = USUAL) -> Opening:
    """How to open tables, from what people write: "date=published", "days=day-first", "gdelt", also several with commas
    between them. Raises WrongUseError, which names what can be written."""
    columns: dict[str, str] = {}
    export, days = None, None
    for pair in (pair.strip() for one in words for pair in one.split(",")):
        if not pair:
            continue
        name, equals, value = pair.partition("=")
        if not equals and name in MAPPINGS:
            export = name
        elif name == "days" and value in ORDERS:
            days = value
        elif name in FIELDS and value:
            columns[name] = value
        else:
            known = (*(f"{name}=COLUMN" for name in FIELDS), *(f"days={order}" for order in ORDERS), *MAPPINGS)
            raise WrongUseError(f"{pair[:80]!r} says nothing of a table. Write one of {', '.join(known)}.")
    return Opening(limits, columns, export, days)


class TakeApart(Protocol):
    """From an open file that holds many reports to its parts, a few at a time, in their order.

    Raises LeftOutError where the file as a whole cannot be opened; of a part that cannot be taken it gives a LeftOut.
    """

    def __call__(self, stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]: ...
