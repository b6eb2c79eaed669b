"""What would have to come true for something to hold: an and-or graph behind a goal, built as far as it is needed.

Each goal is an `all` (every child), an `any` (at least one; with none, impossible) or a literal: an open proposition
that holds, or that does not. Conditions are pushed down to literals (negation normal form), so that what can be
derived only grows with the literals taken as true, and a least fixpoint decides it in linear time (Dowling and
Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae", 1984).

`acting`: propositions come true by themselves, but the act of a duty only once it is due, and the event of a step
only once the step is ready. That is the reading in which deadlocks show.
"""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from parley.engine.days import limits
from parley.engine.evaluate import Run
from parley.engine.lifecycle import REACHABLE, Form, state_from_standing
from parley.engine.logic import Formula, Junction, Leaf
from parley.engine.network import AGREEMENT, Duty, Event, Scope, Term
from parley.engine.wording import words_of_leaf, words_of_scope
from parley.model.condition import Accepts, Holds, InForce
from parley.model.finding import State, StepState, Truth

Name = tuple[str, int | str, str]


class Literal(NamedTuple):
    """An open proposition, in words; `positive`: it is to hold."""

    words: str
    positive: bool

    def __str__(self) -> str:
        return self.words if self.positive else f"not: {self.words}"

    def opposite(self) -> "Literal":
        """The same proposition, the other way round."""
        return Literal(self.words, not self.positive)


@dataclass(slots=True)
class Goal:
    """One node of the graph. `given`: a literal that is true now, unless its opposite comes true.

    `name` says what it stands for; `waits` is, for a condition's leaf, whose condition it is and its words.
    """

    every: bool = True
    children: list[int] = field(default_factory=list)
    literal: Literal | None = None
    given: bool = False
    name: Name | None = None
    waits: tuple[str, str] | None = None


class Goals:
    """The graph behind the goals asked for so far."""

    def __init__(self, run: Run, *, acting: bool = False) -> None:
        self.run = run
        self.acting = acting
        self.goals: list[Goal] = [Goal(), Goal(every=False)]
        self._named: dict[Name, int] = {}
        self._pending: deque[int] = deque()
        self._doers: dict[str, list[int]] = {}
        for number in run.network.duties.values():
            node = run.network.nodes[number]
            if isinstance(node, Duty) and node.provision.kind != "ban":
                self._doers.setdefault(node.provision.act.key, []).append(number)

    TRUE, FALSE = 0, 1

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
            kind, about, more = self.goals[number].name or ("", 0, "")
            self.goals[number].children = [self._build(kind, about, more)]
        return goal

    def _build(self, kind: str, about: int | str, more: str) -> int:
        number = int(about)
        node = self.run.network.nodes[number]
        if isinstance(node, Scope):
            builders = {"force": self._force, "base": self._base, "over": self._over, "unforced": self._unforced}
            return builders[kind](node, number)
        if isinstance(node, Term):
            return self._formula(node.formula, "", positive=more == "")
        if isinstance(node, Event):
            return self._event(node, number, kind)
        return self._due(node, number) if kind == "due" else self._stands(node, number, State(more))

    # Scopes

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
        parts = [self._formula(entry.formula, owner) for entry in node.entries]
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

    # Provisions

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

    # Events, conditions and literals

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


def words_of_target(target: str) -> str:
    """The name of the goal that a scope is in force."""
    return "in force" if target == AGREEMENT else f"{target} in force"


def derivable(goals: list[Goal], chosen: Collection[Literal] | None, forced: Collection[int] = ()) -> list[int]:
    """The least fixpoint: for each goal its place in the order of derivation, -1 where it is not derived.

    `chosen` are the literals that come true (None: all may); `forced` goals that are taken as derived.
    """
    place = [-1] * len(goals)
    missing = [len(goal.children) if goal.every else min(1, len(goal.children)) for goal in goals]
    above: list[list[int]] = [[] for _ in goals]
    queue: deque[int] = deque(forced)
    for number, goal in enumerate(goals):
        for child in goal.children:
            above[child].append(number)
        if goal.literal is not None:
            held = chosen is None or goal.literal in chosen
            if held or (goal.given and goal.literal.opposite() not in (chosen or ())):
                queue.append(number)
        elif goal.every and not goal.children:
            queue.append(number)
    count = 0
    while queue:
        number = queue.popleft()
        if place[number] >= 0:
            continue
        place[number] = count
        count += 1
        for parent in above[number]:
            missing[parent] -= 1
            if missing[parent] <= 0:
                queue.append(parent)
    return place
