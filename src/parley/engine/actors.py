"""Who controls a step: whose act it is, told from the agreement and from the subject of the words.

A step is controlled by those who do it: the debtor of the provision whose act it is, who accepts, else the members
whom its words begin with ("Russia withdraws", "Ukraine and Russia agree"). What begins with nobody's name, and what
is done to somebody ("Ukraine is attacked"), is outside: no member controls it.
"""

import re
from functools import cached_property

from parley.model.agreement import Agreement

_PASSIVE = re.compile(r"(?:is|are|was|were|has been|have been|gets?)\s+(?:not\s+)?(\w+(?:ed|en)|hit|struck|cut off)\b")
_EVERYBODY = re.compile(r"(?:(both|the|all|each)\s+)?(?:of\s+the\s+)?(part(?:y|ies)|guarantors?)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*,?\s+and\s+|\s*,\s+")


class Actors:
    """Whose step each sentence of an agreement is."""

    def __init__(self, agreement: Agreement) -> None:
        members = agreement.members
        self._groups = {
            "part": tuple(member.name for member in agreement.parties),
            "guar": tuple(member.name for member in agreement.guarantors),
        }
        names: dict[str, str] = {}
        for member in members:
            for name in (member.name, *member.also):
                names.setdefault(name.casefold().removeprefix("the "), member.name)
        ordered = sorted(names, key=lambda name: -len(name))
        self._names = names
        self._name = re.compile(rf"(?:the\s+)?({'|'.join(map(re.escape, ordered))})(?![\w'’-])", re.IGNORECASE)
        self._agreement = agreement

    @cached_property
    def _debtors(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for provision in self._agreement.provisions:
            known = found.get(provision.act.words, ())
            found[provision.act.words] = tuple(dict.fromkeys((*known, provision.debtor)))
        return found

    def of(self, words: str) -> tuple[str, ...]:
        """The members who control what the words say, in their order; nobody: it is outside."""
        if words in self._debtors:
            return self._debtors[words]
        if group := _EVERYBODY.match(words):
            many = group.group(1) is not None and group.group(2).lower() not in ("party", "guarantor")
            return self._groups[group.group(2)[:4].lower()] if many or group.group(1) == "each" else ()
        found: list[str] = []
        rest = words
        while self._names and (named := self._name.match(rest)):
            found.append(self._names[named.group(1).casefold()])
            rest = rest[named.end() :]
            joint = _JOINT.match(rest)
            if joint is None or not self._name.match(rest, joint.end()):
                break
            rest = rest[joint.end() :]
        return () if _PASSIVE.match(rest.lstrip()) else tuple(dict.fromkeys(found))

    def remoteness(self, words: str) -> int:
        """How far a step is out of one member's hand: 0 one's own act, 1 a joint act, 2 outside."""
        actors = len(self.of(words))
        return 2 if actors == 0 else min(actors, 2) - 1
