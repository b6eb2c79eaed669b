"""Telling verbs from nouns without a tagger: enough to see where a clause begins and who acts in it.

Deliberately unwilling: a word that is more often a noun counts as a verb only where its neighbours say so. What
is not seen as a clause stays inside its neighbour's words; nothing is lost, and `parley check` shows it.
"""

from collections.abc import Sequence
from functools import lru_cache

from simplemma import is_known, lemmatize

from parley.agreement.text import words_in

BE_HAVE_DO = words_in("am is are was were be been being have has had having do does did")
FINITE = BE_HAVE_DO - {"be", "been", "being", "having"}
MODALS = words_in("will would may might must can could shall should")
ARTICLES = frozenset(("a", "an", "the"))
DETERMINERS = ARTICLES | words_in(
    """
    this that these those its their his her our your my any each every all no some both either neither such
    """
)
PREPOSITIONS = words_in(
    """
    of in on at by for from to with without under over near around through throughout within into against between
    before after during about among across along beyond outside inside off per as upon towards despite via pending
    """
)
# Lemmas of which simplemma knows no form in -ed, and forms whose lemma it misses.
IRREGULAR = words_in(
    """
    take meet give send build lose win say tell keep bind bring buy catch choose draw drive fly forget get grow hear
    hide know lay make mean put read rise run sell set shut seek speak spend stand strike teach think understand go
    wear write bear begin break cut deal feed feel flee fight find forbid freeze fall hold lead leave lend let
    overcome pay quit see shake show sink sit steal swear throw undertake uphold withdraw withhold withstand come
    become cease agree
    """
)
MISSED = {
    "left": "leave",
    "broke": "break",
    "won": "win",
    "rose": "rise",
    "gone": "go",
    "thought": "think",
    "understood": "understand",
    "felt": "feel",
    "bound": "bind",
    "swore": "swear",
    "bore": "bear",
    "stuck": "stick",
}
# Verbs that in the texts of negotiations are more often nouns.
NOUNS = words_in(
    """
    talk force attack plan claim offer report order demand deal base camp aid area arm border bomb call charge check
    contact control cost crime date debt document exchange exercise fire flight guarantee harm import export issue
    land law limit line loss map mine monitor name object pact part patrol people place point port post power
    present process program programme promise protest question raid record release request result return right road
    route rule sanction shell ship side sign site state step strike supply support tank tax term threat trade
    transfer treat troop use value view visit vote war watch weapon work command measure condition position
    condition term interest need fund loan grant staff crew house home fence field ground head hand back house camp
    market mandate benefit asset defence defense engine farm group party member unit vessel vehicle water zone
    official observer leader minister hostage prisoner detail copy letter note parameter proposal dispute ally
    corridor time
    """
)
NO_OBJECT = words_in("occur happen begin start end stop arrive fail resume expire collapse lapse return")
PLURALS = words_in("people police troops both they we")


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """The dictionary form of a word in small letters."""
    return MISSED.get(word) or lemmatize(word, "en").lower()


@lru_cache(maxsize=100_000)
def is_common(word: str) -> bool:
    """Whether a word with a capital is no name, as far as the dictionary shows: it keeps the capital of names."""
    return word[1:] == word[1:].lower() and lemmatize(word, "en")[:1].islower()


@lru_cache(maxsize=100_000)
def may_be_verb(lemma: str) -> bool:
    """Whether a dictionary form is one of a verb, as far as a list of past forms shows."""
    if lemma in IRREGULAR:
        return True
    stem = lemma.removesuffix("e")
    past = (stem + "ed", stem[:-1] + "ied" if stem.endswith("y") else stem + stem[-1:] + "ed")
    return any(is_known(form, "en") and lemma_of(form) == lemma for form in past)


def third_person(verb: str) -> str:
    """The verb as it stands after he, she or it: hold -> holds."""
    if verb in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def is_adverb(word: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return word in ("also", "then", "not", "never", "soon", "first") or (
        word.endswith("ly") and not may_be_verb(word) and len(word) > 4
    )


def follows_as_verb(tokens: Sequence[str], at: int) -> bool:
    """Whether the token at `at`, straight after a name, is what the named one does."""
    if at >= len(tokens):
        return True
    word = tokens[at]
    if word in FINITE or word in MODALS or word == "and" or is_adverb(word):
        return True
    lemma = lemma_of(word)
    if not may_be_verb(lemma) or word.endswith("ing"):
        return False
    if lemma in NOUNS or word == lemma:
        return not any(later in FINITE or later in MODALS for later in tokens[at + 1 : at + 40])
    return True


def is_finite(tokens: Sequence[str], at: int) -> bool:
    """Whether the token at `at` is the verb of a clause whose subject stands before it."""
    word, before = tokens[at], tokens[at - 1]
    if word == "may" and (before[:1].isdigit() or (tokens[at + 1 : at + 2] and tokens[at + 1][0].isdigit())):
        return False  # the month
    if word in FINITE or word in MODALS:
        return True
    if (
        word in ("and", "or")
        or before in DETERMINERS
        or before in PREPOSITIONS
        or before in ("and", "or")
        or word.endswith("ing")
    ):
        return False
    lemma = lemma_of(word)
    if not may_be_verb(lemma):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if lemma in NOUNS and after not in DETERMINERS and after not in ("it", "they"):
        later = tokens[at + 1 : at + 40]
        if before not in ("it", "they") or any(word in FINITE or word in MODALS for word in later):
            return False
    if word == lemma:
        return (before.endswith("s") and not before.endswith("ss")) or before in PLURALS
    if word.endswith("s") or before in ("it", "they"):
        return True
    described = at >= 2 and tokens[at - 2] in DETERMINERS
    return described and (lemma in NO_OBJECT or after not in PREPOSITIONS)
