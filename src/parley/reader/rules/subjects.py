"""The subject of a cue: the noun phrase left of it, with its appositions and without what opens the sentence."""

from itertools import islice

from parley.reader.rules.phrases import ROLES, TEMPORAL, Phrases, Range
from parley.reader.rules.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    MONTHS,
    NEGATIONS,
    OPENING_ADVERBS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    is_adverb,
    looks_finite,
    word_set,
)

_VERBS = 5  # a clause has no subject if so many verbs have none
_REACH = 150  # no subject is longer; a bound keeps hostile texts from taking quadratic time
_OPENERS = frozenset('“"«„‘')
_INSERTED = word_set(
    "according speaking citing quoting addressing commenting referring talking briefing responding seen obtained "
    "published reviewed"
)
_WHILES = word_set("minute hour day week month year moment")
_PREPOSED = word_set("after before since until")  # "After a visit to Rome, | the minister"
_RELATIVES = word_set("who which whose whom")


def verb_left(p: Phrases, lo: int, cue: int) -> tuple[int, frozenset[str]]:
    """Skip auxiliaries, adverbs and times left of a cue.

    Returns the index of the subject's last token, below `lo` if there is none, and the words skipped.
    """
    i, skipped = cue - 1, []
    while i >= lo:
        low = p.lows[i]
        skips = low in MODALS or is_adverb(low) or low in OPENING_ADVERBS - COORDINATORS
        if low in AUXILIARIES or (low in NEGATIONS and low not in DETERMINERS) or skips:
            if low == "'s" and (i + 1 != cue or i - 1 < lo or p.lows[i - 1] not in SUBJECT_PRONOUNS):
                break
            skipped.append(low)
            i -= 1
        elif p.texts[i] == "," and i - 2 >= lo and p.texts[i - 2] == "," and _parenthetical(p.lows[i - 1]):
            i -= 3  # "Iran, however, warned"
        elif (before := _time_left(p, lo, i)) != i and before >= lo:
            i = before
        else:
            break
    return i, frozenset(skipped)


def _parenthetical(low: str) -> bool:
    return low in OPENING_ADVERBS or is_adverb(low)


def _time_left(p: Phrases, lo: int, i: int) -> int:
    """If a temporal adjunct ends at token i, the index before it; else i."""
    low = p.lows[i]
    before = p.lows[i - 1] if i - 1 > lo else ""
    if low in WEEKDAYS or low in ("yesterday", "today", "tonight"):
        return i - 2 - (p.lows[i - 2] == "late") if before in ("on", "late", "early") else i - 1
    if low in TEMPORAL and before in ("this", "last", "that", "next"):
        return i - 2 - (i - 2 > lo and p.lows[i - 2] in ("earlier", "later", "late"))
    return i


def subject_left(p: Phrases, lo: int, end: int, *, absolute: bool = False) -> tuple[Range | None, str]:
    """The noun phrase that ends at token `end` (inclusive), and the word that opens its clause ("" if none).

    Appositions between commas belong to it; relative clauses ("Kim, who arrived late, said") and adverbials that open
    the sentence do not. `absolute`: "with" may open the clause ("with the Ukrainian side claiming").
    """
    lo = max(lo, end - _REACH)
    closed = p.texts[end] == ","
    last = end - 1 if closed else end
    if last < lo:
        return None, ""
    if closed and (relative := _relative_start(p, lo, last)):
        return subject_left(p, lo, relative - 1, absolute=absolute)
    if closed and (relative := _defining_start(p, lo, last)):
        last = relative - 1
    if p.lows[last] in SUBJECT_PRONOUNS and p.lows[last] != "who" and not closed:
        return (last, last + 1), p.lows[last - 1] if last > lo and p.lows[last - 1] in SUBORDINATORS else ""
    opening, start = "", lo
    for i in range(last, lo - 1, -1):
        if _opens_clause(p, lo, i, last) or (absolute and p.lows[i] == "with"):
            opening, start = p.lows[i], i + 1
            break
    if opening in _PREPOSED and (comma := next((k for k in range(start, last) if p.texts[k] == ","), 0)):
        opening, start = ("", comma + 1) if not p.is_clause(start, comma) else (opening, start)
    if closed:
        last = _without_insertion(p, start, last)
    begin = _without_opening(p, _first_piece(p, start, last, closed), last)
    return ((begin, last + 1) if begin <= last else None), opening


def main_subject(p: Phrases, lo: int, before: int) -> Range | None:
    """The subject of the clause in [lo, before): the noun phrase left of its first finite verb."""
    for i in islice(p.verbs(lo, before), _VERBS):
        if not p.is_capital(i):
            last, _ = verb_left(p, lo, i)
            subject = subject_left(p, lo, last)[0] if last >= lo else None
            if subject and subject[0] - 1 > lo and p.lows[slice(*subject)] in (["who"], ["which"]):
                subject = subject_left(p, lo, subject[0] - 1)[0]  # "The rebels, | who came late, were ..."
            if subject and subject[1] - subject[0] > 1 and p.lows[subject[1] - 1] in _RELATIVES:
                return subject[0], subject[1] - 1  # "A lawmaker | who fled was blunter"
            if subject:
                return subject
    return None


def _without_insertion(p: Phrases, start: int, last: int) -> int:
    """The end of the subject before an insertion between commas: "The Council, in a statement, demanded"."""
    comma = next((i for i in range(last, start, -1) if p.texts[i] == "," and not _inside_brackets(p, start, i)), start)
    inserted = comma > start and p.lows[comma + 1] in PREPOSITIONS and p.lows[comma + 1] not in ("of", "from", "for")
    return comma - 1 if inserted and _is_nominal(p, start, comma) else last


def _relative_start(p: Phrases, lo: int, last: int) -> int:
    """The comma before a relative or participial clause that ends at `last`, 0 if there is none."""
    for k in range(last, lo + 1, -1):
        opens = p.lows[k] in _RELATIVES or (p.lows[k] in _INSERTED and k > lo + 2)
        if opens and p.texts[k - 1] == ",":
            return k - 1
    return 0


def _defining_start(p: Phrases, lo: int, last: int) -> int:
    """Where a relative clause without a comma begins in the last piece of a subject: "X, a leader | who is ..."."""
    for k in range(last, lo + 1, -1):
        if p.texts[k] == ",":
            return 0
        apposed = p.lows[k] in ("that", "whose") and "," in p.texts[lo:k]
        if (
            (p.lows[k] == "who" or apposed)
            and p.is_clause(k + 1, last + 1)
            and p.texts[k - 1][0].isalpha()
            and p.lows[k - 1] not in PREPOSITIONS
        ):
            return k
    return 0


def _first_piece(p: Phrases, start: int, last: int, closed: bool) -> int:
    """Where the leftmost piece between commas begins that still names the subject."""
    commas = [i for i in range(start, last + 1) if p.texts[i] == "," and not _inside_brackets(p, start, i)]
    bounds, ends = [start, *(c + 1 for c in commas)], [*commas, last + 1]
    first = len(bounds) - 1
    while first > 0 and _is_nominal(p, bounds[first - 1], ends[first - 1]):
        whole = p.lows[bounds[first]] in DETERMINERS  # ", a spokesman said": a subject by itself
        if not closed and (whole or not _names(p, bounds[first], ends[first])):
            break
        first -= 1
    return bounds[first]


def _without_opening(p: Phrases, begin: int, last: int) -> int:
    """Past dates, adverbs, conjunctions and quotation marks that only open the sentence."""
    begin = max(begin, _after_while(p, begin, last))
    while begin < last and _is_date(p, begin):
        begin += 1
    while begin <= last and (
        p.lows[begin] in OPENING_ADVERBS | COORDINATORS or p.lows[begin] == "as" or p.texts[begin] in _OPENERS
    ):
        begin += 1
    if begin < last and p.lows[begin + 1] in DETERMINERS and p.lows[begin] not in DETERMINERS | PREPOSITIONS:
        begin += not p.is_capital(begin)  # "confident | the IRA"
    return begin


def _after_while(p: Phrases, begin: int, last: int) -> int:
    """Where the subject begins after "In April", "In Geneva the" and "two days later", `begin` without such words."""
    if p.lows[begin] in ("in", "since") and begin + 1 < last:
        placed = p.is_capital(begin + 1) and p.lows[begin + 2] in DETERMINERS
        if p.lows[begin + 1] in MONTHS or placed:
            return begin + 2
    if p.lows[begin] in PREPOSITIONS:
        for i in range(begin + 2, last):
            if p.lows[i] in DETERMINERS and (p.lows[i - 1] in MONTHS | WEEKDAYS or p.lows[i - 1].isdigit()):
                return i  # "During their meeting on 13 October | the two ministers"
    for i in range(begin + 1, min(last, begin + 4)):
        if p.lows[i] in ("later", "earlier", "ago") and p.lows[i - 1].rstrip("s") in _WHILES:
            return i + 1
    return begin


def _is_date(p: Phrases, i: int) -> bool:
    """Whether word i only dates what follows: "on 24 August we", "Sep 4 Israel"."""
    low = p.lows[i]
    if low in ("on", "late", "early", ".") and i + 1 < len(p.lows):
        low = p.lows[i + 1]
    return (low in MONTHS and low != "may") or low in WEEKDAYS or low.isdigit() or low in ("yesterday", "today")


def _inside_brackets(p: Phrases, lo: int, i: int) -> bool:
    return p.texts[lo:i].count("(") > p.texts[lo:i].count(")")


def _names(p: Phrases, lo: int, hi: int) -> bool:
    """Whether the piece [lo, hi) can be another name of what stands before it, or one of a list."""
    return any(p.is_capital(i) or p.lows[i] in ROLES for i in range(lo, hi))


def _is_nominal(p: Phrases, lo: int, hi: int) -> bool:
    if lo >= hi or p.lows[lo] in PREPOSITIONS | SUBORDINATORS | OPENING_ADVERBS or p.lows[lo].endswith("ing"):
        return False
    return not p.is_clause(lo, hi) and p.can_speak((lo, hi))


def _opens_clause(p: Phrases, lo: int, i: int, last: int) -> bool:
    """Whether token i stands before the subject's clause and outside of it."""
    text, low = p.texts[i], p.lows[i]
    if text in (";", ":", "—", "–"):
        return True
    if i in p.closes:  # a quotation that is over, not a word in quotation marks
        return p.texts[i - 1] in (",", ".", "!", "?", "…") or p.texts[i + 1] == ","
    if text == "-" and i > lo and p.seg.tokens[i - 1].end < p.seg.tokens[i].start:
        return True
    if low in SUBORDINATORS:
        return not (low == "as" and i > lo and p.lows[i - 1] in ("such", "known")) and not (
            low in _RELATIVES and i == last
        )
    if low in ("but", "then", "yet"):
        return True
    if low in ("and", "or"):
        comma = next((k for k in range(i - 1, lo - 1, -1) if p.texts[k] == ","), lo - 1)
        return comma == i - 1 or p.is_clause(comma + 1, i)
    return looks_finite(p.lows, i) and not (text[0].isupper() and not p.is_head(i))
