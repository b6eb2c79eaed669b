"""What the net tagged, as attributions of the rules: its pieces trimmed to statements, and put beside what rules found.

The net knows far more ways of saying than any table; the rules know what a statement leaves out, what lies within
what, who relays, and what a document lays down.
"""

from dataclasses import replace

from parley.reader.linking import Tagged
from parley.reader.rules.complements import STOPS, trimmed
from parley.reader.rules.cueing import cue_candidates
from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases, Range

SAME = 0.5  # of two contents: from this overlap on they are one
_MARKS = frozenset("“”\"«»„‘’'")


def found_from_tagged(p: Phrases, tagged: Tagged) -> Found | None:
    """A tagged attribution as the rules have it; None where nothing is said or nobody says it."""
    content = tuple(piece for lo, hi in tagged.content if (piece := _said(p, lo, hi)))
    if not content or not tagged.source:
        return None
    source = _named(p, tagged.source[0])
    if source[0] >= source[1]:
        return None
    lo, hi = tagged.cue
    known = next((c for i in range(lo, hi) for end, c in cue_candidates(p, i, hi)), None)
    negated = any(p.lows[i] in ("not", "n't", "never") or p.lows[i].endswith("n't") for i in range(lo, hi))
    return Found(
        source,
        tagged.cue,
        content,
        known.act if known else None,
        None,
        negated=negated,
        by_rules=False,
        sure=tagged.sure,
    )


def _said(p: Phrases, lo: int, hi: int) -> Range | None:
    lo, hi = trimmed(p, lo, hi)
    while lo < hi and p.texts[lo] in _MARKS and not (lo in p.opens and p.opens[lo] < hi):
        lo += 1
    while lo < hi and p.texts[hi - 1] in _MARKS and not (hi - 1 in p.closes and p.closes[hi - 1] >= lo):
        hi -= 1
    lo, hi = trimmed(p, lo, hi)
    return (lo, hi) if lo < hi else None


def _named(p: Phrases, source: Range) -> Range:
    lo, hi = source
    while lo < hi and p.texts[lo] in STOPS:
        lo += 1
    while lo < hi and p.texts[hi - 1] in STOPS and not p.texts[hi - 1].isalnum():
        hi -= 1
    return lo, hi


def overlap(one: tuple[Range, ...], other: tuple[Range, ...]) -> float:
    """How much two contents share: twice the common tokens over all."""
    a = {i for lo, hi in one for i in range(lo, hi)}
    b = {i for lo, hi in other for i in range(lo, hi)}
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def same_cue(one: Found, other: Found) -> bool:
    """Whether two attributions share words of their cues and of their contents, and so are one."""
    cues = bool(one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])
    return cues and overlap(one.content, other.content) > 0


def with_pieces(p: Phrases, found: Found, tagged: Found) -> Found:
    """What rules found and the net saw too, with the pieces of its content that only the net saw, further off.

    Where the net saw quite another content only quotations are added: the rest belongs to somebody else.
    """
    last = max(hi for _, hi in found.content)
    first = min(lo for lo, _ in found.content)
    source = found.source or (0, 0)
    more = [
        r for r in tagged.content if (r[0] >= last or r[1] <= first) and not (source[0] < r[1] and r[0] < source[1])
    ]
    if overlap(found.content, tagged.content) < SAME:
        more = [r for r in more if p.seg.depth[r[0]] > 0]
    return replace(found, content=tuple(sorted([*found.content, *more])), sure=tagged.sure)


def trees_of(found: list[Found], before: int) -> list[list[Found]]:
    """Attributions that follow each other cut into trees: each outermost one with all that lies within it.

    `within` counts from `before` in the input and from the root of its tree in the result.
    """
    out: list[list[Found]] = []
    root = 0
    for n, one in enumerate(found, before):
        if one.within is None or one.within < before:
            root = n
            out.append([one])
        else:
            out[-1].append(replace(one, within=one.within - root))
    return out


def lies_in(inner: Found, outer: Found) -> bool:
    """Whether cue and content of one attribution lie in the content of the other."""
    pieces = [*inner.content, *((inner.cue,) if inner.cue else ())]
    return all(any(lo <= piece[0] and piece[1] <= hi for lo, hi in outer.content) for piece in pieces)
