"""The weighty words of what is said, brought to one form: "withdrawals", "is withdrawing" and "withdraw" are one."""

import re
from functools import cache, lru_cache

from simplemma import is_known, lemmatize
from Stemmer import Stemmer
from text_to_num import alpha2digit

from parley.following.concepts import groups
from parley.following.who.letters import keys

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = ("ation", "ition", "ement", "ment", "ance", "ence", "sion", "tion", "ion", "al", "er", "or", "ure")
_SHORTEST_ROOT = 4
SOUND = "~"
"""Begins what stands for a name that no dictionary has: how it sounds."""

_LONGEST = 4
"""No phrase for another has more words."""

_STEMMER = Stemmer("english")
_GONE = {"gone": "go", "went": "go"}  # which the dictionary takes for other words

# What a sentence is about does not hang on these.
_LIGHT = (
    "a an the this that these those it its they them their he him his she her hers we us our ours you your i me my who "
    "whom whose which what there here and or but nor so if once when while until unless than then as at by for from in "
    "into of off on onto out over to toward towards under up upon with within without about after again against all "
    "along also among any around be is are was were been being have has had having do does did done will would shall "
    "should may might must can could not no never only own same some such both each either every other another more "
    "most very too just even still yet already now soon ever between before during through per via because since "
    "s t one two said say says saying told tell tells added stated"
)
LIGHT = frozenset(_LIGHT.split())


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The root of a word in small letters: its lemma without the endings that make nouns of verbs."""
    stem: str = _STEMMER.stemWord(lemmatize(_GONE.get(word, word), "en").casefold())
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_ROOT:
            return stem[: -len(ending)]
    if stem.endswith("uct"):
        return stem[:-1]
    return stem[:-1] if stem[-1:] in ("e", "i") and len(stem) > _SHORTEST_ROOT else stem


def tokens_of(text: str) -> list[str]:
    """The words and numbers of a text in small letters, without possessive endings; numbers in digits."""
    return [_POSSESSIVE.sub("", word).casefold() for word in _words(text)]


def stems_of(text: str) -> tuple[str, ...]:
    """The roots of the weighty words of a text, each once, in their order; a word or phrase that reports use for
    another gives that one's, a name that no dictionary has how it sounds."""
    stems: list[str] = []
    kept: list[bool] = []
    name = ""
    for written in [*_words(text), ""]:
        word = _POSSESSIVE.sub("", written)
        if is_name(word):
            name += word
            continue
        if name:
            stems.append(f"{SOUND}{keys(name)[0]}")
            kept.append(True)
            name = ""
        if word:
            stems.append(stem_of(word.casefold()))
            kept.append(word.casefold() not in LIGHT)
    return _grouped(stems, kept)


def is_name(word: str) -> bool:
    """Whether a word is a name that no dictionary has: "Zalambessa", whichever way it is spelt."""
    return word[:1].isupper() and not word.isupper() and not is_known(word.casefold(), "en")


def _words(text: str) -> list[str]:
    return _WORD.findall(alpha2digit(text, "en"))


def _grouped(stems: list[str], kept: list[bool]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(stems):
        long = next((n for n in range(_LONGEST, 0, -1) if tuple(stems[at : at + n]) in _concepts()), 0)
        if long > 1 or (long and kept[at]):
            found.append(_concepts()[tuple(stems[at : at + long])])
        elif kept[at]:
            found.append(stems[at])
        at += max(long, 1)
    return tuple(dict.fromkeys(found))


@cache
def _concepts() -> dict[tuple[str, ...], str]:
    """By the roots of a word or phrase the name of its group."""
    found: dict[tuple[str, ...], str] = {}
    for name, phrases in groups():
        for phrase in phrases:
            found.setdefault(tuple(stem_of(word) for word in tokens_of(phrase)), f"={name}")
    return found
