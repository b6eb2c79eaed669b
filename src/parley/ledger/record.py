"""What a log amounts to at some moment: reports, their latest readings, and what people decided."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from parley.errors import UnknownStatementError
from parley.ledger.review import Reviewed, reviewed
from parley.ledger.revised import revised
from parley.model.judgement import Bearing, Decision, Fact, Judgement, Link, Note, Review, Same, SameKind
from parley.model.report import Report
from parley.model.statement import Reading, Statement

STATEMENT_ID = re.compile(r"r(\d{1,9})\.(s\d{1,9})")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the entry that keeps it; `report` and `key` name the statement that it is about, if any."""

    seq: int
    decision: Decision
    report: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with the statement that it is about in the latest reading, as reviewers corrected it; None if that
    reading lacks it. `review` is what reviewers said of that statement."""

    judgement: Judgement
    number: int
    reading: Reading
    statement: Statement | None
    review: Reviewed | None = None

    @property
    def statement_id(self) -> str:
        """The statement's id on the command line, "r1.?" for one that is gone."""
        return f"r{self.number}.{self.statement.id if self.statement else '?'}"


@dataclass(frozen=True)
class Record:
    """Reports by their numbers, in the order in which they came, their latest readings, and what people decided.

    `keys` are those of the statements of each reading, in their order. Decisions that were withdrawn are not there.
    """

    reports: Mapping[int, Report]
    readings: Mapping[int, Reading]
    keys: Mapping[int, list[str]] = field(repr=False)
    decided: tuple[Decided, ...] = ()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Links and bearings."""
        return tuple(one.decision for one in self.decided if isinstance(one.decision, Link | Bearing))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What people took as established."""
        return tuple(one.decision for one in self.decided if isinstance(one.decision, Fact))

    def sames(self, kind: SameKind) -> tuple[Same, ...]:
        """What people said of two names, or two wordings: that they are the same or that they are not, in order."""
        return tuple(d for one in self.decided if isinstance(d := one.decision, Same) and d.kind == kind)

    def names_of(self, kind: SameKind) -> Mapping[str, frozenset[str]]:
        """Each name in small letters with all that people said to be the same, itself among them."""
        groups: dict[str, frozenset[str]] = {}
        sames = self.sames(kind)
        apart = {frozenset((same.one.casefold(), same.other.casefold())) for same in sames if same.differs}
        for same in sames:
            pair = frozenset((same.one.casefold(), same.other.casefold()))
            if same.differs or pair in apart:
                continue
            joined = frozenset().union(*(groups.get(name, frozenset((name,))) for name in pair))
            groups.update(dict.fromkeys(joined, joined))
        return groups

    @cached_property
    def reviews(self) -> Mapping[tuple[int, str], Reviewed]:
        """By report and key of a statement: what reviewers said of it, and what follows."""
        found: dict[tuple[int, str], list[tuple[int, Review]]] = defaultdict(list)
        for one in self.decided:
            if isinstance(one.decision, Review) and one.report is not None and one.key is not None:
                found[one.report, one.key].append((one.seq, one.decision))
        return {place: reviewed(many) for place, many in found.items()}

    @cached_property
    def revised(self) -> Mapping[int, Reading]:
        """The latest readings as reviewers corrected them."""
        return {
            number: revised(
                reading,
                {
                    statement.id: self.reviews[number, key].changes
                    for statement, key in zip(reading.statements, self.keys[number], strict=True)
                    if (number, key) in self.reviews
                },
            )
            for number, reading in self.readings.items()
        }

    def review_of(self, number: int, statement: Statement) -> Reviewed | None:
        """What reviewers said of a statement of a report."""
        return self.reviews.get((number, self._keys_by_id[number].get(statement.id, "")))

    def notes_on(self, number: int, statement: Statement) -> tuple[Note, ...]:
        """What people wrote beside a statement."""
        place = (number, self._keys_by_id[number].get(statement.id))
        return tuple(
            one.decision for one in self.decided if isinstance(one.decision, Note) and (one.report, one.key) == place
        )

    @cached_property
    def _keys_by_id(self) -> Mapping[int, Mapping[str, str]]:
        return {
            number: {s.id: key for s, key in zip(reading.statements, self.keys[number], strict=True)}
            for number, reading in self.readings.items()
        }

    @cached_property
    def _statements(self) -> Mapping[tuple[int, str], Statement]:
        return {
            (number, key): statement
            for number, reading in self.readings.items()
            for statement, key in zip(reading.statements, self.keys[number], strict=True)
        }

    def statement(self, statement_id: str) -> tuple[Reading, Statement]:
        """The statement "r1.s3" and its reading. Raises UnknownStatementError."""
        number, name = parts_of(statement_id)
        if number not in self.readings:
            raise UnknownStatementError(f"There is no report r{number}. `parley statements` lists them.")
        reading = self.readings[number]
        found = next((s for s in reading.statements if s.id == name), None)
        if found is None:
            raise UnknownStatementError(
                f"Report r{number} has no statement {name}; it has {len(reading.statements)}. "
                "`parley statements` lists them."
            )
        return reading, found

    def judged(self) -> tuple[Judged, ...]:
        """Every link and bearing with what it is about now."""
        found = []
        for one in self.decided:
            if isinstance(one.decision, Link | Bearing) and one.report is not None and one.report in self.readings:
                place = (one.report, one.key or "")
                about, read_as = self._statements.get(place), self.revised[one.report]
                now = about and next(s for s in read_as.statements if s.id == about.id)
                found.append(Judged(one.decision, one.report, read_as, now, self.reviews.get(place)))
        return tuple(found)

    def orphans(self) -> tuple[Decided, ...]:
        """What people decided about statements that the latest reading no longer has."""
        return tuple(
            one
            for one in self.decided
            if one.report in self.readings and (one.report, one.key or "") not in self._statements
        )


def parts_of(statement_id: str) -> tuple[int, str]:
    """Report and statement of an id such as "r1.s3". Raises UnknownStatementError."""
    parts = STATEMENT_ID.fullmatch(statement_id)
    if not parts:
        raise UnknownStatementError(
            f"{statement_id!r} is no statement's id. Ids look like r1.s3; `parley statements` lists them."
        )
    return int(parts[1]), parts[2]
