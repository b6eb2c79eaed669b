"""An agreement, and where it stands, as facts for `course_rules`; and the events that a course can be made of.

Only what the question depends on becomes a fact: the terms asked for, and whatever stands behind them.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parley.engine.actors import Actors
from parley.engine.days import after, limits, shifted
from parley.engine.duties import deadline_of
from parley.engine.evaluate import Run
from parley.engine.lifecycle import Form, state_from_standing
from parley.engine.logic import Formula, Junction, Leaf
from parley.engine.network import AGREEMENT, Duty, Ending, Event, Scope, Term
from parley.model.condition import Accepts, Holds, InForce, Proposition, Stands
from parley.model.finding import State, Truth
from parley.model.testimony import Cancel, Release, Subject

NO_CONTEXT = 0
_NAMES = {State.AVAILABLE: "detached", State.EXERCISED: "discharged"}
_FORMS = {Form.ONCE: "once", Form.KEPT: "keep", Form.POWER: "power"}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can happen: testimony `about` something, or, without it, the passing of time.

    Time passes until the last day of the provision with node number `passes` is over, until `day`, or by one day.
    """

    says: str
    about: Subject | None = None
    holds: bool = True
    actors: tuple[str, ...] = ()
    passes: int | None = None
    day: date | None = None


@dataclass(slots=True)
class Facts:
    """Facts about what the terms asked for depend on. `actions[a]` is what action number a of the program is."""

    run: Run
    actors: Actors
    lines: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    lagging: bool = False
    duties: list[int] = field(default_factory=list)
    _formulas: dict[tuple[Formula, int, bool], int] = field(default_factory=dict)
    _parts: int = 0
    _contexts: dict[tuple[str, int], int] = field(default_factory=dict)
    _since: list[date | None] = field(default_factory=lambda: [None])
    _on: list[bool] = field(default_factory=lambda: [True])
    _propositions: dict[tuple[str, str], int] = field(default_factory=dict)
    _terms: dict[int, int] = field(default_factory=dict)
    _days: dict[date, str] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _pending: deque[int] = field(default_factory=deque)

    def ask(self, goal: str, never: str | None) -> None:
        """Fill in the facts behind two terms, given by their keys."""
        terms = self.run.network.terms
        self._fact("goal", self._term(terms[goal]))
        if never is not None:
            self._fact("never", self._term(terms[never]))
        while self._pending:
            number = self._pending.popleft()
            node = self.run.network.nodes[number]
            if isinstance(node, Scope):
                self._scope(node, number)
            elif isinstance(node, Duty):
                self._duty(node, number)
            elif isinstance(node, Term):
                self._part(self._term(number), self._formula(node.formula))
        self._order_clocks()
        for day, says in self._days.items():
            self._fact("day", day.toordinal())
            if day <= self.run.day:
                self._fact("past", day.toordinal())
            else:
                self._act("comes", Action(says or f"{day} comes", day=day), day.toordinal())
        if any(self._node(n).until for n in self.duties):
            self._fact("nextday", self._action(Action("a day passes")))

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
            self._terms[number] = self._number("and")
            self._visit(number)
        return self._terms[number]

    def _formula(self, formula: Formula, context: int = NO_CONTEXT, *, as_state: bool = False) -> int:
        """The number of a condition; the empty one always holds."""
        known = (formula, context, as_state)
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
            self._fact("inforce", self._parts, self._visit(network.scopes[leaf.target]))
        return self._parts

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
        whole = self._number("and" if numbers else "or")
        for number in numbers:
            wanted = state_from_standing(self._node(number).form, leaf.standing)
            self._parts += 1
            self._fact("stands", self._parts, self._visit(number), state_name(wanted))
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

    # What stands.

    def _scope(self, node: Scope, number: int) -> None:
        now = self.run.scope(number)
        self._fact("scope", number)
        if node.parent is not None:
            self._fact("parent", number, self._visit(node.parent))
        for entry in node.entries:
            self._fact("entry", number, self._formula(entry.formula))
            if entry.day is not None:
                self._fact("entryday", number, self._day(entry.day))
        if node.pledged is not None:
            if not node.entries:
                self._fact("entryday", number, self._day(node.pledged))
        elif node.target == AGREEMENT:
            for party in self.run.network.agreement.parties:
                self._fact("joins", number, self._acceptance(party.name))
        else:
            if not node.entries and node.parent is not None:
                self._fact("nested", number)
            for debtor in node.debtors:
                self._fact("accepts", number, self._acceptance(debtor))
        marks = {"entered": now.entered, "complete": now.complete, "ended": now.ended, "paused": now.paused}
        for name, mark in (*marks.items(), ("halted", now.halted or None)):
            if mark is not None:
                self._fact(f"{name}0", number)
        for ending in node.endings:
            self._ending(ending, number, now.entered)

    def _ending(self, ending: Ending, number: int, entered: date | None) -> None:
        self._parts += 1
        mark = self._parts
        formula = self._formula(ending.formula, self._context("entering", number, entered))
        self._fact("ending", mark, formula)
        self._fact("suspends" if ending.suspends else "ends", mark, number)
        if ending.day is not None:
            self._fact("endingday", mark, self._day(ending.day))
        if ending.only_while:
            self._fact("passing", mark)
        if self._depends_on_duties(ending.formula):
            self._fact("lagging", mark)
            self.lagging = True

    def _depends_on_duties(self, formula: Formula) -> bool:
        seen: set[int] = set()
        pending = [formula]
        while pending:
            for token in pending.pop():
                if isinstance(token, Stands | InForce):
                    return True
                if isinstance(token, Holds) and token.proposition.key in self.run.network.terms:
                    number = self.run.network.terms[token.proposition.key]
                    node = self.run.network.nodes[number]
                    if number not in seen and isinstance(node, Term):
                        seen.add(number)
                        pending.append(node.formula)
        return False

    def _duty(self, node: Duty, number: int) -> None:
        p, now = node.provision, self.run.duty(number)
        self.duties.append(number)
        self._fact("duty", number, self._visit(node.scope))
        self._fact(_FORMS[node.form], number)
        if p.kind == "ban":
            self._fact("ban", number)
        if not p.pledge:
            self._fact("debtor", number, self._acceptance(p.debtor))
        bound = self._context("bounded", number, now.bound)
        due = self._context("dueing", number, now.detached)
        self._fact("antecedent", number, self._formula(node.antecedent, bound))
        if node.unless:
            self._fact("unless", number, self._formula(node.unless, bound))
        if node.during:
            self._fact("during", number, self._formula(node.during, as_state=True))
        if node.until:
            self._fact("until", number, self._formula(node.until, bound))
        self._fact("act", number, self._formula((Holds(p.act),), bound if node.form is Form.ONCE else due))
        for other in self.run.network.reparations.get(number, ()):
            self._fact("repairs", number, self._visit(other))
        self._times(node, number)
        self._state(number, node.form)
        if node.form is not Form.POWER:
            self._let_off(node, number)

    def _times(self, node: Duty, number: int) -> None:
        p = node.provision
        if p.starts is not None:
            self._fact("starts", number, self._day(p.starts))
        if node.deadlines:
            self._fact("limited", number)
        for deadline, formula in node.deadlines:
            if deadline.day is not None:
                self._fact("deadline", number, self._last_day(p.id, deadline.day))
            elif deadline.since is None:
                self._fact("within", number)
            else:
                self._fact("counted", number, self._formula(formula))
        if p.ends is not None:
            self._fact("lastday", number, self._last_day(p.id, p.ends))
        if p.lasts is not None:
            self._fact("lasts", number)
        if p.lasts is not None or any(deadline.day is None for deadline in p.deadlines):
            self._act("passes", Action(f"the last day of {p.id} passes", passes=number), number)

    def _state(self, number: int, form: Form) -> None:
        now = self.run.duty(number)
        halted = form is Form.POWER and now.state is State.INACTIVE and now.bound is not None
        self._fact("st0", number, "suspended" if halted else state_name(now.state))
        open_ = now.state in (State.CONDITIONAL, State.DETACHED, State.AVAILABLE, State.SUSPENDED, State.INACTIVE)
        marks = {"bound": now.bound, "due": now.detached if open_ else None, "closes": now.closes}
        for name, mark in (*marks.items(), ("upheld", now.reached or None)):
            if mark is not None:
                self._fact(f"{name}0", number)

    def _let_off(self, node: Duty, number: int) -> None:
        p = node.provision
        for creditor in p.creditors:
            says = f"{creditor} releases {p.debtor} from {p.sentence}"
            self._drastic("releases", Action(says, Release(p.id, creditor), True, (creditor,)), number)
        says = f"{p.debtor} cancels {p.sentence}"
        self._drastic("cancels", Action(says, Cancel(p.id, p.debtor), True, (p.debtor,)), number)

    def _drastic(self, name: str, action: Action, number: int) -> None:
        self._act(name, action, number)
        self._fact("drastic", len(self.actions) - 1)

    def _order_clocks(self) -> None:
        """Which clocks, begun no later than others, run out no later. A suspension would stop some and not others."""
        if any(line.startswith("suspends(") for line in self.lines):
            return
        clocks = [clock for number in self.duties for clock in self._clocks(number)]
        for mine, length in clocks:
            for other, limit in clocks:
                if mine != other and length <= limit:
                    self._fact("shorter", *mine, *other)

    def _clocks(self, number: int) -> Iterable[tuple[tuple[int, str], int]]:
        """The clocks of a provision that begin when it falls due, with their days: at least, for months."""
        node, now, today = self._node(number), self.run.duty(number), self.run.day
        p = node.provision
        spans = [d.within for d in p.deadlines if d.within is not None and d.since is None]
        others = any(d.since is not None for d in p.deadlines)
        left = deadline_of(self.run, node, now, today) if now.detached is not None else None
        if left is not None:
            kind = "last" if p.lasts is not None and not spans else "limit"
            if (p.lasts is None or not spans) and not others:
                yield (number, kind), (left - today).days
        elif len(spans) == 1 and not others:
            yield (number, "limit"), (after(today, spans[0]) - today).days
        if left is None and p.lasts is not None:
            yield (number, "last"), (after(today, p.lasts) - today).days - 1


def state_name(state: State) -> str:
    """The name of a state in the rules, where a power that may be used is due, and one that was used is kept."""
    return _NAMES.get(state, state.value)
