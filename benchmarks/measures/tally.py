"""Precision, recall and F1 out of three counts."""

from collections.abc import Hashable, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many the reader gave, how many the gold wants."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of right ones among those given; 0 where none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of right ones among those wanted; 0 where none was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (self.given + self.wanted) if self.right else 0.0


NOTHING = Tally()


def tally(given: Set[Hashable], wanted: Set[Hashable]) -> Tally:
    """Counts two sets against each other."""
    return Tally(len(given & wanted), len(given), len(wanted))
