"""Days, weeks (from Monday), months, seasons (meteorological), years and longer, as their first and last day.

All raise ValueError or OverflowError where the calendar ends (years 1 to 9999).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future", "unknown"]
Interval = tuple[date, date]
_FAR, _NEAR = 300, 60  # days: nobody leaves out the year of a day that is nearly a year ahead


def whole_month(year: int, month: int) -> Interval:
    """A month; `month` may run over either end of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def whole_years(first: int, last: int) -> Interval:
    """The years from the first to the last."""
    return date(first, 1, 1), date(last, 12, 31)


def whole_season(year: int, month: int) -> Interval:
    """The three months of a season that begins in that month."""
    return whole_month(year, month)[0], whole_month(year, month + 2)[1]


def period_around(day: date, unit: str, step: int) -> Interval:
    """The day, week, weekend, month, year, decade or century of a day, or so many of them later or earlier."""
    if unit == "day":
        moved = day + timedelta(days=step)
        return moved, moved
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        return whole_month(day.year, day.month + step)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (day.year // years + step) * years
    return whole_years(first, first + years - 1)


def day_before(today: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months or years before a day; of a shorter month its last."""
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    first, last = whole_month(today.year, today.month - months)
    return first.replace(day=min(today.day, last.day))


def nearest_year(first: tuple[int, int], last: tuple[int, int], today: date, tense: Tense) -> int:
    """The year that puts days without one, given by month and day, nearest to today on the side the tense tells."""

    def begins(year: int) -> int:
        return (date(year, first[0], min(first[1], 28)) - today).days

    def ends(year: int) -> int:
        return (date(year, last[0], min(last[1], 28)) - today).days

    def gap(year: int) -> int:
        return abs(begins(year) + ends(year))

    years = [year for year in (today.year - 1, today.year, today.year + 1) if date.min.year <= year <= date.max.year]
    nearest = min(years, key=gap)
    if tense == "past":
        years = [year for year in years if begins(year) <= 0] or years
    elif tense == "future":
        years = [year for year in years if ends(year) >= 0] or years
    chosen = min(years, key=gap)
    if tense == "future" and gap(chosen) > 2 * _FAR and gap(nearest) < 2 * _NEAR:
        return nearest
    return chosen


def weekday_near(weekday: int, which: str, today: date, tense: Tense) -> date:
    """A weekday (Monday is 0): this very day, else the last one, in the future tense the next one."""
    ahead = (weekday - today.weekday()) % 7
    if which in ("last", "past", "this past"):
        return today - timedelta(days=(7 - ahead) % 7 or 7)
    if which in ("next", "coming", "this coming"):
        return today + timedelta(days=ahead or 7)
    if tense == "future":
        return today + timedelta(days=ahead)
    return today - timedelta(days=(7 - ahead) % 7)


def piece_of(interval: Interval, ordinal: int, piece: str) -> Interval | None:
    """The first, second, ... or last (-1) week, half or quarter of a month or a year; None if it has no such."""
    first, last = interval
    if piece == "week":
        if ordinal < 0:
            return last - timedelta(days=6), last
        begin = first + timedelta(weeks=ordinal - 1)
        return (begin, min(begin + timedelta(days=6), last)) if begin <= last else None
    if (last - first).days < 364:
        half = first.replace(day=15)
        return {1: (first, half), 2: (half + timedelta(days=1), last)}.get(ordinal) if piece == "half" else None
    months = 6 if piece == "half" else 3
    number = ordinal if ordinal > 0 else 12 // months
    if number * months > 12:
        return None
    return whole_month(first.year, (number - 1) * months + 1)[0], whole_month(first.year, number * months)[1]


def part_of(interval: Interval, part: str) -> Interval:
    """The early or late half, or the middle, of a month, a decade or a century; of anything else, the whole."""
    first, last = interval
    length = (last - first).days
    if 27 <= length <= 30:
        bounds = {"early": (1, 15), "mid": (10, 20), "late": (15, last.day)}[part]
        return first.replace(day=bounds[0]), first.replace(day=bounds[1])
    years = last.year - first.year + 1
    if years < 10:
        return interval
    half, third = years // 2, years // 3
    if part == "mid":
        return whole_years(first.year + third + 1, last.year - third)
    return (
        whole_years(first.year, first.year + half - 1) if part == "early" else whole_years(first.year + half, last.year)
    )
