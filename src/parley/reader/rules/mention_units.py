"""Fighters, units and bodies by what they belong to: "two Rwandan battalions", "fighters of the Front", "the Front".

They come after the other descriptions, and only where those saw nobody.
"""

from bisect import bisect_left

from parley.reader.rules.heads import CALLED, FIGHTERS, GENERAL, MEN, OWN, UNITS
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.nominals import POSSESSIVES, phrase_at
from parley.reader.rules.phrases import Range
from parley.reader.rules.taking_part import takes_part
from parley.reader.rules.titles import PEOPLES
from parley.reader.rules.words import word_set

_BELONGING = MEN | FIGHTERS | UNITS | word_set("members elements")
_FIGHTING = word_set("rebels fighters insurgents guerrillas militants separatists")
_ANY = word_set("the these alleged suspected")
_NUMBERED = word_set("two three four five six seven eight nine ten some several")
_HEADS = _BELONGING | OWN.keys()


class Units:
    """Finds them in one report."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.parties = mentions, mentions.parties
        self.p, self.names = mentions.p, mentions.names

    def note(self) -> None:
        """Note every one, from left to right."""
        self._called()
        records = self.parties.records
        self._organised = {
            hi: key
            for key in self.mentions.listed
            if records[key].kind == "organisation" or key.removeprefix("group:") in CALLED
            for _, hi in sorted(records[key].mentions)
        }
        self._known = {hi for record in records.values() for _, hi in record.mentions}
        self._movements = sorted(
            (lo, key) for key in self.mentions.listed if records[key].movement for lo, _ in records[key].mentions
        )
        for i, low in enumerate(self.p.lows):
            if low in _HEADS and (phrase := phrase_at(self.names, i)) and phrase[1] not in self._known:
                self._one(phrase, i)
            elif low in _BELONGING and (phrase := phrase_at(self.names, i)) and phrase[1] > i + 1:
                self._of_somebody(phrase, i)

    def _called(self) -> None:
        """Bodies and movements by the one word with a capital that is left of their names: "the Front"."""
        known = {hi for key in self.mentions.listed for _, hi in self.parties.records[key].mentions}
        for lo, hi in self.names.sequences:
            alone = hi - lo == 1 and self.p.lows[lo] in CALLED and self.p.lows[lo - 1 : lo] == ["the"] and lo
            if not alone or hi in known:
                continue
            if movement := self.parties.affiliation.called_at(lo):
                self.mentions.add(movement, (lo - 1, hi))
            elif self.names.naming_over(lo) is None:
                self.mentions.make(f"group:{self.p.lows[lo]}", "group", (lo - 1, hi))

    def _one(self, phrase: Range, i: int) -> None:
        low = self.p.lows[i]
        if self._of_somebody(phrase, i):
            return
        bare = phrase == (i, i + 1)
        if low in UNITS and not bare:
            side = self.mentions.side(phrase)
            if side and self.parties.records[side].kind == "state":
                self.mentions.make(f"body:{side}:army", "group", phrase, side)
        elif low in OWN and (self.p.lows[phrase[0] : i] == ["government"] or (bare and low != "forces")):
            side = self.mentions.own(i)
            if side and takes_part(self.p, phrase):
                self.mentions.make(f"body:{side}:{OWN[low]}", "group", phrase, side)
        elif low in _FIGHTING and phrase[1] == i + 1 and (general := self._general(phrase[0], i)):
            n = bisect_left(self._movements, (i, ""))
            if n:
                self.mentions.add(self._movements[n - 1][1], general)
            else:
                self.mentions.make(f"group:{low}", "group", general)

    def _general(self, lo: int, i: int) -> Range | None:
        """The phrase of fighters of whom no word tells whose they are: "the rebels", "Muslim rebels"."""
        while lo and self.p.lows[lo - 1] in PEOPLES | GENERAL | _ANY and not self.p.is_head(lo):
            lo -= 1
        plain = all(low in _ANY | GENERAL | PEOPLES for low in self.p.lows[lo:i])
        return (lo, i + 1) if plain and takes_part(self.p, (lo, i + 1)) else None

    def _of_somebody(self, phrase: Range, i: int) -> bool:
        """Note the men of a movement as it: "the Front's men", "fighters of the Front"; a number of them are not."""
        lo, hi = phrase
        if self.p.lows[i] not in _BELONGING or any(
            low in _NUMBERED or low[0].isdigit() or "-" in low for low in self.p.lows[lo:i]
        ):
            return False
        owned = self.p.texts[i - 1 : i] and self.p.texts[i - 1] in POSSESSIVES and i > lo
        end = i - 1 if owned else hi
        key = self._organised.get(end) if owned or self.p.lows[i + 1 : i + 2] == ["of"] else None
        if key is None or (owned and hi != i + 1):
            return False
        self.mentions.add(key, phrase)
        return True
