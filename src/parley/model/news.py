"""What is new in a process since a day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

NewsKind = Literal["new", "changed", "contradicted", "overdue", "coming"]
NEWS_KINDS: tuple[NewsKind, ...] = get_args(NewsKind)


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as news show it: whose word it is (`by`), who reports it if that is another party, and its words."""

    statement: str
    by: str
    told_by: str | None
    said: date
    words: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that is new, in words, with the statements on which it rests.

    `on` is the day to which it belongs: when it was said, when it was or is due. `sources` is how many independent
    sources it has, copies of one text counted once (0 where that does not apply).
    """

    kind: NewsKind
    on: date
    says: str
    quotes: tuple[Quote, ...]
    sources: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """All lines, in the order of their kinds; `since` and `as_of` are the first and the last day that they cover."""

    since: date
    as_of: date
    reports: int
    agreement: str | None
    lines: tuple[NewsLine, ...]

    def of(self, kind: NewsKind) -> tuple[NewsLine, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)
