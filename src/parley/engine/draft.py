"""A draft as the rules on gaps see it: the agreement, and what several rules ask of it, worked out once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Leaf, formula_from_condition, leaves
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Condition, Holds
from parley.model.finding import Conflict, Deadlock, Unmeetable

Found = Iterable[tuple[str | None, str]]
"""For each gap: the id of the sentence (None: the agreement as a whole), and what is missing, with the remedy."""

_GUARDS = re.compile(
    r"\b(attack|aggress|assault|invad|invasion|secur|defen[dcs]|protect|guarant(?!or)|assur|assist|aid(s|ed)?\b|help|support"
    r"|militar|armed|arms|weapon|forces?\b|threat|interven|enforc|sanction|respon[ds]|violat|breach|consult)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Draft:
    """An agreement's text with the deadlocks, the conflicts and the deadlines that cannot be met, as found in it."""

    agreement: Agreement
    deadlocks: tuple[Deadlock, ...]
    conflicts: tuple[Conflict, ...]
    unmeetable: tuple[Unmeetable, ...]

    @cached_property
    def owed(self) -> tuple[Provision, ...]:
        """Duties and bans."""
        return tuple(p for p in self.agreement.provisions if p.kind != "power")

    @cached_property
    def once(self) -> tuple[Provision, ...]:
        """Duties whose act is to be done once."""
        return tuple(p for p in self.agreement.provisions if form_of(p) is Form.ONCE)

    @cached_property
    def guarantees(self) -> tuple[Provision, ...]:
        """What guarantors owe for somebody's safety; what a party that also guarantees owes as a party is none."""
        parties = {member.name for member in self.agreement.parties}
        guarantors = {member.name for member in self.agreement.guarantors}
        return tuple(
            p
            for p in self.owed
            if p.debtor in guarantors
            and (p.debtor not in parties or "guarantor" in p.says.casefold())
            and _GUARDS.search(p.says)
        )

    @cached_property
    def _meant(self) -> dict[str, Condition]:
        return {m.term.key: m.condition for m in self.agreement.meanings if m.condition is not None}

    def leaves(self, *conditions: Condition | None) -> Iterator[Leaf]:
        """The leaves of conditions; a defined term stands beside what it means."""
        pending = [leaf for c in conditions if c is not None for leaf in leaves(formula_from_condition(c))]
        seen: set[str] = set()
        while pending:
            leaf = pending.pop()
            yield leaf
            key = leaf.proposition.key if isinstance(leaf, Holds) else ""
            if key in self._meant and key not in seen:
                seen.add(key)
                pending.extend(leaves(formula_from_condition(self._meant[key])))


def act_of(provision: Provision) -> str:
    """What the debtor is to do, without its name."""
    return provision.act.words.removeprefix(provision.debtor).strip()


def outside_quotes(words: str) -> str:
    """Words without what stands in quotation marks."""
    return re.sub(r"[“\"][^“”\"]*[”\"]", " ", words)


def names(words: str, name: str) -> bool:
    """Whether somebody is named in words, whatever the case."""
    return _pattern(name).search(words) is not None


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def listed(parts: Iterable[str]) -> str:
    """Parts as a phrase: "one", "one and two", "one, two and three"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
