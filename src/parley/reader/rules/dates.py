"""Days named in a report, resolved against its date with the tense of the clause around them.

The grammar follows TIMEX3 (Pustejovsky et al. 2003) for days, weeks, weekends, months, seasons, years and longer;
hours count as their day. "the next day", "that year", "a week later" count from the last day named before them.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from parley.model.span import Span
from parley.model.time import TimeReference
from parley.reader.rules.date_patterns import ANCHOR, DURATION, HINT, LEAD, ORDINALS, PATTERNS
from parley.reader.rules.date_values import BACKWARD, RESOLVERS, Clue, NoReportDateError
from parley.reader.rules.intervals import Interval, Tense, part_of, piece_of
from parley.reader.rules.tenses import tense_around

_BACK = 60  # characters before an expression that can open it: "starting from 12 a.m. on", "the first week of"
_EARLIER = 400  # characters in which the day lies from which "the next day" counts
_TO_ANOTHER = re.compile(r"\s{0,3}(?:to|until|till|through|[-–—])\s{1,3}(?:the\s)?(?:\d|[A-Z])")
_POSSESSIVE = re.compile(r"['’]s\b")
_ATTRIBUTES = ("year", "month", "weekday", "month_alone", "month_day")
_UP_TO = ("by", "until", "till", "no later than", "not later than")
_ONWARDS = ("starting from", "starting", "beginning", "effective from", "effective", "with effect from", "as from")


@dataclass(frozen=True, slots=True)
class _Expression:
    """A date with the words that open it and its days; None where only the report's date could tell them."""

    name: str
    opening: re.Match[str]
    start: int
    end: int
    days: Interval | None

    @property
    def lead(self) -> str:
        """The preposition before it; none in "before the 2014 protests", which is said of the protests."""
        return "" if self.of_event else " ".join((self.opening["lead"] or "").lower().split())

    @property
    def of_event(self) -> bool:
        opened = self.opening["edge"] or self.opening["piece"]
        return self.name in _ATTRIBUTES and not opened and self.opening.group().lower().endswith("the ")

    @property
    def span(self) -> Span:
        opens = any(self.opening.groups()) and not self.of_event
        return Span(self.opening.start() if opens else self.start, self.end)


class FoundTime(NamedTuple):
    """An expression of time: the days it names ("by 2050": all of 2050) and those it bounds (up to the last of 2050).

    `bound` is None where it only tells things apart: "the 2018 agreement".
    """

    named: TimeReference
    bound: TimeReference | None


def find_times(text: str, start: int, end: int, today: date | None) -> list[FoundTime]:
    """All expressions of time in `text[start:end]`, resolved against `today` (None: only what needs no other day)."""
    found = [_found(text, expression, today) for expression in _expressions(text, start, end, today)]
    starts = [t.named.span.start for t in found]
    for match in DURATION.finditer(text, start, end):
        span = Span(*match.span())
        before = bisect_left(starts, span.end)
        if not before or found[before - 1].named.span.end <= span.start:
            found.append(FoundTime(TimeReference(span, None, None), TimeReference(span, None, None)))
    return sorted(found, key=lambda t: t.named.span)


def _found(text: str, expression: _Expression, today: date | None) -> FoundTime:
    days = _named(expression)
    tells_apart = expression.name == "year" and not (expression.lead or expression.opening["edge"])
    bound = None if tells_apart else TimeReference(expression.span, *_bounds(text, expression, days, today))
    return FoundTime(TimeReference(expression.span, *(days or (None, None))), bound)


def _expressions(text: str, start: int, end: int, today: date | None, *, backward: bool = True) -> list[_Expression]:
    """The expressions, of overlapping ones the first and longest; `backward`: also those that count from another."""
    if HINT.search(text, start, end) is None:
        return []
    names = [name for name in PATTERNS if backward or name not in BACKWARD]
    matches = [(m.start(), -m.end(), name, m) for name in names for m in PATTERNS[name].finditer(text, start, end)]
    kept: list[_Expression] = []
    free = start
    for begin, _, name, match in sorted(matches, key=lambda found: found[:3]):
        if begin < free:
            continue
        anchor: Interval | None = None
        if name in BACKWARD:
            anchor = kept[-1].days if kept else _named_before(text, begin, today)
        first = max(free, begin - _BACK)
        clue = Clue(text, today, partial(_tense, text, first, begin, match.end()), anchor)
        try:
            days = RESOLVERS[name](match, clue)
        except NoReportDateError:
            kept.append(_Expression(name, _opening(text, first, begin), begin, match.end(), None))
        except (ValueError, OverflowError):  # a day that no calendar has: its month and year are none either
            pass
        else:
            if days is None:
                continue
            kept.append(_Expression(name, _opening(text, first, begin), begin, match.end(), days))
        free = match.end()
    return kept


def _opening(text: str, start: int, end: int) -> re.Match[str]:
    opening = LEAD.search(text, start, end) or LEAD.search("")
    if opening is None:
        raise AssertionError("the pattern matches nothing at all, too")
    return opening


def _tense(text: str, first: int, start: int, end: int) -> Tense:
    """Deadlines and beginnings lie ahead; else as the words around tell."""
    lead = (_opening(text, first, start)["lead"] or "").lower()
    return "future" if lead in _UP_TO or lead in _ONWARDS else tense_around(text, start, end)


def _named_before(text: str, end: int, today: date | None) -> Interval | None:
    """The days that were named last before a place in the text."""
    anchors = list(ANCHOR.finditer(text, max(0, end - _EARLIER), end))
    if not anchors:
        return None
    begin, after = max(0, anchors[-1].start() - 20), min(end, anchors[-1].end() + 20)
    named = _expressions(text, begin, after, today, backward=False)
    return named[-1].days if named else None


def _named(expression: _Expression) -> Interval | None:
    """The days of an expression with its "early", its "first week of"."""
    opening, days = expression.opening, expression.days
    if days is not None and opening["piece"]:
        return piece_of(days, ORDINALS[opening["ordinal"].lower()], opening["piece"].lower()) or days
    if days is not None and opening["part"]:
        return part_of(days, opening["part"].lower())
    return days


def _bounds(
    text: str, expression: _Expression, days: Interval | None, today: date | None
) -> tuple[date | None, date | None]:
    """First and last day: "by X" and "until X" leave the start open, "starting X" and "since X" the end."""
    if days is None:
        return None, None
    (first, last), lead = days, expression.lead
    if lead in _UP_TO or (lead == "before" and (expression.opening["edge"] or expression.name == "closing")):
        return None, last
    if lead == "before":
        return None, first - timedelta(days=1) if first > date.min else None
    if lead in (*_ONWARDS, "since", "after") or (lead in ("from", "as of") and _goes_on(text, expression, today)):
        return first, None
    return first, last


def _goes_on(text: str, expression: _Expression, today: date | None) -> bool:
    """Whether "from X" names a beginning: not with its end, in "from Friday's talks", "a film from 1987"."""
    if _TO_ANOTHER.match(text, expression.end) or _POSSESSIVE.match(text, expression.end):
        return False
    return today is None or expression.days is None or expression.days[0] >= today
