"""Conditions as goals: each leaf is true already, an open proposition, or the goal of what it refers to."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Collection
from datetime import date
from functools import cached_property

from parley.engine.days import limits
from parley.engine.evaluate import Run
from parley.engine.goals import Goal, Literal, Name
from parley.engine.lifecycle import REACHABLE, state_from_standing
from parley.engine.logic import Formula, Junction, Leaf
from parley.engine.nodes import Duty
from parley.engine.wording import words_of_leaf
from parley.model.condition import Accepts, Holds, InForce
from parley.model.finding import State, Truth


class Conditions(ABC):
    """The graph behind the conditions read so far; goals with a name are built once, when they are first needed.

    `acting`: propositions come true by themselves, but the act of a duty only once it is due, and the event of a
    step only once the step is ready. That is the reading in which deadlocks show.
    """

    TRUE, FALSE = 0, 1

    def __init__(self, run: Run, *, acting: bool = False) -> None:
        self.run = run
        self.acting = acting
        self.goals: list[Goal] = [Goal(), Goal(every=False)]
        self._named: dict[Name, int] = {}
        self._pending: deque[int] = deque()

    @cached_property
    def _doers(self) -> dict[str, list[int]]:
        """Who may do what, by the act; worked out only where debtors are taken to act."""
        found: dict[str, list[int]] = {}
        for number in self.run.network.duties.values():
            node = self.run.network.nodes[number]
            if isinstance(node, Duty) and node.provision.kind != "ban":
                found.setdefault(node.provision.act.key, []).append(number)
        return found

    @abstractmethod
    def _build(self, kind: str, number: int, more: str) -> int:
        """The goal on which a named goal rests."""

    def all_of(self, children: Collection[int]) -> int:
        """The goal that all of some goals are reached."""
        return self._add(Goal(children=list(children)))

    def _add(self, goal: Goal) -> int:
        self.goals.append(goal)
        return len(self.goals) - 1

    def _any(self, children: list[int]) -> int:
        return self._add(Goal(every=False, children=children))

    def _name(self, name: Name) -> int:
        if name not in self._named:
            self._named[name] = self._add(Goal(name=name))
            self._pending.append(self._named[name])
        return self._named[name]

    def _finish(self, goal: int) -> int:
        while self._pending:
            number = self._pending.popleft()
            kind, node, more = self.goals[number].name or ("", 0, "")
            self.goals[number].children = [self._build(kind, node, more)]
        return goal

    def _formula(
        self, formula: Formula, owner: str, *, positive: bool = True, since: date | None = None, as_state: bool = False
    ) -> int:
        """The goal that a condition holds (or does not), read from its last token to its first."""
        root = Goal()
        made = [root]
        slots = [(root, positive)] if formula else []
        for token in reversed(formula):
            above, wanted = slots.pop()
            if not isinstance(token, Junction):
                leaf = self._leaf(token, owner, positive=wanted, since=since, as_state=as_state)
                above.children.append(leaf)
            elif token.kind == "not":
                slots.append((above, not wanted))
            else:
                goal = Goal(every=(token.kind == "and") == wanted)
                made.append(goal)
                above.children.append(self._add(goal))
                slots.extend([(goal, wanted)] * token.size)
        for goal in made:
            goal.children.reverse()
        if not formula and not positive:
            return self.FALSE
        return self._add(root)

    def _leaf(
        self, leaf: Leaf, owner: str | None, *, positive: bool, since: date | None = None, as_state: bool = False
    ) -> int:
        truth = self.run.value(leaf, self.run.day, since=since, as_state=as_state).truth
        if truth is (Truth.HOLDS if positive else Truth.FAILS):
            literal = Literal(words_of_leaf(leaf), positive) if isinstance(leaf, Holds) else None
            return self._add(Goal(literal=literal, given=True))
        goal = self._open_leaf(leaf, truth, positive=positive)
        if owner is None or self.goals[goal].literal is not None:
            return goal
        words = words_of_leaf(leaf)
        return self._add(Goal(children=[goal], waits=(owner, words if positive else f"not: {words}")))

    def _open_leaf(self, leaf: Leaf, truth: Truth, *, positive: bool) -> int:
        network = self.run.network
        if isinstance(leaf, Accepts):
            return self._add(Goal(literal=Literal(words_of_leaf(leaf), positive)))
        if isinstance(leaf, InForce):
            return self._name(("force" if positive else "unforced", network.scopes[leaf.target], ""))
        if isinstance(leaf, Holds):
            return self._proposition(leaf, positive=positive)
        numbers = network.provisions_named(leaf.provision)
        if not numbers:
            return self.FALSE
        found = []
        for number in numbers:
            node = network.nodes[number]
            assert isinstance(node, Duty)  # noqa: S101 - for the type checker
            wanted = state_from_standing(node.form, leaf.standing)
            if positive:
                found.append(self._name(("stands", number, wanted.value)))
            elif truth is not Truth.UNKNOWN:
                left = sorted(REACHABLE[node.form][wanted] - {wanted})
                found.append(self._any([self._name(("stands", number, state.value)) for state in left]))
        return self.all_of(found) if positive else self._any(found)

    def _proposition(self, leaf: Holds, *, positive: bool) -> int:
        network, key = self.run.network, leaf.proposition.key
        if key in network.terms:
            return self._name(("term", network.terms[key], "" if positive else "not"))
        last = None if leaf.when is None else limits(leaf.when)[1]
        if last is not None and self.run.day > last:
            return self.FALSE
        if self.acting and positive and key in network.events:
            return self._name(("done", network.events[key], ""))
        if self.acting and positive and key in self._doers:
            return self._any([self._doing(number) for number in self._doers[key]])
        return self._add(Goal(literal=Literal(words_of_leaf(leaf), positive)))

    def _doing(self, number: int) -> int:
        """The goal that somebody acts on a duty: once it is due; outside it, as anything else comes true."""
        waiting = self.run.duty(number).state in (State.INACTIVE, State.CONDITIONAL, State.SUSPENDED)
        return self._name(("due", number, "")) if waiting else self.TRUE

    def _accepts(self, name: str) -> int:
        return self._leaf(Accepts(name), None, positive=True)
