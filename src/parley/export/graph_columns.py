"""Columns of a layered drawing: the order in each, and how high everything stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

ROUNDS = 4
_FINE = 1024
_STRAIGHT = 8
"""How much more a line that passes a column counts than a box: it should run straight."""

Column = list[int]


@dataclass(slots=True)
class Item:
    """A box, or the `track` of a line that passes a column, with its neighbours in the columns beside it.

    `turned` are those on the right with which it is joined by a line turned round.
    """

    height: int
    rank: int
    wide: int = 0
    track: bool = False
    place: int = 0
    top: int = 0
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)


def ports(items: Sequence[Item]) -> list[tuple[dict[int, int], dict[int, int]]]:
    """For each, how high the lines to its left and to its right neighbours begin.

    On the left each has a place of its own, in the order of the neighbours. On the right all lines meet in the middle,
    for they lead to the same, but for those turned round, below it.
    """
    found = []
    for item in items:
        middle, half = item.top + item.height // 2, item.height // 2
        right = dict.fromkeys(item.right, middle) | _apart(items, item.turned, middle, half)
        found.append((_apart(items, item.left, item.top, item.height), right))
    return found


def _apart(items: Sequence[Item], beside: Iterable[int], top: int, height: int) -> dict[int, int]:
    places = sorted(beside, key=lambda number: items[number].place)
    return {number: top + height * (index + 1) // (len(places) + 1) for index, number in enumerate(places)}


def order(items: Sequence[Item], columns: Sequence[Column], *, rightwards: bool) -> None:
    """Puts each column into the order of the middles of its neighbours in the one before."""
    for column in columns if rightwards else reversed(columns):
        middles = {}
        for number in column:
            item = items[number]
            beside = [items[other].place for other in (item.left if rightwards else item.right)]
            middles[number] = sum(beside) * _FINE // len(beside) if beside else item.place * _FINE
        column.sort(key=middles.__getitem__)
        keep(items, column)


def keep(items: Sequence[Item], column: Column) -> None:
    """Notes the place of each in its column."""
    for place, number in enumerate(column):
        items[number].place = place


def crossings(items: Sequence[Item], columns: Sequence[Column]) -> int:
    """How many pairs of lines cross (Barth, Jünger and Mutzel, "Simple and efficient bilayer cross counting", 2002)."""
    total = 0
    for column, beside in pairwise(columns):
        ends = [p for number in column for p in sorted(items[other].place for other in items[number].right)]
        tree = [0] * (len(beside) + 1)
        for count, end in enumerate(ends):
            below, place = 0, end + 1
            while place:
                below += tree[place]
                place &= place - 1
            total += count - below
            place = end + 1
            while place <= len(beside):
                tree[place] += 1
                place += place & -place
    return total


def settle(items: Sequence[Item], columns: Sequence[Column], gap: int, between_tracks: int) -> None:
    """Sets how high each stands: as near to the middle of its neighbours as those above and below it allow."""
    steps = {}
    for column in columns:
        top = 0
        for place, number in enumerate(column):
            items[number].top = top
            after = items[column[place + 1]] if place + 1 < len(column) else None
            narrow = after is not None and items[number].track and after.track
            steps[number] = items[number].height + (between_tracks if narrow else gap)
            top += steps[number]
    for turn in range(2 * ROUNDS):
        rightwards = turn % 2 == 0
        for column in columns if rightwards else reversed(columns):
            wanted = []
            for number in column:
                item = items[number]
                beside = sorted(_middle(items[other]) for other in (item.left if rightwards else item.right))
                half = len(beside) // 2
                middle = (beside[half] + beside[~half]) // 2 if beside else _middle(item)
                wanted.append(middle - item.height // 2)
            weights = [_STRAIGHT if items[number].track else 1 for number in column]
            for number, top in zip(column, _spread(wanted, [steps[n] for n in column], weights), strict=True):
                items[number].top = top
    highest = min(item.top for item in items)
    for item in items:
        item.top -= highest


def _middle(item: Item) -> int:
    return item.top + item.height // 2


def _spread(wanted: Iterable[int], steps: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Tops in order, each at least its step above the next, with the least sum of squared distances from those wanted.

    Pools adjacent violators (Ayer and others, "An empirical distribution function for sampling with incomplete
    information", 1955).
    """
    blocks: list[tuple[int, int, int]] = []  # weighted sum, weight, how many
    offset = 0
    for top, step, weight in zip(wanted, steps, weights, strict=True):
        total, count = (top - offset) * weight, 1
        while blocks and blocks[-1][0] * weight >= total * blocks[-1][1]:
            before, more, number = blocks.pop()
            total, weight, count = total + before, weight + more, count + number
        blocks.append((total, weight, count))
        offset += step
    tops: list[int] = []
    offset = 0
    for total, weight, count in blocks:
        for _ in range(count):
            tops.append(total // weight + offset)
            offset += steps[len(tops) - 1]
    return tops
