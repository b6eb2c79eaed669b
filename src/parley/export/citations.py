"""From a testimony, an evidence or a judgement back to the sentence in the report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from parley.export.cards import Card
from parley.export.readings import ReadingView
from parley.export.sides import Sides
from parley.export.wording import day, listing, quoted, shortened
from parley.model.judgement import Bearing, Link, StatementRef
from parley.model.plain import PICTURE
from parley.model.span import Span
from parley.model.testimony import Evidence, Source, Testimony


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence as whose word it stands there.

    `by` is the side whose word it is, else the statement's speaker; where it is `established`, a reviewer has
    settled it, and it is nobody's word. `card` is the statement, where the page shows it, `target` the anchor to
    which the sentence leads, None where its report is not on the page. `words` are its text, shortened, `verbatim`
    where that is quoted from a `source`, which has its words to the letter.
    """

    by: str
    style: str = field(metadata=PICTURE)
    words: str
    verbatim: bool
    said: str
    card: Card | None
    target: str | None
    denies: bool = False
    established: bool = False
    source: Source | None = None

    @property
    def told(self) -> tuple[tuple[str, bool], ...]:
        """How the sentence is introduced, the first piece being whose word it is: "Russia", " says", ", through ",
        "Vladimir Medinsky". Names, which come from elsewhere, are marked."""
        if self.established:
            denied = ", that it is not so" if self.denies else ""
            return ((f"Established by the reviewer{denied}", False),)
        card, pieces = self.card, [(self.by, True)]
        if card and card.told_by:
            pieces += [(f" reports this {card.statement.act} by ", False), (card.side or card.speaker, True)]
        else:
            pieces.append((" says that it is not so" if self.denies else " says", False))
        if card and card.speaker != self.by and not card.told_by:
            pieces += [(", through ", False), (", ".join((card.speaker, *card.roles)), True)]
        if card and card.via:
            pieces += [(", via ", False), (listing(card.via), True)]
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Citations:
    """Finds the card of a span; reports that are not on the page are cited by their words alone."""

    sides: Sides
    views: Mapping[str, ReadingView]
    cards: Mapping[tuple[str, Span], Card]

    def of_testimony(self, testimony: Testimony) -> Citation:
        """The sentence behind one line of the record."""
        cited = self._citation(testimony.by, testimony.that, day(testimony.said), testimony.source)
        return replace(cited, denies=not testimony.holds, established=testimony.by is None)

    def of_evidence(self, evidence: Evidence) -> Citation:
        """The sentence that bears on a provision."""
        return self._citation(evidence.by, evidence.says, day(evidence.on), evidence.source)

    def of_judgement(self, judgement: Link | Bearing) -> Citation:
        """The sentence that a person has linked."""
        ref = judgement.statement
        card = self._card(ref)
        by = None if card is None else card.told_by or card.side
        source = Source(ref.report, Span(ref.content[0].start, ref.content[-1].end), ref.words) if ref.content else None
        return self._citation(by, ref.words, "", source)

    def _card(self, ref: StatementRef) -> Card | None:
        if not ref.content:
            return None
        return self.cards.get((ref.report, Span(ref.content[0].start, ref.content[-1].end)))

    def _citation(self, by: str | None, words: str, said: str, source: Source | None) -> Citation:
        view = None if source is None else self.views.get(source.report)
        card = target = None
        if view is not None and source is not None:
            card = self.cards.get((source.report, source.span))
            target = card.tag.anchor if card is not None else view.paragraph(source.span.start)
            words = view.reading.report.text[source.span.start : source.span.end]
            source = replace(source, words=words)
        elif source is not None and source.words:
            words = source.words
        name = self.sides.name(by)
        speaker = name or (card.speaker if card is not None else "a speaker who is not named")
        verbatim = source is not None
        shown = quoted(words) if verbatim else shortened(words)
        return Citation(speaker, self.sides.style(name), shown, verbatim, said, card, target, source=source)


def citations_of(views: Iterable[ReadingView], sides: Sides) -> Citations:
    """The way back to every statement of the readings: by the whole stretch of its content, or by one piece."""
    by_report: dict[str, ReadingView] = {}
    cards: dict[tuple[str, Span], Card] = {}
    for view in views:
        report = view.reading.report.id
        by_report.setdefault(report, view)
        for card in view.cards:
            content = card.statement.content
            if content:
                cards.setdefault((report, Span(content[0].start, content[-1].end)), card)
        for card in view.cards:
            for piece in card.statement.content:
                cards.setdefault((report, piece), card)
    return Citations(sides, by_report, cards)
