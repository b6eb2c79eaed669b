"""Whom words name: the sides of the talks by every name that a report has for them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from parley.following.draft.english import is_plural, is_verbal
from parley.following.draft.names import AND, JOINT, TEXT, is_pronoun, key_of, plain_name
from parley.model.party import Party
from parley.model.process import Identity, Told, Who
from parley.model.span import Span
from parley.model.speech import outermost_of, whose
from parley.model.statement import Statement

_NEXT = re.compile(r"\s([^\W\d_]+)")
_LONGEST = 12
_STEADY = 3
_TAKES_PART = ("promise", "offer", "demand", "requirement", "accusation", "rejection", "threat", "denial", "acceptance")
_NAMED = ("we", "us", "they", "them", "it", "he", "him", "she")


@dataclass(frozen=True)
class Cast:
    """Who is who in the reports of a draft: names of sides, and whom a phrase of a report names."""

    told: Mapping[int, Told]
    who: Who
    _pages: dict[int, "Page"] = field(default_factory=dict, compare=False, repr=False)

    def identity(self, report: int, party: str | None) -> Identity | None:
        """The party of a report in all reports."""
        return self.who.of(report, party)

    def side(self, report: int, party: str | None) -> str | None:
        """The name of the side for which a party of a report speaks or acts; its own name where it is a side."""
        found = self._party(report, party)
        if found is None:
            return None
        side = self.identity(report, found.side)
        if side is not None:
            return plain_name(side.name)
        own = self.identity(report, party)
        told = own.side_on(self.day(report)) if own else None
        if told:
            return plain_name(told)
        stands = found.kind in ("state", "organisation") or (own is not None and key_of(own.name) in self._spoken_for)
        return plain_name(own.name if own else found.name) if stands else None

    def steady_side(self, report: int, party: str | None) -> str | None:
        """The side for which a person speaks in nearly all reports: one report that has another has misread it."""
        own = self.identity(report, party)
        if own is None or own.kind != "person" or not own.sides:
            return None
        first, *others = sorted(own.sides, key=lambda held: -len(held.reports))
        alone = len(first.reports) >= _STEADY * max((len(held.reports) for held in others), default=1)
        return plain_name(first.words) if alone else None

    def name(self, report: int, party: str | None) -> str | None:
        """The name of a party of a report, as it is known in all reports."""
        own, found = self.identity(report, party), self._party(report, party)
        return plain_name(own.name) if own else plain_name(found.name) if found else None

    def is_document(self, report: int, party: str | None) -> bool:
        """Whether the one that speaks is a text."""
        found = self._party(report, party)
        return bool(found and (found.kind == "document" or TEXT.match(found.name)))

    def named(self, report: int, phrase: str) -> str | None:
        """The side that a phrase names in a report, exactly; None for other words."""
        return self._names.get(report, {}).get(key_of(phrase))

    def joint(self, report: int, party: str | None) -> tuple[str, ...]:
        """Those who speak together: "the delegations of Ukraine and Russia". Empty for one alone."""
        found = self._party(report, party)
        if found is None or found.side is not None or found.kind == "document":
            return ()
        joint = JOINT.search(found.name)
        pieces = AND.split(joint["who"] if joint else found.name)
        if len(pieces) < 2:
            return ()
        known = [self.named(report, piece) or self._named_in(report, piece) for piece in pieces]
        if all(known) or joint:
            return tuple(
                one or re.sub(r"^the\s", "", plain_name(piece), flags=re.IGNORECASE)
                for one, piece in zip(known, pieces, strict=True)
            )
        return ()

    def _named_in(self, report: int, phrase: str) -> str | None:
        """The one side that words name somewhere: "the foreign minister of Armenia, Levon Sargsyan"."""
        words = phrase.split()[:_LONGEST]
        runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 4, len(words) + 1)))
        found = {side for run in runs for side in [self.named(report, run)] if side}
        return found.pop() if len(found) == 1 else None

    def several(self, report: int, phrase: str) -> tuple[str, ...]:
        """All the sides that a list of names names; empty where one of them is none."""
        pieces = [piece for piece in AND.split(phrase) if piece]
        known = [self.named(report, piece) for piece in pieces]
        return tuple(dict.fromkeys(one for one in known if one)) if all(known) else ()

    def other_names(self, side: str) -> tuple[str, ...]:
        """The names, other than its own, that reports have for a side, the most frequent first."""
        good = [(name, n) for name, n in self._told_names.get(side, Counter()).items() if key_of(name) != key_of(side)]
        return tuple(name for name, _ in sorted(good, key=lambda one: (-one[1], one[0])) if name)

    def has_article(self, side: str) -> bool:
        """Whether reports write "the" before the name of a side more often than not."""
        without, written = self._articles.get(side, (0, 0))
        return written > without if without or written else is_plural(side)

    def page(self, report: int) -> "Page":
        """What is the same for all statements of a report."""
        if report not in self._pages:
            reading = self.told[report].reading
            standing = [
                (span, name)
                for party in reading.parties
                for span in party.mentions
                for name in [self._for_pronoun(report, party, span.of(reading.report.text))]
                if name
            ]
            self._pages[report] = Page(whose(reading), outermost_of(reading.statements), sorted(standing))
        return self._pages[report]

    def _for_pronoun(self, report: int, party: Party, word: str) -> str | None:
        """The name for a pronoun: the side; of a person who is he or she the person."""
        small = word.lower()
        if small not in _NAMED or not is_pronoun(word):
            return None
        person = small in ("he", "him", "she") and party.kind == "person"
        return self.name(report, party.id) if person else self.side(report, party.id)

    @cached_property
    def principals(self) -> frozenset[str]:
        """The sides that negotiate: those that promise, ask and turn down at least half as much as the second of them;
        of one alone that one. Who only tells how the talks go, or asks now and then, is none."""
        weight = Counter(
            side
            for number, told in self.told.items()
            for statement in told.reading.statements
            if statement.act in _TAKES_PART
            for side in [speaker_of(self, number, statement)]
            if side
        )
        most = sorted(weight.values(), reverse=True)[:2]
        return frozenset(side for side, count in weight.items() if 2 * count >= most[-1])

    @cached_property
    def both(self) -> tuple[str, ...]:
        """The two that negotiate, in the order in which they come; empty where they are not two."""
        names = tuple(side for _, _, side, _ in self._sided() if side in self.principals)
        two = tuple(dict.fromkeys(names))
        return two if len(two) == 2 else ()

    def _party(self, report: int, party: str | None) -> Party | None:
        return self._parties[report].get(party or "")

    def day(self, report: int) -> date:
        """The day of a report."""
        return self.told[report].reading.report.date or date.min

    @cached_property
    def _parties(self) -> Mapping[int, Mapping[str, Party]]:
        return {number: {party.id: party for party in told.reading.parties} for number, told in self.told.items()}

    @cached_property
    def _spoken_for(self) -> frozenset[str]:
        """The names of those for whom somebody speaks: each is a side itself, of whatever kind its name is."""
        held = (one for identity in self.who.identities for one in identity.sides)
        return frozenset(key_of(one.words) for one in held)

    @cached_property
    def _names(self) -> Mapping[int, Mapping[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for number, party, side, mentioned in self._sided():
            table = found.setdefault(number, {})
            if party.kind not in ("document", "place-name"):
                for name in (party.name, *mentioned):
                    table.setdefault(key_of(name), side)
        return found

    @cached_property
    def _told_names(self) -> Mapping[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.who.identities:
            found[plain_name(one.name)].update({plain_name(held.words): 0 for held in one.names})
        for _, party, side, mentioned in self._sided():
            if party.id == party.side:
                found[side].update(plain_name(name) for name in mentioned if any(c.isupper() for c in name))
        return found

    @cached_property
    def _articles(self) -> Mapping[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for number, party, side, _ in self._sided():
            text = self.told[number].reading.report.text
            for span in party.mentions if party.id == party.side else ():
                written = "the " in (span.of(text)[:4].lower(), text[max(0, span.start - 4) : span.start].lower())
                after = _NEXT.match(text, span.end)
                named = key_of(span.of(text)) == key_of(side)
                if named and (after is None or is_verbal(after[1])):  # not "the Sinn Féin leader"
                    without, before = found.get(side, (0, 0))
                    found[side] = (without + (not written), before + written)
        return found

    def _sided(self) -> Iterator[tuple[int, Party, str, list[str]]]:
        """Each party of each report that has a side: the report, the party, its side, the names it is mentioned by."""
        for number, told in self.told.items():
            for party in told.reading.parties:
                side = self.side(number, party.id)
                if side:
                    mentioned = [span.of(told.reading.report.text) for span in party.mentions]
                    yield number, party, side, [name for name in mentioned if not is_pronoun(name)]


@dataclass(frozen=True)
class Page:
    """One report: who says each statement, in whose words it is reported, and where pronouns stand for whom."""

    whose: Mapping[str, str]
    outer: Mapping[str, Statement]
    pronouns: Sequence[tuple[Span, str]]


def cast_of(told: Sequence[Told], who: Who) -> Cast:
    """The cast of some reports."""
    return Cast({one.number: one for one in told}, who)


def speaker_of(cast: Cast, report: int, statement: Statement) -> str | None:
    """The side for which a statement is made, else the one who makes it; None for the report itself and for texts."""
    if cast.is_document(report, statement.speaker):
        return None
    return (
        cast.steady_side(report, statement.speaker)
        or cast.side(report, statement.side)
        or cast.side(report, statement.speaker)
    )
