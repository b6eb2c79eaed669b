"""Collecting what is wrong with a text, so that its author sees all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from parley.errors import Mistake, ParleyError
from parley.model.agreement import Where

if TYPE_CHECKING:
    from parley.agreement.conditions import Tree

_T = TypeVar("_T")

SHOWN = 160
LONGEST_NEAR, MOST_NEAR = 60, 60  # beyond that, looking for a name that is meant would take too long


class UnclearError(ParleyError):
    """Something in a sentence cannot be understood: what stands there, what was expected, how to mend it.

    `others` are further mistakes in the same sentence, `trees` its conditions: their references remain to be looked up.
    """

    def __init__(self, found: str, expected: str, mend: str) -> None:
        self.found, self.expected, self.mend = found, expected, mend
        self.others: tuple[UnclearError, ...] = ()
        self.trees: tuple[Tree, ...] = ()
        super().__init__(f"{found!r}: expected {expected}. {mend}")


class Problems:
    """What is unclear in one sentence: the reading goes on after it, so that its author sees all of it at once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], UnclearError] = {}
        self.trees: list[Tree] = []

    @property
    def found(self) -> tuple[UnclearError, ...]:
        """The problems in the order in which they were met, each once."""
        return tuple(self._found.values())

    def attempt(self, read: Callable[..., _T], *args: object) -> _T | None:
        """What `read` makes of its arguments; None, and a problem more, where it raises UnclearError."""
        try:
            return read(*args)
        except UnclearError as unclear:
            self.note(unclear)
            return None

    def note(self, unclear: UnclearError) -> None:
        """Keep a problem with all that came with it."""
        for each in (unclear, *unclear.others):
            self._found.setdefault((each.found, each.expected, each.mend), each)
        self.trees += unclear.trees

    def error(self) -> UnclearError:
        """The first problem, with the others."""
        first, *others = self.found
        first.others, first.trees = tuple(others), tuple(self.trees)
        return first


class Mistakes:
    """The mistakes found so far."""

    def __init__(self) -> None:
        self._found: list[Mistake] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, where: Where, sentence: str, expected: str, mend: str) -> None:
        """Note that `sentence` (shortened for people) should have been what `expected` says."""
        self._found.append(Mistake(where.line, where.column, shortened(sentence), expected, mend))

    def in_order(self) -> tuple[Mistake, ...]:
        """All mistakes in the order of the text, each once."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda m: (m.line, m.column)))


@lru_cache(maxsize=1000)
def nearest(words: str, among: tuple[str, ...]) -> str | None:
    """The one of some names that words which are none of them probably meant; None if none is near."""
    if len(words) > LONGEST_NEAR or len(among) > MOST_NEAR:
        return None
    small = {name.casefold(): name for name in among}
    return next((small[name] for name in get_close_matches(words.casefold(), small, n=1, cutoff=0.75)), None)


def nearly(words: str, among: tuple[str, ...], mend: str) -> str:
    """How to mend a name that is not listed: the nearest one that is, before what to do otherwise."""
    near = nearest(words, among)
    return f"Write {near} if that is meant. {mend}" if near else mend


def shortened(words: str) -> str:
    """The words, cut where they are too many to show."""
    return words if len(words) <= SHOWN else words[:SHOWN].rstrip() + " …"
