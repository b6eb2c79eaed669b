"""Headers, footers and page numbers: what stands at the upper or lower edge of pages again and again."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from parley.intake.layout.line import Line, Word, lines_of

_DEEP = 4
"""So many lines from the edge a header or footer may have."""

_SHARE = 0.3
"""On so many of the pages it stands: left and right pages often have one each, and the first none."""

_NEAR = 5.0
_LONGEST = 300
_COUNT = r"\d{1,4}\W{0,5}(?:(?:of\W{0,5})?\d{1,4}\W{0,5})?"
_NUMBER = re.compile(rf"(?i)\W{{0,5}}(?:(?:page|pg|p)\W{{0,5}})?{_COUNT}")
# What browsers print around a page: when and what at the top, the address and page number at the bottom.
_BROWSER = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4}, \d{1,2}:\d\d(?:\s[AP]M)?\s.*|(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
_ONE_OF_MANY = re.compile(r"(?i)^\d{1,4}\b|\b\d{1,4}$|(?<=\bpage )\d{1,4}|\b\d{1,4}(?= of |/)|(?<=/)\d{1,4}\b")
"""Where in a header the number of a page may stand."""

Page = Sequence[Word]


def without_edges(pages: Sequence[Page]) -> list[list[Word]]:
    """The words of each page without its headers, footers and page number."""
    lines = [lines_of(page) for page in pages]
    above = _edges([page[:_DEEP] for page in lines])
    below = _edges([page[: -_DEEP - 1 : -1] for page in lines])
    return [
        [word for line in page[first : len(page) - last] for word in line.words]
        for page, first, last in zip(lines, above, below, strict=True)
    ]


_Places = dict[str, list[tuple[int, float]]]


def _edges(pages: Sequence[Sequence[Line]]) -> list[int]:
    """How many lines from the edge of each page are no text of its own."""
    places: _Places = {}
    for number, page in enumerate(pages):
        for line in page:
            places.setdefault(_unnumbered(line), []).append((number, line.top))
    return [sum(1 for _ in takewhile(partial(_is_edge, places, len(pages)), page)) for page in pages]


def _unnumbered(line: Line) -> str:
    return _ONE_OF_MANY.sub("#", line.text[:_LONGEST])


def _is_edge(places: _Places, pages: int, line: Line) -> bool:
    if len(line.text) < _LONGEST and (_NUMBER.fullmatch(line.text) or _BROWSER.fullmatch(line.text)):
        return True
    near = {number for number, top in places[_unnumbered(line)] if abs(top - line.top) < _NEAR}
    return len(near) >= max(2, _SHARE * pages)
