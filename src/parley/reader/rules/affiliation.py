"""For which party a noun phrase speaks by its own words: "the Taliban's envoy", "army spokesman", "Kremlin envoy"."""

from bisect import bisect_left
from functools import cached_property
from typing import Protocol

from parley.reader.pack import Naming
from parley.reader.rules.called import movements_called
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.titles import ORGANISATION_WORDS, PEOPLES, SENDERS
from parley.reader.rules.words import is_adverb, word_set

_LOCATIVE = word_set("in at near around outside inside from")
_SENT = word_set("ambassador ambassadors envoy envoys emissary representative mediator nuncio delegate delegates visit")
_CONCERNED = word_set("envoy envoys rapporteur coordinator expert experts analyst analysts mediator specialist")
_OFTEN = 3  # mentions of a state that is what a report is about
_FOUGHT = 1_000_000  # the state in which the movements of a report fight comes before all
_PHRASE = 12  # words of an office, at most
_OFFICIALS = word_set("officials official authorities")
_ANY_OFFICIALS = word_set("the a an senior top some several two")
_RULING = (["regime"], ["government"], ["junta"], ["authorities"])
_GAP = 4  # words between "Yemen's" and its "government"
# Nouns of which a report often names the owner once only.
BODIES = word_set(
    "government army military opposition rebels rebel insurgents separatists guerrillas junta presidency parliament "
    "cabinet regime administration navy"
)
_STATE_BODIES = word_set("government army military presidency parliament cabinet regime navy president ministry")
AGAINST = word_set(
    "opposition rebel rebels insurgent insurgents guerrilla guerrillas separatist separatists dissidents"
)
# Those who speak for themselves, whatever their country.
PRIVATE = word_set(
    "resident residents witness witnesses victim victims family families civilian civilians refugee refugees villager "
    "villagers protester protesters activist activists student students voter voters local locals journalist "
    "journalists economist economists academic academics scholar scholars professor historian survivor survivors "
    "relative relatives shopkeeper teacher trader traders farmer farmers worker analyst analysts expert experts "
    "observers media newspaper newspapers press people citizens strategist consultant"
)


class Entities(Protocol):
    """What makes a party of a naming or of the name of an organisation, and knows the sides of persons."""

    def entity(self, naming: Naming, at: int) -> str:
        """The key of a party that the pack knows."""

    def organisation(self, lo: int, hi: int, name: str) -> str:
        """The key of an organisation that only the report knows."""

    def opposition(self, lo: int, hi: int) -> str:
        """The key of those who are only called the opposition or the rebels of some state."""

    def side_of_person(self, name: str) -> str | None:
        """The key of the side of a person."""


class Affiliation:
    """Finds the side that the words of a phrase name."""

    def __init__(self, phrases: Phrases, names: Names, entities: Entities) -> None:
        self.p = phrases
        self.names = names
        self.entities = entities

    def side_of(self, lo: int, hi: int) -> str | None:
        """The key of the one party for which a phrase speaks by its words ("for the Taliban"), else None."""
        if (against := self._against(lo, hi)) is not None:
            return against
        namings = self.names.namings_in(lo, hi)
        after = {at for at, n in namings if n.entity.kind != "state" and n.how != "media"}
        keys = {
            self.entities.entity(n, at): None
            for at, n in namings
            if self._counts(lo, at, n)
            and not (n.how == "people" and at + len(n.words) in after)  # "the Irish OSCE envoy"
        }
        if len(keys) == 1:
            return next(iter(keys))
        if len(keys) > 1:  # "Kremlin envoy to Ukraine": the first word that names, unless it is a list
            return None if self._is_list(lo, hi) else next(iter(keys))
        organisation = self.names.organisation_in(lo, hi)
        if organisation:
            return self.entities.organisation(*organisation)
        short = self._side_of_followers(lo, hi) or self._side_of_short(lo, hi) or self._side_of_called(lo, hi)
        return self._side_of_owner(lo, hi) or short or self.side_of_body(lo, hi)

    def _side_of_short(self, lo: int, hi: int) -> str | None:
        """The side of "the Mission", "President of the Council": the nearest name before it that has the word."""
        for i in range(lo, hi - 1):
            starts = self.p.lows[i] == "the" and (i == lo or self.p.lows[i - 1] in ("of", "for"))
            alone = i + 2 >= hi or not self.p.texts[i + 2][0].isupper()
            if starts and alone and self.p.texts[i + 1][0].isupper():
                bearers = self._words_of_names.get(self.p.texts[i + 1], [])
                n = bisect_left(bearers, (lo, ""))
                return bearers[n - 1][1] if n else None
        return None

    def called_at(self, i: int) -> str | None:
        """The key of the movement for which token i stands alone: "the | Coalition"."""
        if i not in self._called:
            return None
        the = self.p.lows[i - 1 : i] == ["the"]
        return self.entities.organisation(i - the, i + 1, f"the {self.p.texts[i]}")

    def _side_of_called(self, lo: int, hi: int) -> str | None:
        at = next((i for i in range(lo, hi) if i in self._called), None)
        return None if at is None else self.called_at(at)

    @cached_property
    def _called(self) -> frozenset[int]:
        return movements_called(self.names)

    def _side_of_followers(self, lo: int, hi: int) -> str | None:
        """The side of "the Maoist spokesman" where the report speaks of "the Maoists"."""
        for i in range(lo, hi):
            plural = self.p.texts[i].removesuffix("ish") + "s"  # "Kurdish", "Kurds"
            if self.p.lows[i] in PEOPLES and plural[0].isupper() and self.p.mentions(frozenset((plural,))):
                return self.entities.organisation(i, i + 1, plural)
        return None

    @cached_property
    def _words_of_names(self) -> dict[str, list[tuple[int, str]]]:
        """For each word such as "Mission" the names that have it: where, and whose."""
        found: dict[str, list[tuple[int, str]]] = {}
        for at, naming in self.names.namings.items():
            end = after = at + len(naming.words)
            while after < min(len(self.p.texts), end + _GAP) and self.p.texts[after][0].isupper():
                after += 1
            if naming.how != "media":
                for i in range(at, after):
                    found.setdefault(self.p.texts[i], []).append((at, self.entities.entity(naming, at)))
        ends = {at + len(naming.words) for at, naming in self.names.namings.items()}  # "UN | Support Mission"
        for lo, hi in self.names.sequences:
            named = self.names.organisation_in(lo, hi) if hi - lo > 1 and lo not in ends else None
            if named and any(low in ORGANISATION_WORDS for low in self.p.lows[lo:hi]):
                key = self.entities.organisation(*named)
                for i in range(lo, hi):
                    found.setdefault(self.p.texts[i], []).append((lo, key))
        return {word: sorted(bearers) for word, bearers in found.items() if word.lower() in ORGANISATION_WORDS}

    def _against(self, lo: int, hi: int) -> str | None:
        """Those who stand against a state though it is named: "the Venezuelan opposition", "Darfur's rebels"."""
        for at, naming in self.names.namings_in(lo, hi):
            i = at + len(naming.words)
            i += i < hi and self.p.texts[i] in ("'s", "’s", "’")
            for k in range(i, min(hi, i + 3)):
                if (
                    k == hi - 1
                    and self.p.lows[k] in PEOPLES
                    and self.p.texts[k][0].isupper()
                    and self.p.texts[k][-1] == "s"
                ):
                    return self.entities.organisation(k, k + 1, self.p.texts[k])  # "Iraq's Kurds"
                if self.p.lows[k] not in AGAINST:
                    continue
                if naming.entity.kind != "state":
                    return None
                if followers := self._side_of_followers(i, k):
                    return followers
                return (self.p.lows[k] != "opposition" and self.only_movement) or self.entities.opposition(at, k + 1)
        return None

    @cached_property
    def only_movement(self) -> str | None:
        """The one movement of which the report speaks."""
        found = {n.entity.name: at for at, n in self.names.namings.items() if n.entity.name in self.p.pack.movements}
        if len(found) != 1:
            return None
        at = next(iter(found.values()))
        return self.entities.entity(self.names.namings[at], at)

    def _counts(self, lo: int, at: int, naming: Naming) -> bool:
        """Whether a naming tells whose a phrase is, and not only where somebody is or with what he deals."""
        if naming.how == "media" or self.names.is_aside(lo, at):
            return False
        k = at - 1 - (at - 1 > lo and self.p.lows[at - 1] == "the")
        if k <= lo:
            return True
        low, before = self.p.lows[k], self.p.lows[lo:k]
        if low == "from" and any(word in ROLES or word in SENDERS for word in before):
            return True
        if low in _LOCATIVE and k == at - 1:
            official = before[-1] in _OFFICIALS and all(word in _STATE_BODIES | _ANY_OFFICIALS for word in before[:-1])
            official = official or (before[-1] in _OFFICIALS and any(word in _STATE_BODIES for word in before))
            return naming.how == "seat" and (before[-1] in _STATE_BODIES or official)
        if low == "to":
            return not any(word in _SENT for word in before)
        if low in ("for", "on"):
            special = "special" in before and "representative" in before
            return not (special or any(word in _CONCERNED for word in before))
        return True

    def _is_list(self, lo: int, hi: int) -> bool:
        lists = word_set("both all parties sides two three delegations leaders ministers presidents negotiators")
        return "and" in self.p.lows[lo:hi] or self.p.lows[lo] in lists

    def _side_of_owner(self, lo: int, hi: int) -> str | None:
        """The side of "Hemedti's adviser": that of the person who owns."""
        owner = self.names.owner_in(lo, hi)
        return self.entities.side_of_person(owner) if owner else None

    def side_of_body(self, lo: int, hi: int) -> str | None:
        """The side of "the army" or "army spokesman" where the report speaks of one army only: "the Sudanese army"."""
        noun = self.body_in(lo, hi)
        sides = self._bodies.get(noun, frozenset()) if noun else frozenset()
        if noun in AGAINST and self.p.lows[lo] in ("another", "other", "some", "several", "rival"):
            return None
        if noun in AGAINST and not sides:
            if noun != "opposition" and self.only_movement:
                return self.only_movement
            sides = frozenset().union(*(self._bodies.get(other, frozenset()) for other in AGAINST))
        return next(iter(sides)) if len(sides) == 1 else None

    def body_in(self, lo: int, hi: int) -> str | None:
        """The noun by which a phrase without names says for whom it speaks: "a government negotiator"."""
        start = lo + (self.p.lows[lo] in ("the", "a", "an"))
        for i in range(start, min(hi, start + _PHRASE)):
            rest = self.p.lows[i + 1 : min(hi, i + 4)]
            leads = not rest or rest[0] in ("'s", "’s", "’") or any(word in ROLES or word in GROUPS for word in rest)
            if self.p.lows[i : i + 2] == ["armed", "forces"]:
                return "army"
            if self.p.lows[i] in BODIES and leads:
                return self.p.lows[i]
        return self.p.lows[hi - 1] if hi - lo == 2 and self.p.lows[lo] == "the" else None

    @cached_property
    def _bodies(self) -> dict[str, frozenset[str]]:
        """For each noun such as "army", of which sides the report names one."""
        found: dict[str, set[str]] = {}
        for at, naming in self.names.namings.items():
            if naming.how == "media":
                continue
            noun = self._body_after(at + len(naming.words))
            against = noun in AGAINST and naming.entity.kind == "state"
            side = self._against(at, at + len(naming.words) + _GAP) if against else self.entities.entity(naming, at)
            if noun and side:
                found.setdefault(noun, set()).add(side)
            last = naming.words[-1].lower()
            # "the army" is that of the state which a movement fights, whatever the movement calls itself
            if naming.how == "name" and last in GROUPS and naming.entity.name not in self.p.pack.homes:
                found.setdefault(last, set()).add(self.entities.entity(naming, at))
            if naming.words[-2:] == ("Armed", "Forces"):
                for army in ("army", "military"):
                    found.setdefault(army, set()).add(self.entities.entity(naming, at))
            if self.p.lows[max(0, at - 2) : at] == ["government", "of"]:
                found.setdefault("government", set()).add(self.entities.entity(naming, at))
        return {noun: frozenset(sides) for noun, sides in found.items()}

    def _body_after(self, i: int) -> str | None:
        """The noun that a naming before token i owns: "Yemen's internationally recognised government"."""
        n = len(self.p.texts)
        owned = i < n and self.p.texts[i] in ("'s", "’s", "’")
        i += owned
        for k in range(i, min(n, i + _GAP)):
            low = self.p.lows[k]
            if low in GROUPS:
                return low
            if not (is_adverb(low) or low.endswith(("ed", "al", "ary", "ing")) or low in ("main", "armed")):
                return None
        return None

    @cached_property
    def home(self) -> str | None:
        """The state in which the report's movements fight, or of which it speaks half more than of any other."""
        counts: dict[str, int] = {}
        first: dict[str, int] = {}
        title = self.p.seg.sentences[0].last if self.p.seg.sentences else 0
        fought: dict[str, int] = {}
        for at, naming in self.names.namings.items():
            rules = self.p.lows[at + len(naming.words) : at + len(naming.words) + 1] in _RULING  # "the TPLF regime"
            if (home := self.p.pack.homes.get(naming.entity.name)) and not rules:
                fought[home] = fought.get(home, 0) + 1
        for at, naming in self.names.namings.items():
            if naming.entity.kind == "state" and naming.how != "media":
                code = naming.entity.code or naming.entity.name
                counts[code] = counts.get(code, 0) + (_OFTEN - 1 if at < title else 1)
                first.setdefault(code, at)
        if len(fought) == 1 and fought.keys() <= first.keys():
            counts[next(iter(fought))] += _FOUGHT
        ranked = sorted(counts, key=lambda code: -counts[code])
        second = counts[ranked[1]] if len(ranked) > 1 else 0
        if not ranked or counts[ranked[0]] < max(_OFTEN, 1.5 * second):
            return None
        return self.entities.entity(self.names.namings[first[ranked[0]]], first[ranked[0]])

    def is_of_state(self, phrase: Range) -> bool:
        """Whether a phrase without names speaks for some state: "the government", "an army spokesman"."""
        return self.body_in(*phrase) in _STATE_BODIES
