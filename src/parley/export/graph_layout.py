"""Boxes in columns, and lines between them, so that what comes first stands left and few lines cross.

The layered drawing of Sugiyama, Tagawa and Toda ("Methods for visual understanding of hierarchical system
structures", 1981): turn round what closes a cycle, give each box a column by the longest path to it (columns not
higher than the picture is to be), order each column by the middle of its neighbours, then set each box as near to
their height as the others allow. Whole numbers only, and a fixed number of rounds: the same boxes give the same
drawing everywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import isqrt

from parley.export.graph_columns import Column, Item, crossings, keep, order, ports, settle

ROUNDS = 12
GAP, TRACK = 20, 12
"""The room between boxes, and that of a line that passes a column."""
CHANNEL = 64
"""The least room between two columns."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies: the corner of each box; for each edge the points through which its line runs.

    A line runs from the edge's first box to its second: along a column between points of the same height, and else
    from column to column. `width` and `height` hold all of it.
    """

    corners: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]
    width: int
    height: int


def lay_out(sizes: Sequence[tuple[int, int]], edges: Sequence[tuple[int, int]], notes: Sequence[int]) -> Layout:
    """A layout for boxes of these sizes, joined by edges (a, b): a is to stand left of b, if no cycle forbids it.

    `notes` is for each edge the room for words on it beside b. No box is joined to itself. Time: some rounds over
    all edges, each counted once for every column that it crosses.
    """
    if not sizes:
        return Layout((), (), 0, 0)
    turned = _turned(len(sizes), edges)
    forward = [(b, a) if back else (a, b) for (a, b), back in zip(edges, turned, strict=True)]
    ranks = _ranks(sizes, forward)
    drawing = _Drawing(sizes, forward, turned, notes, ranks)
    return drawing.layout()


def _turned(count: int, edges: Sequence[tuple[int, int]]) -> list[bool]:
    """For each edge, whether it is turned round: it closes a cycle on the way from the first box on."""
    out: list[list[int]] = [[] for _ in range(count)]
    for number, (a, _) in enumerate(edges):
        out[a].append(number)
    turned, mark = [False] * len(edges), [0] * count
    for root in range(count):
        path = [(root, 0)] if mark[root] == 0 else []
        while path:
            node, place = path.pop()
            mark[node] = 1
            if place == len(out[node]):
                mark[node] = 2
                continue
            path.append((node, place + 1))
            after = edges[out[node][place]][1]
            if mark[after] == 1:
                turned[out[node][place]] = True
            elif mark[after] == 0:
                path.append((after, 0))
    return turned


def _ranks(sizes: Sequence[tuple[int, int]], edges: Iterable[tuple[int, int]]) -> list[int]:
    """The column of each box; where one is full, the next."""
    before: list[list[int]] = [[] for _ in sizes]
    after: list[list[int]] = [[] for _ in sizes]
    for a, b in edges:
        before[b].append(a)
        after[a].append(b)
    high = _column_height(sizes)
    used: defaultdict[int, int] = defaultdict(int)
    ranks = [0] * len(sizes)
    first = [number for number in range(len(sizes)) if not before[number]]
    left = [len(numbers) for numbers in before]
    waiting = [(0, number) for number in first]
    heapify(waiting)
    while waiting:
        rank, number = heappop(waiting)
        if before[number]:
            while used[rank] and used[rank] + sizes[number][1] > high:
                rank += 1
            used[rank] += sizes[number][1] + GAP
        ranks[number] = rank
        for other in after[number]:
            left[other] -= 1
            ranks[other] = max(ranks[other], rank + 1)
            if left[other] == 0:
                heappush(waiting, (ranks[other], other))
    for number in first:  # as near as there is room to the first that needs it
        rank = min((ranks[other] for other in after[number]), default=1) - 1
        while used[rank] and used[rank] + sizes[number][1] > high:
            rank -= 1
        used[rank] += sizes[number][1] + GAP
        ranks[number] = rank
    names = {rank: place for place, rank in enumerate(sorted(set(ranks)))}
    return [names[rank] for rank in ranks]


def _column_height(sizes: Sequence[tuple[int, int]]) -> int:
    """How high columns may be so that the whole is about four wide by three high."""
    wide = max(w for w, _ in sizes) + CHANNEL
    area = sum(h + GAP for _, h in sizes) * wide
    return max(isqrt(area * 3 // 4), max(h for _, h in sizes))


@dataclass(slots=True)
class _Drawing:
    sizes: Sequence[tuple[int, int]]
    edges: Sequence[tuple[int, int]]
    turned: Sequence[bool]
    notes: Sequence[int]
    ranks: Sequence[int]
    columns: list[Column] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    ways: list[list[int]] = field(default_factory=list)

    def layout(self) -> Layout:
        self._fill()
        self._order()
        settle(self.items, self.columns, GAP, TRACK)
        lefts = self._lefts()
        corners = tuple((lefts[item.rank], item.top) for item in self.items if not item.track)
        wide = max(left + item.wide for item in self.items for left in (lefts[item.rank],))
        return Layout(corners, self._lines(lefts), wide, max(item.top + item.height for item in self.items))

    def _fill(self) -> None:
        """The columns with their boxes and, for lines that pass them, a track each; lines of one box share theirs."""
        self.columns = [[] for _ in range(max(self.ranks) + 1)]
        self.items = [Item(high, rank, wide) for (wide, high), rank in zip(self.sizes, self.ranks, strict=True)]
        for number, rank in enumerate(self.ranks):
            self.columns[rank].append(number)
        tracks: dict[tuple[int, bool, int], int] = {}
        joined: dict[tuple[int, int], None] = {}
        for (a, b), back in zip(self.edges, self.turned, strict=True):
            way = [a]
            for rank in range(self.ranks[a] + 1, self.ranks[b]):
                key = (a, back, rank)
                if key not in tracks:
                    tracks[key] = len(self.items)
                    self.columns[rank].append(len(self.items))
                    self.items.append(Item(TRACK, rank, track=True))
                way.append(tracks[key])
            way.append(b)
            self.ways.append(way)
            joined.update(dict.fromkeys(pairwise(way)))
            if back and way[1] not in self.items[a].turned:
                self.items[a].turned.append(way[1])
        for left, right in joined:
            self.items[left].right.append(right)
            self.items[right].left.append(left)

    def _order(self) -> None:
        for column in self.columns:
            keep(self.items, column)
        least = crossings(self.items, self.columns)
        best = [list(column) for column in self.columns]
        for turn in range(ROUNDS):
            order(self.items, self.columns, rightwards=turn % 2 == 0)
            found = crossings(self.items, self.columns)
            if found < least:
                least, best = found, [list(column) for column in self.columns]
        self.columns = best
        for column in best:
            keep(self.items, column)

    def _lefts(self) -> list[int]:
        """Where each column begins; its tracks become as wide as it is."""
        room = [CHANNEL] * len(self.columns)
        for (a, b), back, note in zip(self.edges, self.turned, self.notes, strict=True):
            channel = self.ranks[a] if back else self.ranks[b] - 1
            room[channel] = max(room[channel], note + CHANNEL)
        lefts = [0]
        for rank, column in enumerate(self.columns):
            wide = max(self.items[number].wide for number in column)
            for number in column:
                self.items[number].wide = self.items[number].wide or wide
            lefts.append(lefts[-1] + wide + room[rank])
        return lefts

    def _lines(self, lefts: list[int]) -> tuple[tuple[Point, ...], ...]:
        found = []
        heights = ports(self.items)
        for way, back in zip(self.ways, self.turned, strict=True):
            points: list[Point] = []
            for one, other in pairwise(way):
                left, right = self.items[one], self.items[other]
                points.append((lefts[left.rank] + left.wide, heights[one][1][other]))
                points.append((lefts[right.rank], heights[other][0][one]))
            found.append(tuple(reversed(points)) if back else tuple(points))
        return tuple(found)
