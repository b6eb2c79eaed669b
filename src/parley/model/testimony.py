"""Who says that what holds, from when."""

from dataclasses import dataclass
from datetime import date

from parley.model.condition import Accepts, Proposition
from parley.model.span import Span


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence behind a testimony: a report's id and the span in its text, with the words for people."""

    report: str
    span: Span
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A creditor lets the debtor of a provision off."""

    provision: str
    by: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """A debtor withdraws from a provision."""

    provision: str
    by: str


Subject = Proposition | Accepts | Release | Cancel


@dataclass(frozen=True, slots=True)
class Testimony:
    """One line of the record.

    `that` is the wording, `about` what it means for an agreement (the act of a duty is a proposition, too).
    `by` is a party, guarantor or observer, None for what a reviewer has established. `on` is the day from
    which it holds, `until` the last day; `said` and `recorded` the days of saying and of writing down.
    """

    that: str
    about: Subject
    holds: bool
    on: date
    until: date | None
    said: date
    recorded: date
    by: str | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that bears on a provision, for or against. Shown beside it; it changes no state.

    `provision` is the id of a sentence or of one member's duty, of a step, or "entry" for the entry into force.
    """

    provision: str
    supports: bool
    on: date
    by: str | None
    says: str
    source: Source | None = None
    recorded: date | None = None
