"""Headers, footers and page numbers: what stands at the upper or lower edge of pages again and again."""

import re
from collections.abc import Sequence

from parley.intake.layout.line import Line, Word, lines_of

_DEEP = 4
"""So many lines from the edge a header or footer may have."""

_SHARE = 0.3
"""On so many of the pages it stands: left and right pages often have one each, and the first none."""

_NEAR = 5.0
_NUMBER = re.compile(r"(?i)\W*(?:page|p\.|pg\.?)?\s*\W*#\W*(?:(?:of|/)\W*#\W*)?")
# What browsers print around a page: when and what at the top, the address and page number at the bottom.
_BROWSER = re.compile(r"#/#/#, #:#(?:\s[AP]M)?\s.*|(?:https?|file)://\S+\s+#/#")

Page = Sequence[Word]


def without_edges(pages: Sequence[Page]) -> list[list[Word]]:
    """The words of each page without its headers, footers and page number."""
    lines = [lines_of(page) for page in pages]
    above = [[_told(line) for line in page[:_DEEP]] for page in lines]
    below = [[_told(line) for line in reversed(page[-_DEEP:])] for page in lines]
    kept = []
    for number, page in enumerate(lines):
        first = _edge(above, number)
        last = len(page) - _edge(below, number)
        kept.append([word for line in page[first:last] for word in line.words])
    return kept


_Told = tuple[str, float]


def _told(line: Line) -> _Told:
    """What a line says but for numbers, and how high it stands."""
    return re.sub(r"\d+", "#", line.text), line.top


def _edge(edges: Sequence[Sequence[_Told]], number: int) -> int:
    """How many lines from the edge of a page are no text of its own."""
    count = 0
    for line in edges[number]:
        if not (_NUMBER.fullmatch(line[0]) or _BROWSER.fullmatch(line[0]) or _recurs(line, edges)):
            break
        count += 1
    return count


def _recurs(line: _Told, edges: Sequence[Sequence[_Told]]) -> bool:
    count = sum(any(one[0] == line[0] and abs(one[1] - line[1]) < _NEAR for one in page) for page in edges)
    return count >= max(2, _SHARE * len(edges))
