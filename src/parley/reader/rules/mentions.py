"""Where a report names its parties besides where they speak: every naming by name, office, body or description.

It comes after all statements, so that it changes none of them. What names a party that is known goes to that party;
what names another makes one, which then is listed though it neither speaks nor acts.
"""

from bisect import bisect_left

from parley.model.party import PartyKind
from parley.reader.rules.coreference import Speakers
from parley.reader.rules.parties import Parties, Record
from parley.reader.rules.phrases import Range

_NESTED = 8  # contents back in which a word can lie


class Mentions:
    """The mentions of one report. `used` are the keys of parties that statements have; `listed` those to be shown."""

    def __init__(self, parties: Parties, speakers: Speakers, used: frozenset[str]) -> None:
        self.parties, self.speakers, self.used = parties, speakers, used
        self.p, self.names = parties.p, parties.names
        self._contents = sorted((*r, n) for n, found in enumerate(speakers.found) for r in found.content)
        self._assumed = {speakers.keys[n] for n in speakers.assumed}
        self.listed: dict[str, None] = {}
        self._instead = speakers.instead
        self._taken = {  # by its end the start of a mention and whose it is, of parties that statements have
            hi: (lo, key)
            for key in parties.records
            if key in used
            for lo, hi in sorted(parties.records[key].mentions, reverse=True)
        }

    def taken(self, phrase: Range) -> str | None:
        """The party of a statement that is already named by these words."""
        found = self._taken.get(phrase[1])
        return found[1] if found and found[0] <= phrase[0] + 1 else None

    def add(self, key: str, phrase: Range) -> str:
        """One more mention of a party that is there."""
        key = self._instead.get(key, key)
        self.parties.records[key].mentions.add(phrase)
        self.listed[key] = None
        return key

    def make(self, key: str, kind: PartyKind, phrase: Range, side: str | None = None, name: str | None = None) -> str:
        """A mention of the party of this key, which is made if it is new: or of the one that statements have there."""
        if (known := self.taken(phrase)) and self.parties.records[known].kind in (kind, "group"):
            self._move(key, known)
            return self.add(known, phrase)
        if self._instead.get(key, key) not in self.parties.records:
            words = name or self.names.text(*phrase)
            self.parties.records[key] = Record(words, kind, side)
        return self.add(key, phrase)

    def meant_by(self, key: str | None) -> str | None:
        """The key of the party that now stands for the one of a key."""
        return self._instead.get(key, key) if key else None

    def _move(self, key: str, known: str) -> None:
        """From now on a party of statements stands for the one of this key."""
        if key == known or key in self._instead or key in self.used:
            return
        self._instead[key] = known
        made = self.parties.records.pop(key, None)
        if made:
            self.parties.records[known].mentions |= made.mentions
            self.listed.pop(key, None)

    def side(self, phrase: Range) -> str | None:
        """The party whose a phrase says that somebody is: by a name, by "its" and "his", by "our"."""
        lo, hi = phrase
        if self.p.lows[lo] in ("our", "my"):
            return self.side_of_speaker(lo)
        return self.parties.side_of(lo, hi) or self.speakers.side_of_owner(phrase)

    def own(self, i: int) -> str | None:
        """The state whose government or army is only called so at token i: of the speaker, else of the report."""
        side = self.side_of_speaker(i)
        if side and self.parties.records[side].kind == "state":
            return side
        return self.speakers.assumptions.dateline or self.parties.affiliation.home

    def side_of_speaker(self, i: int, *, told: bool = False) -> str | None:
        """The side of who says what token i is part of; with `told` only one that words of the report give."""
        at = bisect_left(self._contents, (i + 1, 0, 0))
        for lo, hi, n in reversed(self._contents[max(0, at - _NESTED) : at]):
            if lo <= i < hi and (key := self.meant_by(self.speakers.keys[n])):
                if told and key in self._assumed:
                    return None
                return self.parties.records[key].side or key
        return None
