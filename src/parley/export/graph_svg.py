"""The strokes of a picture: words, marks, outlines, lines and arrow heads, as SVG that needs nothing else.

No script, no style sheet, no font and no address: what a picture shows is in its file. States are told apart by
shape and word; the only tones are ink, grey and paper.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from parley.export.graph_words import carried, told

INK, GREY, TINT, PAPER = "#1d1c1a", "#5b5750", "#f0eee8", "#ffffff"
SIZE, SMALL, LINE = 13, 12, 17
MARK = 16
Point = tuple[int, int]

_MARKS = {
    "full": '<circle cx="8" cy="8" r="7" fill="#1d1c1a"/>',
    "half": '<circle cx="8" cy="8" r="6" fill="none" stroke="#1d1c1a" stroke-width="2"/>'
    '<path d="M8 2a6 6 0 0 0 0 12z" fill="#1d1c1a"/>',
    "open": '<circle cx="8" cy="8" r="6" fill="none" stroke="#1d1c1a" stroke-width="2"/>',
    "dotted": '<circle cx="8" cy="8" r="6" fill="none" stroke="#1d1c1a" stroke-width="2" stroke-dasharray="2 2.7"/>',
    "crossed": '<path d="M2.5 2.5l11 11m0-11l-11 11" fill="none" stroke="#1d1c1a" stroke-width="2.6"/>',
    "barred": '<circle cx="8" cy="8" r="6" fill="none" stroke="#1d1c1a" stroke-width="2"/>'
    '<path d="M2 8h12" stroke="#1d1c1a" stroke-width="2"/>',
    "absent": '<path d="M3 8h10" stroke="#1d1c1a" stroke-width="2.4"/>',
}


def document(title: str, description: str, size: tuple[int, int], parts: Iterable[str]) -> str:
    """A whole SVG file; title and description are what a screen reader tells."""
    width, height = size
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title" aria-describedby="description" '
            f'font-family="sans-serif" font-size="{SIZE}" fill="{INK}">',
            f'<title id="title">{told(title)}</title>',
            f'<desc id="description">{escape(carried(description))}</desc>',
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        )
    )


def text(words: str, x: int, y: int, *, size: int = SIZE, style: str = "", leftwards: bool = False) -> str:
    """A line of words that begins at x and runs to the right, or `leftwards`."""
    kind = f" {style}" if style else ""
    if size != SIZE:
        kind += f' font-size="{size}"'
    if leftwards:
        kind += ' direction="rtl"'
    return f'<text x="{x}" y="{y}"{kind}>{escape(words, quote=False)}</text>'


def mark(shape: str, x: int, y: int) -> str:
    """The shape of a state, its corner at x, y."""
    return f'<g transform="translate({x} {y})">{_MARKS[shape]}</g>'


def outline(kind: str, corner: Point, size: tuple[int, int], *, heavy: bool = False) -> str:
    """The outline of a box: each kind has its own."""
    (x, y), (w, h) = corner, size
    round_, cut = min(16, h // 3), min(12, h // 3)
    pen = f'stroke="{INK}" stroke-width="{3 if heavy else 1}"'
    plain = _rectangle(x, y, w, h, f'fill="{PAPER}" {pen}')
    if kind == "power":
        top, bottom = f"M{x + cut} {y}H{x + w - cut}L{x + w} {y + cut}", f"L{x + w - cut} {y + h}H{x + cut}"
        d = f"{top}V{y + h - cut}{bottom}L{x} {y + h - cut}V{y + cut}Z"
        return f'<path d="{d}" fill="{PAPER}" {pen}/>'
    if kind == "step":
        return _rectangle(x, y, w, h, f'rx="{round_}" fill="{PAPER}" {pen}')
    if kind == "outside":
        return _rectangle(x, y, w, h, f'fill="{TINT}" stroke-dasharray="5 3" {pen}')
    if kind == "force":
        return plain + _rectangle(x + 4, y + 4, w - 8, h - 8, f'fill="none" stroke="{INK}"')
    if kind == "term":
        return plain + _rectangle(x, y, 5, h, f'fill="{INK}"')
    if kind == "folded":
        return _rectangle(x + 5, y + 5, w, h, f'fill="{PAPER}" {pen}') + plain
    return plain


def _rectangle(x: int, y: int, w: int, h: int, look: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" {look}/>'


def line(points: Sequence[Point], *, dotted: bool = False, heavy: bool = False, more: str = "") -> str:
    """A line through points: straight between two of the same height, else curved, level where it begins and ends."""
    path = [f"M{points[0][0]} {points[0][1]}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) // 2
        path.append(f"H{to_x}" if y == to_y else f"C{middle} {y} {middle} {to_y} {to_x} {to_y}")
    pen = f'stroke="{GREY}" stroke-dasharray="2 4"' if dotted else f'stroke="{INK}"'
    wide = ' stroke-width="3"' if heavy else ""
    return f'<path d="{"".join(path)}" fill="none" {pen}{wide}{more}/>'


def arrow(tip: Point, *, leftwards: bool, hollow: bool = False, heavy: bool = False) -> str:
    """The head of an arrow."""
    x, y = tip
    long, half = (13, 6) if heavy else (9, 4)
    back = x + long if leftwards else x - long
    fill = f'fill="{PAPER}" stroke="{GREY}"' if hollow else f'fill="{INK}"'
    return f'<path d="M{x} {y}L{back} {y - half}V{y + half}Z" {fill}/>'
