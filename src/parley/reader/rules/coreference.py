"""Who a pronoun stands for: the nearest fitting speaker before it."""

from collections.abc import Callable

from parley.reader.rules.attribution import Found
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import Range
from parley.reader.rules.subjects import subject_left
from parley.reader.rules.words import word_set

Fits = Callable[[str], bool]
_MEMORY = 40  # attributions back that a pronoun can reach
_SINGULAR = word_set("he she him her himself herself")
_PLURAL = frozenset(["they", "them", "themselves"])
_OWNERS = word_set("its their his her")
_FIRST = word_set("i we us me our")


class Speakers:
    """Resolves the sources of attributions in the order of the text; `authors` are those of a communiqué."""

    def __init__(self, parties: Parties, found: list[Found], authors: Range | None) -> None:
        self.parties = parties
        self.p = parties.p
        self.found = found
        self._authors = parties.resolve(authors) if authors else None
        self.keys: list[str | None] = [None] * len(found)
        self._by_start = sorted(range(len(found)), key=self._start)
        self._place = {n: at for at, n in enumerate(self._by_start)}
        for n in sorted(range(len(found)), key=lambda n: (self._depth(n), self._start(n))):
            self.keys[n] = self._speaker(n)

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
        if (hi - lo > 1 and word not in ("who", "we")) or word not in _SINGULAR | _PLURAL | _FIRST | {
            "it",
            "who",
            "which",
        }:
            if self.parties.is_definite_group(found.source):
                return self._group_before(n) or self.parties.resolve(found.source)
            key = self.parties.resolve(found.source, document=found.document)
            if word in _OWNERS:
                self._owned(n, key, word)
            self._side_from_paragraph(n, key)
            return key
        antecedent = self._antecedent(n, word)
        if antecedent:
            self.parties.records[antecedent].mentions.add((lo, lo + 1))
        return antecedent

    def _antecedent(self, n: int, word: str) -> str | None:
        parent = self.found[n].within
        if word in _FIRST:
            speaker = self.keys[parent] if parent is not None else self._authors
            if speaker is None or word == "i":
                return speaker
            return self.parties.records[speaker].side or speaker
        if word in ("who", "which"):
            return self._noun_before(self._start(n)) or self._before(n, _fits_all)
        fits = _is_person if word in _SINGULAR else _is_plural if word in _PLURAL else _is_body
        if parent is not None:
            sibling = self._before(n, fits, within=parent)
            if sibling:
                return sibling
            if self.keys[parent] and fits(self.parties.records[self.keys[parent] or ""].kind):
                return self.keys[parent]
        return self._before(n, fits) or (self._unknown_name(n) if word in _SINGULAR else None)

    def _owned(self, n: int, key: str, word: str) -> None:
        """ "its spokesman", "his adviser": speaks for the one to whom the pronoun points."""
        record = self.parties.records[key]
        owner = self._before(n, _is_person if word in ("his", "her") else _is_body)
        if owner and record.side is None:
            record.side = self.parties.records[owner].side

    def _side_from_paragraph(self, n: int, key: str) -> None:
        """An official of no named side speaks for the state that spoke right before, in the same paragraph."""
        record, at = self.parties.records[key], self._place[n]
        if record.kind != "person" or record.side or not record.roles or at == 0:
            return
        before = self._by_start[at - 1]
        state = self.keys[before]
        if state and self.parties.records[state].kind == "state" and self._paragraph(before) == self._paragraph(n):
            record.side = state

    def _paragraph(self, n: int) -> int:
        return self.p.paragraph_of(self._start(n))

    def _unknown_name(self, n: int) -> str | None:
        """A single name of which nothing is known turns out to be a person's when "he" or "she" points to it."""
        key = self._before(n, _is_organisation)
        if key is None or not key.startswith("organisation:") or " " in key or key.split(":")[1].isupper():
            return None
        record = self.parties.records[key]
        record.kind, record.side = "person", None
        return key

    def _before(self, n: int, fits: Fits, *, within: int | None = None) -> str | None:
        """The nearest speaker before attribution n, of those at the same place if `within` is given."""
        start, at = self._start(n), self._place[n]
        for m in reversed(self._by_start[max(0, at - _MEMORY) : at]):
            key = self.keys[m]
            if key is None or self._start(m) >= start or (within is not None and self.found[m].within != within):
                continue
            if fits(self.parties.records[key].kind):
                return key
        return None

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

    def _group_before(self, n: int) -> str | None:
        return self._before(n, _is_organisation)


def _is_person(kind: str) -> bool:
    return kind == "person"


def _is_plural(kind: str) -> bool:
    return kind in ("group", "state", "organisation")


def _is_body(kind: str) -> bool:
    return kind in ("state", "organisation", "group", "document")


def _is_organisation(kind: str) -> bool:
    return kind == "organisation"


def _fits_all(kind: str) -> bool:
    return True
