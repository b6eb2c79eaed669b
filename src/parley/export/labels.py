"""Where on a map the labels of places stand, so that none covers another or a mark."""

from collections.abc import Sequence
from typing import NamedTuple

from parley.export.frame import HEIGHT, WIDTH

# As large as labels are drawn on a phone, where they are largest beside the map.
LINE = 23.0
LETTER = 11.2
LONGEST = 24
_OFF = 2  # so many labels in the way weigh as much as a label in another line than its mark


class Area(NamedTuple):
    """A stretch of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Marked(NamedTuple):
    """What is to be labelled: the words, the middle of the mark, and half of what it takes."""

    words: str
    x: float
    y: float
    half: float


class Label(NamedTuple):
    """A label's words, and where they begin, or end if `anchor` is "end"."""

    words: str
    x: float
    y: float
    anchor: str

    @property
    def area(self) -> Area:
        """What the label takes."""
        width = len(self.words) * LETTER
        left = self.x if self.anchor == "start" else self.x - width
        return Area(left, self.y - 17, left + width, self.y + 5)


def labels_beside(marks: Sequence[Marked], taken: Sequence[Area]) -> list[Label | None]:
    """A label for each mark: right of it, or left, or a line lower or higher, wherever nothing stands yet.

    Of the places that are free a label takes the one that the fewest labels after it would want, and rather stands in
    the way of one of them than in another line than its mark. None where there is no room: further off, nobody could
    tell whose it is. Long words are cut. `taken` is what no label may cover.
    """
    choices = [_choices(mark) for mark in marks]
    covered = list(taken)
    labels: list[Label | None] = []
    for n, wanted in enumerate(choices, 1):
        others = [label.area for later in choices[n:] for label in later[:2]]
        free = [label for label in wanted if _free(label.area, covered)]
        costs = [sum(label.area.meets(area) for area in others) + _OFF * (label not in wanted[:2]) for label in free]
        label = free[costs.index(min(costs))] if free else None
        if label is not None:
            covered.append(label.area)
        labels.append(label)
    return labels


def _choices(mark: Marked) -> list[Label]:
    words = mark.words if len(mark.words) <= LONGEST else f"{mark.words[: LONGEST - 1]}…"
    edges = (("start", round(mark.x + mark.half + 4, 1)), ("end", round(mark.x - mark.half - 4, 1)))
    return [
        Label(words, edge, round(mark.y + 5 + shift * LINE, 1), anchor)
        for shift in (0, 1, -1)
        for anchor, edge in edges
    ]


def _free(area: Area, covered: Sequence[Area]) -> bool:
    inside = area.left >= 4 and area.top >= 4 and area.right <= WIDTH - 4 and area.bottom <= HEIGHT - 4
    return inside and not any(area.meets(other) for other in covered)
