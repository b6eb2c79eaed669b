"""What a reviewer decided, when and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from parley.model.span import Spans

Verdict = Literal["accept", "correct", "reject"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ReviewState = Literal["unreviewed", "accepted", "corrected", "rejected", "disputed"]
REVIEW_STATES: tuple[ReviewState, ...] = get_args(ReviewState)
SameKind = Literal["party", "proposition", "issue"]


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


@dataclass(frozen=True, slots=True)
class Review:
    """A person says whether a statement was read aright.

    `changes` are the fields that are otherwise, by their names in a reading, with their values as a reading has them
    (parties by name); only "correct" has some. `settles`: it decides between reviewers who differ.
    """

    statement: StatementRef
    verdict: Verdict
    by: str
    recorded: date
    changes: tuple[tuple[str, Any], ...] = ()
    settles: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A person says that two names are of one party, or two wordings of one proposition (or that they are not).

    Of the kind "issue" it says that the issue in which `one` is a wording goes by the name `other`.
    """

    kind: SameKind
    one: str
    other: str
    by: str
    recorded: date
    differs: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A person takes a proposition as established: it holds (or does not) from `on` to `until`, whoever says otherwise.

    `statement` is where that can be read, if anywhere.
    """

    proposition: str
    holds: bool
    on: date
    by: str
    recorded: date
    until: date | None = None
    statement: StatementRef | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person writes beside a statement; it decides nothing."""

    statement: StatementRef
    words: str
    by: str
    recorded: date

    @property
    def why(self) -> str:
        """The words, which say why for all other decisions."""
        return self.words


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A person takes an earlier entry of the log back: what was decided there no longer counts, and stays on record."""

    entry: int
    by: str
    recorded: date
    why: str | None = None


Judgement = Link | Bearing
Decision = Link | Bearing | Review | Same | Fact | Note | Withdrawal
