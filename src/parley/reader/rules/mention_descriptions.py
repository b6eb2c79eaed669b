"""Parties that no name names: "the Ethiopian foreign minister", "Eritrean forces", "the mission"."""

from bisect import bisect_left

from parley.reader.rules.descriptions import is_meant
from parley.reader.rules.heads import (
    BODIES,
    FIGHTERS,
    GENERAL,
    GENERIC,
    ITSELF,
    JOINT,
    MEN,
    OBSERVING,
    OFFICES,
    OPEN,
    PAST,
    PLURAL_OFFICES,
    SHORT,
    STATE,
)
from parley.reader.rules.mention_groups import Joint
from parley.reader.rules.mention_states import States
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.nominals import phrase_at
from parley.reader.rules.phrases import ROLES, Range
from parley.reader.rules.titles import ABBREVIATIONS, ORGANISATION_WORDS, TITLE_WORDS
from parley.reader.rules.words import DETERMINERS, POSSESSIVES, PREPOSITIONS

_HEADS = MEN | OFFICES | PLURAL_OFFICES | BODIES.keys() | FIGHTERS | ITSELF | STATE | SHORT | JOINT.keys()
_APPOSITION = 14  # words between commas, at most
_LAST = 200  # mentions of persons back that an office can mean


class Descriptions:
    """Finds the described parties of one report and whom they mean."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.parties, self.p, self.names = mentions.parties, mentions.p, mentions.names
        self.joint = Joint(mentions)
        self._states = States(mentions, self.joint)
        self._persons = sorted((first, last, "person:" + name) for first, last, name in self.parties.named)
        self._starts = {first: key for first, _, key in self._persons}
        self._ends = {last: key for _, last, key in self._persons}
        self._words = self._words_of_organisations()
        self._fighting, self._organised = self._places(movement=True), self._places(movement=False)

    def note(self) -> None:
        """Note every description, from left to right."""
        self.joint.note_lists()
        self._short_names()
        for i, low in enumerate(self.p.lows):
            if low not in _HEADS or (self.p.texts[i][0].isupper() and not self._is_head(i)):
                continue
            phrase = phrase_at(self.names, i)
            if low in STATE and phrase == (i, i + 1):
                continue  # "the head of | state"
            if phrase and not self._is_title(phrase):
                self._one(phrase, i)

    def _is_head(self, i: int) -> bool:
        """Whether a word with a capital is a noun by itself: "the Ministry", "the Defence Forces"."""
        run = self.names.run_over(i, i + 1)
        if run == (i, i + 1) and self.p.lows[i - 1 : i] == ["the"]:
            return True
        return run is None or all(low in ORGANISATION_WORDS | {"armed"} for low in self.p.lows[slice(*run)])

    def _is_title(self, phrase: Range) -> bool:
        """Whether a person's name follows at once: "Foreign Minister Yohannes Kidane"."""
        k = phrase[1] + (self.p.texts[phrase[1] : phrase[1] + 1] == ["."])
        while k < len(self.p.texts) and self._is_rank(k):
            k += 1
        return k in self._starts or (
            k < len(self.p.texts) and self.p.lows[phrase[1] - 1] in ROLES and self.names.run_over(k, k + 1) is not None
        )

    def _is_rank(self, k: int) -> bool:
        """Whether a word only goes before a name: "Thai army spokesman | Major General | Apichart Suwannarat"."""
        ranked = self.p.texts[k][0].isupper() and self.p.lows[k] in TITLE_WORDS | ABBREVIATIONS
        return ranked or (self.p.texts[k] == "." and self.p.lows[k - 1] in ABBREVIATIONS)

    def _one(self, phrase: Range, i: int) -> None:
        low = self.p.lows[i]
        if known := self.mentions.taken(phrase):
            self.mentions.add(known, phrase)
        if self._apposed(phrase, i):
            return
        if self.joint.note(phrase, i):
            return
        if low in MEN and self._men(phrase, i):
            return
        if low in OFFICES:
            self._office(phrase, i)
        elif low in ITSELF or low in STATE or (low == "party" and self.p.lows[i - 1 : i] == ["other"]):
            self._states.note(phrase, i)
        elif low in BODIES:
            self._body(phrase, i)
        elif low in FIGHTERS or low in SHORT:
            self._short(phrase, i)
        elif low in PLURAL_OFFICES:
            self._officials(phrase)

    # -- persons ---------------------------------------------------------------------------------------------------

    def _apposed(self, phrase: Range, i: int) -> str | None:
        """The person beside whose name an office stands between commas."""
        lo, hi = phrase
        if self.p.lows[i] not in OFFICES:
            return None
        k = hi + 1
        while k < min(hi + 4, len(self.p.texts)) and (
            self.p.lows[k] in ABBREVIATIONS | ROLES or self.p.texts[k] == "."
        ):
            k += 1
        if (
            self.p.texts[hi : hi + 1] == [","]
            and self._starts.get(k) in self.mentions.listed
            and self.p.lows[lo] not in OPEN
        ):
            return self.mentions.add(self._starts[k], phrase)
        if lo > 1 and self.p.texts[lo - 1] == "," and lo - 1 in self._ends:
            return self._after_name(phrase)
        return None

    def _after_name(self, phrase: Range) -> str | None:
        """The person whose name stands before ", the general who leads the mission,"."""
        lo, hi = phrase
        key, last = self._ends[lo - 1], min(lo + _APPOSITION, len(self.p.texts))
        end = next((k for k in range(hi, last) if self.p.texts[k] in (",", ".", ";")), hi)
        verb = next(self.p.verbs(hi, end), end)
        told = verb == end or any(low in ("who", "which", "whom", "whose") for low in self.p.lows[hi:verb])
        return self.mentions.add(key, (lo, end)) if told and key in self.mentions.listed else None

    def _office(self, phrase: Range, i: int) -> None:
        """One who is called by his office: he that has it in this report, else somebody by that office."""
        lo, _ = phrase
        words = [self.p.lows[k] for k in range(lo, i + 1)]
        if words[0] in OPEN or (len(words) == 1 and self.p.texts[i].islower()):
            return
        side = self.mentions.side(phrase)
        held = self._holder(phrase, i, side)
        if held:
            self.mentions.add(held, phrase)
            return
        bare = self.names.text(*phrase).lower().removeprefix("the ")
        self.mentions.make(f"group:{bare}", "person", phrase, side)

    def _holder(self, phrase: Range, i: int, side: str | None) -> str | None:
        lo, hi = phrase
        office = {self.p.lows[k] for k in range(lo, hi) if self._is_of_office(k)}
        if office & PAST:
            return None
        at = bisect_left(self._persons, (lo, 0, ""))
        near = [*reversed(self._persons[max(0, at - _LAST) : at]), *self._persons[at : at + _LAST]]
        for key in dict.fromkeys(key for _, _, key in near):
            record = self.parties.records.get(key)
            if record is None or (side and record.side and record.side != side):
                continue
            if any(is_meant(role, self.p.lows[i], office) for role in record.roles):
                return key
        return None

    def _is_of_office(self, k: int) -> bool:
        low = self.p.lows[k]
        return (
            self.p.texts[k][0].isalpha()
            and low not in DETERMINERS
            and low not in POSSESSIVES
            and low not in PREPOSITIONS | {"to", "'s"}
            and self.names.naming_over(k) is None
        )

    def _officials(self, phrase: Range) -> None:
        lo, hi = phrase
        if self.p.lows[lo] in OPEN - {"some", "several"}:
            return
        bare = self.names.text(lo, hi).lower().removeprefix("the ")
        if hi - lo > 1 or self.p.lows[lo] != bare:
            self.mentions.make(f"group:{bare}", "group", phrase, self.mentions.side(phrase))

    # -- bodies ----------------------------------------------------------------------------------------------------

    def _body(self, phrase: Range, i: int) -> None:
        lo, hi = phrase
        if self.p.lows[lo] in OPEN:
            return
        body = BODIES[self.p.lows[i]]
        if body == "air force" and self.p.lows[i - 1] != "air":
            return
        owned = hi - lo > 1
        if body == "mission" and (known := self._organisation(phrase, i)):
            self.mentions.add(known, phrase)
            return
        side = self.mentions.side(phrase) if owned else None
        name = self.names.text(lo, hi)
        if body == "ministry":
            words = [self.p.lows[k] for k in range(lo, hi) if self._is_of_office(k) and self.p.lows[k] != "ministry"]
            body = f"{'-'.join(sorted(words))} ministry"
        if side is None and self.p.lows[lo] == "the" and body not in ("mission", "delegation"):
            if self.mentions.taken(phrase):
                return
            side = self._owner_told(lo, body)
        if side:
            self.mentions.make(f"body:{side}:{body}", "group", phrase, side, name)
        elif owned and self.p.lows[lo] in DETERMINERS:
            self.mentions.make(f"group:{name.lower().removeprefix('the ')}", "group", phrase)

    def _owner_told(self, lo: int, body: str) -> str | None:
        """The state whose "the army" at token `lo` is: of the speaker or the dateline, or whose was told before."""
        home = self.mentions.own(lo)
        sure = home in (self.mentions.side_of_speaker(lo), self.mentions.speakers.assumptions.dateline)
        return home if sure or f"body:{home}:{body}" in self.parties.records else None

    def _men(self, phrase: Range, i: int) -> bool:
        """Note "his men", "our fighters": the movement whose they are, the army of the state."""
        lo, hi = phrase
        if self.p.lows[lo] not in POSSESSIVES or hi != lo + 2:
            return False
        side = self.mentions.side(phrase)
        if side is None or self.parties.records[side].kind != "organisation":
            return False
        self.mentions.add(side, phrase)
        return True

    # -- organisations ---------------------------------------------------------------------------------------------

    def _words_of_organisations(self) -> dict[str, list[tuple[int, str]]]:
        """For each word of the name of an organisation where it stands in it, and whose it is."""
        found: dict[str, list[tuple[int, str]]] = {}
        for key, record in self.parties.records.items():
            if record.kind != "organisation" or key not in self.mentions.listed:
                continue
            for lo, hi in record.mentions:
                for k in range(lo, hi):
                    if hi - lo > 1:
                        found.setdefault(self.p.lows[k], []).append((lo, key))
        return {word: sorted(places) for word, places in found.items()}

    def _short_names(self) -> None:
        """Names of one word that stand in a longer one of the report: "the Brigades", "the Nebri"."""
        for lo, hi in self.names.sequences:
            if hi - lo == 1 and self.p.lows[lo - 1 : lo] == ["the"] and not self.mentions.taken((lo - 1, hi)):
                places = self._words.get(self.p.lows[lo], [])
                if places:
                    self.mentions.add(_nearest(places, lo), (lo - 1, hi))

    def _organisation(self, phrase: Range, i: int) -> str | None:
        """The organisation in whose name the noun of a phrase stands, the nearest before it."""
        low = self.p.lows[i]
        words = [low] if low not in OBSERVING else [low, low.removesuffix("s"), "mission", "observer", "monitoring"]
        if self.names.namings_in(*phrase):
            owners = {n.entity.name for _, n in self.names.namings_in(*phrase)}
            if len(owners) > 1:
                return None
        places = next((found for word in words if (found := self._words.get(word))), None)
        return _nearest(places, phrase[0]) if places else None

    def _short(self, phrase: Range, i: int) -> None:
        """ "The group", "the rebels", "the organisation": the one so called, else the movement named last."""
        (lo, hi), low = phrase, self.p.lows[i]
        if self.p.lows[lo] not in ("the", "its", "their", "his", "her", "our", "my", "these", "this"):
            return
        if known := self.parties.affiliation.called_at(i) or self._organisation(phrase, i):
            self.mentions.add(known, phrase)
        elif low not in FIGHTERS | GENERIC or hi > i + 1 or self.p.lows[lo] != "the":
            return
        elif all(word in GENERAL for word in self.p.lows[lo + 1 : i]) and (known := self._movement(lo, low)):
            self.mentions.add(known, phrase)

    def _movement(self, start: int, noun: str) -> str | None:
        """The armed movement, or for other nouns the organisation, that was named last."""
        places = self._fighting if noun in FIGHTERS else self._organised
        n = bisect_left(places, (start, ""))
        return places[n - 1][1] if n else None

    def _places(self, *, movement: bool) -> list[tuple[int, str]]:
        """Where organisations are named, of one kind."""
        records = ((key, self.parties.records[key]) for key in self.mentions.listed)
        return sorted(
            (lo, key)
            for key, record in records
            if record.kind == "organisation" and record.movement == movement
            for lo, _ in record.mentions
        )


def _nearest(places: list[tuple[int, str]], start: int) -> str:
    """Whose the place nearest before `start` is, or the first after it."""
    at = bisect_left(places, (start, ""))
    return places[max(0, at - 1)][1]
