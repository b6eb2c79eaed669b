"""What a brief needs of the reports, gathered in one pass: who said what last, and the readings that are cited."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from parley.export.cards import card_of, voices_of
from parley.export.sides import Sides
from parley.export.sources import Cited, cited_from_report
from parley.export.wording import shortened
from parley.model.finding import Assessment
from parley.model.judgement import ReviewState
from parley.model.statement import Act, Reading
from parley.model.takeaway import Takeaway, TakenReport
from parley.model.testimony import Evidence, Testimony

LATEST = 30
"""So many statements of each side are quoted."""

PLEDGES = 60
"""So many promises and offers are listed."""

_PLEDGES: frozenset[Act] = frozenset({"promise", "offer"})


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: whose word it is in words, what it does, its words to the letter, the days that it names."""

    id: str
    day: date | None
    whose: str
    act: Act
    words: str
    conditions: tuple[str, ...]
    days: tuple[str, ...]
    review: ReviewState
    source: Cited


@dataclass(slots=True)
class BySide:
    """How much was said as the word of a side, and the latest of it, the oldest first."""

    number: int = 0
    latest: deque[Said] = field(default_factory=lambda: deque(maxlen=LATEST))


@dataclass(slots=True)
class Heard:
    """All of it. `by_side`: by the name of the side whose word it is in the end, None where that is not settled.
    `cited`: the reports on which assessments rest, by their ids. `rejected`: so many statements were left out."""

    reports: int = 0
    statements: int = 0
    rejected: int = 0
    first: date | None = None
    last: date | None = None
    by_side: dict[str | None, BySide] = field(default_factory=dict)
    pledges: deque[Said] = field(default_factory=lambda: deque(maxlen=PLEDGES))
    pledged: int = 0
    cited: dict[str, tuple[int, Reading, Cited]] = field(default_factory=dict)


def heard_in(taken: Takeaway, sides: Sides) -> Heard:
    """Goes through all reports once. Takes memory for what is quoted alone."""
    wanted = {one for agreement in taken.agreements for one in _cited_by(agreement.assessments)}
    heard = Heard()
    for report in taken.reports():
        source = cited_from_report(report)
        heard.reports += 1
        if source.day:
            heard.first = min(heard.first or source.day, source.day)
            heard.last = max(heard.last or source.day, source.day)
        if source.report in wanted:
            heard.cited.setdefault(source.report, (report.number, report.reading, source))
        _hear(heard, report, source, sides)
    return heard


def _hear(heard: Heard, report: TakenReport, source: Cited, sides: Sides) -> None:
    voices = voices_of(report.reading, "", sides)
    for one in report.statements:
        if one.review == "rejected":
            heard.rejected += 1
            continue
        card = card_of(one.statement, voices)
        said = Said(
            one.id,
            report.report.date,
            shortened(one.whose, 200),
            one.statement.act,
            report.reading.words(one.statement.content),
            tuple(f"{kind} {words}" for kind, words, _ in card.conditions),
            tuple(f"{words} ({days})" for words, days in card.times),
            one.review,
            source,
        )
        side = voices.name(voices.tellers[one.statement.id].side)
        kept = heard.by_side.setdefault(side, BySide())
        kept.number += 1
        kept.latest.append(said)
        heard.statements += 1
        if said.act in _PLEDGES:
            heard.pledged += 1
            heard.pledges.append(said)


def _cited_by(assessments: Mapping[str, Assessment]) -> Iterable[str]:
    for found in assessments.values():
        lines: list[Testimony | Evidence] = [*found.unused, *found.evidence]
        for proposition in found.propositions:
            lines += proposition.testimony
        for contested in found.contested:
            lines += (*contested.testimony, *contested.evidence)
        lines += (one for owed in found.provisions for one in owed.evidence)
        lines += (one for step in found.steps for one in step.evidence)
        yield from (one.source.report for one in lines if one.source)
