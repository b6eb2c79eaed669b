"""What each party wants, offers and refuses in the issues of a process, and what is open between them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

PositionKind = Literal["demand", "offer", "red line", "silence"]
POSITIONS: tuple[PositionKind, ...] = get_args(PositionKind)
AnswerKind = Literal[
    "offers it", "offers part of it", "refuses", "offers something else", "demands something else", "says nothing"
]


@dataclass(frozen=True, slots=True)
class Stand:
    """A position that a party takes from a day on, by the statement that shows it (None for silence).

    `proposition` is what it is about. `told_by` is the party in whose words alone the record has it.
    """

    kind: PositionKind
    since: date
    statement: str | None
    proposition: str | None
    words: str
    told_by: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """All stands of a party in one issue, each until the next; `last_said` is the day of its last word on it."""

    party: str
    stands: tuple[Stand, ...]
    last_said: date | None

    @property
    def now(self) -> Stand:
        """The stand that it took last."""
        return self.stands[-1]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What one party demands and another has neither accepted nor offered.

    `answer` is what the other says to it instead, `answered_in` the statements where.
    """

    demanded_by: str
    demand: str
    statements: tuple[str, ...]
    other: str
    answer: AnswerKind
    answered_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What several propositions are about. `id` is that of the first of them and stays.

    `name` is in words of the reports, or as a reviewer named it (`named_by`).
    """

    id: str
    name: str
    named_by: str | None
    propositions: tuple[str, ...]
    positions: tuple[Position, ...]
    open_points: tuple[OpenPoint, ...]
