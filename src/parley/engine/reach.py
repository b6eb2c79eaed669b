"""What it takes for a scope to be in force, a provision to reach a state, an event to be ready."""

from datetime import date

from parley.engine.conditions import Conditions
from parley.engine.goals import Goal, Literal
from parley.engine.lifecycle import REACHABLE, Form
from parley.engine.nodes import AGREEMENT, Duty, Event, Scope, Term
from parley.engine.wording import words_of_scope
from parley.model.condition import Accepts, Holds
from parley.model.finding import State, StepState


class Goals(Conditions):
    """The goals of a run: what would have to come true, given where everything stands."""

    def force(self, target: str) -> int:
        """The goal that a scope is in force."""
        return self._finish(self._name(("force", self.run.network.scopes[target], "")))

    def stands(self, number: int, state: State) -> int:
        """The goal that a provision reaches a state."""
        return self._finish(self._name(("stands", number, state.value)))

    def due(self, number: int) -> int:
        """The goal that a provision is set off."""
        return self._finish(self._name(("due", number, "")))

    def ready(self, number: int) -> int:
        """The goal that an event is ready to happen."""
        return self._finish(self._name(("ready", number, "")))

    def done(self, number: int) -> int:
        """The goal that an event of a step happens in order."""
        return self._finish(self._name(("done", number, "")))

    def binding(self, numbers: list[int]) -> int:
        """The goal that provisions bind their debtors."""
        nodes = [(number, self.run.network.nodes[number]) for number in numbers]
        bound = [goal for n, node in nodes if isinstance(node, Duty) for goal in self._bound(node, n)]
        return self._finish(self.all_of(bound))

    def _build(self, kind: str, number: int, more: str) -> int:
        node = self.run.network.nodes[number]
        if isinstance(node, Scope):
            builders = {"force": self._force, "base": self._base, "over": self._over, "unforced": self._unforced}
            return builders[kind](node, number)
        if isinstance(node, Term):
            return self._formula(node.formula, f'"{node.term.words}"', positive=more == "")
        if isinstance(node, Event):
            return self._event(node, number, kind)
        return self._due(node, number) if kind == "due" else self._stands(node, number, State(more))

    def _force(self, node: Scope, number: int) -> int:
        names = () if node.pledged is not None or node.target == AGREEMENT else node.debtors
        if self.run.scope(number).complete is not None:
            names = ()
        return self.all_of([self._name(("base", number, "")), *(self._accepts(name) for name in names)])

    def _base(self, node: Scope, number: int) -> int:
        now = self.run.scope(number)
        if now.ended is not None:
            return self.FALSE
        if now.entered is not None:
            return self.TRUE if now.paused is None else self._resumed(node, now.entered)
        owner = f"the entry into force of {words_of_scope(node.target)}"
        met = now.met or (None,) * len(node.entries)  # an entry whose condition has been met waits for a day alone
        parts = [self._formula(entry.formula, owner) for place, entry in enumerate(node.entries) if met[place] is None]
        if node.target == AGREEMENT:
            parts += [self._accepts(party.name) for party in self.run.network.agreement.parties]
        elif not node.entries and node.parent is not None:
            parts.append(self._name(("base", node.parent, "")))
        return self.all_of(parts)

    def _resumed(self, node: Scope, entered: date) -> int:
        parts = []
        for ending in node.endings:
            if ending.suspends and self.run.weigh(ending.formula, self.run.day, since=entered).holds:
                freed = ending.only_while and bool(ending.formula)
                parts.append(self._formula(ending.formula, node.target, positive=False) if freed else self.FALSE)
        if node.parent is not None:
            parts.append(self._name(("base", node.parent, "")))
        return self.all_of(parts)

    def _over(self, node: Scope, number: int) -> int:
        now = self.run.scope(number)
        if now.ended is not None:
            return self.TRUE
        since = now.entered or date.max
        ways = [self._formula(end.formula, node.target, since=since) for end in node.endings if not end.suspends]
        return self._any([*ways, *([] if node.parent is None else [self._name(("over", node.parent, ""))])])

    def _unforced(self, node: Scope, number: int) -> int:
        now = self.run.scope(number)
        if now.complete is not None:
            return self._name(("over", number, ""))
        ways = [self._formula(entry.formula, node.target, positive=False) for entry in node.entries]
        names = node.debtors
        if node.target == AGREEMENT:
            names = tuple(party.name for party in self.run.network.agreement.parties)
        ways += [self._leaf(Accepts(name), None, positive=False) for name in names]
        return self._any(ways)

    def _bound(self, node: Duty, number: int) -> list[int]:
        scope = self.run.network.nodes[node.scope]
        base = [] if isinstance(scope, Scope) and scope.pledged is not None else [self._name(("base", node.scope, ""))]
        if self.run.duty(number).bound is not None:
            return base if self.run.scope(node.scope).paused is not None else []
        return base if node.provision.pledge else [*base, self._accepts(node.provision.debtor)]

    def _due(self, node: Duty, number: int) -> int:
        now = self.run.duty(number)
        if now.detached is not None:
            return self.all_of(self._bound(node, number))
        since, owner = now.bound or date.max, node.provision.id
        return self.all_of(
            [
                *self._bound(node, number),
                self._formula(node.antecedent, owner, since=since),
                self._formula(node.during, owner, as_state=True),
            ]
        )

    def _stands(self, node: Duty, number: int, wanted: State) -> int:
        now = self.run.duty(number)
        if now.state is wanted:
            return self.TRUE
        if wanted not in REACHABLE[node.form][now.state]:
            return self.FALSE
        due = self._name(("due", number, ""))
        if wanted is State.CONDITIONAL:
            return self.all_of(self._bound(node, number))
        if wanted in (State.DETACHED, State.AVAILABLE):
            return due
        if wanted in (State.DISCHARGED, State.EXERCISED):
            return self._fulfilled(node, number, due)
        if wanted is State.EXPIRED and node.unless:
            since = now.bound or date.max
            excused = self._formula(node.unless, node.provision.id, since=since)
            return self.all_of([*self._bound(node, number), excused])
        if wanted is State.VIOLATED:
            return self._broken(node, due)
        if wanted is State.REPAIRED and not self.acting:
            mended = [
                self._name(("stands", n, State.DISCHARGED.value)) for n in self.run.network.reparations.get(number, ())
            ]
            return self.all_of([self._name(("stands", number, State.VIOLATED.value)), self._any(mended)])
        return self.FALSE

    def _fulfilled(self, node: Duty, number: int, due: int) -> int:
        if node.form is Form.KEPT:
            since = self.run.duty(number).bound or date.max
            p, owner = node.provision, node.provision.id
            ways = [self._name(("over", node.scope, ""))]
            ways += [self._formula(node.until, owner, since=since)] if node.until else []
            ways += [self._formula(node.during, owner, positive=False, as_state=True)] if node.during else []
            timed = p.ends is not None or p.lasts is not None or (p.kind == "ban" and p.deadlines)
            return self.all_of([due, self.TRUE if timed else self._any(ways)])
        act = self._act(node, positive=True)
        if self.acting or node.form is Form.POWER:
            return self.all_of([due, act])
        return self.all_of([*self._bound(node, number), act])

    def _broken(self, node: Duty, due: int) -> int:
        timed = bool(node.deadlines) or node.provision.ends is not None
        if self.acting or node.form is Form.POWER or (node.form is Form.ONCE and not timed):
            return self.FALSE
        return self.all_of([due, self._act(node, positive=node.provision.kind == "ban")])

    def _act(self, node: Duty, *, positive: bool) -> int:
        if node.provision.act.key in self.run.network.terms:
            return self._leaf(Holds(node.provision.act), None, positive=positive)
        return self.TRUE if self.acting else self._add(Goal(literal=Literal(node.provision.act.words, positive)))

    def _event(self, node: Event, number: int, kind: str) -> int:
        state = self.run.event(number).state
        if state is StepState.DONE or (state is StepState.OUT_OF_ORDER and self.acting):
            return self.TRUE
        if state is StepState.OUT_OF_ORDER:
            return self.FALSE
        ready = self.all_of([self._formula(formula, step.id) for step, formula in node.steps])
        if kind == "ready" or self.acting:
            return ready
        return self.all_of([ready, self._add(Goal(literal=Literal(node.event.words, True)))])


def words_of_target(target: str) -> str:
    """The name of the goal that a scope is in force."""
    return "in force" if target == AGREEMENT else f"{target} in force"
