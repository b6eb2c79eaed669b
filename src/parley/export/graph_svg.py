"""The strokes of a picture: words, marks, outlines, lines and arrow heads, as SVG that needs nothing else.

No script, no style sheet, no font and no address: what a picture shows is in its file. States are told apart by
shape and word; the only tones are ink, grey and paper.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from parley.export.graph_words import carried, from_right, told

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


def text(words: str, x: int, y: int, *, size: int = SIZE, style: str = "", room: int | None = None) -> str:
    """A line of words that begins at x (in `room`, at its right side where the words run from right to left)."""
    kind = f" {style}" if style else ""
    if size != SIZE:
        kind += f' font-size="{size}"'
    if room is not None and from_right(words):
        x, kind = x + room, kind + ' direction="rtl"'
    return f'<text x="{x}" y="{y}"{kind}>{escape(words, quote=False)}</text>'


def mark(shape: str, x: int, y: int) -> str:
    """The shape of a state, its corner at x, y."""
    return f'<g transform="translate({x} {y})">{_MARKS[shape]}</g>'


def outline(kind: str, corner: Point, size: tuple[int, int], *, heavy: bool = False) -> str:
    """The outline of a box: each kind has its own."""
    (x, y), (w, h) = corner, size
    pen = f'stroke="{INK}" stroke-width="{3 if heavy else 1}"'
    plain = f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{PAPER}" {pen}/>'
    if kind == "power":
        top, bottom = f"{x + 12} {y}H{x + w - 12}L{x + w} {y + 12}", f"L{x + w - 12} {y + h}H{x + 12}"
        d = f"M{top}V{y + h - 12}{bottom}L{x} {y + h - 12}V{y + 12}Z"
        return f'<path d="{d}" fill="{PAPER}" {pen}/>'
    if kind == "step":
        return plain.replace("/>", ' rx="16"/>')
    if kind == "outside":
        return plain.replace(PAPER, TINT, 1).replace("/>", ' stroke-dasharray="5 3"/>')
    if kind == "force":
        return plain + f'<rect x="{x + 4}" y="{y + 4}" width="{w - 8}" height="{h - 8}" fill="none" stroke="{INK}"/>'
    if kind == "term":
        return plain + f'<rect x="{x}" y="{y}" width="5" height="{h}"/>'
    if kind == "folded":
        return plain.replace(f'x="{x}" y="{y}"', f'x="{x + 5}" y="{y + 5}"') + plain
    return plain


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
