"""A statement as a reviewer sees it: in its sentence, with its reading beside it and all that others said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from parley.export.cards import Card, Voices, card_of, voices_of
from parley.export.marks import Mark, marked_paragraphs, paragraphs_from_text
from parley.export.sides import Sides
from parley.export.wording import ACT, listing
from parley.model.judgement import Bearing, Judgement, Review
from parley.model.plain import PICTURE
from parley.model.span import Span
from parley.model.speech import chains_of
from parley.model.statement import Reading, Statement
from parley.tasks.correct import changes_in_words

if TYPE_CHECKING:
    from parley.tasks.queue import Considered

_AROUND = 1_200
_WITHIN = 12_000
"""So many characters of the report stand around a statement at most, and so many of its own are shown."""

_VERDICTS = {"accept": "read aright", "reject": "not what was said", "correct": "otherwise"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reading: its name, what was read ("" for nothing), a word that explains it, and what reviewers say
    instead: who, and what."""

    name: str
    read: str
    explained: str = ""
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer said of a statement, by the entry that keeps it; `own`: the visitor did."""

    entry: int
    by: str
    on: str
    verdict: str
    changes: tuple[tuple[str, str], ...]
    settles: bool
    why: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What was decided beside the review: a note, or a link, by whom and when."""

    words: str
    by: str
    on: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class StatementShown:
    """One statement: its id and number of report, whose word it is, the colour of its side, the report's name, address
    and day, the passage in which it stands, its reading line by line, and what was said of it.

    `marks` are it and the statements near it, by their spans in the passage; `around` the statements in which it is
    reported and those that it reports, with whose word each is. `sure` is the confidence of the reader in per cent,
    `cut` says that the text around it is longer than is shown.
    """

    id: str
    number: int
    anchor: str
    whose: str
    act: str
    style: str = field(metadata=PICTURE)
    title: str | None
    publisher: str | None
    day: str | None
    state: str
    sure: int
    passage: str
    marks: tuple[Mark, ...]
    cut: bool
    lines: tuple[Line, ...]
    around: tuple[tuple[str, str, str], ...]
    said: tuple[Said, ...]
    notes: tuple[Beside, ...]
    links: tuple[Beside, ...]

    @property
    def paragraphs(self) -> tuple[Markup, ...]:
        """The passage with its marks."""
        return tuple(one.html for one in marked_paragraphs(self.passage, self.marks)) if self.passage else ()

    @property
    def empty(self) -> tuple[str, ...]:
        """The names of the lines for which nothing was read or said."""
        return tuple(line.name for line in self.lines if not line.read and not line.instead)


def shown_of(one: "Considered", sides: Sides, visitor: str) -> StatementShown:
    """A statement as it is shown to a visitor."""
    reading, statement = one.reading, one.statement
    voices = voices_of(reading, f"{one.number}.", sides)
    card = card_of(statement, voices)
    near = _near(statement, reading)
    passage, marks, cut = _passage(statement, near, voices)
    reviews = one.reviewed.reviews if one.reviewed else ()
    told = {entry: changes_in_words(dict(review.changes), statement, reading) for entry, review in reviews}
    report = reading.report
    return StatementShown(
        id=one.id,
        number=one.number,
        anchor=card.tag.anchor,
        whose=voices.voice(statement),
        act=statement.act,
        style=card.tag.style,
        title=report.title,
        publisher=report.publisher,
        day=report.date.isoformat() if report.date else None,
        state=one.state,
        sure=card.confidence,
        passage=passage,
        marks=marks,
        cut=cut,
        lines=tuple(_lines(card, voices, {entry: (review.by, told[entry]) for entry, review in reviews})),
        around=tuple((f"r{one.number}.{other.id}", voices.voice(other), other.act) for other in near),
        said=tuple(_said(entry, review, told[entry], visitor) for entry, review in reviews),
        notes=tuple(Beside(note.words, note.by, note.recorded.isoformat()) for note in one.notes),
        links=tuple(_link(judged.judgement) for judged in one.judged),
    )


def _near(statement: Statement, reading: Reading) -> tuple[Statement, ...]:
    """The statements in which one is reported, and those that are reported in it, in the order of the text."""
    chains = chains_of(reading)
    outer = {one.id for one in chains[statement.id]}
    return tuple(
        other
        for other in reading.statements
        if other.id != statement.id and (other.id in outer or statement.id in {one.id for one in chains[other.id]})
    )


def _passage(statement: Statement, near: Iterable[Statement], voices: Voices) -> tuple[str, tuple[Mark, ...], bool]:
    """The paragraphs in which a statement stands, the marks of it and of those near it, and whether they go on."""
    text = voices.reading.report.text
    if not statement.content:
        return "", (), False
    first = min(span.start for span in statement.content)
    last = min(max(span.end for span in statement.content), first + _WITHIN)
    whole = [one for one in paragraphs_from_text(text) if one.start < max(last, first + 1) and one.end > first]
    start, end = (whole[0].start, whole[-1].end) if whole else (first, last)
    begin, stop = max(start, first - _AROUND), min(end, last + _AROUND)
    begin = text.find(" ", begin, first) + 1 or begin if begin > start else begin
    marks = [_mark(other, voices, begin, stop, "") for other in near] + [_mark(statement, voices, begin, stop, " now")]
    return text[begin:stop].rstrip(), tuple(mark for mark in marks if mark.spans), begin > start or stop < end


def _mark(statement: Statement, voices: Voices, begin: int, stop: int, more: str) -> Mark:
    """A statement's mark in a part of the text."""
    spans = ((max(start, begin), min(end, stop)) for start, end in statement.content)
    tag = voices.tag(statement)
    return Mark(
        tuple(Span(start - begin, end - begin) for start, end in spans if start < end),
        tag.anchor.replace("-s", "-t"),
        tag.anchor,
        tag.number,
        tag.label,
        tag.style + more,
    )


def _lines(card: Card, voices: Voices, told: Mapping[int, tuple[str, Mapping[str, str]]]) -> Iterable[Line]:
    """The reading, line by line."""
    statement = card.statement

    def line(name: str, read: str, *fields: str, explained: str = "") -> Line:
        instead = tuple(
            (by, words) for by, changes in told.values() for field, words in changes.items() if field in fields
        )
        return Line(name, read, explained, instead)

    roles = f", {', '.join(card.roles)}" if card.roles else ""
    yield line("who", card.speaker + roles, "speaker")
    yield line("for whom", card.side or "", "side", explained="the side whose word it is")
    yield line("via", listing(card.via) if card.via else "", "via", explained="who passes it on")
    yield line("does", statement.act, "act", explained=ACT[statement.act])
    negated = ", in the negative" if statement.negated else ""
    yield line("speaks of", card.modality + negated, "modality", "negated", explained=statement.modality)
    yield line("to act", card.actor or "", "actor", explained="who does, or is to do, what is said")
    yield line("to whom", card.recipient or "", "recipient", explained="to whom that is done")
    yield line("event", (statement.event or "").lower(), "event", explained="the type of event by PLOVER")
    yield line("when", "; ".join(f"{words}: {days}" for words, days in card.times), "times")
    yield line("where", "; ".join(f"{name} ({where})" for name, where in card.places), "places")
    conditions = (
        f"{kind} {words}" + (f" (for {governs})" if governs else "") for kind, words, governs in card.conditions
    )
    yield line("on condition", "; ".join(conditions), "conditions")
    yield line("reported in", f"statement {card.within.number}" if card.within else "", "within")
    yield line("words", "their own" if statement.voice == "direct" else f"{statement.voice} speech", "voice")
    if any("content" in changes for _, changes in told.values()):
        yield line("from where to where", "as marked", "content")


def _said(entry: int, review: Review, changes: Mapping[str, str], visitor: str) -> Said:
    return Said(
        entry,
        review.by,
        review.recorded.isoformat(),
        _VERDICTS[review.verdict],
        tuple(changes.items()),
        review.settles,
        review.why,
        review.by == visitor,
    )


def _link(judgement: Judgement) -> Beside:
    if isinstance(judgement, Bearing):
        words = f"speaks {'against' if judgement.against else 'for'} {judgement.provision}"
    else:
        words = f"{'denies' if judgement.denies else 'says'} that {judgement.proposition}"
    return Beside(words, judgement.by, judgement.recorded.isoformat(), judgement.why)
