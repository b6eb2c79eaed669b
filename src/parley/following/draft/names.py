"""Names in reports: what is one, what is a pronoun, and how an agreement can list it."""

import re

from parley.following.draft.english import words_in

PRONOUNS = words_in("i we us they them it he him she her you me")
POSSESSIVES = words_in("its his her their our my your")
ORGANS = words_in(
    """
    government governments forces force troops army fighters rebels side delegation navy movement authorities military
    leadership parliament cabinet police soldiers men administration negotiators team country ministry party
    units armed militia militants insurgents guerrillas representatives leaders leader president officials state
    office commanders commander organisation organization
    """
)
GROUPS = re.compile(
    r"(?:both|the two|all|all the|each of the two|each|the|neither|either|no)\s(?:warring\s|negotiating\s)?"
    r"(?:part(?:y|ies)|sides?|two|delegations?|participants?|governments|capitals|armies|leaders)(?:\sto\sthe\s\w+)?$",
    re.IGNORECASE,
)
TEXT = re.compile(
    r"(?:the|a|an|this)\s(?:\w+\s)?(?:text|draft|copy|accord|document|agreement|deal|communiqu[eé])\b", re.IGNORECASE
)
JOINT = re.compile(
    r"\b(?:(?:delegations?|leaders|governments|representatives|negotiators|heads)\sof\s)(?P<who>.+)$",
    re.IGNORECASE,
)
AND = re.compile(r",\s(?:and\s)?|\sand\s")
_MARKS = re.compile(r"[\[\]()*_>#`\"“”„«»\\<]|^[-+\d.\s]+")
_LONGEST = 60
_NO_NAMES = words_in("not no nor and or but if there here now then yes one some who host presenter caller")


def is_pronoun(word: str) -> bool:
    """Whether a mention is a pronoun or a possessive: "us", but not "US"."""
    return key_of(word) in PRONOUNS | POSSESSIVES and not (len(word) > 1 and word.isupper())


def is_proper(name: str) -> bool:
    """Whether a mention is a name, and no description such as "newspaper", "My people" or "its government".

    >>> is_proper("the Front"), is_proper("The fighters"), is_proper("the Ethiopian side"), is_proper("My people")
    (True, False, True, False)
    """
    first, _, rest = name.partition(" ")
    kept = rest if first.casefold() in {"the", "a", "an"} | POSSESSIVES else name
    return any(letter.isupper() for letter in kept) or not any(letter.islower() for letter in kept)


def plain_name(name: str) -> str:
    """A name as an agreement can list it: on one line, without marks that the language reads."""
    cleaned = " ".join(_MARKS.sub(" ", name).replace(":", ",").split()).strip(" ,").split(",")[0]
    name = cleaned[:_LONGEST].strip(" ,;.") if cleaned else ""
    return "" if name.lower() in _NO_NAMES else name


def key_of(phrase: str) -> str:
    """A name as it is compared: small letters, without an article or a possessive ending."""
    phrase = re.sub(r"\s?\([^)]*\)", "", phrase)
    words = " ".join(phrase.strip(" ,.;:\"'“”’").casefold().split())
    return words.removeprefix("the ").removesuffix("'s").removesuffix("’s")
