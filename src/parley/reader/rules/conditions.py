"""Clauses that make a content, or a part of it, depend on something: if, unless, until, once, provided, requires."""

from dataclasses import dataclass

from parley.model.statement import ProvisoKind
from parley.reader.rules.complements import STOPS
from parley.reader.rules.conjunctions import NOMINAL, conjunction_at, is_conditional, is_step
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.subjects import verb_left
from parley.reader.rules.words import (
    AUXILIARIES,
    COORDINATORS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    any_in,
    looks_finite,
    word_set,
)

_REACH = 300  # words between a conjunction and what it governs; a bound keeps time linear in hostile texts
_NEEDED = word_set("required needed necessary essential indispensable")
_DEMANDING = word_set("must need needs has have had should required needed")
_BEFORE_HEAD = COORDINATORS | word_set("that because said says say so")
_GOES_ON = word_set("which who whom that and or including")
_TURNS = word_set("but while which although though because unless if until provided otherwise")


@dataclass(frozen=True, slots=True)
class FoundCondition:
    """One condition: kind, the range of its words without the conjunction, and of what it governs."""

    kind: ProvisoKind
    clause: Range
    governs: Range
    conjunction: int


def conditions_in(p: Phrases, lo: int, hi: int) -> list[FoundCondition]:
    """The conditions in tokens [lo, hi), which is one sentence or a part of one."""
    while hi > lo and p.texts[hi - 1] in STOPS:
        hi -= 1
    found: list[FoundCondition] = []
    i = floor = lo
    while i < hi:
        made = _at(p, floor, i, hi) or _before(p, floor, i, hi)
        if made:
            found.append(made)
            i = max(made.clause[1], i + 1)
            floor = made.governs[0] if made.governs[0] >= made.clause[1] else floor
        else:
            i += 1
    return found or _requirements(p, lo, hi)


def _at(p: Phrases, lo: int, i: int, hi: int) -> FoundCondition | None:
    lo, hi = max(lo, i - _REACH), min(hi, i + _REACH)
    opened = conjunction_at(p, i)
    if opened is None:
        return None
    phrase, start, kind = opened
    if start >= hi or not is_conditional(p, lo, i, start, hi, phrase):
        return None
    if start + 1 < hi and p.texts[start] == ",":  # "and in return, ..."
        start += 1
    front = _front_end(p, lo, i, start, hi)
    end = front or _trailing_end(p, start, hi, nominal=phrase in NOMINAL)
    if kind == "if" and i > lo and _only_before(p, lo, i):
        kind = "only_if"
    begin = front + (p.texts[front] == ",")
    governs = (begin, hi) if front else (_clause_start(p, lo, i), _governed_end(p, lo, i))
    if governs[0] >= governs[1]:
        governs = (lo, max(lo + 1, i))
    return FoundCondition(kind, (start, end), governs, i)


def _before(p: Phrases, lo: int, i: int, hi: int) -> FoundCondition | None:
    """ "Not A before B" waits for B; "A must be before B" requires A."""
    if p.lows[i] != "before" or i + 2 >= hi:
        return None
    lo, hi = max(lo, i - _REACH), min(hi, i + _REACH)
    front = _front_end(p, lo, i, i + 1, hi)
    end = front or _trailing_end(p, i + 1, hi, nominal=False)
    if not is_step(p, i + 1, end):
        return None
    main = (front + (p.texts[front] == ","), hi) if front else (_clause_start(p, lo, i), i)
    lows = p.lows[slice(*main)]
    if any_in(lows, NEGATIONS | {"no"}) and any_in(lows, MODALS):
        return FoundCondition("until", (i + 1, end), main, i)
    demands = any(
        w in ("must", "should") or (w in _DEMANDING and lows[n + 1 : n + 2] == ["to"]) for n, w in _told(lows)
    )
    return FoundCondition("requires", main, (i + 1, end), i) if demands and main[0] < main[1] else None


def _told(lows: list[str]) -> list[tuple[int, str]]:
    """The words of a clause with their places, but for "should have" and "must have", which look back."""
    return [(n, w) for n, w in enumerate(lows) if lows[n + 1 : n + 2] != ["have"]]


def _governed_end(p: Phrases, lo: int, i: int) -> int:
    """Where what a trailing condition governs ends: before "only", and before "is only feasible"."""
    end = i - (p.lows[i - 1] in ("only", ",")) if i > lo else i
    only = next((k for k in range(i - 1, max(lo, i - 4), -1) if p.lows[k] == "only"), 0)
    if only > lo + 1 and p.lows[only - 1] in ("is", "are", "was", "were", "be"):
        end = only - 1 - (p.lows[only - 2] in MODALS)
    return end


def _only_before(p: Phrases, lo: int, i: int) -> bool:
    """ "is only feasible if", "will only meet when"."""
    return "only" in p.lows[max(lo, i - 4) : i]


def _front_end(p: Phrases, lo: int, i: int, start: int, hi: int) -> int:
    """If the condition stands before what it governs ("if A, B"), where it ends, else 0."""
    head = i == lo or p.texts[i - 1] in (",", ":", "—", "–") or p.lows[i - 1] in _BEFORE_HEAD or i - 1 in p.opens
    if not head or (i > lo and p.texts[i - 1] == "," and p.is_clause(lo, i - 1)):
        return 0
    commas = [k for k in range(start + 1, hi - 1) if p.texts[k] == ","]
    for k in commas:
        if _main_clause(p, k + 1, hi):
            return k
    verb = next(p.verbs(start, hi), hi)
    for k in range(start + 2, hi - 1):
        if _runs_on(p, k):
            return k
    if i == lo:  # a sentence that opens with a condition has something after it, whatever its form
        return next((k for k in commas if k > verb and p.lows[k + 1] not in _GOES_ON), 0)
    return 0


def _runs_on(p: Phrases, k: int) -> bool:
    """ "If they attack | we shall answer", "if it wants peace | let it come": a main clause without a comma."""
    before = p.lows[k - 1]
    if before in SUBORDINATORS | COORDINATORS | PREPOSITIONS | AUXILIARIES or p.pack.cues.verbs.get(before):
        return False
    return p.lows[k] == "let" or (p.lows[k] in SUBJECT_PRONOUNS - {"who"} and p.lows[k + 1] in MODALS)


def _main_clause(p: Phrases, j: int, hi: int) -> bool:
    j += p.lows[j : j + 1] == ["then"]
    if j >= hi:
        return False
    end = p.phrase_right(j, min(hi, j + 25))
    return p.lows[j] in SUBJECT_PRONOUNS | {"there", "let"} or (j < end < hi and looks_finite(p.lows, end))


def _trailing_end(p: Phrases, start: int, hi: int, *, nominal: bool) -> int:
    for k in range(start, hi):
        low = p.lows[k]
        after = p.lows[k + 1] if k + 1 < hi else ""
        if p.texts[k] in (";", "—", "–") or (low == "even" and after in ("as", "though", "if")):
            return k
        if p.texts[k] == "." and k + 1 < hi and not p.texts[k + 1][0].isalnum():  # a sentence is over, quoted or not
            return k
        if p.texts[k] == "," and (
            after in _TURNS or _opens_another(p, k + 1, hi) or (after in ("and", "as") and _main_clause(p, k + 2, hi))
        ):
            return k
        if low == "and" and after == "that" and k > start:
            return k
        if nominal and p.texts[k] == ",":
            return k
    return hi


def _opens_another(p: Phrases, i: int, hi: int) -> bool:
    """Whether "as long as", "provided that" and the like stand at i."""
    opened = conjunction_at(p, i) if i < hi else None
    return opened is not None and opened[1] - i > 1


def _clause_start(p: Phrases, lo: int, i: int) -> int:
    """Where the clause that a trailing condition governs begins."""
    for k in range(i - 1, lo, -1):
        if p.texts[k] == ";" or (p.lows[k] in ("under", "which") and p.texts[k - 1] != ","):
            return k + 1 + (p.lows[k + 1 : k + 2] == ["which"])
        if p.texts[k] == "," and p.lows[k + 1 : k + 2] in (["and"], ["but"], ["with"]):
            return k + 2
    return lo


def _requirements(p: Phrases, lo: int, hi: int) -> list[FoundCondition]:
    """ "For X to take effect, there must be Y"; "Y would be required (for X)"."""
    if p.lows[lo] == "for" and "to" in p.lows[lo:hi]:
        comma = next((k for k in range(p.lows.index("to", lo), hi) if p.texts[k] == ","), 0)
        if comma and any_in(p.lows[comma:hi], _DEMANDING):
            return [FoundCondition("requires", (comma + 1, hi), (lo + 1, comma), lo)]
    for k in range(lo + 1, hi):
        if p.lows[k] in _NEEDED and p.lows[k - 1] in ("be", "is", "are", "was", "also"):
            last, _ = verb_left(p, lo, k)
            if last <= lo:
                return []
            begin = lo + (p.lows[lo] == "that")
            if k + 2 < hi and p.lows[k + 1] in ("for", "before", "to"):
                return [FoundCondition("requires", (begin, last + 1), (k + 2, hi), k)]
            of = next((j for j in range(last, begin, -1) if p.lows[j] in ("of", "for", "on")), begin - 1)
            return [FoundCondition("requires", (begin, last + 1), (of + 1, last + 1), k)]
    return []
