"""The picture of an agreement: what waits for what, as SVG."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parley.export.graph_boxes import KINDS, WIDE, Card, card_of, draw_card
from parley.export.graph_fold import folded
from parley.export.graph_layout import Layout, lay_out
from parley.export.graph_legend import heading, legend
from parley.export.graph_sketch import waits_of
from parley.export.graph_svg import GREY, INK, LINE, PAPER, SMALL, Point, arrow, document, line, text
from parley.export.graph_waits import Box, Force, Wait, Waits
from parley.export.graph_words import lines, width
from parley.export.wording import shortened
from parley.model.agreement import Agreement
from parley.model.finding import Assessment

MARGIN = 28
HEAD = 18
"""The room between a box and the words on a line that begins there: the head of another may end there."""
NARROWEST, WIDEST = 760, 1100
"""How wide the words around the drawing run."""


def graph(agreement: Agreement, assessment: Assessment, force: Force) -> str:
    """A picture of what waits for what in an agreement, as the text of an SVG file.

    An arrow leads from what waits to what it waits for, which stands left of it. Up to 40 sentences each have a box;
    more are folded by article (what waits for itself never is). The same input gives the same bytes. Time: linear in
    the agreement, and what some 200 boxes take at most.
    """
    waits = without_detours(folded(waits_of(agreement, assessment, force)))
    return _draw(agreement, assessment, waits)


def without_detours(waits: Waits) -> Waits:
    """Leaves out what need not be drawn: waits for force that is there, or for which something awaited waits, too."""
    kept = [w for w in waits.waits if not (w.binding and w.over)]
    sure: dict[int, dict[int, None]] = defaultdict(dict)
    for wait in kept:
        if wait.sure:
            sure[wait.waiting][wait.awaited] = None
    left = []
    for wait in kept:
        others = [n for n in sure[wait.waiting] if n not in (wait.awaited, wait.waiting)]
        if wait.binding and _leads(sure, others, wait.awaited, wait.waiting):
            del sure[wait.waiting][wait.awaited]
        else:
            left.append(wait)
    return replace(waits, waits=tuple(left))


def _leads(sure: dict[int, dict[int, None]], starts: Iterable[int], goal: int, without: int) -> bool:
    """Whether a way leads from the starts to the goal without passing a box."""
    seen, pending = {without}, list(starts)
    while pending:
        number = pending.pop()
        if number == goal:
            return True
        if number not in seen:
            seen.add(number)
            pending.extend(sure.get(number, ()))
    return False


@dataclass(frozen=True, slots=True)
class _Edge:
    """All waits of one box for another, as one arrow."""

    waiting: int
    awaited: int
    label: str
    over: bool
    heavy: bool


def _edges(waits: Waits) -> list[_Edge]:
    pairs: dict[tuple[int, int], list[Wait]] = defaultdict(list)
    for wait in waits.waits:
        pairs[wait.waiting, wait.awaited].append(wait)
    edges = []
    for (waiting, awaited), same in pairs.items():
        labels = dict.fromkeys(w.label for w in same if w.label or len(same) == 1)
        over = all(w.over for w in same)
        together = not set(waits.boxes[waiting].deadlocks).isdisjoint(waits.boxes[awaited].deadlocks)
        edges.append(_Edge(waiting, awaited, _short(", ".join(labels)), over, together and not over))
    return edges


def _short(label: str) -> str:
    found = lines(label, SMALL, 150, most=1)
    return found[0] if found else ""


def _draw(agreement: Agreement, assessment: Assessment, waits: Waits) -> str:
    edges = _edges(waits)
    ends: dict[int, int] = defaultdict(int)
    for edge in edges:
        ends[edge.waiting] += 1
    for edge in edges:
        if waits.boxes[edge.waiting].deadlocks:
            ends[edge.awaited] += 1
    cards = [card_of(box, ends[number]) for number, box in enumerate(waits.boxes)]
    joined = sorted({n for e in edges if e.waiting != e.awaited for n in (e.waiting, e.awaited)})
    place = {number: new for new, number in enumerate(joined)}
    between = [edge for edge in edges if edge.waiting != edge.awaited]
    laid = lay_out(
        [(WIDE, cards[n].height) for n in joined],
        [(place[e.awaited], place[e.waiting]) for e in between],
        [width(e.label, SMALL) + HEAD if e.label else 0 for e in between],
    )
    wide = max(laid.width, NARROWEST)
    room = min(wide, WIDEST)
    parts, y = heading(agreement, assessment, MARGIN, room)
    corners = {n: (laid.corners[place[n]][0] + MARGIN, laid.corners[place[n]][1] + y) for n in joined}
    parts += _arrows(between, laid, y)
    y += laid.height + (MARGIN if joined else 0)
    if not cards:
        parts.append(text("There is nothing to draw: the text has no provision, step or condition.", MARGIN, y + LINE))
        y += 2 * LINE
    alone = [n for n in range(len(cards)) if n not in place]
    if alone:
        words = "Waits for nothing, and nothing waits for it" if joined else "Nothing waits for anything"
        parts.append(text(words, MARGIN, y + LINE, style='font-weight="bold"'))
        spots, y = _rows(alone, cards, wide, y + 2 * LINE)
        corners |= spots
    parts += [draw_card(cards[n], n, *corners[n]) for n in sorted(corners)]
    parts += [_loop(corners[e.waiting], e) for e in edges if e.waiting == e.awaited]
    more, y = legend(waits.boxes, [(e.over, e.heavy, e.label) for e in edges], MARGIN, y, room)
    size = (wide + 2 * MARGIN, y + MARGIN)
    title = f"{agreement.title}: what waits for what"
    return document(title, _told(waits, edges), size, [*parts, *more])


def _arrows(edges: Sequence[_Edge], laid: Layout, top: int) -> list[str]:
    """The lines first, then heads and words, so that no line runs through words."""
    drawn, heads = [], []
    for edge, points in zip(edges, laid.lines, strict=True):
        moved: list[Point] = [(x + MARGIN, y + top) for x, y in points]
        tip, end = moved[0], moved[-1]
        leftwards = end[0] > tip[0]
        names = f' data-waiting="box{edge.waiting}" data-awaited="box{edge.awaited}"'
        drawn.append(line(moved, dotted=edge.over, heavy=edge.heavy, more=names))
        heads.append(arrow(tip, leftwards=leftwards, hollow=edge.over, heavy=edge.heavy))
        if edge.label:
            wide = width(edge.label, SMALL)
            x = end[0] - wide - HEAD if leftwards else end[0] + HEAD
            heads.append(f'<rect x="{x - 2}" y="{end[1] - 8}" width="{wide + 4}" height="15" fill="{PAPER}"/>')
            tone = GREY if edge.over else INK
            heads.append(text(edge.label, x, end[1] + 4, size=SMALL, style=f'fill="{tone}"'))
    return drawn + heads


def _loop(corner: Point, edge: _Edge) -> str:
    """The arrow of a box that waits for itself."""
    x, y = corner[0] + WIDE, corner[1] + 12
    names = f' data-waiting="box{edge.waiting}" data-awaited="box{edge.awaited}"'
    path = f'<path d="M{x} {y}C{x + 26} {y} {x + 26} {y + 20} {x} {y + 20}" fill="none" stroke="{INK}" stroke-width="3"'
    return path + f"{names}/>" + arrow((x, y + 20), leftwards=True, heavy=True)


def _rows(numbers: Iterable[int], cards: Sequence[Card], wide: int, top: int) -> tuple[dict[int, Point], int]:
    """Boxes side by side, each under the shortest column; and where the lowest ends."""
    columns = [top] * max(1, (wide + 24) // (WIDE + 24))
    corners = {}
    for number in numbers:
        column = columns.index(min(columns))
        corners[number] = (MARGIN + column * (WIDE + 24), columns[column])
        columns[column] += cards[number].height + 20
    return corners, max(columns) + 8


def _told(waits: Waits, edges: Sequence[_Edge]) -> str:
    """The picture in sentences."""
    awaited: dict[int, list[str]] = defaultdict(list)
    for edge in edges:
        box = waits.boxes[edge.awaited]
        label = f" ({edge.label})" if edge.label else ""
        awaited[edge.waiting].append(_name(box) + label + (", no longer" if edge.over else ""))
    sentences = []
    for number, box in enumerate(waits.boxes):
        states = ", ".join(f"{row.count} {row.word}" if row.count > 1 else row.word for row in box.states)
        found = awaited.get(number)
        tail = f" It waits for: {'; '.join(found)}." if found else ""
        stuck = " It is part of what waits for itself." if box.deadlocks else ""
        sentences.append(f"{_name(box)} ({KINDS[box.kind]}): {states}.{tail}{stuck}")
    return " ".join(sentences)


def _name(box: Box) -> str:
    return shortened(box.name if box.ids or box.kind == "folded" else box.says.rstrip("."), 120)
