"""A course of events: what would have to happen, one thing after the other, for something to come about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

COURSE_FORMAT = "parley/course/1"


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


def course_to_data(course: Course, to: str, never: tuple[str, ...]) -> dict[str, Any]:
    """A course as plain lists and dictionaries, with the words of what was asked.

    {"format", "agreement", "as_of", "account", "to", "never": [...], "within", "verdict": "found", "none" or
    "undecided", "ruled_out", "why", "steps": [{"day", "says", "actors": [...], "that", "holds",
    "changes": [{"id", "from", "to"}]}]}; a step's `that`, `holds` and `day` make a line of testimony, and `that` is
    null where only time passes.
    """
    return {
        "format": COURSE_FORMAT,
        "agreement": course.agreement,
        "as_of": course.as_of.isoformat(),
        "account": course.account,
        "to": to,
        "never": list(never),
        "within": course.within,
        "verdict": course.verdict.value,
        "ruled_out": course.ruled_out,
        "why": course.why,
        "steps": [
            {
                "day": step.day.isoformat(),
                "says": step.says,
                "actors": list(step.actors),
                "that": step.that,
                "holds": step.holds,
                "changes": [{"id": t.id, "from": t.before, "to": t.after} for t in step.turns],
            }
            for step in course.steps
        ],
    }
