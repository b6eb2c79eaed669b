"""What a reviewer decided, when and why."""

from dataclasses import dataclass
from datetime import date

from parley.model.span import Spans


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement named so that it outlives a new reading: its report, and its content's spans and words.

    `speaker` is the name of who said it; it settles only which one is meant where two speakers say the same words.
    """

    report: str
    content: Spans
    words: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A person says that a statement asserts (or denies) a proposition."""

    statement: StatementRef
    proposition: str
    denies: bool
    by: str
    recorded: date
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """A person says that a statement is evidence for (or against) a provision."""

    statement: StatementRef
    provision: str
    against: bool
    by: str
    recorded: date
    why: str | None = None


Judgement = Link | Bearing
