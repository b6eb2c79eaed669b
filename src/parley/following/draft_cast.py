"""Whom words name: the sides of the talks by every name that a report has for them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parley.following.draft_english import is_verbal, words_in
from parley.model.party import Party
from parley.model.process import Identity, Told, Who
from parley.model.statement import Statement

PRONOUNS = words_in("i we us they them it he him she her you me")
POSSESSIVES = words_in("its his her their our my your")
ORGANS = words_in(
    """
    government governments forces force troops army fighters rebels side delegation navy movement authorities military
    leadership parliament cabinet police soldiers men administration negotiators team country ministry party
    units armed militia militants insurgents guerrillas representatives leaders leader president officials state
    office commanders commander organisation organization
    """
)
GROUPS = re.compile(
    r"(?:both|the two|all|all the|each of the two|each|the|neither|either|no)\s(?:warring\s|negotiating\s)?"
    r"(?:part(?:y|ies)|sides?|two|delegations?|participants?|governments|leaders)(?:\sto\sthe\s\w+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"^(?:the\s)?(?:(?:delegations?|leaders|governments|representatives|negotiators|heads)\sof\s)(?P<who>.+)$",
    re.IGNORECASE,
)
_AND = re.compile(r",\s(?:and\s)?|\sand\s")
_MARKS = re.compile(r"[\[\]()*_>#`\"“”„«»\\<]|^[-+\d.\s]+")
_LONGEST = 60


@dataclass(frozen=True)
class Cast:
    """Who is who in the reports of a draft: names of sides, and whom a phrase of a report names."""

    told: Mapping[int, Told]
    who: Who

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
        stands = found.kind in ("state", "organisation")
        return plain_name(own.name if own else found.name) if stands else None

    def name(self, report: int, party: str | None) -> str | None:
        """The name of a party of a report, as it is known in all reports."""
        own, found = self.identity(report, party), self._party(report, party)
        return plain_name(own.name) if own else plain_name(found.name) if found else None

    def is_document(self, report: int, party: str | None) -> bool:
        """Whether the one that speaks is a text."""
        found = self._party(report, party)
        return bool(found and found.kind == "document")

    def named(self, report: int, phrase: str) -> str | None:
        """The side that a phrase names in a report, exactly; None for other words."""
        return self._names[report].get(_key(phrase))

    def joint(self, report: int, party: str | None) -> tuple[str, ...]:
        """Those who speak together: "the delegations of Ukraine and Russia". Empty for one alone."""
        found = self._party(report, party)
        if found is None or found.side is not None or found.kind in ("person", "document"):
            return ()
        joint = _JOINT.match(found.name)
        pieces = _AND.split(joint["who"] if joint else found.name)
        if len(pieces) < 2:
            return ()
        known = [self.named(report, piece) for piece in pieces]
        if all(known) or joint:
            return tuple(
                one or re.sub(r"^the\s", "", plain_name(piece), flags=re.IGNORECASE)
                for one, piece in zip(known, pieces, strict=True)
            )
        return ()

    def several(self, report: int, phrase: str) -> tuple[str, ...]:
        """All the sides that a list of names names; empty where one of them is none."""
        pieces = [piece for piece in _AND.split(phrase) if piece]
        known = [self.named(report, piece) for piece in pieces]
        return tuple(dict.fromkeys(one for one in known if one)) if all(known) else ()

    def other_names(self, side: str) -> tuple[str, ...]:
        """The names, other than its own, that reports have for a side, the most frequent first."""
        counted: Counter[str] = Counter()
        for number, told in self.told.items():
            for party in told.reading.parties:
                if party.id != party.side or self.side(number, party.id) != side:
                    continue
                counted.update(_titles(told, party))
            for one in self.who.identities:
                if plain_name(one.name) == side:
                    counted.update({plain_name(held.words): 0 for held in one.names})
        good = [(name, n) for name, n in counted.items() if _key(name) != _key(side) and name]
        return tuple(name for name, _ in sorted(good, key=lambda one: (-one[1], one[0])))

    def has_article(self, side: str) -> bool:
        """Whether reports write "the" before the name of a side more often than not."""
        before = [0, 0]
        for told in self.told.values():
            text = told.reading.report.text
            for found in re.finditer(rf"(?:\b(the)\s)?\b{re.escape(side)}\b(?!['’])", text, re.IGNORECASE):
                after = re.match(r"\s([^\W\d_]+)", text[found.end() :])
                if after is None or is_verbal(after[1]):  # not "the Sinn Féin leader"
                    before[bool(found[1])] += 1
        return before[1] > before[0]

    def _party(self, report: int, party: str | None) -> Party | None:
        return self._parties[report].get(party or "")

    def day(self, report: int) -> date:
        """The day of a report."""
        return self.told[report].reading.report.date or date.min

    @cached_property
    def _parties(self) -> Mapping[int, Mapping[str, Party]]:
        return {number: {party.id: party for party in told.reading.parties} for number, told in self.told.items()}

    @cached_property
    def _names(self) -> Mapping[int, Mapping[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for number, told in self.told.items():
            table = found[number] = {}
            for party in told.reading.parties:
                side = self.side(number, party.id)
                if side is None or party.kind in ("document", "place-name"):
                    continue
                for name in (party.name, *(span.of(told.reading.report.text) for span in party.mentions)):
                    if not is_pronoun(name):
                        table.setdefault(_key(name), side)
        return found


def cast_of(told: Sequence[Told], who: Who) -> Cast:
    """The cast of some reports."""
    return Cast({one.number: one for one in told}, who)


def speaker_of(cast: Cast, report: int, statement: Statement) -> str | None:
    """The side for which a statement is made, else the one who makes it; None for the report itself and for texts."""
    if cast.is_document(report, statement.speaker):
        return None
    return cast.side(report, statement.side) or cast.side(report, statement.speaker)


def is_pronoun(word: str) -> bool:
    """Whether a mention is a pronoun or a possessive: "us", but not "US"."""
    return _key(word) in PRONOUNS | POSSESSIVES and not (len(word) > 1 and word.isupper())


def plain_name(name: str) -> str:
    """A name as an agreement can list it: on one line, without marks that the language reads."""
    cleaned = " ".join(_MARKS.sub(" ", name).replace(":", " ").split())
    return cleaned[:_LONGEST].strip(" ,;.") if cleaned else ""


def _titles(told: Told, party: Party) -> list[str]:
    words = [plain_name(span.of(told.reading.report.text)) for span in party.mentions]
    return [word for word in words if not is_pronoun(word) and any(letter.isupper() for letter in word)]


def _key(phrase: str) -> str:
    phrase = re.sub(r"\s?\([^)]*\)", "", phrase)
    words = " ".join(phrase.strip(" ,.;:\"'“”’").casefold().split())
    return words.removeprefix("the ").removesuffix("'s").removesuffix("’s")
