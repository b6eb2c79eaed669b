"""The tags of words: outside, or begin, inside, end or single of a source, a cue or a content; and their best sequence.

Decoding is Viterbi's algorithm (1967) over the scores of a conditional random field.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ROLES = ("source", "cue", "content")
OUTSIDE, COUNT = 0, 1 + 4 * len(ROLES)
_BEGIN, _INSIDE, _END, _SINGLE = range(4)
_NEVER = -1e4


def tag(role: int, part: int) -> int:
    """The number of a tag: `part` is 0 begin, 1 inside, 2 end, 3 single."""
    return 1 + 4 * role + part


def _opens(t: int) -> bool:
    return t != OUTSIDE and (t - 1) % 4 in (_BEGIN, _INSIDE)


def _goes_on(t: int) -> bool:
    return t != OUTSIDE and (t - 1) % 4 in (_INSIDE, _END)


def _may_follow(before: int, after: int) -> bool:
    if _opens(before):
        return _goes_on(after) and (after - 1) // 4 == (before - 1) // 4
    return not _goes_on(after)


ALLOWED = tuple(tuple(float(_may_follow(a, b)) for b in range(COUNT)) for a in range(COUNT))
FIRST = tuple(float(not _goes_on(t)) for t in range(COUNT))  # tags with which a text may begin
FINAL = tuple(float(not _opens(t)) for t in range(COUNT))  # ... and end


def tags_of_pieces(pieces: Sequence[tuple[int, int, int]], count: int) -> list[int]:
    """The tags of `count` words for pieces (role, first word, one past the last); of two that overlap the first."""
    tags = [OUTSIDE] * count
    for role, first, last in sorted(pieces, key=lambda p: p[1:]):
        if any(tags[first:last]):
            continue
        tags[first:last] = [tag(role, _INSIDE)] * (last - first)
        tags[first], tags[last - 1] = tag(role, _BEGIN), tag(role, _END)
        if last - first == 1:
            tags[first] = tag(role, _SINGLE)
    return tags


def pieces_of_tags(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """The pieces (role, first word, one past the last) of a sequence of tags that obeys `ALLOWED`."""
    out: list[tuple[int, int, int]] = []
    first = 0
    for i, t in enumerate(tags):
        if t == OUTSIDE:
            continue
        role, part = divmod(t - 1, 4)
        if part in (_BEGIN, _SINGLE):
            first = i
        if part in (_END, _SINGLE):
            out.append((role, first, i + 1))
    return out


def best_tags(emissions: Floats, follow: Floats, breaks: Sequence[bool]) -> list[int]:
    """The best sequence of tags: `emissions` (words, tags), `follow` (tag before, tag after).

    `breaks[i]`: a paragraph begins with word i, and no piece goes on across it.
    """
    words = len(emissions)
    if not words:
        return []
    starts = np.where(np.array(FIRST) > 0, 0.0, _NEVER).astype(np.float32)
    ends = np.where(np.array(FINAL) > 0, 0.0, _NEVER).astype(np.float32)
    across = follow + ends[:, None] + starts[None, :]
    came = np.empty((words, COUNT), np.int64)
    score = emissions[0] + starts
    for i in range(1, words):
        ways = score[:, None] + (across if breaks[i] else follow)
        came[i] = ways.argmax(0)
        score = ways.max(0) + emissions[i]
    best = [int((score + ends).argmax())]
    for i in range(words - 1, 0, -1):
        best.append(int(came[i, best[-1]]))
    return best[::-1]
