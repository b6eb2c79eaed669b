"""Who a pronoun or a bare description stands for: the nearest fitting party before it, speakers and subjects alike."""

from bisect import bisect_left, insort
from collections.abc import Callable

from parley.reader.rules.assumed import Assumptions
from parley.reader.rules.found import Found
from parley.reader.rules.parties import Parties, Record
from parley.reader.rules.phrases import ROLES, Range
from parley.reader.rules.standing import settle_standing
from parley.reader.rules.subjects import main_subject, subject_left
from parley.reader.rules.words import any_in, word_set

Fits = Callable[[Record], bool]
_REACH = 300  # words back that a description can reach
_MEMORY = 40  # mentions back that a pronoun can reach
_LEDE = 4  # paragraphs, with the title, in which a nameless official of the opening gets his name
_SINGULAR = word_set("he she him her himself herself")
_PLURAL = word_set("they them themselves")
_OWNERS = word_set("its their his her our")
_FIRST = word_set("i we us me our")
_PRONOUNS = _SINGULAR | _PLURAL | _FIRST | {"it", "who", "which"}
_BODIES = word_set("kingdom country republic state government emirate sultanate nation")
_BLOCS = word_set("bloc union alliance organisation organization agency council body commission")
_MOVEMENTS = word_set(
    "group groups movement militants rebels insurgents militia faction factions party coalition fighters guerrillas"
)


_OFFICES = word_set("ministry ministries army military presidency embassy mission team office committee")
_DESCRIBED = _MOVEMENTS | _BODIES | _BLOCS | _OFFICES | {"delegation"}
_REBEL = word_set("rebel opposition insurgent separatist guerrilla militia militant")


class Speakers:
    """Resolves the sources of attributions in the order of the text; `authors` are those of a communiqué."""

    def __init__(self, parties: Parties, found: list[Found], authors: Range | None) -> None:
        self.parties = parties
        self.p = parties.p
        self.found = found
        self.keys: list[str | None] = [None] * len(found)
        self._authors = parties.resolve(authors) if authors else None
        self._seen: list[tuple[int, int, str]] = []  # where, within which attribution (-1: none), who
        settle_standing(parties)
        self._assumptions = Assumptions(parties)
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
            if subject is None or not self.p.can_speak(subject) or self._refers_back(subject):
                continue
            if self.p.lows[subject[0]] not in _PRONOUNS | _OWNERS:
                self._seen.append((subject[0], -1, self.parties.resolve(subject)))
        self._seen.sort()

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
        if not found.document and self._refers_back(found.source) and (known := self._described(found.source)):
            return known
        key = self.parties.resolve(found.source, document=found.document)
        record = self.parties.records[key]
        if record.side is None and record.kind in ("person", "group") and not self.parties.is_collective(found.source):
            record.side = self._side_of_owner(found.source)
        if self._assume(n, key):
            self.assumed.append(n)
        return key

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
        fits = _is_person if word in _SINGULAR else _is_plural if word in _PLURAL else _is_body
        if parent is not None:
            sibling = self._before(start, fits, within=parent)
            speaker = self.keys[parent]
            if sibling or (speaker and fits(self.parties.records[speaker])):
                return sibling or speaker
        return self._before(start, fits) or (self._unknown_name(start) if word in _SINGULAR else None)

    def _unknown_name(self, start: int) -> str | None:
        """A single name of which nothing is known turns out to be a person's when "he" or "she" points to it."""
        key = self._before(start, _is_organisation)
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

    def _refers_back(self, phrase: Range) -> bool:
        """Whether a phrase is "the" and a description without any name: "the insurgents", "the spokesperson"."""
        lo, hi = phrase
        bare = (
            hi - lo > 1
            and self.p.lows[lo] == "the"
            and not any(self.p.texts[i] in (",", "'s", "’s") for i in range(lo, hi))
        )
        if not bare or hi - lo > 4 or self.parties.side_of(lo, hi):
            return False
        named = any(self.p.is_capital(i) for i in range(lo, hi)) and not self._is_office(lo + 1, hi)
        return not named and self.p.lows[hi - 1] in ROLES | _DESCRIBED

    def _is_office(self, lo: int, hi: int) -> bool:
        return all(self.p.lows[i] in ROLES or not self.parties.names.is_name_word(i) for i in range(lo, hi))

    def _described(self, phrase: Range) -> str | None:
        """The party before to which a bare description points."""
        start, head = phrase[0], self.p.lows[phrase[1] - 1]
        if any_in(self.p.lows[phrase[0] : phrase[1]], _REBEL):
            return self._named_before(start, _is_movement)
        if head in ROLES:
            fits = _is_person if not head.endswith("s") else _is_plural
            return self._before(start, lambda r: fits(r) and head in _called(r)) or self._before(start, fits)
        if head in _OFFICES:
            return self._bearer_of(start, head) or self._side_before(start)
        return self._bearer_of(start, head) or self._named_before(start, _fits_noun(head))

    def _side_of_owner(self, source: Range) -> str | None:
        """The side of "its spokesman", "one of their ministers", "the bloc's envoy": that to which the owner points."""
        lo, hi = source
        for i in range(lo, hi):
            low, after = self.p.lows[i], self.p.texts[i + 1] if i + 1 < len(self.p.texts) else ""
            if low in _OWNERS and "counterpart" not in self.p.lows[i:hi]:
                owner = self._before(lo, _is_person if low in ("his", "her") else _is_body)
            elif low in _DESCRIBED and (after in ("'s", "’s", "’") or self.p.lows[max(lo, i - 2) : i] == ["of", "the"]):
                owner = self._bearer_of(lo, low) or self._named_before(lo, _fits_noun(low))
            elif low in _REBEL and after.lower() in ROLES | _BODIES | {"delegation", "side", "official"}:
                owner = self._named_before(lo, _is_movement)
            else:
                continue
            return self.parties.records[owner].side if owner else None
        return None

    def _bearer_of(self, start: int, noun: str) -> str | None:
        """The nearest party before `start` that was called by this noun and has a side: "the rebel delegation"."""
        for _, _, key in self._back_from(start):
            record = self.parties.records[key]
            if record.kind == "group" and record.side and record.name.lower().split()[-1] == noun:
                return key
        return None

    def _side_before(self, start: int) -> str | None:
        """The state for which the nearest one spoke or acted before."""
        sides = (self.parties.records[key].side for _, _, key in self._back_from(start))
        return next((side for side in sides if side and _is_state(self.parties.records[side])), None)

    def _assume(self, n: int, key: str) -> bool:
        """Take the side of an official that no word names from what stands around; whether one was found."""
        record, source, start = self.parties.records[key], self.found[n].source, self._start(n)
        if record.side or source is None or self.parties.is_collective(source) or self.found[n].document:
            return False
        if record.kind == "person" and record.roles:
            record.side = self._of_counterpart(record, start) or self._of_lede(start) or self._in_paragraph(start)
        if not record.side and record.kind in ("person", "group"):
            record.side = self._assumptions.for_source(record, source)
        return record.side is not None

    def _of_counterpart(self, record: Record, start: int) -> str | None:
        """The side that faces that of the one who spoke before: "His counterpart, X, ..."."""
        if not any("counterpart" in role.lower().split() for role in record.roles):
            return None
        before = self._before(start, lambda r: r.kind == "person" and r.side is not None)
        side = self.parties.records[before].side if before else None
        return self._assumptions.counterpart(side) if side else None

    def _of_lede(self, start: int) -> str | None:
        """The side of the nameless official with whom a report opens, where a name follows in the next paragraph."""
        back = self._back_from(start)
        if not back or self.p.paragraph_of(start) > _LEDE:
            return None
        opener = self.parties.records[back[0][2]]
        nameless = back[0][2].startswith("group:") and opener.kind == "person"
        return opener.side if nameless and self.p.paragraph_of(back[0][0]) < self.p.paragraph_of(start) else None

    def _in_paragraph(self, start: int) -> str | None:
        """The state that spoke or acted right before, in the same paragraph."""
        for where, _, before in self._back_from(start)[:1]:
            same = self.p.paragraph_of(where) == self.p.paragraph_of(start)
            if same and self.parties.records[before].kind == "state":
                return before
        return None

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

    # -- memory ----------------------------------------------------------------------------------------------------

    def _back_from(self, start: int) -> list[tuple[int, int, str]]:
        """What was seen before token `start`, the nearest first, as far back as memory reaches."""
        at = bisect_left(self._seen, (start, -2, ""))
        return self._seen[max(0, at - _MEMORY) : at][::-1]

    def _before(self, start: int, fits: Fits, *, within: int | None = None) -> str | None:
        """The nearest party before token `start` that fits, of those within one attribution if it is given."""
        for _, inside, key in self._back_from(start):
            if (within is None or inside == within) and fits(self.parties.records[key]):
                return key
        return None


def _is_person(record: Record) -> bool:
    return record.kind == "person"


def _is_plural(record: Record) -> bool:
    return record.kind in ("group", "state", "organisation") and not record.medium


def _is_body(record: Record) -> bool:
    return record.kind in ("state", "organisation", "group", "document") and not record.medium


def _is_organisation(record: Record) -> bool:
    return record.kind == "organisation" and not record.medium


def _is_movement(record: Record) -> bool:
    return record.movement


def _is_bloc(record: Record) -> bool:
    return _is_organisation(record) and not record.movement


def _called(record: Record) -> list[str]:
    """The words by which a party was called: its name, and its offices."""
    return " ".join((record.name, *record.roles)).lower().split()


def _is_nobody(_: Record) -> bool:
    return False


def _is_state(record: Record) -> bool:
    return record.kind == "state"


def _fits_noun(noun: str) -> Fits:
    if noun in _MOVEMENTS:
        return _is_movement
    if noun in _BLOCS:
        return _is_bloc
    return _is_state if noun in _BODIES else _is_nobody
