"""Large agreements folded: one box for an article, for the steps, for what comes from outside to an article."""

from collections import Counter, defaultdict
from dataclasses import replace

from parley.export.graph_waits import Box, Kind, Row, Wait, Waits
from parley.export.wording import listing

MOST = 40
"""So many boxes of one sort are drawn one by one; more are folded."""

_FEW = 3
"""So many matters from outside are folded with the sentences that need them; fewer stay."""

_SORTS: dict[Kind, str] = {
    "duty": "sentences",
    "ban": "sentences",
    "power": "sentences",
    "step": "steps",
    "term": "terms",
    "outside": "outside",
}
_NOUNS = {"sentences": "sentence", "steps": "step", "terms": "term", "outside": "matter"}


def folded(waits: Waits) -> Waits:
    """The same with boxes folded where there are more than 40 of a sort.

    Sentences go with their article, articles with those beside them where they are too many still; what comes from
    outside goes with what needs it first. What is part of a deadlock keeps a box of its own, up to 40.
    """
    names = _names(waits)
    if not names:
        return waits
    groups: dict[str | int, list[int]] = {}
    for number in range(len(waits.boxes)):
        groups.setdefault(names.get(number, number), []).append(number)
    place = {number: new for new, numbers in enumerate(groups.values()) for number in numbers}
    boxes = []
    for name, numbers in groups.items():
        alone = len(numbers) == 1
        boxes.append(waits.boxes[numbers[0]] if alone else _together(str(name), [waits.boxes[n] for n in numbers]))
    return Waits(tuple(boxes), _moved(waits, place, boxes))


def _names(waits: Waits) -> dict[int, str]:
    """The fold of each box that is to be folded."""
    counts = Counter(_SORTS[box.kind] for box in waits.boxes if box.kind in _SORTS)
    full = {sort for sort, count in counts.items() if count > MOST}
    if not full:
        return {}
    stuck = [number for number, box in enumerate(waits.boxes) if box.deadlocks]
    shown = set(stuck[:MOST])
    names: dict[int, str] = {}
    if "sentences" in full:
        homes = dict.fromkeys(box.home or "" for box in waits.boxes if _SORTS.get(box.kind) == "sentences")
        ranges = _ranges(list(homes))
        for number, box in enumerate(waits.boxes):
            inside = _SORTS.get(box.kind) == "sentences" or (box.kind == "force" and box.home in ranges)
            if inside and number not in shown:
                names[number] = ranges[box.home or ""]
    for number, box in enumerate(waits.boxes):
        if _SORTS.get(box.kind) in full - {"sentences", "outside"} and number not in shown:
            names[number] = box.home or ""
    outside = _outside(waits, names, shown)
    together = Counter(outside.values())
    return names | {n: name for n, name in outside.items() if "outside" in full or together[name] >= _FEW}


def _ranges(homes: list[str]) -> dict[str, str]:
    """The fold of each article: itself, or a run of them where there are more than 40."""
    size = -(-len(homes) // MOST)
    runs = [homes[start : start + size] for start in range(0, len(homes), size)]
    return {home: run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs for home in run}


def _outside(waits: Waits, names: dict[int, str], shown: set[int]) -> dict[int, str]:
    """What comes from outside goes with what needs it first."""
    first: dict[int, int] = {}
    for wait in waits.waits:
        first.setdefault(wait.awaited, wait.waiting)
    found = {}
    for number, box in enumerate(waits.boxes):
        if box.kind == "outside" and number in first and number not in shown:
            needed = first[number]
            whose = names.get(needed) or waits.boxes[needed].name
            found[number] = f"For {whose}"
    return found


def _together(name: str, boxes: list[Box]) -> Box:
    """One box for several."""
    states: Counter[tuple[str, str]] = Counter()
    for box in boxes:
        for row in box.states:
            states[row.shape, row.word] += row.count
    counted = Counter(_SORTS.get(box.kind, "entries into force") for box in boxes)
    says = ", ".join(_number(count, sort) for sort, count in counted.items())
    numbered = [box.name for box in boxes if box.ids]
    if len(numbered) > 1:
        says += f": {numbered[0]} to {numbered[-1]}"
    elif not numbered:
        says += ": " + "; ".join(box.says.rstrip(".") for box in boxes[:3]) + ("; …" if len(boxes) > 3 else "")
    ids = tuple(dict.fromkeys(name for box in boxes for name in box.ids))
    stuck = tuple(sorted({number for box in boxes for number in box.deadlocks}))
    rows = tuple(Row(shape, word, count) for (shape, word), count in states.items())
    return Box("folded", ids, name, f"{says}.", rows, boxes[0].home, any(b.waiting for b in boxes), stuck)


def _number(count: int, sort: str) -> str:
    if sort not in _NOUNS:
        return f"{count} {sort}" if count > 1 else "1 entry into force"
    return f"{count} {_NOUNS[sort]}" + ("s" if count > 1 else "") + (" from outside" if sort == "outside" else "")


def _moved(waits: Waits, place: dict[int, int], boxes: list[Box]) -> tuple[Wait, ...]:
    """The waits between the new boxes; several between the same two folded ones become one that counts them."""
    single: dict[tuple[int, int, str], Wait] = {}
    many: dict[tuple[int, int], list[Wait]] = defaultdict(list)
    for wait in waits.waits:
        a, b = place[wait.waiting], place[wait.awaited]
        if "folded" not in (boxes[a].kind, boxes[b].kind):
            single[a, b, wait.label] = replace(wait, waiting=a, awaited=b)
        elif a != b:
            many[a, b].append(wait)
    for (a, b), same in many.items():
        label = f"{len(same)} waits" if len(same) > 1 else ""
        over, binding = all(w.over for w in same), all(w.binding for w in same)
        single[a, b, label] = Wait(a, b, label, over, sure=any(w.sure for w in same), binding=binding)
    return tuple(single.values())


def accepting_together(waits: Waits) -> Waits:
    """Those whose acceptance stands alike and is awaited by the same become one box."""
    awaiting: dict[int, list[tuple[int, str, bool]]] = defaultdict(list)
    for wait in waits.waits:
        awaiting[wait.awaited].append((wait.waiting, wait.label, wait.over))
    groups: dict[object, list[int]] = {}
    for number, box in enumerate(waits.boxes):
        same = ("accepts", box.states, tuple(awaiting[number])) if box.home == "Acceptance" else number
        groups.setdefault(same, []).append(number)
    place = {number: new for new, numbers in enumerate(groups.values()) for number in numbers}
    boxes = []
    for numbers in groups.values():
        box = waits.boxes[numbers[0]]
        if box.home == "Acceptance":
            ids = tuple(name for number in numbers for name in waits.boxes[number].ids)
            verb = "accepts" if len(ids) == 1 else "accept"
            names = listing(ids)
            box = replace(box, ids=(), says=f"{names[:1].upper()}{names[1:]} {verb} this agreement.")
        boxes.append(box)
    moved = {
        (place[w.waiting], place[w.awaited], w.label): replace(w, waiting=place[w.waiting], awaited=place[w.awaited])
        for w in waits.waits
    }
    return Waits(tuple(boxes), tuple(moved.values()))
