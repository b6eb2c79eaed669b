"""An agreement, and where it stands, as facts for `course_rules`.

Only what the question depends on becomes a fact: the terms asked for, and whatever stands behind them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parley.engine.course_loops import undoing
from parley.engine.course_sayings import Action, Sayings, state_name
from parley.engine.days import after
from parley.engine.duties import deadline_of, repairs
from parley.engine.lifecycle import REACHABLE, SUSPENDABLE, Form, state_from_standing
from parley.engine.logic import Formula
from parley.engine.nodes import AGREEMENT, Duty, Ending, Scope, Term
from parley.engine.wording import words_of_scope
from parley.model.agreement import Period
from parley.model.condition import Holds, InForce, Standing, Stands
from parley.model.finding import State
from parley.model.testimony import Cancel, Release

_FORMS = {Form.ONCE: "once", Form.KEPT: "keep", Form.POWER: "power"}
_SETTLED = tuple(
    state for state in State if state not in SUSPENDABLE | {State.INACTIVE, State.SUSPENDED, State.NOT_HELD}
)
_ASKED: tuple[Standing, ...] = ("conditional", "detached", "discharged", "violated", "repaired")
_CANNOT = tuple(
    f"cannot({name},{state_name(before)},{state_name(wanted)})."
    for form, name in _FORMS.items()
    for before in _SETTLED
    for wanted in (state_from_standing(form, asked) for asked in _ASKED)
    if state_name(wanted) != state_name(before) and wanted not in REACHABLE[form][before]
)
"""From which settled states which of those that a condition may ask for cannot come any more."""
_ECHOES = 3
"""Ends by what ends in turn: so many, one after the other, are followed on the same day."""
_ROUNDS = 3
"""The same for what depends on itself."""
_CLOCKS = 100
"""So many clocks are put in order beforehand; beyond, the engine alone says which runs out first."""


@dataclass(slots=True)
class Facts(Sayings):
    """All facts behind a question. `duties` are its provisions; `lagging` counts ends by what they bring about."""

    lagging: int = 0
    duties: list[int] = field(default_factory=list)
    _delays: list[tuple[tuple[int, str], int]] = field(default_factory=list)

    def ask(self, goal: str, never: str | None) -> None:
        """Fill in the facts behind two terms, given by their keys."""
        terms = self.run.network.terms
        self._circles = undoing(self.run.network)
        self.lines += _CANNOT
        self._fact("goal", self._term(terms[goal]))
        if never is not None:
            self._fact("never", self._term(terms[never]))
        while self._pending:
            number = self._pending.popleft()
            node, self._circle = self.run.network.nodes[number], self._circles.get(number)
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

    @property
    def stride(self) -> int:
        """The points of a step: at the first something happens, the others show what follows on the same day."""
        circled = any(number in self._circles for number in self._seen)
        return 1 + (1 + min(self.lagging, _ECHOES) if self.lagging else 0) + (_ROUNDS if circled else 0)

    # What stands.

    def _scope(self, node: Scope, number: int) -> None:
        now = self.run.scope(number)
        self._fact("scope", number)
        if node.parent is not None:
            self._fact("parent", number, self._visit(node.parent))
        for place, entry in enumerate(node.entries):
            formula = self._formula(entry.formula)
            self._fact(
                "entry", number, formula if entry.delay is None else self._delayed(number, place, formula, entry.delay)
            )
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
        for place, ending in enumerate(node.endings, len(node.entries)):
            self._ending(ending, number, place, now.entered)

    def _delayed(self, number: int, place: int, formula: int, delay: Period) -> int:
        """The number of a condition that holds so long after another has first held."""
        self._parts += 2
        whole, clock = self._parts - 1, len(self.run.network.nodes) + self._parts
        self._fact("delayed", whole, clock)
        self._fact("delays", clock, formula, number)
        node, now = self.run.network.nodes[number], self.run.scope(number)
        assert isinstance(node, Scope)  # noqa: S101 - for the type checker
        met, today = now.met[place] if now.met else None, self.run.day
        if met is not None and after(met, delay) > today:
            self._fact("met0", clock)
        elif met is not None:
            self._fact("ran", clock, "delay", 0)
        self._delays.append(((clock, "delay"), (after(met or today, delay) - today).days - 1))
        if place < len(node.entries):
            self._fact("opening", clock)
            comes = "enters into force"
        else:
            comes = "is suspended" if node.endings[place - len(node.entries)].suspends else "ends"
        says = f"the day comes on which {words_of_scope(node.target)} {comes}"
        self._act("passes", Action(says, passes=number, place=place), clock)
        return whole

    def _ending(self, ending: Ending, number: int, place: int, entered: date | None) -> None:
        self._parts += 1
        mark = self._parts
        formula = self._formula(ending.formula, self._context("entering", number, entered))
        if ending.delay is not None:
            formula = self._delayed(number, place, formula, ending.delay)
        self._fact("ending", mark, formula)
        self._fact("suspends" if ending.suspends else "ends", mark, number)
        if ending.day is not None:
            self._fact("endingday", mark, self._day(ending.day))
        if ending.only_while:
            self._fact("passing", mark)
        if ending.delay is None and self._depends_on_duties(ending.formula):
            self._fact("lagging", mark)
            self.lagging += 1

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
        if node.losable:
            self._fact("losable", number)
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
            if now.state is State.VIOLATED and repairs(self.run.duty(other), now):
                self._fact("made0", number, other)
        self._times(node, number)
        self._state(number, node.form)
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
        marks["set_off"] = now.detached
        for name, mark in (*marks.items(), ("upheld", now.reached or None)):
            if mark is not None:
                self._fact(f"{name}0", number)

    def _let_off(self, node: Duty, number: int) -> None:
        p = node.provision
        for creditor in p.creditors if node.form is not Form.POWER else ():
            says = f"{creditor} releases {p.debtor} from {p.sentence}"
            self._drastic("releases", Action(says, Release(p.id, creditor), True, (creditor,)), number)
        says = f"{p.debtor} cancels {p.sentence}"
        self._drastic("cancels", Action(says, Cancel(p.id, p.debtor), True, (p.debtor,)), number)

    def _drastic(self, name: str, action: Action, number: int) -> None:
        self._act(name, action, number)
        self._fact("drastic", len(self.actions) - 1)

    def _order_clocks(self) -> None:
        """Which clocks, begun no later than others, run out no later. A suspension may stop those of duties."""
        halts = any(line.startswith("suspends(") for line in self.lines)
        clocks = [*self._delays, *(clock for number in self.duties for clock in self._clocks(number))]
        for mine, length in clocks if len(clocks) <= _CLOCKS else ():
            for other, limit in clocks:
                if mine != other and length <= limit and (not halts or mine[1] == "delay"):
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
