"""What waits for what as nested lists: the picture in words, for whoever cannot or will not look at it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.export.graph_boxes import KINDS
from parley.export.graph_sketch import waits_of
from parley.export.graph_waits import Box, Force, Row, Wait
from parley.model.agreement import Agreement
from parley.model.finding import Assessment

DEEPEST = 6
"""Lists stand in lists so deep; what lies deeper begins a list of its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that waits or is waited for, and under it what it waits for.

    `place` tells it from all others; `label` says what of it is awaited ("kept", "or"), `over` that it has come or is
    no longer waited for. `deadlocks`: the numbers (from 1) of those to which it belongs. `elsewhere`: what it waits for
    is told at another item of the same place.
    """

    place: int
    ids: tuple[str, ...]
    name: str
    kind: str
    says: str
    states: tuple[Row, ...]
    deadlocks: tuple[int, ...]
    label: str
    over: bool
    elsewhere: bool
    needs: tuple["Item", ...]


def outline(agreement: Agreement, assessment: Assessment, force: Force) -> tuple[Item, ...]:
    """What waits, in the order of the text, each with all that it waits for; each wait is told once.

    First what nothing else waits for, then circles and what is left; at last what waits for nothing and is not waited
    for. That a sentence waits for what is in force is not told. Time: about linear in the agreement.
    """
    waits = waits_of(agreement, assessment, force)
    return _Outline(waits.boxes, [wait for wait in waits.waits if not (wait.binding and wait.over)]).items()


@dataclass(slots=True)
class _Outline:
    boxes: Sequence[Box]
    waits: Sequence[Wait]
    needs: dict[int, list[Wait]] = field(default_factory=lambda: defaultdict(list))
    told: set[int] = field(default_factory=set)
    later: list[int] = field(default_factory=list)

    def items(self) -> tuple[Item, ...]:
        awaited = {wait.awaited for wait in self.waits if wait.awaited != wait.waiting}
        for wait in self.waits:
            self.needs[wait.waiting].append(wait)
        found = []
        for number in range(len(self.boxes)):
            if number in self.needs and number not in awaited:
                found.append(self._item(number, None, 0))
        left = [number for number in range(len(self.boxes)) if number in self.needs]
        self.later += sorted(left, key=lambda number: not self.boxes[number].deadlocks)
        for number in self.later:  # grows while what lies deeper is told
            if number not in self.told:
                found.append(self._item(number, None, 0))
        alone = [n for n in range(len(self.boxes)) if n not in self.needs and n not in awaited]
        return (*found, *(self._item(number, None, 0) for number in alone))

    def _item(self, number: int, wait: Wait | None, depth: int) -> Item:
        box = self.boxes[number]
        waits = self.needs.get(number, ())
        elsewhere = bool(waits) and (number in self.told or depth >= DEEPEST)
        inner: tuple[Item, ...] = ()
        if elsewhere:
            self.later.append(number)
        elif waits:
            self.told.add(number)
            inner = tuple(self._item(one.awaited, one, depth + 1) for one in waits)
        return Item(
            number,
            box.ids,
            box.name,
            KINDS[box.kind],
            box.says,
            box.states,
            tuple(one + 1 for one in box.deadlocks),
            wait.label if wait else "",
            bool(wait and wait.over),
            elsewhere,
            inner,
        )
