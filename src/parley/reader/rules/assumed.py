"""A side that no word of the report gives, taken from what stands around: shown as a doubt wherever it is used."""

import re
from bisect import bisect_right
from collections.abc import Container
from functools import cached_property
from itertools import pairwise

from parley.reader.rules.parties import Parties, Record
from parley.reader.rules.phrases import Range
from parley.reader.rules.words import word_set

Seen = tuple[int, int, str]  # where, within which attribution (-1: none), who
_LEDE = 4  # paragraphs, with the title, in which a nameless official of the opening gets his name
_OF_STATES = word_set(
    "government army military armed minister ministers president prime premier ministry parliament police presidency "
    "cabinet ambassador navy security presidential vice-president lawmaker lawmakers governor king emir junta general "
    "generals staff"
)
_OWN_BODIES = word_set("government army military armed presidency ministry parliament junta")
_OF_NONE = word_set(
    "former ex opposition rebel exile company bank union western regional european arab african gulf "
    "neighbouring neighboring other several international member donor mediator facilitator"
)
_BROADCASTERS = word_set("television tv media radio broadcaster news")
_NAMED = 2  # times that a state is named which takes part
_TITLE = 3  # sentences of a title and the lede
_PALACES = frozenset(("House", "Kremlin", "Elysee", "Élysée"))
_PAIR = 4  # words between two that are named together: "the government of Sudan and the"
_OPENING = 4
_WORDS = re.compile(r"[a-z-]+")


class Assumptions:
    """What may be assumed of speakers of whom nothing better is known. All answers are keys of parties, or None."""

    def __init__(self, parties: Parties, sources: Container[int]) -> None:
        self.parties = parties
        self._sources = sources  # the first tokens of those who say something
        self.p = parties.p

        self._starts = [sentence.first for sentence in self.p.seg.sentences]

    def side(self, record: Record, source: Range, back: list[Seen]) -> str | None:
        """The side of an official, by whom he faces, who spoke before him, where he is, and whom the report is about.

        `back` are those seen before the source, the nearest first.
        """
        if record.kind == "person" and (
            told := self._of_member(source, back) or self._of_nameless(record, source[0], back)
        ):
            return told
        named = self.parties.names.person_in(*source)
        ranked = bool(record.roles) or (named is not None and self.p.has_role(source[0], named[0]))
        official = record.kind == "person" and (ranked or record.name.lower().endswith("counterpart"))
        if official and (told := self._of_counterpart(record, back) or self._of_lede(source[0], back)):
            return told
        words = {word for named in (record.name, *record.roles) for word in _WORDS.findall(named.lower())}
        if record.kind == "group" and (self._is_named(source) or "and" in self.p.lows[slice(*source)]):
            words = set()
        of_state = bool(words & _OF_STATES) and not words & _OF_NONE
        where = (self._of_broadcaster(source) or self._of_place(source)) if of_state else None
        where = where or (self._of_palace if "president" in words else None)
        home = (self.parties.affiliation.home or self.dateline) if of_state else None
        if where or (home and words & _OWN_BODIES):
            return where or home
        near = official and not words & _OF_NONE
        return (self._in_paragraph(source[0], back, of_state=of_state) if near else None) or home

    def _is_named(self, source: Range) -> bool:
        names = self.parties.names
        return bool(names.namings_in(*source)) or names.organisation_in(*source) is not None

    def _of_counterpart(self, record: Record, back: list[Seen]) -> str | None:
        """The side that faces that of the person who spoke before: "His counterpart, X, ..."."""
        if not any("counterpart" in named.lower().split() for named in (record.name, *record.roles)):
            return None
        before = (self.parties.records[key] for _, _, key in back)
        side = next((r.side for r in before if r.kind == "person" and r.side), None)
        partners = self._partners.get(side or "", frozenset())
        return next(iter(partners)) if len(partners) == 1 else None

    def _of_lede(self, start: int, back: list[Seen]) -> str | None:
        """The side of the nameless official with whom a report opens, where a name follows in the next paragraph."""
        if not back or self.p.paragraph_of(start) > _LEDE:
            return None
        where, _, key = back[0]
        opener = self.parties.records[key]
        nameless = key.startswith("group:") and opener.kind == "person"
        state = opener.kind == "state" and self.p.paragraph_of(start) - self.p.paragraph_of(where) == 1
        state = state and where in self._sources and where < self._starts[min(len(self._starts) - 1, _TITLE)]
        return opener.side if (nameless or state) and self.p.paragraph_of(where) < self.p.paragraph_of(start) else None

    def _of_member(self, source: Range, back: list[Seen]) -> str | None:
        """The side of those named before "General Ali Musa, one of them, said"."""
        lo, hi = source
        among = any(self.p.lows[i : i + 3] == ["one", "of", "them"] for i in range(lo, hi + 2))
        return self.parties.records[back[0][2]].side if among and back else None

    def _of_nameless(self, record: Record, start: int, back: list[Seen]) -> str | None:
        """The side of the official who spoke right before without a name, where a bare name goes on."""
        if not back or record.roles:
            return None
        where, _, key = back[0]
        opener = self.parties.records[key]
        near = 0 <= self.p.paragraph_of(start) - self.p.paragraph_of(where) <= 1
        return opener.side if near and key.startswith("group:") and opener.kind == "person" else None

    def _in_paragraph(self, start: int, back: list[Seen], *, of_state: bool) -> str | None:
        """The state that spoke or acted right before, in the same paragraph; of its officials only for an official."""
        for where, _, key in back[:1]:
            same = self.p.paragraph_of(where) == self.p.paragraph_of(start)
            side = self.parties.records[key].side if of_state else key
            if same and side and self.parties.records[side].kind == "state":
                return side
        return None

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        namings = [(at, n) for at, n in sorted(self.parties.names.namings.items()) if n.how != "media"]
        for (at, left), (then, right) in pairwise(namings):
            between = self.p.lows[at + len(left.words) : then][: _PAIR + 1]
            if len(between) <= _PAIR and "and" in between and "," not in between and left.entity != right.entity:
                one, other = self.parties.entity(left, at), self.parties.entity(right, then)
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
        return {side: frozenset(partners) for side, partners in found.items()}

    def _of_place(self, source: Range) -> str | None:
        """Whose capital opens the sentence: "In Nicosia, the government spokesman said"."""
        first = self._starts[max(0, bisect_right(self._starts, source[0]) - 1)]
        for at, naming in self.parties.names.namings_in(first, min(source[0], first + _OPENING)):
            if naming.how == "seat" and at > first and self.p.lows[at - 1] == "in":
                return self.parties.entity(naming, at)
        return None

    @cached_property
    def _of_palace(self) -> str | None:
        """The state of the one presidential palace that the report names: "the White House", "the Kremlin"."""
        named = {n.entity: at for at, n in self.parties.names.namings.items() if _PALACES & set(n.words)}
        at = next(iter(named.values())) if len(named) == 1 else None
        return None if at is None else self.parties.entity(self.parties.names.namings[at], at)

    @cached_property
    def dateline(self) -> str | None:
        """Whose capital a report is dated from, if that state takes part: "Asmara, 28 February - Eritrea ..."."""
        names = self.parties.names
        heads = ((s.first, self.p.after_dateline(s.first, s.last)) for s in self.p.seg.sentences[:_OPENING])
        lo, hi = next((head for head in heads if head[0] < head[1]), (0, 0))
        words = [word.title() for word in self.p.texts[lo:hi]]
        known = ((at, n) for at, word in enumerate(words) for n in self.p.pack.namings.get(word, ()))
        seats = [n for at, n in known if n.how == "seat" and tuple(words[at : at + len(n.words)]) == n.words]
        if len(seats) != 1:
            return None
        named = [n for n in names.namings.values() if n.entity == seats[0].entity and n.how in ("name", "people")]
        return self.parties.entity(named[0], names.first_naming[named[0].entity]) if len(named) >= _NAMED else None

    def _of_broadcaster(self, source: Range) -> str | None:
        """Whose state television is told: "told Iranian state television"."""
        for at, naming in self.parties.names.namings_in(source[1], source[1] + _OPENING):
            end = at + len(naming.words)
            if (
                naming.how == "people"
                and self.p.lows[end : end + 1] == ["state"]
                and _BROADCASTERS & set(self.p.lows[end + 1 : end + 2])
            ):
                return self.parties.entity(naming, at)
        return None
