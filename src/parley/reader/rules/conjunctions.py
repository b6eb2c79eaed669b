"""Words that can open a condition, and whether they do so where they stand."""

from parley.model.statement import ProvisoKind
from parley.reader.rules.phrases import TEMPORAL, Phrases
from parley.reader.rules.words import (
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    any_in,
    is_adverb,
    word_set,
)

_ADVANCING = word_set("progress progresses advance advances")
_STEP_VERBS = _ADVANCING | word_set(
    "begin begins start starts end ends resume resumes conclude concludes proceed takes take sign signs accept accepts "
    "agree agrees withdraw withdraws leave leaves verify verifies complete completes"
)
_INDIRECT = word_set(
    "ask asked asks know known see seen wonder wondered whether unclear clear as even what say tell sure decide "
    "decided determine doubt"
)
_ONLY_TIME = MONTHS - {"may", "march"} | WEEKDAYS | TEMPORAL | word_set("then now tomorrow midnight noon dawn recently")
_WHILES = word_set("minute hour day week month year decade moment")
_SET_PHRASES = word_set("any ever only not so possible")  # "if any", "if not sooner": they bind nothing
_CONSENT = word_set(
    "consent approval agreement permission authorisation authorization ratification mandate endorsement assent "
    "verification consultation"
)
_MANNER = word_set(
    "delay preconditions condition conditions exception hesitation doubt question fail reservation reservations "
    "comment result success incident elaborating giving naming specifying saying further any"
)
_LEADING = word_set("will would shall must should 'll won't wouldn't cannot")
_LIKE_NOUN = ("s", "y", "ion", "ment", "nce", "ism")
_BASES = word_set("be have not also never only remain")
# Conjunctions of several words before their parts, each with what it makes of the clause after it.
PHRASES: tuple[tuple[str, ProvisoKind], ...] = (
    ("on the condition that", "only_if"),
    ("on condition that", "only_if"),
    ("on the understanding that", "only_if"),
    ("on condition of", "only_if"),
    ("with the approval of", "requires"),
    ("with the consent of", "requires"),
    ("as long as", "only_if"),
    ("so long as", "only_if"),
    ("as soon as", "if"),
    ("provided that", "only_if"),
    ("in exchange for", "requires"),
    ("in return for", "requires"),
    ("in exchange", "requires"),
    ("in return", "requires"),
    ("simultaneously with", "requires"),
    ("conditional on", "requires"),
    ("conditional upon", "requires"),
    ("contingent on", "requires"),
    ("contingent upon", "requires"),
    ("subject to", "requires"),
    ("in case of", "if"),
    ("in case", "if"),
    ("in the event of", "if"),
    ("in the event that", "if"),
    ("assuming that", "if"),
    ("the moment", "if"),
    ("if and only if", "only_if"),
    ("if and when", "if"),
    ("unless and until", "unless"),
    ("only if", "only_if"),
    ("only when", "only_if"),
    ("only after", "only_if"),
    ("only once", "only_if"),
    ("provided", "only_if"),
    ("without", "requires"),
    ("unless", "unless"),
    ("until", "until"),
    ("if", "if"),
    ("once", "if"),
    ("when", "if"),
    ("after", "if"),
    ("as", "if"),
    ("should", "if"),
    ("were", "if"),
)
NOMINAL = frozenset(
    phrase for phrase, _ in PHRASES if phrase.endswith((" for", " with", " of", " on", " upon", " to"))
) | {"without"}
_BY_HEAD: dict[str, list[tuple[tuple[str, ...], ProvisoKind]]] = {}
for _phrase, _kind in PHRASES:
    _words = tuple(_phrase.split())
    _BY_HEAD.setdefault(_words[0], []).append((_words, _kind))


def conjunction_at(p: Phrases, i: int) -> tuple[str, int, ProvisoKind] | None:
    """The longest wording that can open a condition at token i: it, the index after it, and its kind."""
    for words, kind in _BY_HEAD.get(p.lows[i], ()):
        if tuple(p.lows[i : i + len(words)]) == words:
            return " ".join(words), i + len(words), kind
    return None


def is_conditional(p: Phrases, lo: int, i: int, start: int, hi: int, phrase: str) -> bool:
    """Whether a conjunction makes a condition here: a clause follows, and what it governs has not happened."""
    before = p.lows[i - 1] if i > lo else ""
    stop = next((k for k in range(start, hi) if p.texts[k] in (",", ";")), hi)
    if phrase in ("should", "were"):
        return _inverted(p, lo, i, start, hi, phrase)
    if phrase == "if":
        idle = p.lows[start] in _SET_PHRASES and not p.is_clause(start, stop)
        return before not in _INDIRECT and not idle
    if phrase == "until":
        return not _only_time(p, start, stop)
    if phrase in ("as soon as", "as long as", "so long as"):
        idle = p.lows[start] in ("possible", "necessary", "needed") or p.lows[start : start + 2] == ["it", "takes"]
        return not idle and (p.is_clause(start, stop) or not (_only_time(p, start, stop) or p.lows[start] == "next"))
    if phrase in ("provided", "the moment", "in case"):
        return _opens_clause(p, lo, i, start, stop, before)
    if phrase in ("in return", "in exchange"):
        return i > lo + 3 and (before in ("and", ",") or p.texts[i - 1] in "—–") and p.is_clause(start, hi)
    if phrase in ("without", "subject to"):
        return _binds(p, lo, i, start, stop, phrase)
    if phrase == "on condition of":
        return p.lows[start] != "anonymity"
    if phrase in ("once", "when", "after", "as"):
        return _is_ahead(p, lo, i, stop, hi, phrase) and _orders(p, start, stop, phrase, before)
    return True


def is_step(p: Phrases, start: int, stop: int) -> bool:
    """Whether a clause follows, its verb in whatever form."""
    return p.is_clause(start, stop) or any(p.lows[k] in _STEP_VERBS for k in range(start + 1, stop))


def _only_time(p: Phrases, start: int, stop: int) -> bool:
    """ "until March 15", "as long as three hours": a date or a while, and no clause."""
    if p.is_clause(start, stop):
        return False
    return any(
        p.lows[k] in _ONLY_TIME or p.lows[k].isdigit() or p.texts[k] in ("May", "March") for k in range(start, stop)
    ) or any(low.rstrip("s") in _WHILES for low in p.lows[start:stop])


def _opens_clause(p: Phrases, lo: int, i: int, start: int, stop: int, before: str) -> bool:
    """ "provided they sign", "the moment they sign" and neither "aid provided by" nor "at the moment"."""
    follows = p.lows[start] in DETERMINERS | PRONOUNS or p.is_capital(start) or is_step(p, start, stop)
    if p.lows[i] != "provided":
        return follows and before not in PREPOSITIONS and stop > start + 1
    passive = (
        before in ("be", "is", "was", "were", "been", "are", "has", "have", "had") or p.lows[start] in PREPOSITIONS
    )
    hangs = before in (",", "") or any(low in MODALS or low == "ready" for low in p.lows[lo:i])
    return not passive and (is_step(p, start, stop) or (follows and hangs))


def _binds(p: Phrases, lo: int, i: int, start: int, stop: int, phrase: str) -> bool:
    """ "not without their consent", "no peace without justice", "subject to approval"."""
    if any(low in _CONSENT for low in p.lows[start : min(stop, start + 6)]):
        return phrase == "subject to" or _is_ahead(p, lo, i, stop, stop, phrase)
    before = p.lows[lo:i]
    denied = any(low in NEGATIONS or low == "no" for low in before) and any(low in MODALS for low in before)
    return phrase == "without" and denied and not any(low in _MANNER for low in p.lows[start : start + 2])


def _inverted(p: Phrases, lo: int, i: int, start: int, hi: int, phrase: str) -> bool:
    """ "should talks fail", "were they to leave": the verb before its subject, and no question."""
    if start + 1 >= hi or p.lows[start] in _BASES or is_adverb(p.lows[start]) or "?" in p.texts[start : hi + 1]:
        return False
    named = p.lows[start] in DETERMINERS | PRONOUNS or p.is_capital(start)
    end = p.phrase_right(start, min(hi, start + 15))
    head = i == lo or p.texts[i - 1] == ","
    if phrase == "were":
        return head and named and p.lows[end : end + 1] == ["to"]
    noun = named or (p.lows[start].endswith(_LIKE_NOUN) and p.lows[start + 1] not in DETERMINERS | PREPOSITIONS)
    verb = p.lows[i - 1].endswith("ed") or any_in(p.lows[max(lo, i - 3) : i - 1], MODALS)
    hangs = head or named or (verb and p.is_clause(lo, i))
    return noun and hangs and (end > start + 1 or (head and "," in p.texts[end:hi]))


def _is_ahead(p: Phrases, lo: int, i: int, stop: int, hi: int, phrase: str) -> bool:
    """Whether what a conjunction at i governs lies ahead: a modal verb or an infinitive stands there."""
    modals = _LEADING if phrase == "when" else MODALS
    return "to" in p.lows[lo:i] or any(low in modals for low in (*p.lows[lo:i], *p.lows[stop:hi]))


def _orders(p: Phrases, start: int, stop: int, phrase: str, before: str) -> bool:
    """Whether "once", "when", "after" or "as" orders steps and tells no story of the past."""
    if phrase == "as":
        return any(p.lows[k] in _ADVANCING for k in range(start + 1, stop))
    if before in ("at", "for", "since", "what") or p.lows[start] in ("again", "more", "and"):
        return False
    if phrase == "once":  # its past is the past of what is reported: "to be lifted once the deal was signed"
        first = next(p.verbs(start, stop), start)
        return (first > start and is_step(p, start, stop)) or p.lows[start] in DETERMINERS | PRONOUNS
    verb = p.lows[next(p.verbs(start, stop), start)]
    if not is_step(p, start, stop) or verb.endswith("ed") or verb in IRREGULAR_PAST or verb in ("had", "did"):
        return False
    if phrase == "after":
        return p.lows[start] not in ("that", "this")
    return p.lows[start : start + 2] != ["it", "comes"]
