"""The parts of a draft: what a statement was made into, and what it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from parley.model.statement import Act

Kind = Literal["term", "pledge", "article", "step", "entry", "guarantor"]


@dataclass(frozen=True, slots=True)
class Rest:
    """A statement on which a sentence rests: its id ("r1.s7"), whose word it is, the day, and the words.

    `side`: for whom it is said here, where nobody else reports it. `is_to_be`: of what is to be, not of what was.
    """

    ref: str
    whose: str
    said: date
    act: Act
    words: str
    side: str | None = None
    is_to_be: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of a draft.

    `ways` are its wordings without the full stop, the best first; the later ones keep words in quotation marks that a
    reader of the language could misunderstand. `debtor` is the side that owes it, "" where none does; `owed` is what
    it is about without its conditions, by which points are compared. `holder` is the side that alone holds it, None
    where whoever owes it has said so, or the text of an agreement. `names` are guarantors. `as_step` words
    what all parties owe where it is not plain who they are.
    """

    kind: Kind
    ways: tuple[str, ...]
    debtor: str
    owed: str
    holder: str | None
    rests: tuple[Rest, ...]
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    as_step: tuple[str, ...] = ()

    @property
    def last(self) -> date:
        """The day on which it was last said."""
        return max(rest.said for rest in self.rests)


@dataclass(frozen=True, slots=True)
class Unworded:
    """What could not be worded as a sentence: the statement, and why."""

    rest: Rest
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft before it is laid out. `also` are the other names of each listed one."""

    title: str
    day: date
    parties: tuple[str, ...]
    observers: tuple[str, ...]
    also: dict[str, tuple[str, ...]]
    points: tuple[Point, ...]
    unworded: tuple[Unworded, ...]
    beside: tuple[Rest, ...]
