"""The words around a picture: what it shows, what waits for itself, and what its shapes mean."""

from collections.abc import Sequence

from parley.export.graph_boxes import KINDS
from parley.export.graph_svg import INK, LINE, SIZE, SMALL, arrow, line, mark, outline, text
from parley.export.graph_waits import Box
from parley.export.graph_words import lines
from parley.export.wording import day, listing
from parley.model.agreement import Agreement
from parley.model.finding import Assessment

_ACCOUNTS = {
    "common": "in the common account, what the words of all settle together",
    "cautious": "in the cautious account, what is established or verified",
    "generous": "in the generous account, what anyone says and nobody denies",
}
_KINDS = {
    "duty": "what somebody shall do, or, as a ban, not do",
    "power": "what somebody may do",
    "step": "an event in the order agreed",
    "force": "entry into force",
    "term": "a term that the text defines",
    "outside": "what the text leaves to come from outside",
    "folded": "several boxes folded into one",
}
_MOST_DEADLOCKS = 12


def heading(agreement: Agreement, assessment: Assessment, left: int, room: int) -> tuple[list[str], int]:
    """Title, day and account, and each deadlock with what would open it; and where the drawing may begin."""
    parts, y = [], left + 8
    for words in lines(agreement.title, 20, room, bold=True, most=3):
        parts.append(text(words, left, y + 12, size=20, style='font-weight="bold"'))
        y += 26
    account = _ACCOUNTS.get(assessment.account, f"in the account of {assessment.account}")
    said = [f"What waits for what, as of {day(assessment.as_of)}, {account}."]
    said.append("An arrow leads from what waits to what it waits for; what comes first stands left.")
    for number, deadlock in enumerate(assessment.deadlocks[:_MOST_DEADLOCKS], 1):
        ways = "; or ".join(deadlock.ways_out)
        opened = f" It opens if this is waived: {ways}." if ways else ""
        circle = "wait for each other" if len(deadlock.members) > 1 else "waits for itself"
        said.append(f"Deadlock {number}: {listing(deadlock.members)} {circle}.{opened}")
    if len(assessment.deadlocks) > _MOST_DEADLOCKS:
        said.append(f"There are {len(assessment.deadlocks) - _MOST_DEADLOCKS} more deadlocks.")
    for sentence in said:
        for words in lines(sentence, SIZE, room):
            parts.append(text(words, left, y + 6))
            y += LINE
    return parts, y + 24


def legend(
    boxes: Sequence[Box], edges: Sequence[tuple[bool, bool, str]], left: int, top: int, room: int
) -> tuple[list[str], int]:
    """What outlines, marks and lines mean, of those that the picture has; and where that ends."""
    entries: list[tuple[str, str]] = []
    kinds = {"duty" if box.kind == "ban" else box.kind for box in boxes}
    for kind, meaning in _KINDS.items():
        if kind in kinds:
            entries.append((outline(kind, (1, 0), (30, 18)), f"{KINDS[kind]}: {meaning}"))
    words: dict[str, dict[str, None]] = {}
    for box in boxes:
        for row in box.states:
            words.setdefault(row.shape, {})[row.word] = None
    entries += [(mark(shape, 8, 2), ", ".join(sorted(found))) for shape, found in sorted(words.items())]
    if any(not over for over, _, _ in edges):
        entries.append((line([(0, 10), (32, 10)]) + arrow((0, 10), leftwards=True), "still waits for it"))
    if any(over for over, _, _ in edges):
        dotted = line([(0, 10), (32, 10)], dotted=True) + arrow((0, 10), leftwards=True, hollow=True)
        entries.append((dotted, "has come, or is no longer waited for"))
    if any(heavy for _, heavy, _ in edges):
        thick = line([(0, 10), (32, 10)], heavy=True) + arrow((0, 10), leftwards=True, heavy=True)
        entries.append((thick, "waits in a circle: a deadlock"))
    if any("or" in label.split() for _, _, label in edges):
        entries.append((text("or", 6, 14, size=SMALL), "one of those marked so is enough"))
    return _set(entries, left, top, room)


def _set(entries: Sequence[tuple[str, str]], left: int, top: int, room: int) -> tuple[list[str], int]:
    """The entries in two columns."""
    column = room // 2
    parts = [f'<path d="M{left} {top}h{room}" stroke="{INK}"/>']
    spots = [top + 12, top + 12]
    for sign, meaning in entries:
        side = spots.index(min(spots))
        x, y = left + side * column, spots[side]
        parts.append(f'<g transform="translate({x} {y})">{sign}</g>')
        for words in lines(meaning, SMALL, column - 60):
            parts.append(text(words, x + 42, spots[side] + 14, size=SMALL))
            spots[side] += LINE
        spots[side] += 7
    return parts, max(spots)
