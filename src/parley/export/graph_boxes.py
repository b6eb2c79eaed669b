"""What stands in a box: measured first, then drawn where the layout puts it."""

from dataclasses import dataclass

from parley.export.graph_svg import INK, LINE, MARK, PAPER, SIZE, SMALL, mark, outline, text
from parley.export.graph_waits import Box, Kind, Row
from parley.export.graph_words import from_right, lines, told, width

WIDE = 260
PAD = 11
BAND = 21
KINDS: dict[Kind, str] = {
    "duty": "duty",
    "ban": "ban",
    "power": "power",
    "step": "step",
    "force": "in force",
    "term": "term",
    "outside": "from outside",
    "folded": "folded",
}
_INSIDE = WIDE - 2 * PAD


@dataclass(frozen=True, slots=True)
class Card:
    """A box with its words in lines; `height` is what they need, or more where many lines end at it."""

    box: Box
    name: tuple[str, ...]
    says: tuple[str, ...]
    states: tuple[tuple[Row, tuple[str, ...]], ...]
    height: int


def card_of(box: Box, ends: int) -> Card:
    """The words of a box in lines; `ends` is how many lines end at its busier side."""
    kind_room = width(KINDS[box.kind], SMALL) + 10
    name = lines(box.name, SIZE, _INSIDE - kind_room, bold=True, most=4)
    says = lines(box.says, SIZE, _INSIDE)
    states = tuple((row, lines(_state(row), SMALL, _INSIDE - MARK - 7)) for row in box.states)
    rows = len(name) + len(says) + sum(len(words) for _, words in states)
    height = rows * LINE + 2 * PAD + 4 + (BAND if box.deadlocks else 0)
    return Card(box, name, says, states, max(height, 17 * (ends + 1)))


def _state(row: Row) -> str:
    return (row.word if row.count == 1 else f"{row.count} {row.word}") + row.more


def draw_card(card: Card, number: int, x: int, y: int) -> str:
    """The box with its corner at x, y, as one group named after its number."""
    box = card.box
    parts = [outline(box.kind, (x, y), (WIDE, card.height), heavy=bool(box.deadlocks))]
    if box.deadlocks:
        named = ", ".join(str(n + 1) for n in box.deadlocks)
        inset = 16 if box.kind in ("step", "power") else 0
        parts.append(f'<rect x="{x + inset}" y="{y}" width="{WIDE - 2 * inset}" height="{BAND}" fill="{INK}"/>')
        parts.append(
            text(f"DEADLOCK {named}", x + PAD + inset, y + 15, size=SMALL, style=f'font-weight="bold" fill="{PAPER}"')
        )
        y += BAND
    left, base = x + PAD, y + PAD + 11
    if KINDS[box.kind] != box.name.lower():
        parts.append(
            text(KINDS[box.kind], x + WIDE - PAD, base, size=SMALL, style='font-style="italic" text-anchor="end"')
        )
    for words in card.name:
        parts.append(text(words, left, base, style='font-weight="bold"'))
        base += LINE
    leftwards = from_right(box.says)
    for words in card.says:
        parts.append(text(words, left + _INSIDE if leftwards else left, base, leftwards=leftwards))
        base += LINE
    base += 4
    for row, words_of_row in card.states:
        parts.append(mark(row.shape, left, base - 12))
        for words in words_of_row:
            parts.append(text(words, left + MARK + 7, base, size=SMALL))
            base += LINE
    title = told(f"{box.name}: {box.says}", 1200)
    return f'<g id="box{number}"><title>{title}</title>{"".join(parts)}</g>'
