"""Conditions, and what can be said, as facts for `course_rules`: the events that a course can be made of."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from parley.engine.actors import Actors
from parley.engine.days import limits, shifted
from parley.engine.evaluate import Run
from parley.engine.lifecycle import state_from_standing
from parley.engine.logic import Formula, Junction, Leaf
from parley.engine.nodes import Duty, Event
from parley.model.condition import Accepts, Holds, Proposition, Stands
from parley.model.finding import State, Truth
from parley.model.testimony import Subject

NO_CONTEXT = 0
_NAMES = {State.AVAILABLE: "detached", State.EXERCISED: "discharged"}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can happen: testimony `about` something, or, without it, the passing of time.

    Time passes until the last day of the provision with node number `passes` is over (of a scope: until its entry or
    ending number `place` comes), until `day`, or by one day.
    """

    says: str
    about: Subject | None = None
    holds: bool = True
    actors: tuple[str, ...] = ()
    passes: int | None = None
    place: int = 0
    day: date | None = None


@dataclass(slots=True)
class Sayings:
    """The facts so far. `actions[a]` is what action number a of the program is; `_pending` nodes are to be told of.

    `_circles` are those of `course_loops`, `_circle` is that of the node of which facts are being told.
    """

    run: Run
    actors: Actors
    lines: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    _formulas: dict[tuple[Formula, int, bool, int | None], int] = field(default_factory=dict)
    _circles: dict[int, int] = field(default_factory=dict)
    _circle: int | None = None
    _parts: int = 0
    _contexts: dict[tuple[str, int], int] = field(default_factory=dict)
    _since: list[date | None] = field(default_factory=lambda: [None])
    _on: list[bool] = field(default_factory=lambda: [True])
    _propositions: dict[tuple[str, str], int] = field(default_factory=dict)
    _terms: dict[int, int] = field(default_factory=dict)
    _days: dict[date, str] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _pending: deque[int] = field(default_factory=deque)

    def _fact(self, name: str, *values: int | str) -> None:
        self.lines.append(f"{name}({','.join(map(str, values))}).")

    def _action(self, action: Action) -> int:
        self.actions.append(action)
        number = len(self.actions) - 1
        self._fact("action", number)
        if action.about is not None and not action.actors:
            self._fact("outside", number)
        return number

    def _act(self, name: str, action: Action, *values: int) -> None:
        self._fact(name, self._action(action), *values)

    def _node(self, number: int) -> Duty:
        node = self.run.network.nodes[number]
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        return node

    def _visit(self, number: int) -> int:
        if number not in self._seen:
            self._seen.add(number)
            self._pending.append(number)
        return number

    def _day(self, day: date, says: str = "") -> int:
        """The number of a day that matters, and what its coming means."""
        self._days[day] = self._days.get(day) or says
        return day.toordinal()

    def _last_day(self, name: str, day: date) -> int:
        return self._day(shifted(day, 1), f"the last day of {name}, {day}, passes")

    # Conditions.

    def _number(self, kind: str) -> int:
        self._parts += 1
        self._fact(kind, self._parts)
        return self._parts

    def _part(self, whole: int, part: int) -> int:
        self._fact("part", whole, part)
        return whole

    def _term(self, number: int) -> int:
        if number not in self._terms:
            self._terms[number] = self._number("term")
            self._visit(number)
        return self._terms[number]

    def _formula(self, formula: Formula, context: int = NO_CONTEXT, *, as_state: bool = False) -> int:
        """The number of a condition; the empty one always holds."""
        known = (formula, context, as_state, self._circle)
        if known not in self._formulas:
            stack: list[int] = []
            for token in formula:
                if not isinstance(token, Junction):
                    stack.append(self._leaf(token, context, as_state=as_state))
                    continue
                start = len(stack) - token.size
                parts = stack[start:]
                del stack[start:]
                if token.kind == "not":
                    self._parts += 1
                    self._fact("not_", self._parts, parts[0])
                    stack.append(self._parts)
                else:
                    whole = self._number(token.kind)
                    for part in parts:
                        self._part(whole, part)
                    stack.append(whole)
            self._formulas[known] = stack[0] if stack else self._number("and")
        return self._formulas[known]

    def _leaf(self, leaf: Leaf, context: int, *, as_state: bool) -> int:
        network = self.run.network
        if isinstance(leaf, Holds) and leaf.proposition.key in network.terms:
            return self._term(network.terms[leaf.proposition.key])
        if isinstance(leaf, Holds):
            return self._holds(leaf, context, as_state=as_state)
        if isinstance(leaf, Stands):
            return self._stands(leaf)
        self._parts += 1
        if isinstance(leaf, Accepts):
            self._fact("state", self._parts, self._acceptance(leaf.party))
        else:
            scope = network.scopes[leaf.target]
            self._fact("wasforce" if self._is_around(scope) else "inforce", self._parts, self._visit(scope))
        return self._parts

    def _is_around(self, number: int) -> bool:
        """Whether a node stands in the circle of the node of which facts are being told."""
        return self._circle is not None and self._circles.get(number) == self._circle

    def _holds(self, leaf: Holds, context: int, *, as_state: bool) -> int:
        p = self._proposition(leaf.proposition)
        self._parts += 1
        number = self._parts
        if leaf.when is None and (as_state or leaf.proposition.key not in self.run.network.event_keys):
            self._fact("state", number, p)
            return number
        self._fact("occurs", number, p, context)
        first, last = (None, None) if leaf.when is None else limits(leaf.when)
        if first is not None:
            self._fact("opens", number, self._day(first))
        if last is not None:
            self._fact("shuts", number, self._day(shifted(last, 1)))
        if self._on[context]:
            truth = self.run.value(leaf, self.run.day, since=self._since[context], as_state=as_state).truth
            if truth is Truth.HOLDS:
                self._fact("happened0", number)
            elif truth is Truth.FAILS:
                self._fact("denied0", number)
        return number

    def _stands(self, leaf: Stands) -> int:
        numbers = self.run.network.provisions_named(leaf.provision)
        if not numbers:  # not held in this account: never known
            self._parts += 1
            return self._parts
        whole = self._number("and")
        for number in numbers:
            wanted = state_from_standing(self._node(number).form, leaf.standing)
            self._parts += 1
            name = "stood" if self._is_around(number) else "stands"
            self._fact(name, self._parts, self._visit(number), state_name(wanted))
            self._part(whole, self._parts)
        return whole

    def _context(self, kind: str, number: int, since: date | None) -> int:
        if (kind, number) not in self._contexts:
            self._since.append(since)
            self._on.append(since is not None)
            self._contexts[kind, number] = len(self._since) - 1
            self._fact(kind, self._contexts[kind, number], number)
        return self._contexts[kind, number]

    # What can be said.

    def _proposition(self, proposition: Proposition) -> int:
        known = ("holds", proposition.key)
        if known not in self._propositions:
            number = self._subject(known, Holds(proposition), proposition, proposition.words)
            event = self.run.network.events.get(proposition.key)
            if proposition.key in self.run.network.event_keys:
                self._fact("event", number)
            node = None if event is None else self.run.network.nodes[event]
            if isinstance(node, Event):
                for _, formula in node.steps:
                    self._fact("needs", number, self._formula(formula))
        return self._propositions[known]

    def _acceptance(self, member: str) -> int:
        known = ("accepts", member)
        if known not in self._propositions:
            number = self._subject(known, Accepts(member), Accepts(member), f"{member} accepts this agreement")
            self._fact("acceptance", number)
        return self._propositions[known]

    def _subject(self, known: tuple[str, str], leaf: Leaf, about: Subject, words: str) -> int:
        number = self._propositions[known] = len(self._propositions) + 1
        truth = self.run.value(leaf, self.run.day, as_state=True).truth
        if truth in (Truth.HOLDS, Truth.FAILS):
            self._fact(f"{truth.value}0", number)
        actors = self.actors.of(words)
        self._act("sets", Action(words, about, True, actors), number, 1)
        self._act("sets", Action(f"not: {words}", about, False, actors), number, 0)
        return number


def state_name(state: State) -> str:
    """The name of a state in the rules, where a power that may be used is due, and one that was used is kept."""
    return _NAMES.get(state, state.value)
