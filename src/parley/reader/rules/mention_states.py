"""States and their governments where no name stands: "the other side", "its neighbour", "the government".

Whose is told by who speaks. Where nobody tells it the government is noted as one of which that is not known.
"""

from parley.reader.rules.heads import GENERAL, OPEN, STATE
from parley.reader.rules.mention_groups import Joint
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.phrases import Range
from parley.reader.rules.taking_part import takes_part
from parley.reader.rules.words import POSSESSIVES, word_set

_OTHER = word_set("other neighbouring neighboring opposing")
_EACH = word_set("either neither both all this that")
_NEIGHBOURS = word_set("neighbour neighbor")


class States:
    """Finds them in one report."""

    def __init__(self, mentions: Mentions, joint: Joint) -> None:
        self.mentions, self.parties, self.p = mentions, mentions.parties, mentions.p
        self.joint = joint

    def note(self, phrase: Range, i: int) -> None:
        """Note a phrase whose head i stands for a state."""
        lo, _ = phrase
        if self.mentions.taken(phrase) or self.p.lows[lo] in OPEN | _EACH or phrase == (i, i + 1):
            return
        if self.p.lows[i] in STATE and not takes_part(self.p, phrase):
            return
        side = self._side(phrase, i)
        if side and side in self.parties.records:
            self.mentions.add(side, phrase)
        elif self._is_unknown(phrase, i):
            self.mentions.make(f"group:{' '.join(self.p.lows[lo + 1 : i + 1])}", "group", phrase)

    def _side(self, phrase: Range, i: int) -> str | None:
        lo, _ = phrase
        words = self.p.lows[lo:i]
        if words[:1] == ["the"] and words[1:2] and words[1] in _OTHER:
            return self.joint.other(self.mentions.side_of_speaker(lo, told=True))
        if self.p.lows[i] in _NEIGHBOURS:
            return self.joint.other(self.mentions.side(phrase)) if words[0] in POSSESSIVES and len(words) == 1 else None
        if self.p.lows[i] in STATE:
            own = words[0] in POSSESSIVES and len(words) == 1
            return self._state(self.mentions.side(phrase)) if own else self._named_state(phrase)
        alone = words[0] == "the" and all(low in GENERAL for low in words[1:])
        told = self.mentions.own(lo) if alone and self.p.lows[i] != "opposition" else None
        return self.mentions.side(phrase) or told

    def _state(self, side: str | None) -> str | None:
        return side if side and self.parties.records[side].kind == "state" else None

    def _named_state(self, phrase: Range) -> str | None:
        """The state of "the Kenyan state", the speaker's of "the Republic", "the nation"."""
        if self.mentions.names.namings_in(*phrase):
            return self._state(self.mentions.side(phrase))
        return self._state(self.mentions.side_of_speaker(phrase[0], told=True)) if phrase[1] - phrase[0] == 2 else None

    def _is_unknown(self, phrase: Range, i: int) -> bool:
        """Whether it is some state's government, but no word says whose: "The Government will pay"."""
        lo, hi = phrase
        if self.p.lows[lo] != "the" or hi != i + 1:
            return False
        known = (i == lo + 1 and self.p.lows[i] in ("government", "authorities", "administration")) or (
            i == lo + 2 and self.p.lows[lo + 1] in _OTHER
        )
        capital = i == lo + 1 and self.p.lows[i] in STATE - _NEIGHBOURS and self.p.texts[i][0].isupper()
        return (known or capital) and takes_part(self.p, phrase)
