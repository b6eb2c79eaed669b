"""Rows of data sets of events, ACLED and UCDP GED: what their columns say, in the words that they say it in.

The text of such a report is what the row says happened, then a line for each column that matters ("location: Port
Asra"), so that every party, day and place of the statement leads back to words that stand there.

Such a row names no day of publication for sure. The day of its report is the last on which it says that the event may
have happened; for UCDP that on which a source was published after it, where the row names one.
"""

from calendar import monthrange
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from parley.intake.days import day_in
from parley.intake.part import Given, Part
from parley.intake.refusals import DamagedError, EmptyError, UnclearDayError
from parley.intake.rows import Row
from parley.model.doubt import Doubt
from parley.model.event import Event
from parley.model.place import Place
from parley.model.span import Span
from parley.model.time import TimeReference

Cells = Mapping[str, str]

_HEADERS = {
    "ACLED": frozenset(("event_id_cnty", "event_date", "event_type", "actor1", "actor2", "source", "notes")),
    "UCDP GED": frozenset(("type_of_violence", "side_a", "side_b", "date_start", "date_end", "latitude")),
}
_ACLED_TYPES = {
    "battles": "ASSAULT", "explosions/remote violence": "ASSAULT", "violence against civilians": "ASSAULT",
    "protests": "PROTEST", "riots": "PROTEST",
}  # fmt: skip
_ACLED_SUBTYPES = {
    "agreement": "AGREE", "arrests": "COERCE", "looting/property destruction": "COERCE", "mob violence": "ASSAULT",
    "headquarters or base established": "MOBILIZE", "non-violent transfer of territory": "RETREAT",
}  # fmt: skip
"""By the definitions of PLOVER and of ACLED's codebook. Of the other strategic developments none fits one type."""

_GIVEN_UP = "non-violent transfer of territory"
"""Its first actor is the one that takes what the second leaves; it is the second that retreats."""

_WEEK = timedelta(days=6)
"""So far from the day of a row its event may be, where only the week is known."""

_ACLED_PLACES = {"2": "somewhere near this place", "3": "somewhere in the region of this place"}
_UCDP_PLACES = {
    "2": "within about 25 km of this place", "3": "somewhere in this district", "4": "somewhere in this province",
    "5": "along a line or in an area that this point stands for", "6": "somewhere in this country",
    "7": "at sea or in the air, which this point stands for",
}  # fmt: skip
_UCDP_KINDS = {
    "1": "State-based conflict between {a} and {b}", "2": "Non-state conflict between {a} and {b}",
    "3": "One-sided violence by {a} against {b}",
}  # fmt: skip


def dataset_of(columns: Collection[str]) -> str | None:
    """The data set of events whose rows have these columns; None for another table."""
    names = {column.casefold() for column in columns}
    return next((dataset for dataset, header in _HEADERS.items() if header <= names), None)


def part_from_event(row: Row, name: str, dataset: str) -> Part:
    """The part that a row is. Raises DamagedError for one without a readable day, EmptyError for one that names no
    party."""
    cells = {
        column.casefold(): " ".join((words or "").replace("\0", " ").split()) for column, words in row.cells.items()
    }
    made = _MAKERS[dataset](cells, name)
    given = Given(
        day=made.day, title=f"{dataset} {made.number}".strip(), publisher=dataset, language="en", text=made.text,
        captured=made.recorded,
    )  # fmt: skip
    return Part(name, row.original, "row", given, made.event)


class _Made(NamedTuple):
    """What a row comes to: its number in the data set, its text, its day, the event, and when it was recorded."""

    number: str
    text: str
    day: date
    event: Event
    recorded: datetime | None


class _Text:
    """A text under way, and where in it the words of columns stand."""

    def __init__(self, content: str) -> None:
        self.words = content
        self.content = Span(0, len(content))
        self._gap = "\n\n"

    def line(self, column: str, words: str) -> Span | None:
        """Adds what a column says; where that stands, None where it says nothing."""
        if not words:
            return None
        self.words += f"{self._gap}{column}: {words}"
        said = Span(len(self.words) - len(words), len(self.words))
        # Whether two rows are one is told by all that ends like a sentence.
        self.words += "."
        self._gap = "\n"
        return said


def _from_acled(cells: Cells, name: str) -> _Made:
    day = _day(cells, "event_date", name)
    kind, subkind = cells["event_type"].casefold(), cells.get("sub_event_type", "").casefold()
    parties = " and ".join(p for p in (cells["actor1"], cells["actor2"]) if p)
    composed = f"{cells.get('sub_event_type') or cells['event_type']}: {parties}."
    text = _Text(cells["notes"] or composed)
    _lines(text, cells, ("event_id_cnty", "event_type", "sub_event_type"))
    when = text.line("event_date", cells["event_date"])
    actor, recipient = text.line("actor1", cells["actor1"]), text.line("actor2", cells["actor2"])
    if not (actor or recipient):
        raise EmptyError(f"{name}: its columns 'actor1' and 'actor2' are empty, so nobody does anything in it.")
    if subkind == _GIVEN_UP:
        actor, recipient = recipient, actor
    where = text.line("location", cells.get("location", ""))
    _lines(text, cells, ("admin3", "admin2", "admin1", "country", "fatalities"))
    sources = _each(text.line("source", cells["source"]), text.words)
    recorded = _moment(cells.get("timestamp", ""))
    time, doubts = _acled_time(day, when or text.content, cells.get("time_precision", ""), recorded)
    doubts += _sources_doubted(sources) + _place_doubted(where, _ACLED_PLACES.get(cells.get("geo_precision", "")))
    kind_told = _ACLED_SUBTYPES.get(subkind, _ACLED_TYPES.get(kind))
    event = Event("ACLED", text.content, sources, actor, recipient, kind_told, time, _place(where, text, cells), doubts)
    return _Made(cells["event_id_cnty"], text.words, time.end or day, event, recorded)


def _acled_time(
    day: date, at: Span, precision: str, recorded: datetime | None
) -> tuple[TimeReference, tuple[Doubt, ...]]:
    """The days on which it may have happened: ACLED codes a week or a month by one day of it. It did before it was
    recorded."""
    if precision not in ("2", "3"):
        return TimeReference(at, day, day), ()
    if precision == "2":
        note = "The row says the week, not the day: it may be six days earlier or later."
        first, last = day - _WEEK, day + _WEEK
    else:
        note = "The row says the month, not the day."
        first = day.replace(day=1)
        last = day.replace(day=monthrange(day.year, day.month)[1])
    if recorded and day <= recorded.date() < last:
        last = recorded.date()
    return TimeReference(at, first, last), (Doubt(at, "imprecise-day", note),)


def _from_ucdp(cells: Cells, name: str) -> _Made:
    first, last = _day(cells, "date_start", name), _day(cells, "date_end", name)
    if not (cells["side_a"] or cells["side_b"]):
        raise EmptyError(f"{name}: its columns 'side_a' and 'side_b' are empty, so nobody does anything in it.")
    if last < first:
        raise DamagedError(f"{name}: its date_end, {last}, is before its date_start, {first}. Correct this row.")
    text = _Text(cells.get("source_headline") or _ucdp_sentence(cells))
    _lines(text, cells, ("id",))
    when = text.line("date_start", cells["date_start"])
    text.line("date_end", cells["date_end"])
    actor, recipient = text.line("side_a", cells["side_a"]), text.line("side_b", cells["side_b"])
    where = text.line("where_coordinates", cells.get("where_coordinates", ""))
    where = where or text.line("where_description", cells.get("where_description", ""))
    _lines(text, cells, ("adm_2", "adm_1", "country", "best", "low", "high"))
    column = "source_office" if cells.get("source_office") else "source_article"
    said = text.line(column, cells.get(column, ""))
    sources = _each(said, text.words) if column == "source_office" else _office(said, text.words)
    told = [day for words in cells.get("source_date", "").split(";") if (day := day_in(words)) and day >= last]
    text.line("source_date", cells.get("source_date", ""))
    doubts = _sources_doubted(sources) + _place_doubted(where, _UCDP_PLACES.get(cells.get("where_prec", "")))
    time = TimeReference(when or text.content, first, last)
    place = _place(where, text, cells)
    event = Event("UCDP GED", text.content, sources, actor, recipient, "ASSAULT", time, place, doubts)
    return _Made(cells.get("id", ""), text.words, min(told, default=last), event, None)


def _ucdp_sentence(cells: Cells) -> str:
    """What the columns say, where the row has no words for it."""
    kind = _UCDP_KINDS.get(cells["type_of_violence"], "Violence between {a} and {b}")
    sentence = kind.format(a=cells["side_a"] or "unnamed", b=cells["side_b"] or "unnamed")
    where = cells.get("where_coordinates") or cells.get("where_description")
    sentence += f" at {where}" if where else ""
    best, low, high = (cells.get(column, "") for column in ("best", "low", "high"))
    return f"{sentence}; {best} killed by the best estimate, {low} to {high}." if best else f"{sentence}."


def _day(cells: Cells, column: str, name: str) -> date:
    day = day_in(cells[column])
    if day is None:
        raise UnclearDayError(
            f"{name}: its column {column!r} says {cells[column][:40]!r}, which is no day for sure. "
            "Write it as YYYY-MM-DD."
        )
    return day


def _lines(text: _Text, cells: Cells, columns: tuple[str, ...]) -> None:
    for column in columns:
        text.line(column, cells.get(column, ""))


def _each(said: Span | None, text: str) -> tuple[Span, ...]:
    """The places of names between semicolons, each name once."""
    found: dict[str, Span] = {}
    at = said.start if said else 0
    for piece in (said.of(text) if said else "").split(";"):
        words = piece.strip()
        start = at + len(piece) - len(piece.lstrip())
        if words:
            found.setdefault(words, Span(start, start + len(words)))
        at += len(piece) + 1
    return tuple(found.values())


def _office(said: Span | None, text: str) -> tuple[Span, ...]:
    """Who published the article that a row names first: "Harbour Wire,2003-01-04,Clash near Asra"."""
    if said is None:
        return ()
    words = said.of(text)
    start = len(words) - len(words.lstrip(" \"'"))
    name = words[start:].split(",")[0].split(";")[0].rstrip(" \"'")
    return (Span(said.start + start, said.start + start + len(name)),) if name else ()


def _place(where: Span | None, text: _Text, cells: Cells) -> Place | None:
    if where is None:
        return None
    lat, lon = _degrees(cells.get("latitude", ""), 90), _degrees(cells.get("longitude", ""), 180)
    known = lat is not None and lon is not None
    return Place(where, where.of(text.words), None, lat if known else None, lon if known else None)


def _degrees(words: str, most: int) -> float | None:
    try:
        value = float(words)
    except ValueError:
        return None
    return value if abs(value) <= most else None


def _moment(words: str) -> datetime | None:
    """When a row was last changed in the data set, in seconds since 1970."""
    return datetime.fromtimestamp(int(words), UTC) if words.isdecimal() and len(words) <= 10 else None


def _sources_doubted(sources: tuple[Span, ...]) -> tuple[Doubt, ...]:
    if len(sources) == 1:
        return ()
    if not sources:
        return (
            Doubt(Span(0, 0), "no-source", "The row names no source: the data set itself is taken for the speaker."),
        )
    note = f"The row names {len(sources)} sources: the first is taken for the speaker."
    return (Doubt(Span(sources[0].start, sources[-1].end), "several-sources", note),)


def _place_doubted(where: Span | None, how: str | None) -> tuple[Doubt, ...]:
    return (Doubt(where, "imprecise-place", f"The row says that it was {how}."),) if where and how else ()


_MAKERS: Mapping[str, Callable[[Cells, str], _Made]] = {"ACLED": _from_acled, "UCDP GED": _from_ucdp}
