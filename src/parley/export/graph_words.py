"""How words fit into a box: how wide they are, where lines end, what XML can carry.

Widths, in thousandths of the font's size, are the greater of DejaVu Sans, one of the widest fonts that "sans-serif"
may mean, and Liberation Sans (Arial); in a narrower font the words leave more room. All sums are of whole numbers,
so that every machine breaks the same lines.
"""

import re
from bisect import bisect_right
from html import escape

from parley.export.wording import shortened

_LETTERS = (
    (295, "ijlI'"),
    (318, " ,."),
    (337, ":;/\\|"),
    (361, "-"),
    (401, "!()[]ft"),
    (460, 'r"'),
    (500, "*_`J"),
    (535, "sz?"),
    (592, "ckvxy"),
    (611, "FLT"),
    (636, "abdeghnopqu0123456789${}"),
    (690, "ABEKPSVXYZ"),
    (724, "CR"),
    (788, "DGHNOQU&мы"),
    (838, "w#+<=>^~"),
    (885, "MМФЂЋЫ"),
    (942, "жфшщюљњ"),
    (1015, "mW%@©®"),
    (1100, "ЖШЩЮЉЊŒœ№"),
)
_WIDTHS = {letter: width for width, letters in _LETTERS for letter in letters}
_RANGES = (
    (0x0000, 700),
    (0x00A0, 800),  # Latin with accents
    (0x0300, 200),  # accents by themselves
    (0x0370, 870),  # Greek
    (0x0400, 800),  # Cyrillic
    (0x0430, 720),
    (0x0460, 1100),
    (0x0530, 980),  # Armenian
    (0x0590, 720),  # Hebrew
    (0x0600, 1000),  # Arabic; India; south-east Asia; Georgian, and all beyond
    (0x1E00, 990),  # Latin with more accents
    (0x2000, 640),  # spaces, dashes, quotation marks
    (0x2014, 1000),
    (0x20A0, 1320),  # money, letter-like signs
    (0x2190, 1050),
)
_FROM, _WIDE = zip(*_RANGES, strict=True)
_UNCARRIED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LETTER = re.compile(r"[^\W\d_]")


def carried(words: str) -> str:
    """The words on one line as XML can carry them; marks that would turn the writing direction are taken out."""
    return " ".join(_UNCARRIED.sub("\ufffd", _DIRECTIONS.sub("", words)).split())


def told(words: str, longest: int = 400) -> str:
    """Escaped words for an element that is read out, shortened (and said so by an ellipsis)."""
    return escape(carried(shortened(words, longest)))


def width(words: str, size: int, *, bold: bool = False) -> int:
    """The most room that words take, in pixels, in a font of a size."""
    units = sum(_WIDTHS.get(c) or _WIDE[bisect_right(_FROM, ord(c)) - 1] for c in words)
    return units * size * (114 if bold else 100) // 100_000 + 1


def lines(words: str, size: int, room: int, *, bold: bool = False, most: int = 12) -> tuple[str, ...]:
    """The words in lines no wider than `room` pixels; a word too long for one is broken, an ellipsis ends the last."""
    found: list[str] = []
    line = ""
    for word in carried(shortened(words, 40 * most)).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        found += [line] if line else []
        *broken, line = _pieces(word, size, room, bold=bold)
        found += broken
    found += [line] if line else []
    if len(found) > most:
        last = found[most - 1]
        while width(last + " …", size, bold=bold) > room:
            last = last.rpartition(" ")[0] or last[:-1]
        found[most - 1 :] = [last + " …"]
    return tuple(found)


def _pieces(word: str, size: int, room: int, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def from_right(words: str) -> bool:
    """Whether words run from right to left, as their first letter does."""
    first = _LETTER.search(words)
    code = ord(first.group()) if first else 0
    return 0x590 <= code < 0x900 or 0xFB1D <= code < 0xFE00 or 0xFE70 <= code < 0xFF00 or 0x10800 <= code < 0x11000
