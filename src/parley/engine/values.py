"""What conditions are worth on a day of a run, given the standing of every node and what its account lets count."""

from datetime import date
from typing import Any, NamedTuple

from parley.engine.accounts import Account
from parley.engine.days import limits, shifted
from parley.engine.duties import DutyStanding
from parley.engine.force import EventStanding, ScopeStanding, TermStanding
from parley.engine.logic import UNKNOWN, Formula, Leaf, Value, conjunction, evaluate
from parley.engine.network import Network
from parley.engine.nodes import AGREEMENT, Duty
from parley.engine.worth import value_of_standing
from parley.model.condition import Accepts, Holds, Stands
from parley.model.condition import Standing as StandingWord
from parley.model.finding import Truth

Standing = ScopeStanding | TermStanding | DutyStanding | EventStanding


class Change(NamedTuple):
    """A change of a node on a day; `late`: in consequence of something that comes after it in the working order."""

    day: date
    standing: Standing
    late: bool


class Values:
    """The standing of every node of a network, and what follows for conditions.

    `standing[i]` is that of `network.nodes[i]`, of the kind of its node.
    """

    def __init__(self, network: Network, account: Account) -> None:
        self.network = network
        self.account = account
        self.standing: list[Any] = []

    def scope(self, number: int) -> ScopeStanding:
        """The standing of a scope."""
        standing: ScopeStanding = self.standing[number]
        return standing

    def duty(self, number: int) -> DutyStanding:
        """The standing of a provision."""
        standing: DutyStanding = self.standing[number]
        return standing

    def event(self, number: int) -> EventStanding:
        """The standing of an event that steps put in order."""
        standing: EventStanding = self.standing[number]
        return standing

    def term(self, number: int) -> TermStanding:
        """The standing of a defined term."""
        standing: TermStanding = self.standing[number]
        return standing

    def in_force(self) -> ScopeStanding:
        """The standing of the agreement as a whole."""
        return self.scope(self.network.scopes[AGREEMENT])

    def weigh(self, formula: Formula, day: date, since: date | None = None, *, as_state: bool = False) -> Value:
        """The value of a condition on a day. Events before `since` do not count; `as_state`: none is an event."""
        if len(formula) == 1 and isinstance(formula[0], Holds):
            return self._holds(formula[0], day, since, as_state=as_state)
        return evaluate(formula, lambda leaf: self.value(leaf, day, since, as_state=as_state))

    def value(self, leaf: Leaf, day: date, since: date | None = None, *, as_state: bool = False) -> Value:
        """The value of a leaf on a day."""
        if isinstance(leaf, Holds):
            return self._holds(leaf, day, since, as_state=as_state)
        if isinstance(leaf, Stands):
            numbers = self.network.provisions_named(leaf.provision)
            if len(numbers) == 1:
                return self._stands(numbers[0], leaf.standing)
            return conjunction([self._stands(number, leaf.standing) for number in numbers]) if numbers else UNKNOWN
        if isinstance(leaf, Accepts):
            return self.account.accepted(leaf.party, day)
        return self.scope(self.network.scopes[leaf.target]).value

    def _holds(self, leaf: Holds, day: date, since: date | None, *, as_state: bool) -> Value:
        key = leaf.proposition.key
        if key in self.network.terms:
            return self.term(self.network.terms[key]).value
        if leaf.when is None and key not in self.account.record.about:
            return UNKNOWN
        if leaf.when is not None:
            first, last = limits(leaf.when)
            first = max((d for d in (first, since) if d is not None), default=None)
            value = self.account.truth(key, day, first=first, last=last, event=True)
            if value.truth is Truth.UNKNOWN and last is not None and day > last:
                return Value(Truth.FAILS, shifted(last, 1))
            return value
        if key in self.network.event_keys and not as_state:
            return self.account.truth(key, day, first=since, event=True)
        return self.account.truth(key, day)

    def _stands(self, number: int, standing: StandingWord) -> Value:
        node = self.network.nodes[number]
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        return value_of_standing(node.form, self.duty(number), standing)
