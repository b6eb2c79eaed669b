"""Who a pronoun or a bare description stands for: the nearest fitting party before it, speakers and subjects alike."""

from bisect import bisect_left, insort

from parley.reader.rules.assumed import Assumptions, Seen
from parley.reader.rules.descriptions import refers_back, without_clause
from parley.reader.rules.fits import (
    BODIES,
    DESCRIBED,
    OFFICES,
    REBEL,
    Fits,
    called,
    fellow_of,
    fits_noun,
    head_noun,
    is_body,
    is_movement,
    is_organisation,
    is_person,
    is_plural,
    is_state,
)
from parley.reader.rules.found import Found
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import ROLES, Range
from parley.reader.rules.standing import settle_standing, side_of_title
from parley.reader.rules.subjects import main_subject, subject_left
from parley.reader.rules.words import any_in, word_set

_REACH = 300  # words back that a description can reach
_OPENER = 8  # words with which a sentence opens
_TEXTS = word_set("statement communique communiqué message letter note")
_MEMORY = 40  # mentions back that a pronoun can reach
_SINGULAR = word_set("he she him her himself herself")
_PLURAL = word_set("they them themselves")
_OWNERS = word_set("its their his her our")
_POSSESSIVES = ("'s", "’s", "’", "'")
_FELLOWS = (["second"], ["third"], ["other"], ["fellow"])
_FIRST = word_set("i we us me our")
_PRONOUNS = _SINGULAR | _PLURAL | _FIRST | {"it", "who", "which"}


class Speakers:
    """Resolves the sources of attributions in the order of the text; `authors` are those of a communiqué."""

    def __init__(self, parties: Parties, found: list[Found], authors: Range | None) -> None:
        self.parties = parties
        self.p = parties.p
        self.found = found
        self.keys: list[str | None] = [None] * len(found)
        self._authors = parties.resolve(authors) if authors else None
        self._seen: list[Seen] = []
        self.instead: dict[str, str] = {}  # by the key of a party the one that was found to be the same
        settle_standing(parties)
        self.assumptions = Assumptions(parties, {f.source[0] for f in found if f.source})
        self.assumed: list[int] = []  # attributions whose speaker got a side that no word of the report gives
        self._note_subjects()
        for n in sorted(range(len(found)), key=lambda n: (self._depth(n), self._start(n))):
            self.keys[n] = key = self._speaker(n)
            if key:
                within = self.found[n].within
                insort(self._seen, (self._start(n), -1 if within is None else within, key))

    def _note_subjects(self) -> None:
        """The subject of each sentence is as good an antecedent as a speaker."""
        for sentence in self.p.seg.sentences:
            subject = main_subject(self.p, sentence.first, min(sentence.last, sentence.first + 60))
            if subject is None and (opener := self._opener(sentence.first, sentence.last)):
                self._seen.append((opener[0], -1, self.parties.resolve(opener)))
            if subject is None or not self.p.can_speak(subject) or refers_back(self.parties, subject):
                continue
            if self.p.lows[subject[0]] not in _PRONOUNS | _OWNERS:
                self._seen.append((subject[0], -1, self.parties.resolve(subject)))
        self._seen.sort()

    def _opener(self, lo: int, hi: int) -> Range | None:
        """The person with whose name a sentence opens, or the one that the pack knows."""
        if self.p.lows[lo] in _PRONOUNS:
            return None
        found = self.parties.names.person_in(lo, min(hi, lo + _OPENER))
        at = lo + (self.p.lows[lo] == "the")
        naming = self.parties.names.namings.get(at)
        if naming and naming.how in ("name", "seat") and at + len(naming.words) < hi and not found:
            return at, at + len(naming.words)
        return found[:2] if found else None

    def _depth(self, n: int) -> int:
        within = self.found[n].within
        return 0 if within is None else 1 + self._depth(within)

    def _start(self, n: int) -> int:
        found = self.found[n]
        return found.source[0] if found.source else found.content[0][0]

    def _speaker(self, n: int) -> str | None:
        found = self.found[n]
        if found.source is None:
            return None
        lo, hi = found.source
        word = self.p.lows[lo]
        if word in _PRONOUNS and (hi - lo == 1 or word in ("who", "we")):
            antecedent = self._antecedent(n, word)
            if antecedent:
                self.parties.records[antecedent].mentions.add((lo, lo + 1))
            return antecedent
        bare = without_clause(self.p, found.source)
        if not found.document and refers_back(self.parties, bare) and (known := self._described(bare)):
            if self.p.lows[bare[1] - 1] in called(self.parties.records[known]):
                self.parties.records[known].mentions.add(bare)
            return known
        key = self.parties.resolve(found.source, document=found.document)
        if self.p.lows[lo] == "the" and self.p.lows[hi - 1] in _TEXTS:
            self._give_author(key, self._start(n))
        record = self.parties.records[key]
        if record.side is None and record.kind in ("person", "group") and not self.parties.is_collective(found.source):
            record.side = self.side_of_owner(found.source) or self._side_of_fellow(found.source)
            record.side = record.side or side_of_title(self.parties, (record.name, *record.roles))
        if self._assume(n, key):
            self.assumed.append(n)
        return key

    def _give_author(self, key: str, start: int) -> None:
        """ "The statement added": it is of those who spoke last, if they were of one side."""
        record = self.parties.records[key]
        for where, within, before in self._back_from(start)[:3]:
            if within == -1 and where < start and before != key and self.parties.records[before].kind != "document":
                record.side = record.side or self.parties.records[before].side
                return

    def pointed_at(self, phrase: Range, n: int) -> str | None:
        """The party to which "the rebels" or "they" in the content of attribution n points, None if nothing tells."""
        if refers_back(self.parties, phrase):
            return self._described(phrase)
        word, start = self.p.lows[phrase[0]], phrase[0]
        if phrase[1] - start > 1 or word not in _SINGULAR | _PLURAL:
            return None
        fits = is_person if word in _SINGULAR else is_plural
        speaker = self.keys[n]
        own = self.parties.records[speaker].side if speaker and self.p.seg.depth[start] else None
        return self._before(start, lambda r: fits(r) and (own is None or r.side != own))

    # -- pronouns --------------------------------------------------------------------------------------------------

    def _antecedent(self, n: int, word: str) -> str | None:
        parent, start = self.found[n].within, self._start(n)
        if word in _FIRST:
            speaker = self.keys[parent] if parent is not None else self._authors
            if speaker is None or word == "i":
                return speaker
            return self.parties.records[speaker].side or speaker
        if word in ("who", "which"):
            return self._noun_before(start) or self._before(start, lambda _: True)
        fits = is_person if word in _SINGULAR else is_plural if word in _PLURAL else is_body
        if parent is not None:
            sibling = self._before(start, fits, within=parent)
            speaker = self.keys[parent]
            if sibling or (speaker and fits(self.parties.records[speaker])):
                return sibling or speaker
        if word in _PLURAL and parent is not None and self.p.seg.depth[start]:  # "they", said by "us" of others
            own = self.parties.records[self.keys[parent] or ""].side if self.keys[parent] else None
            return self._before(start, lambda r: fits(r) and (own is None or r.side != own))
        if word in _SINGULAR and (named := self._named_since(start)):
            return named
        return self._before(start, fits) or (self._unknown_name(start) if word in _SINGULAR else None)

    def _named_since(self, start: int) -> str | None:
        """The person named last, if the nearest that spoke or acted before is nameless and stands further back."""
        spoke = next(((at, key) for at, _, key in self._back_from(start) if is_person(self.parties.records[key])), None)
        n = bisect_left(self.parties.named, (start, 0, "")) - 1
        if spoke is None or not spoke[1].startswith("group:") or n < 0:
            return None
        at, _, name = self.parties.named[n]
        record = self.parties.records["person:" + name]
        return "person:" + name if at > spoke[0] and record.roles and not record.name.isupper() else None

    def _unknown_name(self, start: int) -> str | None:
        """A single name of which nothing is known turns out to be a person's when "he" or "she" points to it."""
        key = self._before(start, is_organisation)
        if key is None or not key.startswith("organisation:") or " " in key or key.split(":")[1].isupper():
            return None
        record = self.parties.records[key]
        record.kind, record.side = "person", None
        return key

    def _noun_before(self, i: int) -> str | None:
        """The party named right before a relative pronoun."""
        end = i - 1 if self.p.texts[i - 1] == "," else i
        phrase, _ = subject_left(self.p, max(0, end - 12), end - 1)
        if phrase is None:
            return None
        lo = phrase[0]
        for k in range(phrase[1] - 1, phrase[0] - 1, -1):
            if self.p.lows[k] in ("of", "to", "by", "with", "for", "from", "between"):
                lo = k + 1
                break
        return self.parties.resolve((lo, phrase[1])) if self.p.can_speak((lo, phrase[1])) else None

    # -- descriptions ----------------------------------------------------------------------------------------------

    def _described(self, phrase: Range) -> str | None:
        """The party before to which a bare description points."""
        start, head = phrase[0], self.p.lows[phrase[1] - 1]
        if any_in(self.p.lows[phrase[0] : phrase[1]], REBEL):
            return self._named_before(start, is_movement) or self.parties.affiliation.only_movement
        if head in ROLES:
            fits = is_person if not head.endswith("s") else is_plural
            return self._before(start, lambda r: fits(r) and head in called(r)) or self._before(start, fits)
        if head == "delegation":
            return self._bearer_of(start, head) or self._before(start, lambda r: r.side is not None)
        if head in OFFICES:
            return self._bearer_of(start, head) or self._side_before(start)
        return self._bearer_of(start, head) or self._named_before(start, fits_noun(head))

    def side_of_owner(self, source: Range) -> str | None:
        """The side of "its spokesman", "one of their ministers", "the bloc's envoy": that to which the owner points."""
        lo, hi = source
        for i in range(lo, hi):
            low, after = self.p.lows[i], self.p.texts[i + 1] if i + 1 < len(self.p.texts) else ""
            if low in _OWNERS and "counterpart" not in self.p.lows[i:hi]:
                owner = self._before(lo, is_person if low in ("his", "her") else is_body)
            elif low == "government" and self.parties.affiliation.home:
                continue
            elif low in DESCRIBED and (
                after in _POSSESSIVES
                or (after in ROLES and low not in OFFICES)
                or self.p.lows[max(lo, i - 2) : i] == ["of", "the"]
            ):
                if self.p.lows[i - 1] in ("ruling", "governing"):
                    continue
                owner = self._bearer_of(lo, low) or self._named_before(lo, fits_noun(low))
            elif low in REBEL and after.lower() in ROLES | BODIES | {"delegation", "side", "official"}:
                owner = self._named_before(lo, is_movement) or self.parties.affiliation.only_movement
            else:
                continue
            return self.parties.records[owner].side if owner else None
        return None

    def _side_of_fellow(self, source: Range) -> str | None:
        """The side of "a second aide", "another official": that of the last one who was called so."""
        lo, hi = source
        if self.p.lows[lo] not in ("another", "one") and self.p.lows[lo + 1 : lo + 2] not in _FELLOWS:
            return None
        office = next((low for low in self.p.lows[lo + 1 : hi] if low in ROLES), None)
        fellow = self._before(lo, lambda r: r.side is not None and fellow_of(office, r)) if office else None
        return self.parties.records[fellow].side if fellow else None

    def _bearer_of(self, start: int, noun: str) -> str | None:
        """The nearest party before `start` that was called by this noun and has a side: "the rebel delegation"."""
        for _, _, key in self._back_from(start):
            record = self.parties.records[key]
            if record.kind == "group" and record.side and head_noun(record.name) == noun:
                return key
        return None

    def _side_before(self, start: int) -> str | None:
        """The state for which the nearest one spoke or acted before."""
        sides = (self.parties.records[key].side for _, _, key in self._back_from(start))
        return next((side for side in sides if side and is_state(self.parties.records[side])), None)

    def _assume(self, n: int, key: str) -> bool:
        """Take the side of an official that no word names from what stands around; whether one was found."""
        record, source, start = self.parties.records[key], self.found[n].source, self._start(n)
        if source is None or self.parties.is_collective(source) or self.found[n].document:
            return False
        if record.side or record.kind not in ("person", "group"):
            return False
        owner = self.parties.names.owner_in(*source)
        whose = self.parties.records.get("person:" + owner, record) if owner else record
        record.side = self.assumptions.side(whose, source, self._back_from(start))
        return record.side is not None

    def _named_before(self, start: int, fits: Fits) -> str | None:
        """The nearest party that fits among those that spoke, acted or were only named, and the sides of speakers."""
        sided = ((where, self.parties.records[key].side or key) for where, _, key in self._back_from(start))
        best = next(((where, key) for where, key in sided if fits(self.parties.records[key])), None)
        namings = self.parties.names.namings
        for where in range(start - 1, best[0] if best else max(-1, start - _REACH), -1):
            if where in namings:
                key = self.parties.entity(namings[where], where)
                if fits(self.parties.records[key]):
                    return key
        return best[1] if best else None

    def _back_from(self, start: int) -> list[Seen]:
        """What was seen before token `start`, the nearest first, as far back as memory reaches."""
        at = bisect_left(self._seen, (start, -2, ""))
        seen = self._seen[max(0, at - _MEMORY) : at]
        return [(where, within, self.instead.get(key, key)) for where, within, key in reversed(seen)]

    def _before(self, start: int, fits: Fits, *, within: int | None = None) -> str | None:
        """The nearest party before token `start` that fits, of those within one attribution if it is given."""
        depth = self.p.seg.depth[start]
        for where, inside, key in self._back_from(start):
            if self.p.seg.depth[where] > depth or (within is not None and inside != within):
                continue  # what is named inside of a quotation is not what the words around it point to
            if fits(self.parties.records[key]):
                return key
        return None
