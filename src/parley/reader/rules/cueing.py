"""Finding a cue: a word or phrase that says that somebody said something, used as a verb of its clause."""

from dataclasses import dataclass

from parley.reader.rules.cues import Cue
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.subjects import subject_left, verb_left
from parley.reader.rules.words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
    word_set,
)

BE = word_set("is are was were be been being 's")
_HYPOTHETICAL = word_set("if unless until once whether when provided lest")
_LEFT_OF_NOUN = DETERMINERS | POSSESSIVES | (PREPOSITIONS - {"on", "in"}) | word_set("'s ’s of to")
_DOCUMENT_ENDS = word_set(
    "published seen obtained released reviewed viewed reached signed brokered between that which , from"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue used as a verb.

    `at` covers its words; `subject` is the noun phrase left of it, None where it shares the subject of the clause
    before; `opening` the word that opens its clause; `negated` if the cue itself is denied; `participle` for
    ", saying ..."; `passive` for "was rejected".
    """

    at: Range
    cue: Cue
    subject: Range | None
    opening: str
    negated: bool
    participle: bool
    passive: bool
    document: bool = False


def _match(p: Phrases, i: int, hi: int, words: tuple[str, ...]) -> int:
    """The index after the words of a cue that starts at i, 0 if they do not stand there."""
    j = i
    for n, word in enumerate(words):
        if word == "_":  # determiners and adjectives: "lodged a strong protest"
            following = words[n + 1]
            while j < hi and j < i + 6 and p.lows[j] != following:
                if not p.lows[j].isalpha() or p.lows[j] in PREPOSITIONS:
                    return 0
                j += 1
            continue
        while n and j < hi and is_adverb(p.lows[j]) and p.lows[j] != word:
            j += 1  # "remain strongly committed to"
        if n and j < hi and p.lows[j] != word and word in PREPOSITIONS:
            j = p.times_right(j, hi)  # "called last week for"
        if j < hi and n == len(words) - 1 and word != p.lows[j] and p.lows[j] in ("a", "an", "the") and j + 1 < hi:
            j += 1
        if j >= hi or p.lows[j] != word:
            return 0
        j += 1
    return j


def cue_candidates(p: Phrases, i: int, hi: int) -> list[tuple[int, Cue]]:
    """All cues that stand at token i, longest first, each with the index after its last word."""
    found = [(end, cue) for cue in p.pack.cues.verbs.get(p.lows[i], ()) if (end := _match(p, i, hi, cue.words))]
    return sorted(found, key=lambda f: -f[0])


def is_document(p: Phrases, phrase: Range) -> bool:
    """Whether the head of a noun phrase is a document: its last word before "of", "published" and the like."""
    head = ""
    for i in range(*phrase):
        if i > phrase[0] and (p.lows[i] in PREPOSITIONS or p.lows[i] in _DOCUMENT_ENDS):
            break
        head = p.lows[i]
    return head in p.pack.cues.document_nouns


def _is_noun(p: Phrases, lo: int, i: int, end: int, hi: int) -> bool:
    """Whether a form that can be noun or verb ("demands", "reports", "offer") is used as a noun here."""
    before = p.lows[i - 1] if i > lo else ""
    after = p.lows[end] if end < hi else ""
    if before in _LEFT_OF_NOUN or (before.endswith(("'s", "’")) and before != "it's"):
        return True
    if before in SUBJECT_PRONOUNS or before in AUXILIARIES - {"'s"}:
        return False
    low = p.lows[i]
    if low.endswith(("ed", "ing")) or low in (
        "said",
        "told",
        "wrote",
        "swore",
        "sought",
        "undertook",
        "thought",
        "held",
    ):
        return False
    complement = (
        after in ("that", "to", "it", "he", "she", "they", "we", "there", "no")
        or after in DETERMINERS
        or after in ("“", '"', ":")
    )
    return not (complement or (end < hi and p.is_capital(end)) or end - i > 1)


def hit_at(p: Phrases, lo: int, i: int, hi: int) -> Hit | None:
    """The cue that stands at token i as a verb whose subject lies in [lo, i), None if there is none."""
    for end, cue in cue_candidates(p, i, hi):
        hit = _verb(p, lo, i, end, hi, cue)
        if hit:
            return hit
    return _document_hit(p, lo, i, hi)


def _verb(p: Phrases, lo: int, i: int, end: int, hi: int, cue: Cue) -> Hit | None:
    if _is_noun(p, lo, i, end, hi):
        return None
    last, skipped = verb_left(p, lo, i)
    low = p.lows[i]
    ing = low.endswith("ing") and low != "bring"
    if skipped & MODALS or (p.lows[last] if last >= lo else "") == "to" or "having" in skipped:
        return None
    subject, opening = subject_left(p, lo, last, absolute=ing and p.texts[last] != ",") if last >= lo else (None, "")
    if last >= lo and p.texts[last] in ("“", '"') and last in p.opens:
        subject = None
    if opening in _HYPOTHETICAL or (subject and p.lows[subject[0]] == "should"):  # "should he say so, ..."
        return None
    if opening == "whose" and not cue.reports:  # "the party whose fighters withdrew from the town"
        return None
    passive = bool(skipped & BE) and not ing and low not in ("is", "are", "was", "were") and cue.words[0] not in ("be",)
    plain = not low.endswith(("ed", "s", "ing")) and low not in IRREGULAR_PAST
    if plain and cue.words[0] not in BE and last >= lo and p.lows[last] in ("and", "or", ","):
        return None  # "must allow aid and withdraw": an infinitive that shares its modal verb
    bare = plain and not skipped
    if (
        bare
        and subject
        and _is_singular(p, subject)
        and low in ("order", "plan", "report", "note", "state", "call", "demand", "protest")
    ):
        return None
    participle = ing and not skipped & BE and (last < lo or p.texts[last] == "," or opening == "with")
    if ing and not (participle or skipped & BE):
        return None
    negated = bool(skipped & NEGATIONS)
    return Hit((i, end), cue, subject, opening, negated, participle, passive)


def _is_singular(p: Phrases, subject: Range) -> bool:
    lo, hi = subject
    return p.lows[lo] in ("a", "an", "he", "she", "it") or not (
        p.lows[hi - 1].endswith("s") or "and" in p.lows[lo:hi] or p.lows[hi - 1] in ("we", "they", "i", "you", "who")
    )


def _document_hit(p: Phrases, lo: int, i: int, hi: int) -> Hit | None:
    """A verb that lays something down, with a document as its subject."""
    for cue in p.pack.cues.documents.get(p.lows[i], ()):
        end = _match(p, i, hi, cue.words)
        if not end:
            continue
        last, skipped = verb_left(p, lo, i)
        if last < lo or skipped & (BE | MODALS) or (end < hi and p.lows[end] == "by"):
            continue
        subject, opening = subject_left(p, lo, last)
        if (
            subject
            and opening not in _HYPOTHETICAL
            and (is_document(p, subject) or (_only_documents(p, cue, subject) and not skipped & NEGATIONS))
        ):
            return Hit((i, end), cue, subject, opening, bool(skipped & NEGATIONS), False, False, True)
    return None


def _only_documents(p: Phrases, cue: Cue, subject: Range) -> bool:
    """Whether "it" can only be a document, since nobody else stipulates or envisages."""
    return p.lows[slice(*subject)] == ["it"] and cue.words in p.pack.cues.only_documents
