"""What the tests of the reader share: the pack, and what was read in words instead of numbers."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.model.report import Report
from parley.model.span import Spans
from parley.model.statement import Reading
from parley.reader import Pack, load_pack, read
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import segment

TUESDAY = date(2022, 3, 29)


@dataclass(frozen=True)
class Told:
    """One statement in words: ids are replaced by names, spans by what they cover."""

    speaker: str | None
    side: str | None
    act: str
    content: str
    within: str | None
    via: tuple[str, ...]
    modality: str
    negated: bool
    actor: str | None
    conditions: tuple[tuple[str, str, str], ...]
    times: tuple[tuple[str, date | None, date | None], ...]
    places: tuple[str, ...]


@cache
def pack() -> Pack:
    """The pack, loaded once for all tests."""
    return load_pack(None)


def reading_of(text: str, day: date | None = TUESDAY) -> Reading:
    """What the reader finds in a report of that day."""
    return read(Report("sha256:0", text, day), pack())


def phrases_of(text: str) -> Phrases:
    """The words of a text as the rules see them."""
    return Phrases(segment(text), pack())


def told_in(reading: Reading) -> list[Told]:
    """The statements of a reading in words; `within` is the content of the outer statement."""
    names = {p.id: p.name for p in reading.parties}
    contents = {s.id: reading.words(s.content) for s in reading.statements}

    def name(party: str | None) -> str | None:
        return names[party] if party else None

    def words(spans: Spans) -> str:
        return reading.words(spans)

    return [
        Told(
            name(s.speaker),
            name(s.side),
            s.act,
            contents[s.id],
            contents[s.within] if s.within else None,
            tuple(names[v] for v in s.via),
            s.modality,
            s.negated,
            name(s.actor),
            tuple((c.kind, words(c.span), words(c.governs)) for c in s.conditions),
            tuple((t.span.of(reading.report.text), t.start, t.end) for t in s.times),
            tuple(p.name for p in s.places),
        )
        for s in reading.statements
    ]


def told(text: str, day: date | None = TUESDAY) -> list[Told]:
    """The statements of a text in words."""
    return told_in(reading_of(text, day))


def said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each statement."""
    return [(t.speaker, t.content) for t in told(text)]
