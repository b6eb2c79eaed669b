"""A statement made ready to be set beside others: what it is about, without who told it and how."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.following.who.bodies import is_proper
from parley.following.words import stems_of, tokens_of
from parley.model.process import Told, Who
from parley.model.span import Span, Spans, without
from parley.model.statement import Act, Modality, Reading, Statement

_SHORTEST_ROOT = 4
_CONTRARY: tuple[Act, ...] = ("denial", "rejection")


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement of one report.

    `words` are its content, `stems` the roots of the weighty ones in them, `names` the identities that it names.
    `places` are in small letters; `start` and `end` bound the days of which it speaks. `numbers` are the figures in it.
    `around` are the roots in the whole paragraph, which has what pronouns stand for. `place` is its place among the
    statements of the report. `denied`: it says that what its words are about is not so, or is not to be.
    """

    report: int
    statement: str
    said: date
    words: str
    stems: tuple[str, ...]
    around: tuple[str, ...]
    place: int
    numbers: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    start: date | None
    end: date | None
    speaker: str | None
    side: str | None
    actor: str | None
    act: Act
    modality: Modality
    denied: bool

    @property
    def id(self) -> str:
        """As on the command line: "r1.s3"."""
        return f"r{self.report}.{self.statement}"


def sayings_of(told: Told, who: Who) -> Iterator[Saying]:
    """The statements of a report in their order. What others are told to say within one counts for them."""
    reading = told.reading
    inner: dict[str | None, list[Span]] = defaultdict(list)
    for statement in reading.statements:
        inner[statement.within].extend(statement.content)
    mentions = naming_spans(told, who)
    stems = cache(stems_of)
    for place, statement in enumerate(reading.statements):
        own = without(statement.content, inner[statement.id])
        # A statement that only passes another's on, and names whose it is, is about that one.
        if own != statement.content and not stems(_text(reading, without(own, [span for span, _ in mentions]))):
            own = statement.content
        yield _saying(told, who, statement, place, own, mentions, stems)


def naming_spans(told: Told, who: Who) -> list[tuple[Span, str]]:
    """Where a report names whom, as identities, in the order of the text."""
    return sorted({*_mentions(told, who), *_adjectives(told, who)})


def _mentions(told: Told, who: Who) -> Iterator[tuple[Span, str]]:
    """Where a report names whom. What only describes somebody ("its troops") counts among what is said."""
    text = told.reading.report.text
    for party in told.reading.parties:
        if (found := who.of(told.number, party.id)) is not None:
            yield from ((span, found.id) for span in party.mentions if _is_name(span.of(text)))


def _is_name(words: str) -> bool:
    """Whether words are a name or a pronoun."""
    return " " not in words or is_proper(words.removeprefix("the ").removeprefix("The "))


def _adjectives(told: Told, who: Who) -> Iterator[tuple[Span, str]]:
    """Where a report names a state by what is made of its name: "Ethiopian", "Israelis"."""
    states = [found for p in told.reading.parties if (found := who.of(told.number, p.id)) and found.kind == "state"]
    roots = {root: one.id for one in states if len(root := one.name.casefold().rstrip("aeiouy")) >= _SHORTEST_ROOT}
    if not roots:
        return
    made = "|".join(map(re.escape, sorted(roots, key=lambda root: (-len(root), root))))
    for hit in re.finditer(rf"\b({made})\w{{1,4}}\b", told.reading.report.text, re.IGNORECASE):
        yield Span(*hit.span()), roots[hit[1].casefold()]


def _saying(
    told: Told,
    who: Who,
    statement: Statement,
    place: int,
    spans: Spans,
    mentions: list[tuple[Span, str]],
    stems: Callable[[str], tuple[str, ...]],
) -> Saying:
    reading, number = told.reading, told.number
    text = _text(reading, spans)
    days = [day for time in statement.times for day in (time.start, time.end) if day]
    found = {name: who.of(number, getattr(statement, name)) for name in ("speaker", "side", "actor")}
    named = [(span, party) for span, party in mentions if any(piece.covers(span) for piece in spans)]
    matter = without(spans, [span for span, _ in named])
    if reading.report.date is None:
        raise ValueError(f"report r{number} has no day")
    return Saying(
        report=number,
        statement=statement.id,
        said=reading.report.date,
        words=text,
        stems=stems(_text(reading, matter)),
        around=stems(_paragraph(reading, statement)),
        place=place,
        numbers=frozenset(token for token in tokens_of(text) if token[0].isdigit()),
        names=frozenset(party for _, party in named),
        places=frozenset(place.name.casefold() for place in statement.places),
        start=min(days, default=None),
        end=max(days, default=None),
        speaker=found["speaker"].id if found["speaker"] else None,
        side=found["side"].id if found["side"] else None,
        actor=found["actor"].id if found["actor"] else None,
        act=statement.act,
        modality=statement.modality,
        denied=statement.negated or statement.act in _CONTRARY,
    )


def _text(reading: Reading, spans: Spans) -> str:
    return " ".join(span.of(reading.report.text) for span in spans)


def _paragraph(reading: Reading, statement: Statement) -> str:
    text, last = reading.report.text, statement.content[-1].end
    end = text.find("\n", last)
    return text[text.rfind("\n", 0, statement.start) + 1 : end if end >= 0 else len(text)]
