"""What an agreement is made of, for the engine: scopes, terms, duties and events, their conditions in postfix order."""

from dataclasses import dataclass
from datetime import date

from parley.engine.lifecycle import Form
from parley.engine.logic import Formula, Junction, Leaf
from parley.model.agreement import Deadline, Period, Provision, Step
from parley.model.condition import Accepts, Holds, Proposition

AGREEMENT = "agreement"
"""The name of the widest scope."""


@dataclass(frozen=True, slots=True)
class Entering:
    """One entry sentence: a condition, a day, or both; with a `delay`, so long after the condition first holds."""

    formula: Formula
    day: date | None
    says: str
    delay: Period | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """One sentence that ends or suspends: a condition, or a day (with neither, at once); `delay` as in `Entering`."""

    formula: Formula
    day: date | None
    suspends: bool
    only_while: bool
    says: str
    delay: Period | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be in force. `pledged` is the day of a pledge, which needs nothing else; `parent` the wider scope."""

    target: str
    parent: int | None
    entries: tuple[Entering, ...]
    endings: tuple[Ending, ...]
    debtors: tuple[str, ...]
    pledged: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A proposition that the agreement defines."""

    term: Proposition
    formula: Formula


@dataclass(slots=True)
class Duty:
    """One provision with its conditions in postfix order and its scope. Nothing changes it once it is made.

    `defined`: its act is a term. (A frozen dataclass would take three times as long to make, and there may be 100,000;
    for the same reason all that few of them are asked is worked out when it is asked.)
    """

    provision: Provision
    form: Form
    scope: int
    antecedent: Formula
    unless: Formula
    during: Formula
    until: Formula
    deadlines: tuple[tuple[Deadline, Formula], ...]
    defined: bool

    @property
    def timed(self) -> bool:
        """Whether days bound it."""
        return bool(self.deadlines or self.until) or self.provision.ends is not None or self.provision.lasts is not None

    @property
    def shifting(self) -> bool:
        """Whether these days depend on more than on its own state."""
        kept = self.form is Form.KEPT and bool(self.deadlines)
        return kept or bool(self.until) or any(since for _, since in self.deadlines)

    @property
    def dated(self) -> bool:
        """Whether days bound it before it is set off, too."""
        return self.shifting or self.provision.ends is not None or any(d.day is not None for d, _ in self.deadlines)

    @property
    def losable(self) -> bool:
        """Whether what sets it off can become impossible."""
        return any(map(_can_be_lost, self.antecedent))


@dataclass(frozen=True, slots=True)
class Event:
    """An event and all steps of it that count in the account, each with what it needs."""

    event: Proposition
    steps: tuple[tuple[Step, Formula], ...]


Node = Scope | Term | Duty | Event


def formulas_of(node: Node) -> tuple[list[Formula], list[Formula]]:
    """The conditions of a node that come before it, and those that come after."""
    if isinstance(node, Scope):
        return [entry.formula for entry in node.entries], [ending.formula for ending in node.endings]
    if isinstance(node, Term):
        return [node.formula], []
    if isinstance(node, Duty):
        found = [node.antecedent, node.unless, node.during, node.until]
        return found + [formula for _, formula in node.deadlines], []
    return [formula for _, formula in node.steps], []


def counts(accounts: frozenset[str] | None, account: str) -> bool:
    """Whether a bracketed wording counts in an account."""
    return accounts is None or account in accounts


def _can_be_lost(token: Leaf | Junction) -> bool:
    """Whether a part of a condition can come to be settled for good: days pass, and provisions and scopes end."""
    if isinstance(token, Holds):
        return token.when is not None
    return not isinstance(token, Accepts) and not (isinstance(token, Junction) and token.size > 0)
