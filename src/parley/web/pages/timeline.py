"""Statements, events and deadlines in time: as a picture, and the same as a table."""

from dataclasses import dataclass
from datetime import date

from parley.export.timeline import Timeline, timeline_of
from parley.export.wording import MONTHS, day, word_and_shape
from parley.tasks.commitments import states_in
from parley.tasks.times import Mark, Times, marks_of, stamp_of, times_of
from parley.web.addresses import Address, Table
from parley.web.ask import Ask
from parley.web.pages.chosen import AGREEMENT, Chosen, chosen_from
from parley.web.pages.filtering import FILTERS, FilterNames, filter_from, suggested_for

_MOST_MARKS = 60


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """How many statements of each side were said in each period, of what they speak, and days that matter: deadlines of
    the chosen agreement, and since when its duties stand as they do in the common account."""

    chosen: Chosen
    times: Times
    words: tuple[str, ...]
    marks: tuple[Mark, ...]
    suggested: FilterNames

    @property
    def picture(self) -> Timeline:
        """The same as a picture."""
        names = (*self.times.sides, "events told of")
        numbers = [[period.said[n] for period in self.times.periods] for n in range(len(self.times.sides))]
        numbers.append([period.told_of for period in self.times.periods])
        return timeline_of(names, numbers, self.words, [*self._dots()][:_MOST_MARKS])

    def _dots(self) -> "list[tuple[float, str, str]]":
        if not self.times.periods:
            return []
        first, last = self.times.periods[0].first, self.times.periods[-1].last
        whole = max((last - first).days + 1, 1)
        within = [mark for mark in self.marks if first <= mark.on <= last]
        return [
            ((mark.on - first).days / whole, mark.kind, f"{day(mark.on)}: {mark.id} {mark.says}".strip())
            for mark in within
        ]

    def table(self) -> Table:
        """The periods, for a spreadsheet."""
        columns = ("first day", "last day", *self.times.sides, "events told of")
        return Table(columns, tuple((one.first, one.last, *one.said, one.told_of) for one in self.times.periods))


def timeline_page(ask: Ask) -> TimelinePage:
    """The timeline. Raises WrongUseError, LedgerError."""
    which = filter_from(ask)
    chosen, stand = chosen_from(ask)
    parties = tuple(party.name for party in stand.agreement.parties) if stand else ()
    key = ("times", which, parties, stamp_of(ask.ledger, which))
    times = ask.office.kept.get(key, lambda: times_of(ask.ledger, which, parties))
    marks: tuple[Mark, ...] = ()
    if stand:
        states = {one: word_and_shape(state)[0] for one, state in states_in(stand, "common").items()}
        marks = marks_of(stand.agreement, stand.assessments["common"], states)
    words = tuple(_words(one.first, times.step) for one in times.periods)
    return TimelinePage(chosen, times, words, marks, suggested_for(ask))


def _words(first: date, step: str) -> str:
    if step == "day":
        return f"{first.day} {MONTHS[first.month - 1][:3]} {first.year}"
    return f"{MONTHS[first.month - 1][:3]} {first.year}" if step == "month" else str(first.year)


ADDRESS = Address(
    "/timeline",
    "Timeline",
    "Statements, events and deadlines in time",
    timeline_page,
    "timeline.html",
    (*FILTERS, AGREEMENT),
    group="Follow",
)
