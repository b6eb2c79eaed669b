"""Days as feeds, tables and archives write them; what could be two days is none."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, get_args

Order = Literal["day-first", "month-first"]
"""How days are written in numbers: 29/03/2022, or 03/29/2022."""

ORDERS: tuple[Order, ...] = get_args(Order)

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {name: n for n, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,5})?"
_HOUR = r"(?:Z|[+-]\d{2}:?\d{2}|[T\s,]{1,5}(?:at\s)?\d{1,2}(?::\d{2}|\d{4}).{0,40})?\s{0,20}\Z"
_FORMS = tuple(
    re.compile(rf"(?is)\A\s{{0,20}}{_WEEKDAY}{form}(?!\d){_HOUR}")
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<number>\d{2})(?P=mark)(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})[\s-]{{1,5}}{_MONTH}[\s-]{{1,5}}(?P<year>\d{{4}})",
        rf"{_MONTH}\s{{1,5}}(?P<day>\d{{1,2}}),?\s{{1,5}}(?P<year>\d{{4}})",
    )
)
_NUMBERS_ALONE = re.compile(
    rf"(?is)\A\s{{0,20}}{_WEEKDAY}(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<other>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})(?!\d){_HOUR}"
)


def day_in(words: str, order: Order | None = None) -> date | None:
    """The day that words name, as it is written, in whatever zone: "2022-03-29T23:30:00-04:00", "20220329T120000Z",
    "Tue, 29 Mar 2022 12:00:00 GMT", "29 March 2022", "March 29, 2022", "29.03.2022". None for anything else: 03/04/2022
    is in March or in April, unless `order` says which of them comes first."""
    if numbers := _NUMBERS_ALONE.match(words):
        return _ordered(int(numbers["one"]), int(numbers["other"]), int(numbers["year"]), order)
    for form in _FORMS:
        if found := form.match(words):
            parts = found.groupdict()
            month = int(parts.get("number") or _NUMBERS.get(parts.get("month", "").casefold(), 0))
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def _ordered(one: int, other: int, year: int, order: Order | None) -> date | None:
    """The one day that two numbers and a year can be; with an order, the one that they are in it."""
    days = set()
    for form, (day, month) in (("day-first", (one, other)), ("month-first", (other, one))):
        try:
            days |= {date(year, month, day)} if order in (None, form) else set()
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def moment_in(words: str, order: Order | None = None) -> datetime | None:
    """The moment that words name, as in `day_in`; where they name no hour the day's beginning, where no zone, UTC."""
    day = day_in(words, order)
    if day is None:
        return None
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if _NUMBERS_ALONE.match(words):
        return moment
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(words.strip())
            break
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
