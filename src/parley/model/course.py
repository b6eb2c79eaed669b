"""A course of events: what would have to happen, one thing after the other, for something to come about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What a search for a course came to."""

    FOUND = "found"
    NONE = "none"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Turn:
    """One state that a step of a course changes: of a provision, a step, or of "in force"."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CourseStep:
    """Something that happens on a day. `actors` control it: nobody, where it is outside or only time passes.

    `that` and `holds` are what a line of testimony would say, None where only time passes.
    """

    day: date
    says: str
    actors: tuple[str, ...]
    that: str | None
    holds: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What was asked, and the answer.

    FOUND: `steps` lead there, none if it holds already. NONE: there is no course of at most `within` steps.
    UNDECIDED: the search ran out of its bounds; there is none of at most `ruled_out` steps. `why` says more.
    """

    agreement: str
    as_of: date
    account: str
    within: int
    verdict: Verdict
    ruled_out: int
    steps: tuple[CourseStep, ...] = ()
    why: str | None = None
