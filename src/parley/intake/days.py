"""Days as files write them, read only where they can mean no other day."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?![\d-])")
_WORDED = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def day_from(words: str | None) -> date | None:
    """The day that words name: 2022-03-29 with or without a time, 29 March 2022, March 29, 2022, Tue, 29 Mar 2022
    10:00 +0300. It is the day where they were written, not that in Greenwich. None for anything else, such as
    03/04/2022, which is another day in London than in New York."""
    plain = (words or "").strip()[:80]
    iso = _ISO.match(plain)
    if iso:
        return _day(*map(int, iso.groups()))
    bare = " ".join(plain.replace(",", " ").split())
    for form in _WORDED:
        try:
            return datetime.strptime(bare, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(plain).date() if re.search(r"\d:\d\d", plain) else None
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
