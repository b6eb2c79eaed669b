"""Mentions with what tells of them which one is meant: "the delegation in Addis Ababa", "police in Rayong".

It comes after all mentions are noted, and takes in what follows only where a verb shows that both are one phrase.
"""

from parley.reader.rules.heads import CROWDS, NOUNS, UNITS
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.nominals import noun_end
from parley.reader.rules.phrases import Range
from parley.reader.rules.taking_part import acts
from parley.reader.rules.words import DETERMINERS, word_set

_WHERE = word_set("in at from near of on")
_HEADS = NOUNS | UNITS | CROWDS


def note_extents(mentions: Mentions) -> None:
    """Let every mention by a noun reach as far as its phrase does."""
    for key in mentions.listed:
        record = mentions.parties.records[key]
        reach = {phrase: found for phrase in sorted(record.mentions) if (found := _reach(mentions, phrase))}
        record.mentions -= reach.keys()
        record.mentions |= set(reach.values())


def _reach(mentions: Mentions, phrase: Range) -> Range | None:
    """A mention with the place after it: "the Thai unit | at Chong Bok had replied"; None if there is none."""
    p, names, (lo, hi) = mentions.p, mentions.names, phrase
    if hi + 1 >= len(p.texts) or p.lows[hi] not in _WHERE or p.lows[hi - 1] not in _HEADS:
        return None
    if lo and p.lows[lo - 1] == "of":
        return None  # "the withdrawal of the army | from Zala Ambesa began"
    after = hi + 1 + (p.lows[hi + 1] in DETERMINERS)
    if after >= len(p.texts) or not (names.naming_over(after) or names.run_over(after, after + 1)):
        return None
    end = noun_end(names, hi + 1)
    return (lo, end) if acts(p, end) else None
