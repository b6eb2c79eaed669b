"""The headings of an agreement: which sections there are, and what a heading that is none of them may have meant."""

import re
from dataclasses import dataclass
from typing import Literal

from parley.agreement.mistakes import nearest
from parley.agreement.text import words_in
from parley.model.agreement import Where

SectionKind = Literal[
    "parties", "guarantors", "observers", "terms", "pledges", "article", "steps", "entry into force", "termination"
]
SECTIONS: dict[str, SectionKind] = {
    "parties": "parties",
    "guarantors": "guarantors",
    "observers": "observers",
    "terms": "terms",
    "pledges": "pledges",
    "steps": "steps",
    "entry into force": "entry into force",
    "termination": "termination",
}
_MEANT: dict[SectionKind, frozenset[str]] = {
    "parties": words_in("party signatories"),
    "guarantors": words_in("guarantor guarantees"),
    "observers": words_in("monitors witnesses verification mediators"),
    "terms": words_in("definitions definition glossary interpretation"),
    "pledges": words_in("commitments unilateral"),
    "steps": words_in("sequence sequencing roadmap timetable implementation"),
    "termination": words_in("duration withdrawal end suspension"),
    "entry into force": words_in("entry force final"),
}
_EXPLAINING = words_in("preamble background introduction note notes recitals summary")
_DIVISION = re.compile(
    r"(?:art|article|section|chapter|part|point|annex|§)\.?\s*([0-9]{1,9}|[ivxl]+|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"article ([0-9]{1,9}[a-z]?)(?:[.:)]| [-–—](?= ))?\s*", re.IGNORECASE)
_ALONE = re.compile(r"article [0-9]{1,9}[a-z]?(?:[.:]?|(?:[.:]| [-–—])\s\S.{0,60}(?<![.;,]))", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a section begins. `kind` is None where no such section is known; `number` is that of an article."""

    kind: SectionKind | None
    number: str | None
    title: str
    where: Where


def heading_from_name(name: str, where: Where) -> Heading:
    """The section that a heading begins."""
    article = _ARTICLE.match(name)
    if article and (article.end() == len(name) or article.group()[-1] in ".:) -–—"):
        return Heading("article", article.group(1).lower(), name[article.end() :].strip(), where)
    return Heading(SECTIONS.get(name.casefold().rstrip(".:")), None, name, where)


def is_heading_alone(line: str) -> bool:
    """Whether a line without # can only be a heading: the name of a section, or Article N and a title."""
    return line.casefold().rstrip(".:") in SECTIONS or bool(_ALONE.fullmatch(line))


def meant_by_heading(name: str) -> str | None:
    """What to write instead of a heading that begins no section; None where nothing is like it."""
    said = name.casefold().strip(" .:")
    if len(said) > _LONGEST:
        return None
    if division := _DIVISION.match(said):
        return f"## Article {_number(division.group(1))}"
    words = set(said.split())
    if words & _EXPLAINING:
        return "> before each line that explains"
    kind = next((kind for kind, like in _MEANT.items() if words & like), None) or nearest(said, tuple(SECTIONS))
    return f"## {kind.capitalize()}" if kind else None


def _number(said: str) -> int:
    """The number of an article in figures, Roman figures or words."""
    if said.isdecimal():
        return int(said)
    if said in _COUNTED:
        return _COUNTED.index(said) + 1
    values = [_ROMAN[letter] for letter in said]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
