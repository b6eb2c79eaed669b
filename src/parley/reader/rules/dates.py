"""Days named in a report, resolved against its date with the tense of the clause around them.

The grammar follows the ISO 8601 sense of TIMEX3 (Pustejovsky et al. 2003) for days, weeks, months and years; hours
count as their day.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from parley.model.span import Span
from parley.model.time import TimeReference

Tense = Literal["past", "future", "unknown"]
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"(?:\d{{1,4}}|several|few|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|month|year|hour)s?"
_LEAD = (
    r"(?<!\w)(?P<lead>(?:starting from|starting|beginning|effective|until|till|by the end of|by end of|at the end of"
    r"|by|before|since|from|as of|after|on|in)\s+)?"
)
_CLOCK = r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)|midnight|noon)(?:\s+\w{2,4}T)?\s+(?:on\s+)?)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
PATTERN = re.compile(
    _LEAD + _CLOCK + r"(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?\b"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}}){_ORDINAL}(?!\d|[:.]\d)(?:,?\s+(?P<year2>\d{{4}}))?\b"
    rf"|{_MONTH.replace('month', 'month3')},?\s+(?:of\s+)?(?P<year3>\d{{4}})\b"
    rf"|(?:(?P<which>last|next|this|coming)\s+)?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?\b"
    r"|(?P<deictic>today|yesterday|tomorrow|tonight)\b"
    r"|(?P<part>this|last|next|the coming|the past)\s+(?P<period>week|month|year|weekend)\b"
    rf"|(?:(?<=in\s)|(?<=by\s)|(?<=of\s)|(?<=for\s)|(?<=until\s)|(?<=since\s)|(?<=before\s)|(?<=early\s)|(?<=late\s))"
    rf"{_MONTH.replace('month', 'month4')}\b"
    r"|(?:the\s+)?end of (?:the|this)\s+(?P<closing>week|month|year)\b"
    r"|(?<=[Ii]n\s)(?P<bare>(?:19|20)\d\d)\b|(?<=of\s)(?P<bare2>(?:19|20)\d\d)\b"
    r"|(?P<holiday>Christmas(?:\s+Day)?|New Year's (?:Day|Eve))\b"
    r")",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:(?:within|in|for|over|after|during)\s+(?:the\s+)?(?:next\s+|coming\s+|first\s+|past\s+|last\s+)?"
    rf"{_NUMBER}[-\s]+{_UNIT}\b(?:\s+(?:of|after|from)\s+[^,.;]{{3,60}})?"
    rf"|{_NUMBER}\s+{_UNIT}\s+(?P<ago>ago|earlier|later)\b"
    r"|as soon as possible|in the coming (?:phase|days|weeks|months|period|hours|years)"
    r"|in the (?:near|foreseeable) future|on [A-Z]\w+ Day)\b",
)


def find_times(text: str, start: int, end: int, today: date | None, tense: Tense) -> list[TimeReference]:
    """All expressions of time in `text[start:end]`, resolved against `today` (None: only what needs no other day)."""
    found: list[TimeReference] = []
    for match in PATTERN.finditer(text, start, end):
        begin = match.start()
        lead = (match["lead"] or "").lower().strip()
        days = _days(match, today, tense)
        if days is None:
            continue
        first, last = _with_lead(lead, *days, match)
        found.append(TimeReference(Span(begin, match.end()), first, last))
    starts = [t.span.start for t in found]
    for match in _DURATION.finditer(text, start, end):
        span = Span(*match.span())
        before = bisect_left(starts, span.end)
        if not before or found[before - 1].span.end <= span.start:
            found.append(TimeReference(span, *_duration_days(match, today)))
    return sorted(found, key=lambda t: t.span)


def _duration_days(match: re.Match[str], today: date | None) -> tuple[date | None, date | None]:
    """ "three days ago" is a day; "within 14 days" is none until something fixes the day from which it runs."""
    words = match.group().lower().split()
    if (
        match["ago"] is None
        or match["ago"].lower() != "ago"
        or today is None
        or (words[0] not in _NUMBERS and not words[0].isdigit())
    ):
        return None, None
    number = _NUMBERS.get(words[0]) or int(words[0])
    unit = words[1].rstrip("s")
    days = number * (7 if unit == "week" else 1)
    if unit not in ("day", "week") or days > (today - date.min).days:
        return None, None
    day = today - timedelta(days=days)
    return day, day


def _with_lead(
    lead: str, first: date | None, last: date | None, match: re.Match[str]
) -> tuple[date | None, date | None]:
    """ "by X" and "until X" leave the start open, "starting X" and "since X" the end."""
    if lead == "before" and first:
        return None, first - timedelta(days=1) if first > date.min else None
    if lead in ("by", "until", "till") or lead.endswith("end of"):
        return None, last
    if lead in ("starting from", "starting", "beginning", "from", "since", "effective", "as of", "after"):
        return first, None
    return first, last


def _days(match: re.Match[str], today: date | None, tense: Tense) -> tuple[date | None, date | None] | None:
    """First and last day of an expression; (None, None) where it needs the report's date and there is none."""
    try:
        return _resolved(match, today, tense)
    except (ValueError, OverflowError):
        return None


def _resolved(match: re.Match[str], today: date | None, tense: Tense) -> tuple[date | None, date | None] | None:
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
        return day, day
    month = match["month"] or match["month2"]
    if month:
        return _calendar_day(month, int(match["day"] or match["day2"]), match["year"] or match["year2"], today, tense)
    if match["month3"]:
        return _whole_month(int(match["year3"]), _month_number(match["month3"]))
    year = match["bare"] or match["bare2"]
    if year:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if today is None:
        return None, None
    if match["month4"]:
        number = _month_number(match["month4"])
        capital = match["month4"][0].isupper()
        return _whole_month(_nearest_year(number, 15, today, tense), number) if capital else None
    if match["weekday"]:
        if not match["weekday"][0].isupper():
            return None
        day = _weekday(match["weekday"], (match["which"] or "").lower(), today, tense)
        return day, day
    return _deictic(match, today)


def _deictic(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    if match["deictic"]:
        day = today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match["deictic"].lower(), 0))
        return day, day
    if match["holiday"]:
        day = _holiday(match["holiday"].lower(), today)
        return day, day
    if match["closing"]:
        last = _period(match["closing"].lower(), 0, today)[1]
        return last, last
    step = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(match["part"].lower(), 0)
    return _period(match["period"].lower(), step, today)


def _holiday(name: str, today: date) -> date:
    if name.startswith("christmas"):
        return date(today.year, 12, 25)
    return date(today.year, 12, 31) if "eve" in name else date(today.year + 1, 1, 1)


def _period(period: str, step: int, today: date) -> tuple[date, date]:
    if period in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return (
            (monday, monday + timedelta(days=6))
            if period == "week"
            else (monday + timedelta(days=5), monday + timedelta(days=6))
        )
    if period == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    months = today.year * 12 + today.month - 1 + step
    return _whole_month(months // 12, months % 12 + 1)


def _month_number(name: str) -> int:
    return _MONTH_NAMES.index(name[:3].lower()) + 1


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _calendar_day(
    month: str, day: int, year: str | None, today: date | None, tense: Tense
) -> tuple[date | None, date | None]:
    number = _month_number(month)
    if year:
        found = date(int(year), number, day)
        return found, found
    if today is None:
        return None, None
    found = date(_nearest_year(number, day, today, tense), number, day)
    return found, found


def _nearest_year(month: int, day: int, today: date, tense: Tense) -> int:
    """The year that puts a day without one nearest to the report, on the side that the tense tells."""

    def gap(year: int) -> int:
        return (date(year, month, min(day, 28)) - today).days

    years = [today.year - 1, today.year, today.year + 1]
    if tense == "past":
        years = [y for y in years if gap(y) <= 0] or years
    elif tense == "future":
        years = [y for y in years if gap(y) >= 0] or years
    return min(years, key=lambda y: abs(gap(y)))


def _weekday(name: str, which: str, today: date, tense: Tense) -> date:
    """A bare weekday: this very day, else the last one in the past tense and the next one in the future tense."""
    ahead = (_DAY_NAMES.index(name[:3].lower()) - today.weekday()) % 7
    if which == "last":
        return today - timedelta(days=(7 - ahead) % 7 or 7)
    if which in ("next", "coming"):
        return today + timedelta(days=ahead or 7)
    if tense == "future":
        return today + timedelta(days=ahead)
    return today - timedelta(days=(7 - ahead) % 7)
