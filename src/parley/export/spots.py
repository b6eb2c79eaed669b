"""Where on a picture the marks of a map stand: points that would overlap are gathered into one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["pledge", "observation", "incident", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_PLEDGES = ("promise", "offer", "plan")
_OBSERVING = ("claim", "accusation", "denial", "protest")
_INCIDENTS = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")

SMALL, BIG = 6.5, 17.0
"""Half of what a mark takes: one point; several, whose number stands in it."""
_GAP = 1.0
_CELL = 2 * BIG + _GAP


def kind_of_statement(act: str, event: str | None, modality: str) -> Kind:
    """What kind of thing a statement tells of a place: by what is done by saying it, and by the kind of event."""
    if act in _PLEDGES:
        return "pledge"
    if modality == "actual" and act in _OBSERVING:
        return "incident" if event in _INCIDENTS else "observation"
    return "other"


@dataclass(slots=True)
class Spot:
    """A mark in the making: the place that it stands on, and what it stands for, place by place in order."""

    x: float
    y: float
    names: dict[str, None] = field(default_factory=dict)
    kinds: Counter[Kind] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.kinds.total()

    @property
    def half(self) -> float:
        return BIG if self.count > 1 else SMALL

    @property
    def kind(self) -> Kind | Literal["mixed"]:
        return next(iter(self.kinds)) if len(self.kinds) == 1 else "mixed"

    def take(self, other: "Spot") -> None:
        """Stand for what another stands for, too."""
        self.names.update(other.names)
        self.kinds.update(other.kinds)


def gathered(spots: Iterable[Spot]) -> list[Spot]:
    """Spots of which none overlaps another; those with most points first, then in the order in which they came.

    Each mark stays where its first place is. A mark that takes in another grows, so it is done twice: afterwards none
    grows any more, since any two single points that were near enough are one already. About linear in the spots.
    """
    return _gathered_once(_gathered_once(spots))


def _gathered_once(spots: Iterable[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in sorted(spots, key=lambda s: -s.count):
        column, row = int(spot.x // _CELL), int(spot.y // _CELL)
        near = min(_near(spot, cells, column, row), key=lambda found: found[0], default=None)
        if near is not None:
            near[1].take(spot)
        else:
            kept.append(spot)
            cells[column, row].append(spot)
    return sorted(kept, key=lambda s: -s.count)


def _near(spot: Spot, cells: dict[tuple[int, int], list[Spot]], column: int, row: int) -> Iterator[tuple[float, Spot]]:
    """Marks that the spot would overlap, with how far they are."""
    for across in (column - 1, column, column + 1):
        for down in (row - 1, row, row + 1):
            for other in cells.get((across, down), ()):
                far = max(abs(spot.x - other.x), abs(spot.y - other.y))
                if far < spot.half + other.half + _GAP:
                    yield far, other
