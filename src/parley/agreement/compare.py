"""Two versions of a text sentence by sentence: what was added, removed, worded otherwise, renumbered."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from parley.agreement.written import Written

ChangeKind = Literal["same", "renumbered", "changed", "added", "removed"]
Share = Literal["both", "before", "after"]

_WORD = re.compile(r"(?:\w+(?:[-'’./]\w+)*|[^\w\s])\s*")
_NEAR = 5
"""Of the sentences that may be the same one worded otherwise, so many to either side of its place are looked at."""
_ALIKE, _ALIKE_BY_NUMBER = 0.5, 0.3
"""From such a share of common words on two sentences are versions of one; of two with one number a smaller one."""
_LONGEST = 200
_MOST = 500_000
"""Sentences of more differing words, and those after so many comparisons in all, are shown as replaced in one piece:
finding the shortest difference takes time with the square of their length."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both versions, or only in the one before or after."""

    share: Share
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a sentence: `before` None where it was added, `after` None where it was removed."""

    kind: ChangeKind
    before: Written | None
    after: Written | None
    pieces: tuple[Piece, ...]


def compare(before: Sequence[Written], after: Sequence[Written]) -> tuple[Change, ...]:
    """What became of each sentence, in the order of the later text; what was removed stands where it stood.

    Sentences belong together by number and words, else by their words, else where enough of their words are the same
    and they stand at the same place. About linear in the texts.
    """
    pairs = _pairs(before, after)
    pen = _Pen()
    gone: dict[int, list[Change]] = defaultdict(list)
    last = -1
    for here, sentence in enumerate(before):
        if here in pairs:
            last = pairs[here]
        else:
            gone[last].append(Change("removed", sentence, None, (Piece("before", sentence.says),)))
    source = {there: here for here, there in pairs.items()}
    found = gone[-1]
    for there, sentence in enumerate(after):
        found.append(pen.change(before[source[there]] if there in source else None, sentence))
        found += gone[there]
    return tuple(found)


def _pairs(before: Sequence[Written], after: Sequence[Written]) -> dict[int, int]:
    """Which sentence of the text before is which of the text after."""
    pairs: dict[int, int] = {}
    _match(before, after, pairs, lambda w: w)
    _match(before, after, pairs, lambda w: (w.section, w.says))
    _match(before, after, pairs, lambda w: w.says)
    taken: set[int] = set(pairs.values())
    # The surest first; of those that are as sure, the one that stands before the others.
    for _, here, there in sorted((-score, here, there) for score, here, there in _alike(before, after, pairs)):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return pairs


def _match(
    before: Sequence[Written], after: Sequence[Written], pairs: dict[int, int], key: Callable[[Written], Hashable]
) -> None:
    """Pairs sentences of one key that are in no pair yet, in their order."""
    taken = set(pairs.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for there in range(len(after) - 1, -1, -1):
        if there not in taken:
            free[key(after[there])].append(there)
    for here, sentence in enumerate(before):
        if here not in pairs and free[key(sentence)]:
            pairs[here] = free[key(sentence)].pop()


def _alike(
    before: Sequence[Written], after: Sequence[Written], pairs: dict[int, int]
) -> Iterator[tuple[float, int, int]]:
    """Sentences that may be versions of one, with how much they have in common."""
    taken = set(pairs.values())
    free = [there for there in range(len(after)) if there not in taken]
    by_id = {after[there].id: there for there in reversed(free) if after[there].id}
    words: dict[int, Counter[str]] = {there: _counted(after[there]) for there in free}
    at = 0
    for here, sentence in enumerate(before):
        if here in pairs:
            at = bisect_left(free, pairs[here])
            continue
        own = _counted(sentence)
        near = set(free[max(0, at - _NEAR) : at + _NEAR])
        numbered = by_id.get(sentence.id)
        for there in near | ({numbered} if numbered is not None else set()):
            score = _common(own, words[there]) if _kind(sentence) == _kind(after[there]) else 0
            if score >= (_ALIKE_BY_NUMBER if there == numbered else _ALIKE):
                yield score + (0.1 if there == numbered else 0), here, there


def _kind(sentence: Written) -> str:
    """What is of another kind is never a version of a sentence."""
    return sentence.section if sentence.section in ("Head", "Headings", "Explanations") else "Sentences"


def _counted(sentence: Written) -> Counter[str]:
    return Counter(word.strip().casefold() for word in _WORD.findall(sentence.says))


def _common(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two sentences have in common (Dice 1945)."""
    small, large = sorted((one, other), key=len)
    common = sum(min(number, large[word]) for word, number in small.items())
    return 2 * common / max(1, one.total() + other.total())


class _Pen:
    """Writes down what changed within sentences, as finely as there is time for."""

    def __init__(self) -> None:
        self._left = _MOST

    def change(self, before: Written | None, after: Written) -> Change:
        """What became of one sentence."""
        if before is None:
            return Change("added", None, after, (Piece("after", after.says),))
        if before.says == after.says:
            kind: ChangeKind = "same" if before.id == after.id else "renumbered"
            return Change(kind, before, after, (Piece("both", after.says),))
        return Change("changed", before, after, tuple(self._pieces(before.says, after.says)))

    def _pieces(self, before: str, after: str) -> Iterator[Piece]:
        one, other = _WORD.findall(before), _WORD.findall(after)
        bare, bare_other = [w.strip() for w in one], [w.strip() for w in other]
        start = _same(bare, bare_other)
        end = _same(bare[start:][::-1], bare_other[start:][::-1])
        if start:
            yield _both(one[:start], other[:start])
        a, b = len(one) - end, len(other) - end
        for tag, i1, i2, j1, j2 in self._steps(bare[start:a], bare_other[start:b]):
            here, there = one[start + i1 : start + i2], other[start + j1 : start + j2]
            if tag == "equal":
                yield _both(here, there)
                continue
            if here:
                yield Piece("before", "".join(here))
            if there:
                yield Piece("after", "".join(there))
        if end:
            yield _both(one[a:], other[b:])

    def _steps(self, one: list[str], other: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
        cost = len(one) * len(other)
        if max(len(one), len(other)) > _LONGEST or cost > self._left:
            return [("replace", 0, len(one), 0, len(other))]
        self._left -= cost
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _both(one: Sequence[str], other: Sequence[str]) -> Piece:
    """The words of both, which may differ in the spaces after them."""
    return Piece("both", "".join(max(pair, key=len) for pair in zip(one, other, strict=True)))


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """So many words are the same from the beginning on."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
