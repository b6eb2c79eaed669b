"""Verb forms and numbers of nouns: as much English as it takes to turn what was said into "shall" and the present.

Deliberately unwilling: what a rule is not sure of stays in the words in which it was said.
"""

import re
from functools import lru_cache

from simplemma import is_known, lemmatize


def words_in(text: str) -> frozenset[str]:
    """A list of words, written as a text."""
    return frozenset(text.split())


IS_PLURAL = {"we": True, "they": True, "you": True, "it": False, "he": False, "she": False, "i": False}
BE = ("is", "are", "was", "were", "be", "been", "being", "am")
HAVE = ("has", "have", "had")
MODALS = ("would", "will", "shall", "must", "should", "may", "might", "can", "could")
PREPOSITIONS = words_in(
    """
    of in on at by for from to with without under over near around through throughout within into against between
    before after during about among across along beyond outside inside off per as upon towards despite via including
    until since like than
    """
)
DETERMINERS = words_in(
    """
    a an the this that these those its their his her our your my any each every all no some both either neither such
    """
)
_PLURALS = words_in("people police troops both others all those these media men women children forces")
# Verbs that in reports of negotiations are more often nouns.
NOUNS = words_in(
    """
    mission embargo passage option pension mechanism
    talk force attack plan claim offer report order demand deal base camp aid area arm border bomb call charge
    check contact control cost crime date debt document exchange exercise fire flight guarantee harm import export issue
    land law limit line loss map mine name object pact part people place point port post power present process
    programme protest question raid record request result right road route rule sanction shell ship side site state
    step strike supply support tax term threat trade troop use value view visit vote war watch weapon work measure
    condition position interest fund party group member unit vehicle water zone official observer leader minister
    prisoner detail letter note proposal dispute corridor time army security position camp village fighter
    """
)
NUMBERS = words_in(
    """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    hundred
    """
)
_TITLES = words_in("mr mrs ms dr gen general president minister premier chancellor king senator envoy ambassador")
_NO_VERBS = words_in("and or but nor peace the a an of in so than then s t troop prisoner there as if")
_NOT_PLURAL = ("ss", "us", "sis", "ics", "news")
_ONE = frozenset(("united states", "united nations", "netherlands", "philippines", "hamas", "us", "maldives"))
# Forms of which the dictionary gives no verb, or the wrong one.
_BASES = {
    "left": "leave", "broke": "break", "won": "win", "gone": "go", "rose": "rise", "bound": "bind", "fixed": "fix",
    "mixed": "mix", "taxed": "tax",
}  # fmt: skip
_UNCHANGED = words_in("put set cut let quit shut hit cost split read spread hurt")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ADVERBS = words_in(
    """
    also now then never not soon first still even just only again already therefore however nonetheless nevertheless
    instead meanwhile likewise
    """
)


@lru_cache(maxsize=50_000)
def base_of(verb: str) -> str:
    """The dictionary form of a verb in any of its forms: "released" -> "release"."""
    small = verb.lower()
    if small in _UNCHANGED or not small:
        return small
    return _BASES.get(small) or lemmatize(small, "en").lower()


@lru_cache(maxsize=50_000)
def is_verb(base: str) -> bool:
    """Whether a dictionary form can be a verb, as far as a list of past forms shows."""
    if base in _NO_VERBS or not base[:1].isalpha():
        return False
    if base in _UNCHANGED or base in _BASES.values() or base in ("go", "be", "have", "do"):
        return True
    stem = base.removesuffix("e")
    forms = [stem + "ed", stem[:-1] + "ied" if stem.endswith("y") else stem + stem[-1:] + "ed"]
    past = (lemmatize(form, "en").lower() for form in forms if is_known(form, "en"))
    return base in _STRONG or any(lemma == base or lemma == base + base[-1] for lemma in past)


_STRONG = words_in(
    """
    underwrite oversee undergo foresee
        take meet give send build lose win say tell keep bind bring buy catch choose draw drive fly forget get grow hear
    hide know lay make mean rise run sell seek speak spend stand strike teach think understand wear write bear begin
    break deal feed feel flee fight find forbid freeze fall hold lead leave lend overcome pay see shake show sink sit
    steal swear throw undertake uphold withdraw withhold withstand come become give cease agree sign fire respect
    shoot hang dig
    """
)


def third_person(base: str) -> str:
    """The verb as it stands after he, she or it: "hold" -> "holds"."""
    if base in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def present(base: str, plural: bool) -> str:
    """The verb in the present, for one or for several."""
    if base == "be":
        return "are" if plural else "is"
    return base if plural else third_person(base)


def is_participle(word: str) -> bool:
    """Whether a word after a form of be is a past participle: "withdrawn", "released", "put"."""
    small = word.lower()
    if small in _UNCHANGED or small in _BASES:
        return True
    base = base_of(small)
    return base != small and not small.endswith(("ing", "s")) and is_verb(base)


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    small = word.lower()
    return small in _ADVERBS or (small.endswith("ly") and len(small) > 4 and not is_verb(small))


def words_of(text: str) -> list[str]:
    """The words of a text, without numbers and marks."""
    return _WORD.findall(text)


def is_plural(phrase: str) -> bool:
    """Whether a phrase that acts is several: "both nations' foreign ministers", "Israel and Poland", "they"."""
    words = [word.lower() for word in words_of(phrase)]
    if not words or " ".join(words).removeprefix("the ") in _ONE:
        return False
    if words[0] in IS_PLURAL and len(words) == 1:
        return IS_PLURAL[words[0]]
    if any(word.split("-")[0] in NUMBERS for word in words[:2]) or re.match(
        r"(?:the\s)?\d[\d,.]*\s[a-z]+s\b", phrase, re.I
    ):
        return True
    if words[0] in ("each", "every", "no", "neither", "any", "either", "a", "an", "one", "this", "that"):
        return words[0] in ("no", "any") and _head(words).endswith("s") and _is_plural_noun(_head(words))
    if words[0] in _TITLES or (words[0] == "the" and words[1:2] and words[1] in _TITLES):
        return "and" in words[1:-1]
    if "and" in words[1:-1]:
        return True
    return words[0] in ("both", "these", "those") or _is_plural_noun(_head(words))


def _head(words: list[str]) -> str:
    for at, word in enumerate(words[1:], start=1):
        described = word.endswith("ed") and words[at + 1 : at + 2] and words[at + 1] in PREPOSITIONS
        if word in PREPOSITIONS or word in ("who", "which", "that") or described:
            return words[at - 1]
    return words[-1]


def _is_plural_noun(noun: str) -> bool:
    if noun in _PLURALS or (noun.endswith("men") and len(noun) > 4):
        return True
    return noun.endswith("s") and not noun.endswith(_NOT_PLURAL) and not noun.endswith(("'s", "’s"))


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def uncapital(words: str) -> str:
    """Words that began a sentence as they stand inside one; names keep their capital, as far as a list shows."""
    first = _WORD.match(words)
    if not first or first.group()[1:] != first.group()[1:].lower() or first.group() == "I":
        return words
    common = first.group().lower() in DETERMINERS | PREPOSITIONS or lemmatize(first.group(), "en")[:1].islower()
    return words[:1].lower() + words[1:] if common else words


_PARTICIPLES = {
    "begin": "begun", "break": "broken", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught",
    "choose": "chosen", "do": "done", "draw": "drawn", "find": "found", "forbid": "forbidden", "freeze": "frozen",
    "give": "given", "have": "had", "hear": "heard", "hold": "held", "keep": "kept", "know": "known", "lay": "laid",
    "lead": "led", "leave": "left", "make": "made", "meet": "met", "overcome": "overcome", "pay": "paid",
    "say": "said", "see": "seen", "seek": "sought", "sell": "sold", "send": "sent", "show": "shown",
    "take": "taken", "tell": "told", "throw": "thrown", "undertake": "undertaken", "uphold": "upheld",
    "withdraw": "withdrawn", "withhold": "withheld", "write": "written", "run": "run",
}  # fmt: skip


def participle_of(base: str) -> str:
    """The past participle of a verb: "withdraw" -> "withdrawn", "stop" -> "stopped"."""
    if base in _UNCHANGED:
        return base
    if base in _PARTICIPLES:
        return _PARTICIPLES[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    doubled = base + base[-1] + "ed"
    return doubled if is_known(doubled, "en") else base + "ed"


def base_of_gerund(word: str) -> str | None:
    """The verb of a form in -ing: "lifting" -> "lift"; None for other words."""
    small = word.lower()
    if not small.endswith("ing") or len(small) < 6:
        return None
    base = base_of(small)
    if base != small and is_verb(base):
        return base
    stem = small[:-3]
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    return next((one for one in (stem, stem + "e", doubled) if one and is_verb(one)), None)


def is_surely_verb(base: str) -> bool:
    """Whether a dictionary form is a verb and hardly ever a noun."""
    return base not in NOUNS and is_verb(base)


def is_verbal(word: str) -> bool:
    """Whether a word after a name goes on with a clause rather than with a noun: "said", "has", "and", "in"."""
    small = word.lower()
    return small in {*BE, *HAVE, *MODALS, *PREPOSITIONS, "and", "or", "said", "says", "to"} or is_participle(small)
