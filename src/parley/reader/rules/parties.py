"""Who takes part: names, offices, sides, and who a pronoun stands for. All inside one report."""

from dataclasses import dataclass, field

from parley.model.party import PartyKind
from parley.reader.pack import Naming
from parley.reader.rules.affiliation import AGAINST, PRIVATE, Affiliation
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.surroundings import TEAMS, surroundings
from parley.reader.rules.words import DETERMINERS, PREPOSITIONS, word_set

_SELF_NOUNS = word_set("side government administration authorities leadership state kremlin regime presidency")
_COUNTS = word_set("two three four five six seven")
_JOINT = word_set("both all parties sides two delegations leaders ministers presidents negotiators")


@dataclass(slots=True)
class Record:
    """What is known of one party so far; `side` is the key of the party that it speaks for.

    A `medium` relays; a `movement` is neither a state nor an organisation of states.
    """

    name: str
    kind: PartyKind
    side: str | None = None
    code: str | None = None
    medium: bool = False
    movement: bool = False
    roles: list[str] = field(default_factory=list)
    mentions: set[Range] = field(default_factory=set)


class Parties:
    """The parties of one report, by key. `resolve` gives the key for a noun phrase, making the party if it is new."""

    def __init__(self, phrases: Phrases) -> None:
        self.p = phrases
        self.names = Names(phrases)
        self.affiliation = Affiliation(phrases, self.names, self)
        self.records: dict[str, Record] = {}
        self.named: list[tuple[int, int, str]] = []  # where persons are named: tokens, fullest form
        for first, last in self.names.sequences:  # an office told once holds for every mention of the name
            if found := self.names.person_in(first, last):
                self.named.append(found)
                self.introduce(first, last)

    def introduce(self, first: int, last: int) -> None:
        """Note what stands around a person's name [first, last): offices, and the side that they tell."""
        name = self.names.person(first, last) or ""
        self._make("person:" + name, name, "person", (first, last))
        self._person(*surroundings(self.names, first, last))

    def resolve(self, phrase: Range, *, document: bool = False) -> str:
        """The party that a noun phrase names, pronouns apart."""
        lo, hi = self._bare(phrase)
        if document:
            return self._make("document:" + self._words(lo, hi).lower(), self._words(lo, hi), "document", (lo, hi))
        head_end = self._head_end(lo, hi)
        named_end = self._apposition(lo, hi)
        if self._joins_several(lo, named_end):
            return self._group(lo, hi, None)
        person = self._person(lo, hi)
        if person:
            return person
        namings = self.names.namings_in(lo, hi)
        if len({n.entity.name for _, n in namings if n.how != "media"}) > 1 and self._is_joint(lo, named_end):
            return self._group(lo, hi, None)
        direct = self._direct(lo, head_end, namings)
        if direct:
            return direct
        side = None if self._speaks_for_none(lo, head_end, hi) else self.side_of(lo, hi)
        if side and self._means_side(lo, head_end, hi):
            self.records[side].mentions.add((lo, hi))
            return side
        return self._group(lo, hi, side)

    def side_of(self, lo: int, hi: int) -> str | None:
        """The key of the one party for which a phrase speaks by its words ("for the Taliban"), else None."""
        return self.affiliation.side_of(lo, hi)

    def side_of_person(self, name: str) -> str | None:
        """The key of the side of a person whose fullest name is given."""
        record = self.records.get("person:" + name)
        return record.side if record else None

    def entity(self, naming: Naming, at: int) -> str:
        """The key of a state, organisation or medium that the pack knows."""
        entity = naming.entity
        key = entity.code or entity.name
        record = self.records.get(key)
        if record is None:
            side = None if naming.how == "media" else key
            record = self.records[key] = Record(
                self.names.wordings.get(entity, entity.name),
                entity.kind,
                side,
                entity.code,
                medium=naming.how == "media",
                movement=entity.name in self.p.pack.movements,
            )
        if naming.how != "people":
            record.mentions.add((at, at + len(naming.words)))
        return key

    # -- by kind ---------------------------------------------------------------------------------------------------

    def _bare(self, phrase: Range) -> Range:
        lo, hi = phrase
        while hi - lo > 1 and not self.p.texts[hi - 1][-1].isalnum() and self.p.texts[hi - 1] not in (".", "’"):
            if self.p.texts[hi - 1] == ")" and "(" in self.p.texts[lo:hi]:
                break
            hi -= 1
        while hi - lo > 1 and not self.p.texts[lo][0].isalnum():
            lo += 1
        return lo, hi

    def _words(self, lo: int, hi: int) -> str:
        return " ".join(self.p.seg.span(lo, hi).of(self.p.seg.text).split())

    def _head_end(self, lo: int, hi: int) -> int:
        """The end of the part before the first preposition or comma: its last word is the head."""
        return next((i for i in range(lo + 1, hi) if self.p.lows[i] in PREPOSITIONS or self.p.texts[i] == ","), hi)

    def _apposition(self, lo: int, hi: int) -> int:
        """Where "Unita | , the movement backed by Washington and Pretoria" goes on to say what it is; else `hi`."""
        comma = next((k for k in range(lo + 1, hi - 1) if self.p.texts[k] == ","), hi)
        return comma if comma < hi and self.p.lows[comma + 1] in DETERMINERS else hi

    def _make(self, key: str, name: str, kind: PartyKind, at: Range, side: str | None = None) -> str:
        record = self.records.setdefault(key, Record(name, kind, side))
        record.mentions.add(at)
        return key

    def _person(self, lo: int, hi: int) -> str | None:
        found = self.names.person_in(lo, hi)
        if found is None:
            return None
        first, last, name = found
        key = self._make("person:" + name, name, "person", (first, last))
        record = self.records[key]
        rest = [(lo, first), (last, hi)]
        for a, b in rest:
            for role in self.roles_in(a, b):
                if role not in record.roles:
                    record.roles.append(role)
            if record.side is None and a < b and self._gives_side(a, b, last):
                record.side = self.side_of(a, b)
        return key

    def _gives_side(self, a: int, b: int, last: int) -> bool:
        """Whether the words [a, b) beside a name tell for whom the person speaks: an office that is not past, an owner.

        "a shopkeeper from Sanaa", "a former Israeli minister", "an analyst in Kyiv" do not.
        """
        lows = self.p.lows[a:b]
        if {"former", "ex"} & set(lows):
            return False
        owned = (a < last and lows[-1] in ("'s", "’s", "’", "'")) or (a >= last and lows[0] == "of" and b - a < 4)
        office = any(low in ROLES and low not in PRIVATE for low in lows) or any(low in GROUPS for low in lows)
        return owned or office or (self.names.organisation_in(a, b) is not None and not self.names.namings_in(a, b))

    def roles_in(self, lo: int, hi: int) -> list[str]:
        """Offices in the words around a name: "presidential aide", "deputy defence minister"."""
        out, start = [], lo
        for i in range(lo, hi + 1):
            if i == hi or self.p.texts[i] in (",", "(", ")"):
                words = (start, i)
                start = i + 1
                if words[0] < words[1] and (self.p.has_role(*words) or self.p.lows[words[1] - 1] in TEAMS):
                    out.append(self._role(*words))
        return out

    def _role(self, lo: int, hi: int) -> str:
        """The office without article and without the name of the side that stands before it."""
        kept: list[int] = []
        for i in range(lo, hi):
            naming = self.names.naming_over(i)
            if not kept and not self.p.texts[i][0].isalnum():
                continue
            leading = not kept and (self.p.lows[i] in DETERMINERS or self.p.texts[i] in ("'s", "’s", "’"))
            if leading or (
                naming
                and naming[1].how in ("people", "seat", "name")
                and not any(self.p.lows[k] in PREPOSITIONS for k in kept)
            ):
                continue
            kept.append(i)
        return " ".join(self.p.texts[i] for i in kept).replace(" 's", "'s").replace(" ’s", "’s")

    def _direct(self, lo: int, head_end: int, namings: list[tuple[int, Naming]]) -> str | None:
        """A state, organisation or medium that the phrase names outright: "Moscow", "the Associated Press"."""
        for at, naming in namings:
            if at >= head_end:
                break
            last = at + len(naming.words)
            if naming.how == "people" and not (last == head_end and self.p.texts[last - 1][-1] == "s"):
                continue
            if last >= head_end or naming.how == "media":
                return self.entity(naming, at)
        organisation = self.names.organisation_in(lo, head_end)
        if organisation and organisation[1] >= head_end and not namings:
            return self.organisation(*organisation)
        return self.affiliation.called_at(head_end - 1) if head_end - lo < 3 and not namings else None

    def _speaks_for_none(self, lo: int, head_end: int, hi: int) -> bool:
        """Whether a phrase is of private persons, of a former official or of several sides at once."""
        head, words = self.p.lows[head_end - 1], self.p.lows[lo:hi]
        if head in PRIVATE:
            organisation = self.names.organisation_in(lo, hi)
            return organisation is None or bool(self.p.pack.towns(organisation[2]))  # "a resident of Pattani"
        former = any(word in ("former", "ex", "then") for word in self.p.lows[lo:head_end]) and head in ROLES
        return former or self.is_collective((lo, hi)) or any(word in ("warring", "rival") for word in words)

    def opposition(self, lo: int, hi: int) -> str:
        """The key of those who are only called the opposition or the rebels of some state."""
        naming = self.names.namings[lo]
        record_key = f"opposition:{naming.entity.name}:{self.p.lows[hi - 1].removesuffix('s')}"
        record = self.records.setdefault(
            record_key, Record(self._words(lo, hi), "organisation", record_key, movement=True)
        )
        record.mentions.add((lo, hi))
        return record_key

    def organisation(self, lo: int, hi: int, name: str) -> str:
        key = "organisation:" + name
        record = self.records.setdefault(key, Record(name, "organisation", key, movement=True))
        record.mentions.add((lo, hi))
        return key

    def _is_joint(self, lo: int, hi: int) -> bool:
        """Whether a phrase joins several: "the leaders of Ukraine and Russia"."""
        return "and" in self.p.lows[lo:hi] or self.p.lows[lo] in _JOINT

    def _joins_several(self, lo: int, hi: int) -> bool:
        """Whether a phrase is "A and B", each named, of different sides."""
        for k in range(lo + 1, hi - 1):
            if self.p.lows[k] == "and":
                left, right = self._named(lo, k), self._named(k + 1, hi)
                rest = self.p.lows[k + 1 : hi]
                against = not right and (rest[-1] in ("militants", "fighters") or any(low in AGAINST for low in rest))
                if left and against and len({n.entity for _, n in self.names.namings_in(lo, k)}) == 1:
                    return True  # "the Thai government and Muslim separatists"
                if left and right and left != right:
                    return True
        return False

    def _named(self, lo: int, hi: int) -> str | None:
        """The last name in [lo, hi): of a person, a state or an organisation."""
        runs = [(at, n.entity.name) for at, n in self.names.namings_in(lo, hi) if n.how != "media"]
        person, organisation = self.names.person_in(lo, hi), self.names.organisation_in(lo, hi)
        runs += [(found[0], found[2]) for found in (person, organisation) if found]
        return max(runs)[1] if runs else None

    def _means_side(self, lo: int, head_end: int, hi: int) -> bool:
        """Whether a phrase is only another word for its side: "the Ukrainian side", "the Afghan government"."""
        return head_end == hi and self.p.lows[head_end - 1] in _SELF_NOUNS | AGAINST

    def _group(self, lo: int, hi: int, side: str | None) -> str:
        name = self._words(lo, hi)
        bare = name.lower().removeprefix("the ")
        kind: PartyKind = "person" if self._is_single_office(lo, hi) else "group"
        return self._make("group:" + bare, name, kind, (lo, hi), side)

    def _is_single_office(self, lo: int, hi: int) -> bool:
        head = self.p.lows[self._head_end(lo, hi) - 1]
        return head in ROLES and not head.endswith("s")

    def is_collective(self, phrase: Range) -> bool:
        """Whether a phrase names both or all sides together, for none of which it speaks alone."""
        lo, hi = self._bare(phrase)
        words = self.p.lows[lo:hi]
        joint = words[0] in ("both", "all", "each") or words[-1] in ("parties", "sides", "signatories")
        counted = bool(_COUNTS & set(words[:2])) and not self.names.namings_in(lo, hi)
        joint = joint or counted or "warring" in words or "rival" in words
        several = joint and (words[-1] in GROUPS or words[-1] in ROLES)
        return several or self._joins_several(lo, self._apposition(lo, hi))
