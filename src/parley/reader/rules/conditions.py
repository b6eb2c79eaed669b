"""Clauses that make a content, or a part of it, depend on something: if, unless, until, once, provided, requires."""

from dataclasses import dataclass

from parley.model.statement import ProvisoKind
from parley.reader.rules.complements import STOPS
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.subjects import verb_left
from parley.reader.rules.words import IRREGULAR_PAST, MODALS, SUBJECT_PRONOUNS, looks_finite, word_set

_REACH = 300  # words between a conjunction and what it governs; a bound keeps time linear in hostile texts
_NEEDED = word_set("required needed necessary essential indispensable")
_STEP_VERBS = word_set(
    "begin begins start starts progress progresses end ends resume resumes conclude concludes advance advances "
    "proceed takes take sign signs accept accepts agree agrees withdraw withdraws leave leaves verify verifies "
    "complete completes"
)
_ADVANCING = word_set("progress progresses advance advances")
_INDIRECT = word_set(
    "ask asked asks know known see seen wonder wondered whether unclear as even what decide decided determine doubt"
)
# Conjunctions of several words, longest first, with what they make of the clause after them.
_PHRASES: tuple[tuple[tuple[str, ...], ProvisoKind], ...] = (
    (("on", "the", "condition", "that"), "only_if"),
    (("on", "condition", "that"), "only_if"),
    (("with", "the", "approval", "of"), "requires"),
    (("with", "the", "consent", "of"), "requires"),
    (("as", "long", "as"), "only_if"),
    (("so", "long", "as"), "only_if"),
    (("as", "soon", "as"), "if"),
    (("provided", "that"), "only_if"),
    (("in", "exchange", "for"), "requires"),
    (("in", "return", "for"), "requires"),
    (("simultaneously", "with"), "requires"),
    (("in", "case", "of"), "if"),
    (("in", "the", "event", "of"), "if"),
    (("only", "if"), "only_if"),
    (("only", "when"), "only_if"),
    (("only", "after"), "only_if"),
    (("only", "once"), "only_if"),
    (("provided",), "only_if"),
    (("unless",), "unless"),
    (("until",), "until"),
    (("if",), "if"),
    (("once",), "if"),
    (("when",), "if"),
    (("after",), "if"),
    (("as",), "if"),
)
_NOMINAL = frozenset(
    {
        "in exchange for",
        "in return for",
        "simultaneously with",
        "with the approval of",
        "with the consent of",
        "in case of",
        "in the event of",
    }
)


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
    i = lo
    while i < hi:
        made = _at(p, lo, i, hi)
        if made:
            found.append(made)
            i = max(made.clause[1], i + 1)
        else:
            i += 1
    return found or _requirements(p, lo, hi)


def _at(p: Phrases, lo: int, i: int, hi: int) -> FoundCondition | None:
    lo, hi = max(lo, i - _REACH), min(hi, i + _REACH)
    for words, kind in _PHRASES:
        if p.lows[i] != words[0] or tuple(p.lows[i : i + len(words)]) != words:
            continue
        start = i + len(words)
        phrase = " ".join(words)
        if start >= hi or not _conditional(p, lo, i, start, hi, phrase):
            return None
        front = _front_end(p, lo, i, start, hi)
        end = front or _trailing_end(p, start, hi, nominal=phrase in _NOMINAL)
        if kind == "if" and i > lo and _only_before(p, lo, i):
            kind = "only_if"
        governs = (front + 1, hi) if front else (_clause_start(p, lo, i), _governed_end(p, lo, i))
        if governs[0] >= governs[1]:
            governs = (lo, max(lo + 1, i))
        return FoundCondition(kind, (start, end), governs, i)
    return None


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


def _conditional(p: Phrases, lo: int, i: int, start: int, hi: int, phrase: str) -> bool:
    """Whether a conjunction makes a condition here: a clause follows, and what it governs has not happened."""
    before = p.lows[i - 1] if i > lo else ""
    if before in _INDIRECT and phrase in ("if", "once"):
        return False
    stop = next((k for k in range(start, hi) if p.texts[k] in (",", ";")), hi)
    if phrase in ("provided", "provided that"):
        passive = before in ("be", "is", "was", "were", "been", "are") or p.lows[start] in ("by", "with", "for")
        return phrase != "provided" or (_is_step(p, start, stop) and not passive)
    if phrase == "as soon as":
        return p.lows[start] != "possible"
    if phrase in ("once", "when", "after", "as"):
        return _is_ahead(p, lo, i, stop, hi) and _orders(p, start, stop, phrase, before)
    return True


def _is_step(p: Phrases, start: int, stop: int) -> bool:
    """Whether a clause follows, its verb in whatever form."""
    return p.is_clause(start, stop) or any(p.lows[k] in _STEP_VERBS for k in range(start + 1, stop))


def _is_ahead(p: Phrases, lo: int, i: int, stop: int, hi: int) -> bool:
    """Whether what a conjunction at i governs lies ahead: a modal verb or an infinitive stands there."""
    return "to" in p.lows[lo:i] or any(low in MODALS for low in (*p.lows[lo:i], *p.lows[stop:hi]))


def _orders(p: Phrases, start: int, stop: int, phrase: str, before: str) -> bool:
    """Whether "once", "when", "after" or "as" orders steps and tells no story of the past."""
    if phrase == "as":
        return any(p.lows[k] in _ADVANCING for k in range(start + 1, stop))
    verb = p.lows[next(p.verbs(start, stop), start)]
    if not _is_step(p, start, stop) or verb.endswith("ed") or verb in IRREGULAR_PAST or verb in ("had", "did"):
        return False
    if phrase == "after":
        return p.lows[start] not in ("that", "this")
    return before not in ("at", "for", "since") and p.lows[start] not in ("again", "more", "and")


def _front_end(p: Phrases, lo: int, i: int, start: int, hi: int) -> int:
    """If the condition stands before what it governs ("if A, B"), the comma between them, else 0."""
    head = i == lo or p.texts[i - 1] in (",", ":") or p.lows[i - 1] in ("that", "but", "and")
    if not head or (i > lo and p.texts[i - 1] == "," and p.is_clause(lo, i - 1)):
        return 0
    for k in range(start + 1, hi):
        if p.texts[k] == "," and k + 1 < hi and _main_clause(p, k + 1, hi):
            return k
    return 0


def _main_clause(p: Phrases, j: int, hi: int) -> bool:
    j += p.lows[j : j + 1] == ["then"]
    end = p.phrase_right(j, min(hi, j + 25))
    return j < hi and (p.lows[j] in SUBJECT_PRONOUNS or (j < end < hi and looks_finite(p.lows, end)))


def _trailing_end(p: Phrases, start: int, hi: int, *, nominal: bool) -> int:
    for k in range(start, hi):
        low = p.lows[k]
        after = p.lows[k + 1] if k + 1 < hi else ""
        if p.texts[k] == ";" or (low == "even" and after in ("as", "though", "if")):
            return k
        if p.texts[k] == "," and (
            after in ("but", "while", "which", "although") or (after in ("and", "as") and _main_clause(p, k + 2, hi))
        ):
            return k
        if nominal and p.texts[k] == ",":
            return k
    return hi


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
        if comma and any(
            w in ("must", "need", "needs", "has", "have", "should", "required", "needed") for w in p.lows[comma:hi]
        ):
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
