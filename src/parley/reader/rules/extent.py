"""How far a content reaches: to another attribution of the same speaker, or to another clause."""

from parley.reader.rules.cueing import Hit, cue_candidates
from parley.reader.rules.phrases import Phrases
from parley.reader.rules.words import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    is_adverb,
    looks_finite,
    word_set,
)

_CLAUSE_WORDS = word_set("which who where something but although though while after when because whose as")


def content_end(p: Phrases, hit: Hit, lo: int, hi: int, depth: int, *, clause: bool) -> int:
    """Where a content that starts at `lo` ends: at another attribution of the same speaker, or another clause."""
    # "insists its programme is peaceful and denies ...": a programme denies nothing, so the outer speaker does
    subject_speaks = clause and p.can_speak((lo, max(lo + 1, p.phrase_right(lo, min(hi, lo + 30)))))
    depth = max(depth, p.seg.depth[lo]) if lo not in p.opens else depth
    if lo in p.opens and _ends_with_quotation(p, lo, hi):
        return min(hi, p.opens[lo] + 1)
    for i in range(lo + 1, hi):
        if p.seg.depth[i] > depth or i in p.opens:
            continue
        if p.texts[i] == ";" or _follow_on(p, hit, lo, i, hi, not subject_speaks):
            return i
        if not clause and p.texts[i] == "," and _new_clause(p, i, hi, lists=hit.document):
            return i
    return hi


def _ends_with_quotation(p: Phrases, lo: int, hi: int) -> bool:
    """Whether a quotation that opens at `lo` is the whole content: it ends like a sentence."""
    closing = p.opens[lo]
    return closing - lo > 3 and p.texts[closing - 1] in (".", ",", "!", "?", "…")


def _follow_on(p: Phrases, hit: Hit, lo: int, i: int, hi: int, outer: bool) -> bool:
    """Whether at i another attribution of the outer speaker, or one of somebody else, begins."""
    low = p.lows[i]
    j = i + 1
    if p.texts[i] == "," and j < hi:
        subject = p.lows[slice(*hit.subject)] if hit.subject else [""]
        relative = subject[0] in ("who", "which") or subject[-1] in ("who", "which")
        if relative and looks_finite(p.lows, j) and cue_candidates(p, j, hi):
            return True  # "A minister, who demanded an answer, | said ..."
        if p.lows[j] in ("who", "which", "whom") and _cue_follows(p, j + 1, hi):
            return True
        if p.lows[j].endswith("ing") and cue_candidates(p, j, hi):
            return True
        while j < hi and p.lows[j] in ("and", "but", "while", "then", "yet"):
            j += 1
        if j > i + 1:
            going_on = j < hi and p.lows[j].endswith("ing") and bool(cue_candidates(p, j, hi))  # ", while pointing out"
            return going_on or _cue_follows(p, j, hi) or _own_clause_says(p, j, hi)
        return False
    if low == "and" and outer and p.lows[j : j + 1] == ["that"]:
        return True
    if outer and low in ("and", "but", "while") and _somebody_acts(p, j, hi):
        return True  # "signed the deal and Ukraine accepted it"
    if low in ("and", "but", "then", "yet"):
        return _cue_follows(p, j, hi, saying=not outer)
    if low in ("while", "as", "after", "although", "though", "whereas", "even") and hit.cue.reports and i > lo + 2:
        return _own_clause_says(p, j + (p.lows[j : j + 1] == ["as"]), hi)
    return False


def _cue_follows(p: Phrases, j: int, hi: int, *, saying: bool = False) -> bool:
    """Whether a finite cue follows, adverbs apart; with `saying` only a verb of saying."""
    while j < hi and (is_adverb(p.lows[j]) or p.lows[j] in ADVERBS or p.lows[j] in ("has", "have", "had")):
        j += 1
    if j >= hi or p.lows[j].endswith("ing") or (not p.lows[j].endswith(("d", "s")) and p.lows[j] not in ("wrote",)):
        return False
    return any(
        (cue.reports or not saying) and not (end < hi and p.lows[end] in ("of", "by", "and"))
        for end, cue in cue_candidates(p, j, hi)
    )


def _somebody_acts(p: Phrases, j: int, hi: int) -> bool:
    """Whether [j, ...) is a clause in which somebody else accepts, rejects, promises ..."""
    end = p.phrase_right(j, min(hi, j + 14))
    return j < end < hi and p.can_speak((j, end)) and _cue_follows(p, end, hi)


def _own_clause_says(p: Phrases, j: int, hi: int) -> bool:
    """Whether [j, ...) is "X said (that) ..." with a subject of its own."""
    end = p.phrase_right(j, min(hi, j + 14))
    if end <= j or not (p.can_speak((j, end)) or p.lows[j] in SUBJECT_PRONOUNS):
        return False
    return _cue_follows(p, end, hi, saying=p.lows[j] not in ("he", "she"))


def _new_clause(p: Phrases, comma: int, hi: int, *, lists: bool) -> bool:
    """Whether after this comma a clause of its own begins, so that a noun phrase before it is over."""
    j = comma + 1
    if j >= hi:
        return True
    low = p.lows[j]
    if low in _CLAUSE_WORDS and not (low == "as" and p.lows[j + 1 : j + 2] == ["well"]):
        return True
    if low in ("and", "or"):
        j += 1
    if p.lows[j : j + 1] and p.lows[j].endswith("ing") and low not in ("and", "or", "including"):
        after = p.lows[j + 1] if j + 1 < hi else ""
        return not lists and (
            after in DETERMINERS | PREPOSITIONS | PRONOUNS | {"to", "that"} or (j + 1 < hi and p.is_capital(j + 1))
        )
    nxt = next((k for k in range(j, min(hi, j + 30)) if p.texts[k] == ","), min(hi, j + 30))
    end = p.phrase_right(j, nxt)
    return end < nxt and end > j and looks_finite(p.lows, end) and p.lows[end - 1] not in PREPOSITIONS
