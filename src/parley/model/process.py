"""What reports tell over months: who is who in all of them, and what is said again.

All of it is suggested by the program or decided by a reviewer, and says which; nothing of it changes a reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parley.model.party import PartyKind
from parley.model.statement import Act, Modality, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the record as it is read now: its number, and its reading as reviewers corrected it.

    Statements that reviewers rejected are not in it. `report.date` is known.
    """

    number: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Held:
    """A name, a role or a side (by its name) that a party has in reports of these numbers.

    `first` and `last` are the days of the first and last of those reports: what is known, not when it began.
    """

    words: str
    first: date
    last: date
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two namings are taken for one party: `why` in words, `score` from 0 to 1.

    `by` is the reviewer who says so; None where it is a suggestion.
    """

    one: str
    other: str
    why: str
    score: float
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One party in all reports.

    `id` is that of its first naming ("r1.p3": party p3 of report 1) and stays as reports are added. `parties` are all
    its namings, as report number and id of the party there. `sides` and `roles` may follow each other.
    """

    id: str
    name: str
    kind: PartyKind
    code: str | None
    names: tuple[Held, ...]
    roles: tuple[Held, ...]
    sides: tuple[Held, ...]
    parties: tuple[tuple[int, str], ...]
    merges: tuple[Merge, ...] = ()

    def side_on(self, day: date) -> str | None:
        """The name of the side for which it speaks on a day: the last one told by then, else the first told later."""
        before = [held for held in self.sides if held.first <= day]
        found = max(before, key=lambda held: (held.last <= day, min(held.last, day))) if before else None
        return (found or self.sides[0]).words if self.sides else None


@dataclass(frozen=True)
class Who:
    """Who is who: every party of every report belongs to one identity. In the order of their first naming.

    `suggested`: which identities may be one (`one` and `other` are their ids) and were not joined, being less sure.
    """

    identities: tuple[Identity, ...]
    suggested: tuple[Merge, ...] = ()

    @cached_property
    def _index(self) -> Mapping[tuple[int, str], Identity]:
        return {party: one for one in self.identities for party in one.parties}

    @cached_property
    def by_id(self) -> Mapping[str, Identity]:
        """The identities by their ids."""
        return {one.id: one for one in self.identities}

    def of(self, report: int, party: str | None) -> Identity | None:
        """Whose naming a party of a report is; None for none, and for one that no report has."""
        return self._index.get((report, party)) if party else None


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as one wording of a proposition.

    `origin` is whose copy it comes from: the agency that is relayed, else the publisher, else the first of the
    reports that share the text. `speaker`, `side` and `actor` are ids of identities. `denies`: it says that the
    proposition is not so. `score` and `shared`: how sure it is, and the words that decide.
    """

    report: int
    statement: str
    words: str
    said: date
    origin: str
    speaker: str | None
    side: str | None
    actor: str | None
    act: Act
    modality: Modality
    denies: bool
    score: float
    shared: tuple[str, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is said in one or several wordings. `id` is that of its first wording ("r1.s3") and stays.

    `says` is the wording shown for all of them.
    """

    id: str
    says: str
    wordings: tuple[Wording, ...]

    @property
    def first(self) -> date:
        """The day on which it was first said."""
        return min(wording.said for wording in self.wordings)

    @property
    def last(self) -> date:
        """The day on which it was last said."""
        return max(wording.said for wording in self.wordings)

    @property
    def independent(self) -> int:
        """How many sources it has: copies of one text, and reports that relay the same agency, count once."""
        return len({wording.origin for wording in self.wordings})
