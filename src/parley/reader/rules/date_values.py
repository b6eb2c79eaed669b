"""What the wordings of `date_patterns` mean in days, each by a function of its own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from parley.reader.rules.date_guards import is_deictic, is_month, is_weekday, is_year, year_later
from parley.reader.rules.date_patterns import CENTURIES, DECADES, MONTHS, NUMBERS, SEASONS, WEEKDAYS
from parley.reader.rules.intervals import (
    Interval,
    Tense,
    day_before,
    nearest_year,
    part_of,
    period_around,
    weekday_near,
    whole_month,
    whole_season,
    whole_years,
)

BACKWARD = ("same", "neighbour", "apart")  # count from the day named last
_LENGTHS = {"day": 1, "weekend": 2, "week": 7, "month": 31, "year": 366}


class NoReportDateError(LookupError):
    """An expression counts from the date of the report, which has none."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What an expression is resolved by: its text, the report's date, what tells its tense, and the days before it."""

    text: str
    report: date | None
    tell_tense: Callable[[], Tense]  # looked for only where it is asked for
    anchor: Interval | None

    @property
    def tense(self) -> Tense:
        """The tense of the clause around the expression."""
        return self.tell_tense()

    @property
    def today(self) -> date:
        """The date of the report. Raises NoReportDateError if there is none."""
        if self.report is None:
            raise NoReportDateError
        return self.report


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _number(word: str) -> int:
    return NUMBERS.get(word.lower()) or int(word)


def _relative_year(match: re.Match[str], clue: Clue) -> int:
    return clue.today.year + {"last": -1, "next": 1}.get(match["in_year"].lower(), 0)


def _year_given(match: re.Match[str], clue: Clue, month: int) -> int | None:
    """The year that stands with a day or a month, or with another that follows it."""
    if match["year"]:
        return int(match["year"])
    if match["in_year"]:
        return _relative_year(match, clue)
    return year_later(clue.text, match.end(), month, MONTHS)


def _day(match: re.Match[str], clue: Clue) -> Interval:
    month, day = _month_number(match["month"]), int(match["day"])
    until = int(match["until"] or day)
    year = _year_given(match, clue, month)
    if year is None:
        year = nearest_year((month, day), (month, until), clue.today, clue.tense)
    first, last = date(year, month, day), date(year, month, until)
    return (first, last) if first <= last else (first, first)


def _numbered_day(match: re.Match[str], _: Clue) -> Interval | None:
    """13/04/2021 and 04/13/2021; which of 03/04/2021 is the month nobody can tell, but 3.4.2021 has the day first."""
    first, second, year = int(match["day"]), int(match["number"]), int(match["year"])
    if match.re.groupindex.get("mark") and match["mark"] == "/" and first != second and second <= 12:
        if first <= 12:
            return None
    elif second > 12:
        first, second = second, first
    day = date(year, second, first)
    return day, day


def _iso(match: re.Match[str], _: Clue) -> Interval:
    day = date(int(match["year"]), int(match["number"]), int(match["day"]))
    return day, day


def _month(match: re.Match[str], clue: Clue) -> Interval:
    return whole_month(
        int(match["year"]) if match["year"] else _relative_year(match, clue), _month_number(match["month"])
    )


def _which_month(match: re.Match[str], clue: Clue) -> Interval:
    month, which, today = _month_number(match["month"]), match["which"].lower(), clue.today
    this = whole_month(today.year, month)
    if which in ("last", "this past"):
        return this if this[1] < today else whole_month(today.year - 1, month)
    if which in ("next", "this coming"):
        return this if this[0] > today else whole_month(today.year + 1, month)
    return this


def _month_alone(match: re.Match[str], clue: Clue) -> Interval | None:
    if not is_month(clue.text, match.start(), match.end()):
        return None
    month = _month_number(match["month"])
    year = year_later(clue.text, match.end(), month, MONTHS)
    return whole_month(year or nearest_year((month, 1), (month, 28), clue.today, clue.tense), month)


def _weekday(match: re.Match[str], clue: Clue) -> Interval | None:
    if not is_weekday(clue.text, match.start(), match.end()):
        return None
    number = WEEKDAYS.index(match["weekday"][:3].lower())
    which = " ".join((match["which"] or "").lower().split())
    day = weekday_near(number, which, clue.today, clue.tense)
    return day, day


def _year(match: re.Match[str], clue: Clue) -> Interval | None:
    if match["year"] and not is_year(clue.text, match.start(), match.end()):
        return None
    year = int(match["year"] or match["second"])
    return whole_years(year, year)


def _deictic(match: re.Match[str], clue: Clue) -> Interval | None:
    if not is_deictic(clue.text, match.start()):
        return None
    words = " ".join(match.group().lower().split())
    steps = {"the day before": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after": 2}
    return period_around(clue.today, "day", next((n for opening, n in steps.items() if words.startswith(opening)), 0))


def _period(match: re.Match[str], clue: Clue) -> Interval | None:
    which, unit, today = " ".join(match["which"].lower().split()), match["unit"].lower(), clue.today
    if which == "the" and unit != "weekend":
        return None
    if which.endswith(("past", "last")):
        step = -1
    elif which.endswith(("next", "coming")):
        step = 1
    else:
        step = -1 if unit == "weekend" and _is_over(clue) else 0
    if which.startswith("the ") and unit == "decade" and step < 0:
        return day_before(today, 1, "decade"), today
    return period_around(today, unit, step)


def _is_over(clue: Clue) -> bool:
    """Whether "this weekend" is the one before this week's: on working days in the past tense, else if it is nearer."""
    day = clue.today.weekday()
    return day < 5 and (clue.tense == "past" or (clue.tense == "unknown" and day < 3))


def _closing(match: re.Match[str], clue: Clue) -> Interval:
    step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    last = period_around(clue.today, (match["unit"] or match["its"]).lower(), step)[1]
    return last, last


def _ago(match: re.Match[str], clue: Clue) -> Interval:
    """ "three days ago" is a day, "two years ago" a year."""
    number, unit = _number(match["number"]), match["unit"].lower()
    sign = -1 if match["side"].lower() == "ago" else 1
    if unit == "hour":
        return period_around(clue.today, "day", sign * (number // 24))
    if unit == "decade":
        number, unit = number * 10, "year"
    return period_around(clue.today, unit, sign * number)


def _span(match: re.Match[str], clue: Clue) -> Interval:
    """ "the past 30 days": up to the day of the report."""
    number, unit = (1, "decade") if match["one"] else (_number(match["number"]), match["unit"].lower())
    return day_before(clue.today, number, unit), clue.today


def _decade(match: re.Match[str], _: Clue) -> Interval:
    if match["year"]:
        year = int(match["year"])
        return whole_years(year, year + (99 if year % 100 == 0 and year != 2000 else 9))
    year = 1900 + (10 * int(match["short"][0]) if match["short"] else 20 + 10 * DECADES.index(match["name"].lower()))
    whole = whole_years(year, year + 9)
    return part_of(whole, match["part"].lower()) if match["part"] else whole


def _century(match: re.Match[str], _: Clue) -> Interval:
    number = int(match["number"]) if match["number"] else CENTURIES[match["name"].lower()]
    return whole_years(100 * number - 100, 100 * number - 1)


def _season(match: re.Match[str], clue: Clue) -> Interval | None:
    month = SEASONS[match["season"].lower()]
    if match["year"]:
        return whole_season(int(match["year"]), month)
    if match["in_year"]:
        return whole_season(_relative_year(match, clue), month)
    if not match["which"]:
        return None
    which, today = " ".join(match["which"].lower().split()), clue.today
    seasons = [whole_season(year, month) for year in range(max(1, today.year - 2), min(9998, today.year + 2) + 1)]
    if which.endswith(("last", "past")):
        return max((s for s in seasons if s[1] < today), default=None)
    if which.endswith(("next", "coming")):
        return min((s for s in seasons if s[0] > today), default=None)
    return min(seasons, key=lambda s: max((s[0] - today).days, (today - s[1]).days))


def _holiday(match: re.Match[str], clue: Clue) -> Interval:
    words = match.group().lower()
    month, day = {"eve": (12, 24), "day": (12, 25), "christmas": (12, 25)}[words.split()[-1]]
    if words.startswith("boxing"):
        month, day = 12, 26
    elif words.startswith("new"):
        month, day = (12, 31) if words.endswith("eve") else (1, 1)
    found = date(nearest_year((month, day), (month, day), clue.today, clue.tense), month, day)
    return found, found


def _from_anchor(clue: Clue, unit: str, step: int) -> Interval | None:
    unit = unit.lower()
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    if clue.anchor is None or (clue.anchor[1] - clue.anchor[0]).days >= _LENGTHS[unit]:
        return None
    return period_around(clue.anchor[0], unit, step)


def _same(match: re.Match[str], clue: Clue) -> Interval | None:
    return _from_anchor(clue, match["unit"], 0)


def _neighbour(match: re.Match[str], clue: Clue) -> Interval | None:
    return _from_anchor(clue, match["unit"], 1 if match["side"].lower() in ("following", "next") else -1)


def _apart(match: re.Match[str], clue: Clue) -> Interval | None:
    number = _number(match["number"]) if match["number"] else 1
    return _from_anchor(clue, match["unit"], number if match["side"].lower() in ("later", "after") else -number)


RESOLVERS: Mapping[str, Callable[[re.Match[str], Clue], Interval | None]] = {
    "iso": _iso,
    "numeric": _numbered_day,
    "day": _day,
    "month_day": _day,
    "month": _month,
    "which_month": _which_month,
    "month_alone": _month_alone,
    "weekday": _weekday,
    "year": _year,
    "deictic": _deictic,
    "period": _period,
    "closing": _closing,
    "ago": _ago,
    "span": _span,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "holiday": _holiday,
    "same": _same,
    "neighbour": _neighbour,
    "apart": _apart,
}
