"""A reading as the page shows it: paragraphs with their marks, cards beside them, doubts, places, and who speaks."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from parley.export.cards import Card, card_of, voices_of
from parley.export.marks import Mark, marked_paragraphs, paragraphs_from_text
from parley.export.sides import Sides
from parley.export.wording import days, quoted
from parley.model.place import Place
from parley.model.span import Span
from parley.model.statement import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the text, and the cards of the statements that begin in it."""

    anchor: str
    html: Markup
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """What could not be settled: its words and paragraph in the text, None where it concerns the whole report."""

    kind: str
    note: str
    words: str | None
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading, ready for the page. `starts` are the offsets at which its paragraphs begin."""

    anchor: str
    reading: Reading
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    doubts: tuple[DoubtLine, ...]
    times: tuple[tuple[str, str], ...]
    starts: tuple[int, ...]

    @property
    def unplaced(self) -> tuple[Card, ...]:
        """Statements without content, which no paragraph shows."""
        return tuple(card for card in self.cards if card.in_text is None)

    def paragraph(self, offset: int) -> str:
        """The anchor of the paragraph in which an offset lies."""
        return f"{self.anchor}-p{max(bisect_right(self.starts, offset), 1)}"


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody who speaks for a side or is named as belonging to it."""

    name: str
    kind: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: who speaks for it, how many statements are its own word, and how it values the talks."""

    name: str
    style: str
    delegates: tuple[Delegate, ...]
    said: int
    values: tuple[Card, ...]


def view_of(
    reading: Reading, place: int, several: bool, sides: Sides, hint: Callable[[Card], Markup] = lambda _: Markup("")
) -> ReadingView:
    """The reading as the page's report number `place`; `several`: the page holds more than one. `hint` gives what is
    shown beside the label of a statement in the text while somebody points at it."""
    cited = view_to_cite(reading, place, several, sides)
    anchor, cards, starts, text = cited.anchor, cited.cards, cited.starts, reading.report.text
    beside: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.statement.content:
            beside[max(bisect_right(starts, min(s.start for s in card.statement.content)), 1)].append(card)
    marks = [_mark(card, hint(card)) for card in cards if card.in_text is not None]
    rows = tuple(
        Row(f"{anchor}-p{n}", paragraph.html, tuple(beside.get(n, ())))
        for n, paragraph in enumerate(marked_paragraphs(text, marks), 1)
    )
    times = tuple(dict.fromkeys((quoted(time.span.of(text)), days(time)) for time in reading.times))
    view = ReadingView(anchor, reading, rows, cards, (), times, starts)
    return ReadingView(anchor, reading, rows, cards, tuple(_doubts(view)), times, starts)


def view_to_cite(reading: Reading, place: int, several: bool, sides: Sides) -> ReadingView:
    """As much of the view as leads from a span to its statement and its place: no text, times or doubts."""
    voices = voices_of(reading, f"{place}." if several else "", sides)
    cards = tuple(card_of(statement, voices) for statement in reading.statements)
    starts = tuple(span.start for span in paragraphs_from_text(reading.report.text))
    return ReadingView(f"r{place}", reading, (), cards, (), (), starts)


def _mark(card: Card, hint: Markup) -> Mark:
    tag = card.tag
    return Mark(card.statement.content, card.in_text or "", tag.anchor, tag.number, tag.label, tag.style, hint)


def _doubts(view: ReadingView) -> Iterable[DoubtLine]:
    for doubt in view.reading.doubts:
        whole = doubt.span == Span(0, 0)
        yield DoubtLine(
            doubt.kind.replace("-", " "),
            doubt.note,
            None if whole else quoted(doubt.span.of(view.reading.report.text)),
            None if whole else view.paragraph(doubt.span.start),
        )


def side_views(views: Iterable[ReadingView], sides: Sides) -> tuple[SideView, ...]:
    """Every side that is named or speaks, in the order of `sides`, joined over all readings."""
    delegates: dict[str, dict[str, Delegate]] = defaultdict(dict)
    said: dict[str, int] = defaultdict(int)
    values: dict[str, list[Card]] = defaultdict(list)
    for view in views:
        by_id = {party.id: party for party in view.reading.parties}
        for party in view.reading.parties:
            side = by_id.get(party.side or "")
            if side is not None and side.id != party.id and party.kind != "place-name":
                name = sides.name(side.name) or side.name
                delegates[name].setdefault(party.name, Delegate(party.name, party.kind, party.roles))
        for card in view.cards:
            if card.side is not None and card.told_by is None:
                said[card.side] += 1
                if card.statement.act == "assessment":
                    values[card.side].append(card)
    return tuple(
        SideView(name, sides.style(name), tuple(delegates[name].values()), said[name], tuple(values[name]))
        for name in sides.places
    )


def places_of(views: Iterable[ReadingView]) -> tuple[Place, ...]:
    """Every place that the readings name, once, in the order of the text."""
    found: dict[tuple[str, str | None, float | None, float | None], Place] = {}
    for view in views:
        for place in view.reading.places:
            found.setdefault((place.name, place.country, place.lat, place.lon), place)
    return tuple(found.values())
