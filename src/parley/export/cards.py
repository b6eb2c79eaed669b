"""Each statement of a reading in plain words, as a card that names whose word it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.export.sides import Sides
from parley.export.wording import MODALITY, PROVISO, coordinates, days, quoted
from parley.model.party import Party
from parley.model.place import Place
from parley.model.plain import PICTURE
from parley.model.speech import outermost_of
from parley.model.statement import Proviso, Reading, Statement
from parley.model.time import TimeReference


@dataclass(frozen=True, slots=True)
class Tag:
    """How the page refers to a statement: number, words and colour of its label, and where its card stands."""

    number: str
    label: str
    style: str = field(metadata=PICTURE)
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement in plain words.

    `in_text` is the id of its label in the text, None where it has no content. `side` is the side for which it
    is said, `told_by` the other side in whose words it is reported. `conditions` are kind, words, and what
    depends on them; `times` words and days; `places` name and coordinates; `confidence` is in per cent.
    """

    tag: Tag
    in_text: str | None
    statement: Statement
    speaker: str
    roles: tuple[str, ...]
    side: str | None
    told_by: str | None
    via: tuple[str, ...]
    words: str
    within: Tag | None
    actor: str | None
    recipient: str | None
    modality: str
    conditions: tuple[tuple[str, str, str], ...]
    times: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    confidence: int


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is who in one reading, under the names that the page uses. `prefix` tells the reports of a page apart."""

    reading: Reading
    sides: Sides
    prefix: str
    parties: Mapping[str, Party]
    statements: Mapping[str, Statement]
    numbers: Mapping[str, int]
    tellers: Mapping[str, Statement]
    sourced: frozenset[str]

    def name(self, party_id: str | None) -> str | None:
        """A party's name as the page shows it."""
        party = self.parties.get(party_id) if party_id is not None else None
        return None if party is None else self.sides.name(party.name)

    def speaker(self, statement: Statement) -> str:
        """The speaker's name; where there is none, whether the report speaks itself or leaves it open."""
        name = self.name(statement.speaker)
        if name is not None:
            return name
        return "speaker not settled" if statement.attribution in self.sourced else "the report itself"

    def voice(self, statement: Statement) -> str:
        """Whose word a statement is: its side, else its speaker."""
        return self.name(statement.side) or self.speaker(statement)

    def told_by(self, statement: Statement) -> str | None:
        """In whose words a statement is reported, where that is somebody else."""
        teller = self.tellers[statement.id]
        voice = self.voice(teller)
        return voice if teller is not statement and voice != self.voice(statement) else None

    def tag(self, statement: Statement) -> Tag:
        """The statement's number and label: side and act, and who tells it."""
        number = self.numbers[statement.id]
        told_by = self.told_by(statement)
        label = f"{self.voice(statement)} · {statement.act}" + (f", says {told_by}" if told_by else "")
        report, _, _ = self.prefix.rpartition(".")
        anchor = f"r{report or 1}-s{number}"
        return Tag(f"{self.prefix}{number}", label, self.sides.style(self.name(statement.side)), anchor)


def voices_of(reading: Reading, prefix: str, sides: Sides) -> Voices:
    """Who is who in a reading; `prefix` is "" for the only report of a page, else "1." and so on."""
    return Voices(
        reading,
        sides,
        prefix,
        {party.id: party for party in reading.parties},
        {statement.id: statement for statement in reading.statements},
        {statement.id: number for number, statement in enumerate(reading.statements, 1)},
        outermost_of(reading.statements),
        frozenset(a.id for a in reading.attributions if a.source),
    )


def card_of(statement: Statement, voices: Voices) -> Card:
    """The card of one statement."""
    tag = voices.tag(statement)
    speaker = voices.parties.get(statement.speaker or "")
    outer = voices.statements.get(statement.within or "")
    return Card(
        tag=tag,
        in_text=tag.anchor.replace("-s", "-t") if statement.content else None,
        statement=statement,
        speaker=voices.speaker(statement),
        roles=() if speaker is None else speaker.roles,
        side=voices.name(statement.side),
        told_by=voices.told_by(statement),
        via=tuple(voices.name(via) or via for via in statement.via),
        words=quoted(voices.reading.words(statement.content)) if statement.content else "",
        within=None if outer is None else voices.tag(outer),
        actor=voices.name(statement.actor),
        recipient=voices.name(statement.recipient),
        modality=MODALITY[statement.modality],
        conditions=tuple(_condition(proviso, voices.reading) for proviso in statement.conditions),
        times=tuple(_time(time, voices.reading) for time in statement.times),
        places=tuple((place.name, place_words(place)) for place in statement.places),
        confidence=round(100 * statement.confidence),
    )


def place_words(place: Place) -> str:
    """Country and coordinates of a place as far as known."""
    known = coordinates(place.lat, place.lon) if place.lat is not None and place.lon is not None else "no coordinates"
    return f"{place.country}, {known}" if place.country else known


def _condition(proviso: Proviso, reading: Reading) -> tuple[str, str, str]:
    return (
        PROVISO[proviso.kind],
        quoted(reading.words(proviso.span)),
        quoted(reading.words(proviso.governs)) if proviso.governs else "",
    )


def _time(time: TimeReference, reading: Reading) -> tuple[str, str]:
    return quoted(time.span.of(reading.report.text)), days(time)
