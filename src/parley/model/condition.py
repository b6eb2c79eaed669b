"""What something can depend on: one small closed tree.

Leaves are propositions in the agreement's own words, acceptance, and the standing of provisions; branches
are `And`, `Or`, `Not`, evaluated in strong Kleene logic (Kleene, Introduction to Metamathematics, 1952, §64).
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Standing = Literal["conditional", "detached", "discharged", "violated", "repaired"]


@dataclass(frozen=True, slots=True)
class Proposition:
    """A sentence that may hold or fail. Two with the same `key` are the same; `words` is how it was first worded."""

    key: str
    words: str = field(compare=False)

    @property
    def id(self) -> str:
        """A short name that stays the same wherever the proposition stands: "q" and part of the key's hash."""
        return "q" + hashlib.sha256(self.key.encode("utf-8", "surrogatepass")).hexdigest()[:8]


Relation = Literal["before", "by", "after", "on"]


@dataclass(frozen=True, slots=True)
class When:
    """Limits an event to days: before, by (that day included), after, or on `day`."""

    relation: Relation
    day: date


@dataclass(frozen=True, slots=True)
class Holds:
    """A proposition holds; with `when`, it came to hold (happened) on such a day."""

    proposition: Proposition
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Accepts:
    """A party or guarantor accepts the agreement."""

    party: str


@dataclass(frozen=True, slots=True)
class InForce:
    """`target` is "agreement", an article ("Article 2") or a sentence ("1.1")."""

    target: str


@dataclass(frozen=True, slots=True)
class Stands:
    """The provision of that expanded id ("2.1/Turkey") has reached a state."""

    provision: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; with no parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds; with no parts, never."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part fails."""

    part: "Condition"


Condition = Holds | Accepts | InForce | Stands | And | Or | Not
