"""Noun phrases and adjuncts around a cue, told by closed-class words and capitals."""

from parley.reader.pack import Naming, Pack
from parley.reader.rules.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
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
)
from parley.reader.segment import Segmentation

Range = tuple[int, int]

ROLES = frozenset(
    "president premier chancellor king prince emir sultan ayatollah pope minister ministers secretary spokesman "
    "spokeswoman spokesperson spokespeople spokesmen official officials negotiator negotiators delegate delegates "
    "delegation delegations leader leaders chief head aide adviser advisor advisers envoy envoys mediator mediators "
    "ambassador ambassadors diplomat diplomats commander commanders general generals colonel lawmaker lawmakers mp mps "
    "senator governor mayor chairman chairwoman chair chairperson representative representatives counterpart deputy "
    "director commissioner analyst analysts expert experts officer officers lawyer lawyers activist activists politician "
    "negotiations-chief vice-president coordinator rapporteur justice judge prosecutor".split()
)
GROUPS = frozenset(
    "government governments army military forces troops side sides party parties ministry ministries council parliament "
    "cabinet administration authorities rebels rebel militia militias movement group groups faction factions insurgents "
    "separatists opposition coalition alliance bloc country countries nation nations state states kremlin guarantors "
    "republic republics court commission committee mission union agency police navy command office bureau team teams "
    "organisation organization people source sources sides signatories junta regime guerrillas fighters militants "
    "mediators observers monitors residents witnesses victims families presidency embassy envoys all statement".split()
)
_TITLES = frozenset("mr mrs ms dr mr. mrs. ms. sir lord lady".split())
_TEMPORAL = frozenset("week month year morning afternoon evening night weekend today yesterday day".split())
_VENUES = frozenset(
    "statement interview interviews video speech address briefing conference tweet post message letter remarks comments "
    "telegram broadcast article communique communiqué meeting call summit session twitter facebook x televised press news "
    "report note text".split()
)
_REACH = 150  # no subject is longer; a bound keeps hostile texts from taking quadratic time
_OPENERS = frozenset('“"«„‘')


class Phrases:
    """Looks at the words of one report. Token ranges are half-open indices into the segmentation."""

    def __init__(self, seg: Segmentation, pack: Pack) -> None:
        self.seg = seg
        self.pack = pack
        self.lows = [t.low for t in seg.tokens]
        self.texts = [t.text for t in seg.tokens]
        self.closes = {q.closing: q.opening for q in seg.quotations if q.closed}
        self.opens = {q.opening: q.closing for q in seg.quotations}
        self._heads = {s.first for s in seg.sentences} | {q.opening + 1 for q in seg.quotations}
        self._lower = frozenset(w for w in self.texts if w.islower())
        self._named = frozenset(w for i, w in enumerate(self.texts) if w[0].isupper() and i not in self._heads)

    def is_capital(self, i: int) -> bool:
        """Whether word i is written as a name: a capital that no sentence start explains."""
        text = self.texts[i]
        if len(text) > 1 and text.isupper() and text.isalpha():
            return True
        if not text[0].isupper() or self.lows[i] in DETERMINERS or self.lows[i] in PRONOUNS:
            return False
        if i not in self._heads:
            return True
        if self.naming_at(i):
            return True
        after = self.texts[i + 1] if i + 1 < len(self.texts) else ""
        closed = PREPOSITIONS | SUBORDINATORS | COORDINATORS | OPENING_ADVERBS | AUXILIARIES
        return (
            self.lows[i] not in closed
            and not is_adverb(self.lows[i])
            and (
                after[:1].isupper()
                or after in ("'s", "’s")
                or (text in self._named and self.lows[i] not in self._lower)
            )
        )

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
        return any(self.lows[i] in ROLES for i in range(lo, hi))

    def is_medium(self, phrase: Range) -> bool:
        """Whether a noun phrase names a news agency, a paper, a channel or a platform, who pass on and take no side."""
        lo, hi = phrase
        if any((naming := self.naming_at(i)) and naming.how == "media" for i in range(lo, hi)):
            return True
        words = tuple(self.texts[lo:hi])
        return any(words[-len(ending) :] == ending for ending in self.pack.media_endings) and self.is_capital(
            hi - 1 - len(words) + 1
        )

    def is_clause(self, lo: int, hi: int) -> bool:
        """Whether words [lo, hi) hold a verb of their own."""
        lows = self.lows
        return any(looks_finite(lows, i) for i in range(lo, hi))

    def _time_left(self, lo: int, i: int) -> int:
        """If a temporal adjunct ends at token i, the index before it; else i."""
        low = self.lows[i]
        if low in WEEKDAYS or low in ("yesterday", "today", "tonight"):
            return i - 2 if i - 1 > lo and self.lows[i - 1] in ("on", "late", "early") else i - 1
        if low in _TEMPORAL and i - 1 > lo and self.lows[i - 1] in ("this", "last", "that", "next"):
            return i - 2 - (i - 2 > lo and self.lows[i - 2] in ("earlier", "later", "late"))
        return i

    def verb_left(self, lo: int, cue: int) -> tuple[int, frozenset[str]]:
        """Skip auxiliaries, adverbs and times left of a cue: index of the subject's last token, and the words skipped."""
        i, skipped = cue - 1, []
        while i >= lo:
            low = self.lows[i]
            if low in AUXILIARIES or low in NEGATIONS and low not in DETERMINERS or low in MODALS or is_adverb(low):
                if low == "'s" and (i + 1 != cue or i - 1 < lo or self.lows[i - 1] not in SUBJECT_PRONOUNS):
                    break
                skipped.append(low)
                i -= 1
                continue
            before = self._time_left(lo, i)
            if before == i or before < lo:
                break
            i = before
        return i, frozenset(skipped)

    def subject_left(self, lo: int, end: int, *, absolute: bool = False) -> tuple[Range | None, str]:
        """The noun phrase that ends at token `end` (inclusive), and the word that opens its clause ("" if none).

        Appositions between commas belong to it; adverbials that open the sentence do not. `absolute`: "with" may open
        the clause ("with the Ukrainian side claiming").
        """
        lo = max(lo, end - _REACH)
        last = end - 1 if self.texts[end] == "," else end
        if last < lo:
            return None, ""
        opening = ""
        start = lo
        for i in range(last, lo - 1, -1):
            if self._opens_clause(lo, i, last) or absolute and self.lows[i] == "with":
                opening, start = self.lows[i], i + 1
                break
        commas = [i for i in range(start, last + 1) if self.texts[i] == "," and not self._inside_brackets(start, i)]
        bounds = [start, *(c + 1 for c in commas)]
        ends = [*commas, last + 1]
        first = len(bounds) - 1
        while (
            first > 0
            and self._is_nominal(bounds[first - 1], ends[first - 1])
            and self._is_apposition(bounds[first], ends[first], end, last)
        ):
            first -= 1
        begin = bounds[first]
        while begin < last and self._is_date(begin):
            begin += 1
        while begin <= last and (
            self.lows[begin] in OPENING_ADVERBS or self.lows[begin] in COORDINATORS or self.texts[begin] in _OPENERS
        ):
            begin += 1
        if (
            begin < last
            and self.lows[begin + 1] in DETERMINERS
            and self.lows[begin] not in DETERMINERS
            and not self.is_capital(begin)
        ):
            begin += 1  # "confident | the IRA"
        return ((begin, last + 1) if begin <= last else None), opening

    def _is_date(self, i: int) -> bool:
        """Whether word i only dates what follows: "on 24 August we", "Sep 4 Israel"."""
        low = self.lows[i]
        dated = low in MONTHS and low != "may" or low in WEEKDAYS or low.isdigit() or low in ("yesterday", "today")
        return dated or low in ("on", "late", "early", ".") and i + 1 < len(self.lows) and self._is_date(i + 1)

    def _inside_brackets(self, lo: int, i: int) -> bool:
        return self.texts[lo:i].count("(") > self.texts[lo:i].count(")")

    def _is_apposition(self, lo: int, hi: int, end: int, last: int) -> bool:
        """Whether the piece [lo, hi) can be another name of what stands before it, or one of a list."""
        return end != last or hi <= last or any(self.is_capital(i) or self.lows[i] in ROLES for i in range(lo, hi))

    def _is_nominal(self, lo: int, hi: int) -> bool:
        if (
            lo >= hi
            or self.lows[lo] in PREPOSITIONS
            or self.lows[lo] in SUBORDINATORS
            or self.lows[lo] in OPENING_ADVERBS
        ):
            return False
        return not self.is_clause(lo, hi) and self.can_speak((lo, hi)) and not self.lows[lo].endswith("ing")

    def _opens_clause(self, lo: int, i: int, last: int) -> bool:
        """Whether token i stands before the subject's clause and outside of it."""
        text, low = self.texts[i], self.lows[i]
        if text in (";", ":", "—", "–"):
            return True
        if i in self.closes:  # a quotation that is over, not a word in quotation marks
            return self.texts[i - 1] in (",", ".", "!", "?", "…") or self.texts[i + 1] == ","
        if text == "-" and i > lo and self.seg.tokens[i - 1].end < self.seg.tokens[i].start:
            return True
        if low in SUBORDINATORS and not (low == "as" and i > lo and self.lows[i - 1] == "such"):
            return not (low in ("that", "which", "who", "where", "whose") and i == last)
        if low in ("and", "but", "or", "then", "yet"):
            return self.is_clause(lo, i) or low in ("but", "then", "yet")
        return looks_finite(self.lows, i) and not (text[0].isupper() and i not in self._heads)

    def adjuncts_right(self, i: int, hi: int) -> int:
        """Skip times, venues and adverbs after a cue ("on Tuesday", "in a statement"): index of what follows."""
        while i < hi:
            low = self.lows[i]
            after = self.lows[i + 1] if i + 1 < hi else ""
            if is_adverb(low) and low not in ("have", "has", "had", "there") or low in WEEKDAYS:
                i += 1
            elif low in ("on", "late", "early", "last", "this", "in", "at", "by") and (
                after in WEEKDAYS or after in MONTHS or after in _TEMPORAL
            ):
                i += 2
                while i < hi and (
                    self.lows[i].isdigit()
                    or self.texts[i] == "."
                    and self.lows[i - 1] in MONTHS
                    or self.lows[i] in _TEMPORAL
                ):
                    i += 1
            elif low in (
                "in",
                "on",
                "at",
                "during",
                "after",
                "following",
                "via",
                "to",
                "through",
                "before",
                "from",
                "by",
            ) and (end := self._venue(i, hi)):
                i = end
            else:
                return i
        return i

    def _venue(self, i: int, hi: int) -> int:
        """The end of "in a joint statement with ..." that starts at i, 0 if it is no such adjunct."""
        addressees = (
            "reporters",
            "journalists",
            "lawmakers",
            "media",
            "parliament",
            "state",
            "local",
            "tv",
            "television",
        )
        for j in range(i + 1, min(i + 7, hi)):
            low = self.lows[j]
            if low in _VENUES or low in addressees:
                while j + 1 < hi and (self.lows[j + 1] in _VENUES or self.lows[j + 1] in addressees):
                    j += 1
                return j + 1
            if not (
                low in DETERMINERS
                or low.isalpha()
                and low not in PRONOUNS
                and low not in SUBORDINATORS
                and low not in AUXILIARIES
            ):
                return 0
        return 0

    def phrase_right(self, i: int, hi: int) -> int:
        """The end of the noun phrase that starts at token i: up to a verb, a clause word or a mark."""
        j = i
        while j < hi:
            low, text = self.lows[j], self.texts[j]
            if text in ("'s", "’s", "-", ".") and j > i and (text != "." or self.lows[j - 1] in _TITLES):
                j += 1
                continue
            if (
                not text[0].isalnum()
                and text not in ("’", "'", "&")
                or low in SUBORDINATORS
                and low != "as"
                or low == "to"
            ):
                break
            if j > i and (looks_finite(self.lows, j) and not self.is_capital(j) or low in SUBJECT_PRONOUNS):
                break
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
