"""PLOVER, the ontology of political events that follows CAMEO: one event a line, for each statement that tells of one.

Fields are those of the codebook (Open Event Data Alliance, draft 0.7b1); `parley` holds what it has no name for. An
event is what somebody says was, will, might or should be done: `context` says which, `parley.whose` whose word it is.
"""

from collections.abc import Iterator
from typing import IO

from parley.export.countries import alpha3
from parley.export.forms import Table, no_tables
from parley.export.streams import write_lines
from parley.export.told import Told, reader_in_words, source_plainly, told_in, told_plainly
from parley.model.codec_assessment import Json
from parley.model.party import Party
from parley.model.place import Place
from parley.model.statement import Statement
from parley.model.takeaway import Takeaway

CAMEO: dict[str, tuple[str, ...]] = {
    "AGREE": ("03",),
    "CONSULT": ("04",),
    "SUPPORT": ("05",),
    "COOPERATE": ("06",),
    "AID": ("07",),
    "CONCEDE": ("08",),
    "RETREAT": ("08",),
    "ACCUSE": ("09", "11"),
    "REQUEST": ("02", "10"),
    "REJECT": ("12",),
    "THREATEN": ("13",),
    "PROTEST": ("14",),
    "MOBILIZE": ("15",),
    "SANCTION": ("16",),
    "COERCE": ("17",),
    "ASSAULT": ("18", "19", "20"),
}
"""The roots of CAMEO that became each type: a type that took in several leaves open which of them it was."""

_CONTEXT = {"actual": (), "intended": ("future",), "possible": ("hypothetical",), "required": ("hypothetical",)}
_KEPT_BESIDE = (
    "said", "whose", "speaker", "side", "act", "modality", "negated", "conditions", "days", "review", "confidence",
    "spans",
)  # fmt: skip


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One line for each event; statements without one and those that reviewers rejected are left out."""
    no_tables("plover", table)
    return write_lines(out, _events(taken))


def _events(taken: Takeaway) -> Iterator[Json]:
    for told in told_in(taken, rejected=False):
        if told.taken.statement.event is not None:
            yield _event(told, told.taken.statement, told.taken.statement.event)


def _event(told: Told, said: Statement, kind: str) -> Json:
    first, last = _days(told)
    parties = {party.id: party for party in told.report.reading.parties}
    plainly = told_plainly(told)
    places = [_location(place) for place in said.places]
    return {
        "id": told.taken.id,
        "date": first,
        "enddate": last,
        "source": [_actor(told.actor, parties)] if told.actor else [],
        "recipient": [_actor(told.recipient, parties)] if told.recipient else [],
        "event": [kind],
        "mode": None,
        "context": [*_CONTEXT[said.modality], *(("negation",) if said.negated else ())],
        "event_loc": places[0] if places else None,
        "event_text": list(told.words),
        "text_info": {"start": said.content[0].start, "end": said.content[-1].end},
        "cite_info": _citation(told),
        "coder": reader_in_words(told.report.reading.reader),
        "coded_date": told.report.read_at[:10],
        "parley": {
            "cameo": list(CAMEO.get(kind, ())),
            "date_of": "event" if told.days else "report",
            "other_locs": places[1:],
            **{name: plainly[name] for name in _KEPT_BESIDE},
        },
    }


def _days(told: Told) -> tuple[str | None, str | None]:
    """From when to when it happened or will happen, as far as it is said; else the day of the report, as the codebook
    asks for one."""
    times = told.taken.statement.times
    days = sorted(day.isoformat() for time in times for day in (time.start, time.end) if day)
    if not days:
        return source_plainly(told.report)["said"], None
    return days[0], days[-1] if days[-1] != days[0] else None


def _actor(party: Party, parties: dict[str, Party]) -> Json:
    """An actor, with the code of the state that it is or speaks for, where known. The reader tells no sectors."""
    state = parties.get(party.side or "")
    return {
        "code": party.code or (state.code if state else None),
        "actor_text": party.name,
        "office": ", ".join(party.roles) or None,
    }


def _location(place: Place) -> Json:
    """A place by the names of GeoNames' fields."""
    return {
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "country code": place.country,
        "cc3": alpha3(place.country),
    }


def _citation(told: Told) -> Json:
    source = source_plainly(told.report)
    return {
        "citation": source["source"],
        "url": source["url"],
        "title": source["title"],
        "language": told.report.report.language,
        "publication": source["publisher"],
        "codebook": "PLOVER 0.7b1",
    }
