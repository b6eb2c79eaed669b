"""The life cycle as a picture: states as boxes, what happens as words on the way between them."""

from collections.abc import Sequence

from parley.export.graph_layout import lay_out
from parley.export.graph_svg import INK, LINE, MARK, SIZE, SMALL, Point, arrow, document, line, mark, outline, text
from parley.export.graph_words import lines, width
from parley.export.wording import VALUES
from parley.model.finding import State

Move = tuple[State, str, State]

MARGIN, PAD = 24, 11
WORDS = 170
"""How wide the words on the way from state to state run."""


def states_picture(title: str, moves: Sequence[Move]) -> str:
    """A picture of a life cycle, as the text of an SVG file: from which state what leads to which.

    What leads from one state to the same other stands together. The same moves give the same bytes.
    """
    states = list(dict.fromkeys(state for before, _, after in moves for state in (before, after)))
    ways: dict[tuple[State, State], list[str]] = {}
    for before, happening, after in moves:
        ways.setdefault((before, after), []).append(happening)
    words = [tuple(w for one in happenings for w in lines(f"• {one}", SMALL, WORDS)) for happenings in ways.values()]
    wide = max((width(VALUES[state][0], SIZE, bold=True) for state in states), default=0) + MARK + 7 + 2 * PAD
    sizes = [(wide, 2 * LINE + 2 * PAD) for _ in states] + [
        (max(width(line_of, SMALL) for line_of in of) + 8, LINE * len(of) + 6) for of in words
    ]
    edges: list[tuple[int, int]] = []
    for number, (before, after) in enumerate(ways, len(states)):
        edges += [(states.index(before), number), (number, states.index(after))]
    laid = lay_out(sizes, edges, [0] * len(edges))
    top = MARGIN + 40
    places = [(x + MARGIN, y + top) for x, y in laid.corners]
    parts = [text(title, MARGIN, MARGIN + 12, size=18, style='font-weight="bold"')]
    for (_, end), points in zip(edges, laid.lines, strict=True):
        parts.append(_way([(x + MARGIN, y + top) for x, y in points], arrives=end < len(states)))
    parts += [_state(state, places[number], sizes[number]) for number, state in enumerate(states)]
    for number, of in enumerate(words, len(states)):
        x, y = places[number]
        parts += [text(words_of, x + 4, y + LINE * row + 14, size=SMALL) for row, words_of in enumerate(of)]
    told = ". ".join(f"{VALUES[before][0]}, {happening}: {VALUES[after][0]}" for before, happening, after in moves)
    size = (max(laid.width, width(title, 18, bold=True)) + 2 * MARGIN, top + laid.height + MARGIN)
    return document(title, told, size, parts)


def _way(points: Sequence[Point], *, arrives: bool) -> str:
    head = arrow(points[-1], leftwards=points[-1][0] < points[-2][0]) if arrives else ""
    return line(points) + head


def _state(state: State, corner: Point, size: tuple[int, int]) -> str:
    word, shape = VALUES[state]
    x, y = corner
    left = x + PAD + MARK + 7
    name = text(word, left, y + PAD + 12, style='font-weight="bold"')
    term = text(state.value, left, y + PAD + 12 + LINE, size=SMALL, style=f'fill="{INK}" font-style="italic"')
    return outline("step", corner, size) + mark(shape, x + PAD, y + PAD) + name + term
