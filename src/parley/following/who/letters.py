"""When two spellings may be one word written down by two systems of romanisation.

What ISO 9, BGN/PCGN and ALA-LC (and everyday news after them) write in different letters for one letter of Russian,
Ukrainian, Arabic, Persian, Hebrew, Amharic or Burmese falls in one class here: kh, h, gh and g; sh, ch and tch; y, i, j
and ii; o and u. Classes of consonants, in order, are the key under which spellings are found; `alike` then looks at
the vowels between them. Own making: no table of names, so no language is better known than another.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MOST = 60  # letters of a word that count
_SPECIAL = str.maketrans(
    {
        "š": "sh", "ŝ": "shch", "ş": "sh", "ș": "sh", "ž": "zh", "č": "ch", "ć": "ch", "ĉ": "ch", "ç": "ch",
        "ț": "ts", "ţ": "ts", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "æ": "e", "œ": "e", "ß": "ss",
        "ı": "i", "ə": "e", "ğ": "g", "ĵ": "j", "x": "ks",
    }
)  # fmt: skip
# What several letters write, the longest first. K: k, q and what is said in the throat; S: hushed; J: as in "job".
_SOUNDS = (
    ("shch", "S"), ("tsch", "S"), ("dsch", "J"), ("dzh", "J"), ("tch", "Č"), ("sch", "S"), ("tsh", "S"),
    ("sh", "S"), ("ch", "Č"), ("cz", "Č"), ("zh", "J"), ("dj", "J"), ("kh", "X"), ("gh", "X"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("bh", "b"), ("ts", "C"), ("tz", "C"), ("ck", "k"), ("wh", "w"),
)  # fmt: skip
_CH = re.compile(r"(?<![ts])ch")
_REWRITTEN = (
    (re.compile(r"(?<=[aeiouy])j(?![aeiouy])"), "i"),  # "Sergej"
    (re.compile(r"off$"), "ov"),
    (re.compile(r"^h(?=[lmnt])"), ""),  # "Hlaing"
    (re.compile(r"(?<=[aeiouy])h$"), ""),  # "Saleh"
    (re.compile(r"n(?=[bp])"), "m"),  # "Zalanbesa"
)
_SINGLE = {"j": "J", "q": "q", "w": "v", "y": "i"}
_VOWELS = {"a": "a", "e": "e", "i": "i", "o": "u", "u": "u", "y": "i"}
_CLASS = {"X": "K", "h": "K", "g": "K", "k": "K", "q": "K", "c": "K", "Č": "S"}
_APART = (frozenset("hk"), frozenset("hq"), frozenset("hc"))  # never one letter's two spellings
_NEAR = (frozenset("kg"), frozenset("kX"), frozenset("cg"), frozenset("cX"), frozenset("SČ"))
_FRONT = (frozenset("ie"), frozenset("ae"))


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


class Spelling(NamedTuple):
    """A word as it sounds: consonants, their classes, and the vowels before, between and after them."""

    sounds: str
    classes: str
    vowels: tuple[str, ...]


def plain(word: str) -> str:
    """A word in small Latin letters without marks.

    >>> plain("Yanukovyč")
    'yanukovych'
    """
    marked = unicodedata.normalize("NFKC", word[:_MOST]).casefold().translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", marked) if c.isalnum())[:_MOST]


@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """How a word may sound; several ways where it has a j, which some systems write for y, or a ch, for kh."""
    letters = plain(word)
    for pattern, instead in _REWRITTEN:
        letters = pattern.sub(instead, letters)
    ways = [letters]
    if "j" in letters and "dj" not in letters:
        ways.append(letters.replace("j", "y"))
    ways += [_CH.sub("kh", way) for way in ways if _CH.search(way)]
    return tuple(dict.fromkeys(map(_spelling, ways)))


def keys(word: str) -> tuple[str, ...]:
    """Under which keys spellings of a word are found; the vowels too where there is but one consonant.

    >>> set(keys("Zelenskyy")) == set(keys("Zelenskiy")) == set(keys("Zelensky"))
    True
    """
    return tuple(
        dict.fromkeys(
            one.classes if len(one.classes) > 1 else f"{one.classes}:{'.'.join(one.vowels)}" for one in spellings(word)
        )
    )


def alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one.

    >>> alike("Kyiv", "Kiev"), alike("Muhammad", "Mohamed"), alike("Isaias", "Isayas"), alike("Hailu", "Haile")
    (True, True, True, False)
    """
    if one == other:
        return True
    return any(_cost(a, b) <= _allowed(a) for a in spellings(one) for b in spellings(other) if a.classes == b.classes)


def _allowed(spelling: Spelling) -> int:
    number = len(spelling.classes)
    return -1 if number < 1 else 0 if number < 4 else 1 if number < 6 else 2


def _cost(one: Spelling, other: Spelling) -> int:
    """In how many places two spellings with the same classes of consonants differ more than systems do."""
    if len(one.classes) < 2 and one.vowels != other.vowels:
        return _MOST
    cost = 0
    for a, b in zip(one.sounds, other.sounds, strict=True):
        pair = frozenset((a, b))
        cost += _MOST if pair in _APART else pair in _NEAR
    for at, (a, b) in enumerate(zip(one.vowels, other.vowels, strict=True)):
        if bool(a) != bool(b):
            cost += 1 if 0 < at < len(one.classes) else 2  # "Ivanov", "Ivanova"
        elif a and not any(x == y or frozenset((x, y)) in _FRONT for x in a for y in b):
            cost += 1
    return cost


def _spelling(letters: str) -> Spelling:
    sounds: list[str] = []
    vowels = [""]
    i = 0
    while i < len(letters):
        written, sound = next(
            (pair for pair in _SOUNDS if letters.startswith(pair[0], i)),
            (letters[i], _SINGLE.get(letters[i], letters[i])),
        )
        i += len(written)
        if sound in _VOWELS:
            vowels[-1] += _VOWELS[sound] if not vowels[-1].endswith(_VOWELS[sound]) else ""
        elif vowels[-1] or not sounds or _CLASS.get(sound, sound) != _CLASS.get(sounds[-1], sounds[-1]):
            sounds.append(sound)
            vowels.append("")
    return Spelling("".join(sounds), "".join(_CLASS.get(sound, sound) for sound in sounds), tuple(vowels))
