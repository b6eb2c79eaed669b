"""Noun phrases and adjuncts around a cue, told by closed-class words and capitals."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parley.reader.pack import Naming, Pack
from parley.reader.rules.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    IRREGULAR_PAST,
    MONTHS,
    NEGATIONS,
    OPENING_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    is_adverb,
    looks_finite,
    word_set,
)
from parley.reader.segment import Segmentation

Range = tuple[int, int]
LONGEST_PHRASE = 150  # words; a bound keeps hostile texts from taking quadratic time

ROLES: frozenset[str] = word_set(
    "president premier chancellor king prince emir sultan ayatollah pope minister ministers secretary spokesman "
    "spokeswoman spokesperson spokespeople spokesmen official officials negotiator negotiators delegate delegates "
    "leader leaders chief head aide adviser advisor advisers envoy envoys mediator mediators ambassador "
    "ambassadors diplomat diplomats commander commanders general generals colonel lawmaker lawmakers mp mps "
    "senator governor mayor chairman chairwoman chair chairperson representative representatives counterpart "
    "deputy director commissioner analyst analysts expert experts officer officers lawyer lawyers activist "
    "activists politician negotiations-chief vice-president coordinator rapporteur justice judge prosecutor "
    "politicians secretary-general brigadier-general major-general lieutenant-general brigadier facilitator "
    "facilitators co-chair co-chairs whip founder consultant strategist candidate candidates nominee speaker "
    "legislator legislators premiers presidents congressman congresswoman councillor councillors taoiseach tánaiste"
)
GROUPS = word_set(
    "delegation delegations government governments army military forces troops side sides party parties ministry "
    "ministries council parliament cabinet administration authorities rebels rebel militia militias movement "
    "group groups faction factions insurgents separatists opposition coalition alliance bloc country countries "
    "nation nations state states kremlin guarantors republic republics court commission committee mission union "
    "agency police agencies navy command office bureau team teams organisation organization people source sources "
    "sides signatories junta regime guerrillas fighters militants mediators observers monitors residents "
    "witnesses victims families community communities presidency embassy envoys all statement panel panels"
)
_TITLES = word_set("mr mrs ms dr gen lt col maj brig sen rep gov hon adm capt sir lord lady")
TEMPORAL = word_set("week month year morning afternoon evening night weekend today yesterday day")
_VENUES = word_set(
    "statement interview interviews video speech address briefing conference tweet post message letter remarks "
    "comments telegram broadcast article communique communiqué meeting call summit session twitter facebook x "
    "televised press news report note text telephone phone link"
)


_ANYBODY = word_set("everyone everybody someone somebody anyone anybody each neither either few many most some")
_OWNERS = word_set("its his their our my your")
_ADJUNCT_HEADS = word_set("in on at during after following via to through before from by")
_ADDRESSEES = word_set("reporters journalists lawmakers media parliament state local tv television")


_PARTICLES = word_set("van von de da dos bin bint ibn al el der den ag walet ould wuld mint ter zu")
_OFFICERS = word_set("gen col maj lt capt brig sgt cmdr adm captain sergeant lieutenant admiral marshal")
_WITH_ARTICLE = re.compile(r"(?:[AaEe]l|[Aa]sh|[Aa][sndrtz])-[A-Z]")  # al-Sharafi


class Phrases:
    """Looks at the words of one report. Token ranges are half-open indices into the segmentation."""

    def __init__(self, seg: Segmentation, pack: Pack) -> None:
        self.seg = seg
        self.pack = pack
        self.lows = [t.low for t in seg.tokens]
        self.texts = [t.text for t in seg.tokens]
        self._finite = [i for i in range(len(self.lows)) if looks_finite(self.lows, i)]
        self.closes = {q.closing: q.opening for q in seg.quotations if q.closed}
        self.opens = {q.opening: q.closing for q in seg.quotations}
        first_words = {s.first for s in seg.sentences}
        self._heads = first_words | {q.opening + 1 for q in seg.quotations}
        self._words = frozenset(self.texts)
        self._lower = frozenset(w for w in self.texts if w.islower())
        self._named = frozenset(w for i, w in enumerate(self.texts) if w[0].isupper() and i not in self._heads)

    def is_capital(self, i: int) -> bool:
        """Whether word i is written as a name: a capital that no sentence start explains."""
        text = self.texts[i]
        if len(text) > 1 and text.isupper() and text.isalpha():
            return True
        if _WITH_ARTICLE.match(text) or (text[0].isupper() and not text[1:].islower() and text[1:].isalpha()):
            return True  # al-Sharafi, TotalEnergies
        if not text[0].isupper() or self.lows[i] in DETERMINERS or self.lows[i] in PRONOUNS:
            return False
        if i not in self._heads:
            return True
        if self.naming_at(i):
            return True
        after = self.texts[i + 1] if i + 1 < len(self.texts) else ""
        if after in _PARTICLES and self.texts[i + 2 : i + 3] and self.texts[i + 2][0].isupper():
            return True  # "Neil van Heer", at the head of a sentence
        closed = PREPOSITIONS | SUBORDINATORS | COORDINATORS | OPENING_ADVERBS | AUXILIARIES
        return (
            self.lows[i] not in closed
            and not is_adverb(self.lows[i])
            and (
                after[:1].isupper()
                or _WITH_ARTICLE.match(after) is not None
                or self._is_said_by(i)
                or after in ("'s", "’s")
                or (text in self._named and self.lows[i] not in self._lower)
            )
        )

    def paragraph_of(self, i: int) -> int:
        """The number of the paragraph in which token i stands."""
        sentences = self.seg.sentences
        return sentences[bisect_right(sentences, i, key=lambda s: s.first) - 1].paragraph

    def _is_said_by(self, i: int) -> bool:
        """Whether the word that opens a sentence is a name because a cue follows: "Oyet asked", "Norland rejected"."""
        low, after = self.lows[i], self.lows[i + 1] if i + 1 < len(self.lows) else ""
        if low in ROLES | GROUPS | NEGATIONS | _ANYBODY or low.endswith("s") or not low.isalpha() or is_adverb(low):
            return False
        past = after.endswith("ed") or after in IRREGULAR_PAST
        return past and any(len(cue.words) == 1 for cue in self.pack.cues.verbs.get(after, ()))

    def after_dateline(self, lo: int, hi: int) -> int:
        """Where a sentence begins after "GENEVA (Reuters) - ": at `lo` if it has no such head."""
        for i in range(lo + 1, min(hi - 1, lo + 16)):
            if self.texts[i] == ":" and self._dates(lo, i):
                return i + 1
            if self.texts[i] in ("-", "–", "—", "_") and self.seg.tokens[i].start > self.seg.tokens[i - 1].end:
                named = self.texts[lo][0].isupper() and not self.is_clause(lo, i)
                return i + 1 if named and lo not in self.opens else lo
        return lo

    def _dates(self, lo: int, hi: int) -> bool:
        """Whether [lo, hi) is "ISLAMABAD, July 17" or "KUALA LUMPUR": a place in capitals, and at most the day."""
        dated = MONTHS | {",", "."}
        words = [t for t, low in zip(self.texts[lo:hi], self.lows[lo:hi], strict=True) if low not in dated]
        return all(word.isupper() or word.isdigit() for word in words) and self.texts[lo].isupper()

    def mentions(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands anywhere in the report."""
        return not words.isdisjoint(self._words)

    def is_head(self, i: int) -> bool:
        """Whether token i opens a sentence or a quotation, so that its capital says nothing."""
        return i in self._heads

    def naming_at(self, i: int) -> Naming | None:
        """The longest wording of a known state, organisation or medium that starts at token i."""
        for naming in self.pack.namings.get(self.texts[i], ()):
            if tuple(self.texts[i : i + len(naming.words)]) == naming.words:
                return naming
        return None

    def can_speak(self, phrase: Range) -> bool:
        """Whether a noun phrase names somebody who can say or decide something."""
        lo, hi = phrase
        return any(
            self.lows[i] in SUBJECT_PRONOUNS
            or self.lows[i] in ROLES
            or self.lows[i] in GROUPS
            or self.lows[i] in ("both", "them", "neither")
            or self.is_capital(i)
            for i in range(lo, hi)
        )

    def has_role(self, lo: int, hi: int) -> bool:
        """Whether words [lo, hi) name an office."""
        return any(low in ROLES or low in _OFFICERS for low in self.lows[lo:hi])

    def is_medium(self, phrase: Range) -> bool:
        """Whether a noun phrase names a news agency, a paper, a channel or a platform, who pass on and take no side."""
        lo, hi = phrase
        if any((naming := self.naming_at(i)) and naming.how == "media" for i in range(lo, hi)):
            return True
        ends = [tuple(self.texts[lo:k]) for k in range(lo + 1, hi + 1)]
        return any(words[-len(e) :] == e for words in ends for e in self.pack.media_endings) and self.is_named((lo, hi))

    def is_named(self, phrase: Range) -> bool:
        """Whether a noun phrase holds a name."""
        return any(self.is_capital(i) for i in range(*phrase))

    def is_clause(self, lo: int, hi: int) -> bool:
        """Whether words [lo, hi) hold a verb of their own."""
        return next(self.verbs(lo, hi), None) is not None

    def verbs(self, lo: int, hi: int) -> Iterator[int]:
        """The words of [lo, hi) that make a clause, from left to right."""
        for n in range(bisect_left(self._finite, lo), len(self._finite)):
            if self._finite[n] >= hi:
                return
            yield self._finite[n]

    def adjuncts_right(self, i: int, hi: int) -> int:
        """Skip times, venues and adverbs after a cue ("on Tuesday", "in a statement"): index of what follows."""
        while i < hi:
            low = self.lows[i]
            after = self.lows[i + 1] if i + 1 < hi else ""
            if (is_adverb(low) and low not in ("have", "has", "had", "there", "not", "never")) or low in WEEKDAYS:
                i += 1
            elif low in ("on", "late", "early", "last", "this", "in", "at", "by") and (
                after in WEEKDAYS or after in MONTHS or after in TEMPORAL
            ):
                i += 2
                while i < hi and (
                    self.lows[i].isdigit()
                    or (self.texts[i] == "." and self.lows[i - 1] in MONTHS)
                    or self.lows[i] in TEMPORAL
                ):
                    i += 1
            elif low in _ADJUNCT_HEADS and (end := self._venue(i, hi)):
                i = end
            else:
                return i
        return i

    def times_right(self, i: int, hi: int) -> int:
        """Skip "on Tuesday", "last week": index of what follows."""
        if self.lows[i] in WEEKDAYS or self.lows[i] in ("today", "yesterday"):
            return i + 1
        dated = self.lows[i] in ("on", "last", "this", "earlier", "late") and i + 1 < hi
        return i + 2 if dated and (self.lows[i + 1] in WEEKDAYS or self.lows[i + 1] in TEMPORAL) else i

    def _venue(self, i: int, hi: int) -> int:
        """The end of "in a joint statement with ..." that starts at i, 0 if it is no such adjunct."""
        wanted = _ADDRESSEES if self.lows[i] == "to" else _VENUES | _ADDRESSEES
        for j in range(i + 1, min(i + 7, hi)):
            low = self.lows[j]
            if low in wanted:
                while j + 1 < hi and self.lows[j + 1] in _VENUES | _ADDRESSEES:
                    j += 1
                return j + 1
            if not low.isalpha() or low in PRONOUNS - DETERMINERS or low in SUBORDINATORS or low in AUXILIARIES:
                return 0
        return 0

    def _is_abbreviation(self, i: int) -> bool:
        return self.lows[i] in _TITLES or (len(self.texts[i]) == 1 and self.texts[i].isupper())

    def phrase_right(self, i: int, hi: int) -> int:
        """The end of the noun phrase that starts at token i: up to a verb, a clause word or a mark."""
        j, hi = i, min(hi, i + LONGEST_PHRASE)
        while j < hi:
            low, text = self.lows[j], self.texts[j]
            if text in ("'s", "’s", "-", ".") and j > i and (text != "." or self._is_abbreviation(j - 1)):
                j += 1
                continue
            if text == "(" and j > i and self.texts[j + 2 : j + 3] == [")"] and self.texts[j + 1].isupper():
                j += 3  # "the Sudan Liberation Movement (SLM) and ..."
                continue
            if (
                (not text[0].isalnum() and text not in ("’", "'", "&"))
                or (low in SUBORDINATORS and low != "as")
                or low == "to"
            ):
                break
            if j > i and ((looks_finite(self.lows, j) and not self.is_capital(j)) or low in SUBJECT_PRONOUNS):
                break
            if j > i and low in _OWNERS and self.lows[j - 1] not in PREPOSITIONS | DETERMINERS | COORDINATORS:
                break  # "told Anadolu TV | its forces"
            if low in ("and", "or") and not (
                j + 1 < hi
                and (
                    self.is_capital(j + 1)
                    or self.lows[j + 1] in DETERMINERS
                    or self.lows[j + 1] in GROUPS
                    or self.lows[j + 1] in ROLES
                )
            ):
                break
            j += 1
        return j
