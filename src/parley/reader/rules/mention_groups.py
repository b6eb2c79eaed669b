"""Several that are named together: "both capitals", "the two leaders", "Ethiopia and Eritrea", "their leaders"."""

from bisect import bisect_left
from functools import cached_property

from parley.reader.rules.heads import COUNTED, JOINT, JOINT_ALONE
from parley.reader.rules.mention_names import whole_list
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.phrases import Range
from parley.reader.rules.taking_part import takes_part


class Joint:
    """The groups of one report. One that only a number tells is that which was named before, else of the main two."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.p, self.names = mentions.p, mentions.names
        self._lists = self._named()
        self._by_number: dict[int, list[tuple[Range, tuple[str, ...]]]] = {0: self._lists}
        for named in self._lists:
            self._by_number.setdefault(len(named[1]), []).append(named)

    def note_lists(self) -> None:
        """Note where states or organisations are named in one breath and do or bear something together."""
        for (lo, hi), members in self._lists:
            if takes_part(self.p, (lo, hi)):
                self.mentions.make(_key("sides", members), "group", (lo, hi))

    def note(self, phrase: Range, i: int) -> bool:
        """Note a phrase with the plural head i that means several; False if it does not."""
        lo, hi = phrase
        low, words = self.p.lows[i], self.p.lows[lo:i]
        kind = JOINT.get(low)
        if kind is None:
            return False
        members = self._members(phrase)
        counted = next((COUNTED[word] for word in words[:2] if word in COUNTED), 0)
        alone = low in JOINT_ALONE and (words in (["the"], ["the", "warring"]) and hi == i + 1)
        alone = alone or (low == "heads" and "state" in self.p.lows[i:hi])
        owned = hi == i + 1 and words in (["their"], ["its"]) and kind != "sides"
        if len(members) < 2:
            if not (counted or alone or owned) or members:
                return False
            members = self._meant(lo, counted)
            surely = counted or kind == "sides" or self.p.texts[i][0].isupper()
            if not members and not surely:
                return False
        self.mentions.make(_key(kind, members), "group", phrase)
        return True

    def other(self, side: str | None) -> str | None:
        """Of the two states of which most is said the one that is not the side given."""
        parties, first = self.mentions.parties, self.names.first_naming
        keys = (
            []
            if side is None
            else [
                parties.entity(self.names.namings[at], at)
                for entity, at in first.items()
                if entity.name in self._main and entity.kind == "state"
            ]
        )
        return next((key for key in keys if key != side), None) if side in keys else None

    def _members(self, phrase: Range) -> tuple[str, ...]:
        return tuple(sorted({n.entity.name for _, n in self.names.namings_in(*phrase) if n.how != "media"}))

    def _meant(self, start: int, number: int) -> tuple[str, ...]:
        """Who are meant where no name stands: those named together last, else the two of which most is said."""
        lists = self._by_number.get(number, [])
        n = bisect_left(lists, ((start, 0), ()))
        if n:
            return lists[n - 1][1]
        return self._main if number in (0, 2) else ()

    @cached_property
    def _main(self) -> tuple[str, ...]:
        counts: dict[str, int] = {}
        for naming in self.names.namings.values():
            if naming.how != "media" and naming.entity.kind == "state":
                counts[naming.entity.name] = counts.get(naming.entity.name, 0) + 1
        ranked = sorted(counts, key=lambda name: -counts[name])
        third = counts[ranked[2]] if len(ranked) > 2 else 0
        return tuple(sorted(ranked[:2])) if len(ranked) > 1 and counts[ranked[1]] > third else ()

    def _named(self) -> list[tuple[Range, tuple[str, ...]]]:
        found: list[tuple[Range, tuple[str, ...]]] = []
        last = 0
        for at, naming in self.names.namings.items():
            if at < last or naming.how not in ("name", "seat"):
                continue
            hi = whole_list(self.p, (at, at + len(naming.words)))[1]
            members = self._members((at, hi))
            if "and" in self.p.lows[at:hi] and len(members) > 1:
                found.append(((at, hi), members))
                last = hi
        return found


def _key(kind: str, members: tuple[str, ...]) -> str:
    return f"joint:{kind}:{'+'.join(members)}"
