"""A side that no word of the report gives, taken from what stands around: shown as a doubt wherever it is used."""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from parley.reader.rules.parties import Parties, Record
from parley.reader.rules.phrases import Range
from parley.reader.rules.words import word_set

_OF_STATES = word_set(
    "government army military armed minister ministers president prime premier ministry parliament police presidency "
    "cabinet ambassador navy lawmaker lawmakers governor king emir"
)
_OF_NONE = word_set("former ex opposition rebel exile company bank union")
_BROADCASTERS = word_set("television tv media radio broadcaster news")
_PAIR = 4  # words between two that are named together: "the government of Sudan and the"
_OPENING = 4


class Assumptions:
    """What may be assumed of speakers of whom nothing better is known. All answers are keys of parties, or None."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.p = parties.p

        self._starts = [sentence.first for sentence in self.p.seg.sentences]

    def for_source(self, record: Record, source: Range) -> str | None:
        """The side of an official by where he is, to whom he speaks, or the state of which the report mainly speaks."""
        words = {word for named in (record.name, *record.roles) for word in named.lower().split()}
        if record.kind == "group" and (self.p.is_named(source) or "and" in self.p.lows[slice(*source)]):
            return None
        if words & _OF_NONE or not words & _OF_STATES:
            return None
        return self._of_broadcaster(source) or self._of_place(source) or self.parties.affiliation.home

    def counterpart(self, side: str) -> str | None:
        """The one that the report names in one breath with `side`: "the Philippine government and the MILF"."""
        partners = self._partners.get(side, frozenset())
        return next(iter(partners)) if len(partners) == 1 else None

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
