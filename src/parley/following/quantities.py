"""How many of something a text speaks of: numbers in figures and in words, without days, hours and distances."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: at for at, word in enumerate(_UNITS.split())} | {
    word: 10 * at for at, word in enumerate(_TENS.split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_LEAST = 10
"""Smaller numbers count too many other things to tell two matters apart."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_OTHERWISE = re.compile(
    rf"\b{_MONTH} \d+\b|\b\d+(?:st|nd|rd|th)?(?: of)? {_MONTH}|\b(?:19|20)\d\d\b|\b\d+[:.]\d+\b|\b\d+(?:st|nd|rd|th)\b"
    r"|\b[\w,.-]{1,30}[ -](?:kms?|kilomet\w+|miles?|met(?:re|er)s?|days?|weeks?|months?|years?|hours?|minutes?"
    r"|per ?cent)\b"
    r"|\b[\d,.]{1,12} ?%",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def quantities_of(text: str) -> frozenset[int]:
    """The numbers of ten and more in a text that count persons or things."""
    plain = _OTHERWISE.sub(" ", text.casefold())
    figures = {int(found.replace(",", "")[:12]) for found in _FIGURES.findall(plain)}
    return frozenset(number for number in figures | set(_in_words(plain)) if number >= _LEAST)


def _in_words(text: str) -> list[int]:
    """ "a hundred and twelve" -> 112."""
    found, total, part, counting = [], 0, 0, False
    for word in [*re.findall(r"[a-z]+", text), ""]:
        if word in _VALUES:
            part, counting = part + _VALUES[word], True
        elif word in _SCALES:
            scaled = (part or 1) * _SCALES[word]
            total, part = (total, scaled) if word == "hundred" else (total + scaled, 0)
            counting = True
        elif not (word == "and" and counting):
            found += [total + part] if counting else []
            total, part, counting = 0, 0, False
    return found
