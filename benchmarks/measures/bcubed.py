"""How well things are put together that belong together: B-cubed (Bagga and Baldwin, LREC 1998).

For each thing: of those that it is put with, the share that belong with it (precision); of those that belong with it,
the share that it is put with (recall); both on average over all things.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import NamedTuple


class BCubed(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(gold: Mapping[Hashable, Hashable], given: Mapping[Hashable, Hashable]) -> BCubed:
    """Things by what they belong to and what they are put into. One that is put nowhere stands alone."""
    put = {thing: given.get(thing, ("alone", thing)) for thing in gold}
    belong, together = Counter(gold.values()), Counter(put.values())
    both = Counter((gold[thing], put[thing]) for thing in gold)
    right = [(both[gold[thing], put[thing]], thing) for thing in gold]
    number = len(gold) or 1
    return BCubed(
        sum(many / together[put[thing]] for many, thing in right) / number,
        sum(many / belong[gold[thing]] for many, thing in right) / number,
    )


class Together(NamedTuple):
    """The share of things that the reader found, figures over these, and over all of the gold."""

    read: float
    found: BCubed
    all: BCubed


def together(
    gold: Mapping[Hashable, Hashable], found: Collection[Hashable], given: Mapping[Hashable, Hashable]
) -> Together:
    """Both figures; what was not found stands alone."""
    return Together(
        len(found) / (len(gold) or 1), bcubed({thing: gold[thing] for thing in found}, given), bcubed(gold, given)
    )
