"""Deadlines and planned meetings as a calendar (iCalendar, RFC 5545), one all-day event each."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vCategory, vUri

from parley.export.calendar_days import Day, deadlines_of, meetings_in
from parley.export.contained import contained
from parley.export.forms import Table, no_tables
from parley.export.wording import listing
from parley.model.takeaway import Takeaway

_END = b"END:VCALENDAR\r\n"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of a calendar of an empty ledger."""


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Writes an event for each day. Raises WrongUseError for a table."""
    no_tables("ics", table)
    stamp = datetime.fromisoformat(taken.recorded).astimezone(UTC) if taken.recorded else _NEVER
    out.write(_calendar(taken).to_ical().removesuffix(_END))
    written = 0
    deadlines = chain.from_iterable(map(deadlines_of, taken.agreements))
    meetings = chain.from_iterable(map(meetings_in, taken.reports()))
    for day in chain(deadlines, meetings):
        out.write(_event(day, stamp).to_ical())
        written += 1
    out.write(_END)
    return written


def _calendar(taken: Takeaway) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Parley//{taken.made_by}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Parley: deadlines and planned meetings")
    if taken.filter:
        calendar.add("x-wr-caldesc", contained(f"Only what this filter lets through: {taken.filter}"))
    return calendar


def _event(day: Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'parley:{day.key}')}@parley")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.first)
    event.add("dtend", day.last + timedelta(days=1))  # the first day after it, as RFC 5545 has it
    event.add("summary", contained(" ".join(day.says.split())))
    event.add("description", contained(day.tells))
    event.add("status", "CONFIRMED" if day.settled else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", vCategory([day.kind]))
    if day.places:
        event.add("location", contained(listing([place.name for place in day.places])))
    if day.url:
        event.add("url", vUri(day.url))
    return event
