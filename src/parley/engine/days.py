"""Arithmetic of calendar days. Everything stops at the first and the last day of the calendar."""

from calendar import monthrange
from datetime import date

from parley.model.agreement import Period
from parley.model.condition import When

ALWAYS = date.min
"""The day from which something holds that has always held."""


def shifted(day: date, days: int) -> date:
    """`day` moved by so many days."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def after(day: date, period: Period) -> date:
    """`day` plus a period; months and years keep the day of the month, or take the month's last."""
    if period.unit == "days":
        return shifted(day, period.number)
    if period.unit == "weeks":
        return shifted(day, 7 * period.number)
    months = period.number * (12 if period.unit == "years" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of(day: date, period: Period) -> date:
    """The last day of a period whose first is `day`."""
    end = after(day, period)
    return end if end == date.max else shifted(end, -1)


def limits(when: When) -> tuple[date | None, date | None]:
    """The first and the last day that `when` admits; None where it is open."""
    if when.relation == "before":
        return None, shifted(when.day, -1)
    if when.relation == "by":
        return None, when.day
    if when.relation == "after":
        return shifted(when.day, 1), None
    return when.day, when.day
