"""Why something is as it is: a tree whose leaves are testimony, or say that nobody has said so.

Reasons follow references to other provisions for a few steps only, and then give the testimony there; a tree that
spelt out every reference would grow beyond bounds. Each is built once and shared.
"""

from datetime import date

from parley.engine.days import after
from parley.engine.evaluate import Run
from parley.engine.force import ScopeStanding
from parley.engine.lifecycle import Form
from parley.engine.logic import Formula, Leaf, leaves
from parley.engine.nodes import AGREEMENT, Duty, Event, Scope, counts
from parley.engine.wording import words_of_leaf, words_of_scope
from parley.model.agreement import NEUTRAL_ACCOUNTS, Provision
from parley.model.condition import Accepts, Holds, InForce, Stands
from parley.model.finding import Reason, State, StepState
from parley.model.testimony import Testimony

NOBODY = Reason("nobody has said so")
_STEPS = 3


class Reasons:
    """The reasons for what a run has found."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._known: dict[tuple[object, ...], Reason] = {}

    def of_agreement(self) -> Reason:
        """Why the agreement is in force or not."""
        return self._of_scope(AGREEMENT, _STEPS)

    def of_provision(self, provision: Provision) -> Reason:
        """Why a provision stands as it does, or does not count in this account."""
        run = self._run
        if not counts(provision.accounts, run.network.account):
            everybody = (*(member.name for member in run.network.agreement.members), *NEUTRAL_ACCOUNTS)
            holders = " and ".join(name for name in everybody if name in (provision.accounts or ()))
            says = f"{provision.id} does not count in the account {run.network.account}: held by {holders or 'nobody'}"
            return Reason(says, (self._of_leaf(Holds(provision.act), 0),))
        return self._of_duty(run.network.duties[provision.id], _STEPS)

    def of_event(self, event: Event) -> Reason:
        """Why an event is waiting, ready, done or out of order."""
        known = ("event", event.event.key)
        if known not in self._known:
            self._known[known] = self._build_event(event)
        return self._known[known]

    def _build_event(self, event: Event) -> Reason:
        standing = self._run.event(self._run.network.events[event.event.key])
        says = f"{event.event.words}: {standing.state.value}" + _since(standing.since)
        parts = [leaf for _, formula in event.steps for leaf in leaves(formula)]
        if standing.state in (StepState.DONE, StepState.OUT_OF_ORDER) or not parts:
            parts.append(Holds(event.event))
        return Reason(says, self._of_leaves(parts, _STEPS))

    def of_leaf(self, leaf: Leaf) -> Reason:
        """Why a leaf is worth what it is."""
        return self._of_leaf(leaf, _STEPS)

    def _of_leaves(self, parts: list[Leaf], steps: int) -> tuple[Reason, ...]:
        return tuple({words_of_leaf(leaf): self._of_leaf(leaf, steps) for leaf in parts}.values())

    def _of_formulas(self, formulas: list[Formula], steps: int) -> list[Reason]:
        return list(self._of_leaves([leaf for formula in formulas for leaf in leaves(formula)], steps))

    def _of_leaf(self, leaf: Leaf, steps: int) -> Reason:
        known = (words_of_leaf(leaf), steps)
        if known not in self._known:
            self._known[known] = self._build(leaf, steps)
        return self._known[known]

    def _build(self, leaf: Leaf, steps: int) -> Reason:
        run, record = self._run, self._run.account.record
        says = f"{words_of_leaf(leaf)}: {run.value(leaf, run.day).truth.value}"
        if isinstance(leaf, Holds):
            term = run.network.terms.get(leaf.proposition.key)
            if term is not None:
                node = run.network.nodes[term]
                formula = getattr(node, "formula", ())
                return self._rests_on(says, [formula], steps)
            return leaf_reason(says, record.about.get(leaf.proposition.key, ()))
        if isinstance(leaf, Accepts):
            return leaf_reason(says, record.acceptances.get(leaf.party, ()))
        if steps <= 0:
            return leaf_reason(says, testimony_behind(run, leaf))
        if isinstance(leaf, InForce):
            return self._of_scope(leaf.target, steps - 1)
        found = tuple(self._of_duty(number, steps - 1) for number in run.network.provisions_named(leaf.provision))
        if len(found) == 1:
            return found[0]
        return Reason(says, found) if found else leaf_reason(says, ())

    def _rests_on(self, says: str, formulas: list[Formula], steps: int) -> Reason:
        if steps <= 0:
            parts = [leaf for formula in formulas for leaf in leaves(formula)]
            return leaf_reason(says, tuple(line for leaf in parts for line in testimony_behind(self._run, leaf)))
        return Reason(says, tuple(self._of_formulas(formulas, steps - 1)) or (NOBODY,))

    def _of_scope(self, target: str, steps: int) -> Reason:
        known = ("scope", target, steps)
        if known not in self._known:
            run = self._run
            number = run.network.scopes[target]
            node, now = run.network.nodes[number], run.scope(number)
            assert isinstance(node, Scope)  # noqa: S101 - for the type checker
            says = f"{words_of_scope(target)} is in force: {now.value.truth.value}"
            if now.ended is not None:
                says = f"{words_of_scope(target)} ended" + _since(now.ended)
            elif now.paused is not None:
                says = f"{words_of_scope(target)} is suspended" + _since(now.paused)
            elif now.entered is None:
                says += "".join(f"; {day} has not come" for day in self._days_ahead(node, now))
            self._known[known] = Reason(says, self._behind(node, steps) or (NOBODY,))
        return self._known[known]

    def _behind(self, node: Scope, steps: int) -> tuple[Reason, ...]:
        now = self._run.scope(self._run.network.scopes[node.target])
        formulas = [entry.formula for entry in node.entries]
        if now.ended is not None or now.paused is not None:
            formulas = [ending.formula for ending in node.endings]
        found = self._of_formulas(formulas, steps - 1)
        if now.entered is None or not found:
            parent = None if node.parent is None else self._run.network.nodes[node.parent]
            if isinstance(parent, Scope) and not node.entries:
                found.append(self._of_scope(parent.target, steps))
            members = list(node.debtors)
            if node.target == AGREEMENT:
                members = [party.name for party in self._run.network.agreement.parties]
            found += [self._of_leaf(Accepts(name), steps) for name in members if node.pledged is None]
        return tuple({reason.says: reason for reason in found}.values())

    def _days_ahead(self, node: Scope, now: ScopeStanding) -> list[date]:
        """The days that entries wait for: fixed ones, and those so long after a condition that has held."""
        days = [entry.day for entry in node.entries if entry.day is not None]
        for entry, met in zip(node.entries, now.met, strict=False):  # the endings come after the entries
            if entry.delay is not None and met is not None:
                days.append(after(met, entry.delay))
        return [day for day in dict.fromkeys(days) if day > self._run.day]

    def _of_duty(self, number: int, steps: int) -> Reason:
        known = ("duty", number, steps)
        if known not in self._known:
            run = self._run
            node, now = run.network.nodes[number], run.duty(number)
            assert isinstance(node, Duty)  # noqa: S101 - for the type checker
            says = f"{node.provision.id} is {now.state.value}" + _since(now.since)
            if now.bound is None and node.provision.pledge:
                says += ": the day of the pledge has not come"
            self._known[known] = Reason(says, tuple(self._behind_duty(number, node, steps)) or (NOBODY,))
        return self._known[known]

    def _behind_duty(self, number: int, node: Duty, steps: int) -> list[Reason]:
        run, state, p = self._run, self._run.duty(number).state, node.provision
        act = self._of_act(number, node, steps)
        scope = run.network.nodes[node.scope]
        assert isinstance(scope, Scope)  # noqa: S101 - for the type checker
        if state is State.INACTIVE:
            force = [] if p.pledge else [self._of_scope(scope.target, steps), self._of_leaf(Accepts(p.debtor), steps)]
            return force or [act]
        if state is State.SUSPENDED:
            return [self._of_scope(scope.target, steps)]
        if state in (State.RELEASED, State.CANCELLED) and (lines := self._letting_off(p)):
            return [leaf_reason(f"{p.id} is {state.value}", lines)]
        if state in (State.RELEASED, State.EXPIRED) and run.scope(node.scope).ended is not None:
            return [self._of_scope(scope.target, steps)]
        if state is State.REPAIRED:
            return [self._of_duty(other, 0) for other in run.network.reparations.get(number, ())]
        before = self._of_formulas([node.antecedent, node.during], steps)
        if state is State.CONDITIONAL:
            return before or [act]
        if state is State.EXPIRED:
            return self._of_formulas([node.unless, node.until, node.antecedent], steps) or [act]
        bounds = self._of_formulas([node.until], steps) if node.form is Form.KEPT else []
        cancelled = [leaf_reason("cancelled by its debtor", lines)] if (lines := self._letting_off(p)) else []
        repairs = run.network.reparations.get(number, ()) if state is State.VIOLATED and steps > 0 else ()
        return [*before, *bounds, act, *cancelled, *(self._of_duty(other, 0) for other in repairs)]

    def _of_act(self, number: int, node: Duty, steps: int) -> Reason:
        """Whether the act of a provision counts as done: its creditor's word may be enough for that, not for more."""
        run, now, p = self._run, self._run.duty(number), node.provision
        if node.form is Form.ONCE and not node.defined and now.bound is not None:
            done = run.account.done(p, run.day, now.bound)
        elif node.form is Form.POWER and now.detached is not None:
            done = run.account.exercised(p, run.day, now.detached)
        else:
            return self._of_leaf(Holds(p.act), steps)
        lines = run.account.record.about.get(p.act.key, ())
        return leaf_reason(f"{p.act.words}: {done.truth.value}", tuple(lines))

    def _letting_off(self, p: Provision) -> tuple[Testimony, ...]:
        record = self._run.account.record
        names = dict.fromkeys((p.id, p.sentence))
        indexes = (record.releases, record.cancellations)
        return tuple(line for index in indexes for name in names for line in index.get(name, ()))


def testimony_behind(run: Run, leaf: Leaf) -> tuple[Testimony, ...]:
    """The testimony directly behind a leaf; of a provision, that about its act."""
    record, network = run.account.record, run.network
    if isinstance(leaf, Holds):
        return tuple(record.about.get(leaf.proposition.key, ()))
    if isinstance(leaf, Accepts):
        return tuple(record.acceptances.get(leaf.party, ()))
    if isinstance(leaf, Stands):
        nodes = [network.nodes[number] for number in network.provisions_named(leaf.provision)]
        acts = [node.provision.act.key for node in nodes if isinstance(node, Duty)]
        return tuple(line for key in acts for line in record.about.get(key, ()))
    return ()


def leaf_reason(says: str, testimony: tuple[Testimony, ...] | list[Testimony]) -> Reason:
    """A reason that rests on testimony, or on nobody's having said so."""
    return Reason(says, (), tuple(testimony)) if testimony else Reason(says, (NOBODY,))


def _since(day: object) -> str:
    return "" if day is None else f" since {day}"
