"""Statements, events and deadlines in time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from parley.ledger import Filter, Ledger
from parley.ledger.counted import OnDay, last_reading, said_by_day, told_of_by_day
from parley.model.agreement import Agreement
from parley.model.finding import Assessment

Step = Literal["day", "month", "year"]
_SOME_DAYS, _SOME_MONTHS = 130, 5 * 366
_MOST_SIDES = 6
OTHERS = "others"
NO_SIDE = "no side told"


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year by its first and last day: how many statements of each side were said in it (in the order of
    `Times.sides`), and how many speak of something that began in it."""

    first: date
    last: date
    said: tuple[int, ...]
    told_of: int


@dataclass(frozen=True, slots=True)
class Times:
    """All periods from the first to the last that have anything, and the sides that are told apart."""

    step: Step
    sides: tuple[str, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that an agreement names or on which something changed: what kind, whose, and in words."""

    on: date
    kind: Literal["deadline", "change", "agreement"]
    id: str
    party: str
    says: str


def times_of(ledger: Ledger, which: Filter, parties: Sequence[str] = ()) -> Times:
    """When the statements that a filter lets through were said, and of when they speak.

    By days where they lie within four months, by months within five years, else by years. Sides: `parties` first, in
    their order, then the others by the alphabet; the six with most statements are told apart. Reads all statements that
    pass the filter: a second or so for a million. Raises LedgerError.
    """
    with ledger.reading() as connection:
        said, told_of = said_by_day(connection, which), told_of_by_day(connection, which)
    known = sorted(date.fromisoformat(one.day) for one in said)
    if not known:
        return Times("day", (), ())
    # What is told of long ago or far ahead must not stretch the picture.
    told_of = tuple(one for one in told_of if known[0] <= date.fromisoformat(one.day) <= known[-1])
    days = (known[-1] - known[0]).days
    step: Step = "day" if days <= _SOME_DAYS else "month" if days <= _SOME_MONTHS else "year"
    sides = _sides(said, parties)
    counted, others = _counted(said, step, sides), _counted(told_of, step, ())
    periods = []
    first = _first_day(known[0], step)
    while first <= known[-1]:
        following = _next(first, step)
        row = counted.get(first, Counter())
        periods.append(
            Period(
                first,
                following - timedelta(days=1),
                tuple(row[side] for side in sides),
                others.get(first, Counter()).total(),
            )
        )
        first = following
    return Times(step, sides, tuple(periods))


def stamp_of(ledger: Ledger, which: Filter) -> int:
    """A number that is another whenever the statements that a filter lets through, their days or places, may be others.

    Decisions change them only where the filter asks for decisions.
    """
    if which.review or which.about or which.party or which.side:
        return ledger.size()
    with ledger.reading() as connection:
        return last_reading(connection)


def marks_of(agreement: Agreement, assessment: Assessment, states: Mapping[str, str]) -> tuple[Mark, ...]:
    """The deadlines of an agreement and the days since when its duties stand as they do, in the order of days; `states`
    words how each provision stands, by its id."""
    found = [Mark(agreement.date, "agreement", "", "", agreement.title)] if agreement.date else []
    for one in assessment.provisions:
        if one.deadline:
            found.append(Mark(one.deadline, "deadline", one.id, one.debtor, one.says))
        if one.since:
            found.append(Mark(one.since, "change", one.id, one.debtor, f"{states[one.id]}: {one.says}"))
    return tuple(sorted(found, key=lambda mark: (mark.on, mark.kind, mark.id)))


def _sides(said: Iterable[OnDay], parties: Sequence[str]) -> tuple[str, ...]:
    number: Counter[str] = Counter()
    for one in said:
        number[one.side or NO_SIDE] += one.number
    named = sorted((side for side in number if side != NO_SIDE), key=lambda side: (-number[side], side))
    shown = set(named[:_MOST_SIDES])
    in_order = [party for party in parties if party in shown]
    in_order += sorted(shown - set(in_order))
    rest = [OTHERS] if len(named) > _MOST_SIDES else []
    return (*in_order, *rest, *([NO_SIDE] if NO_SIDE in number else []))


def _counted(found: Iterable[OnDay], step: Step, sides: Sequence[str]) -> dict[date, Counter[str]]:
    counted: dict[date, Counter[str]] = defaultdict(Counter)
    for one in found:
        side = one.side or NO_SIDE
        counted[_first_day(date.fromisoformat(one.day), step)][side if side in sides else OTHERS] += one.number
    return counted


def _first_day(day: date, step: Step) -> date:
    return day if step == "day" else day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _next(first: date, step: Step) -> date:
    if step == "day":
        return first + timedelta(days=1)
    if step == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(year=first.year + 1)
