"""Where a condition stands, and for whom it is read; conditions put together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.condition import And, Condition, Or


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a condition stands: in which sentence and article, and for which member of which group it is read.

    `stand_in` is the group word whose "a guarantor" is this very member ("If a guarantor violates 2.1, it shall");
    with `others` it is any but this member ("If a party violates 2.1, the other party may").
    """

    sentence: str | None = None
    article: str | None = None
    member: str | None = None
    group: tuple[str, ...] = ()
    stand_in: str | None = None
    others: bool = False

    def meant(self, word: str, members: tuple[str, ...]) -> tuple[str, ...]:
        """Whom "a guarantor" means here, of the members of its group."""
        if self.stand_in != word or not self.member:
            return members
        return tuple(m for m in members if (m == self.member) is not self.others)

    def others_of(self, members: tuple[str, ...]) -> tuple[str, ...]:
        """Whom "the other party" means here, of the members of its group: all but this one."""
        return tuple(m for m in members if m != self.member) if self.member in members else ()


ANY = re.compile(
    r"\b(?:(?:an?|any|either)\s(party|guarantor|side)"
    r"|(?:any|one|either|at\sleast\sone)(?:\sone)?\sof\sthe\s(part|guarantor|side)(?:ies|s))\b"
    r"(?:\sto\s(?:this|the)\sagreement)?",
    re.IGNORECASE,
)
EACH = re.compile(r"(?:each|every)(?:\sof\sthe)?\s(part(?:y|ies)|guarantors?|sides?)\b", re.IGNORECASE)
OTHERS = re.compile(
    r"(?:(?P<each>each|every)\sother|(?:the|any|one)\sother|another)\s(?P<word>party|guarantor|side)\b", re.IGNORECASE
)


def group_word(hit: re.Match[str]) -> str:
    return "guarantor" if "guarantor" in hit.group().lower() else "party"


def together(any_of: bool, parts: Iterable[Condition]) -> Condition:
    """The parts as one condition; a single one stays as it is."""
    conditions = tuple(parts)
    if len(conditions) == 1:
        return conditions[0]
    return Or(conditions) if any_of else And(conditions)
