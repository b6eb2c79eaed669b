"""What depends on what in an agreement, in one account: the nodes of the run and their order.

Nodes are scopes (the agreement, an article or a sentence, which may be in force), terms with a definition, duties
(bans and powers, too) and events that steps put in order. Each is worked out after all on which it depends, except
that endings, suspensions and reparations come after what brings them about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.engine.graph import components
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Formula, Leaf, formula_from_condition, leaves
from parley.model.agreement import Agreement, Deadline, Provision, Step
from parley.model.condition import Accepts, Holds, InForce, Proposition, Stands

AGREEMENT = "agreement"
_EVENT_WORDS = re.compile(r"\b(occur(s|red)?|happen(s|ed)?|tak(es?|en) place|took place)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entering:
    """One entry sentence: a condition, a day, or both."""

    formula: Formula
    day: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Ending:
    """One sentence that ends or suspends: a condition, or a day (with neither, at once)."""

    formula: Formula
    day: date | None
    suspends: bool
    only_while: bool
    says: str


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


@dataclass(frozen=True, slots=True)
class Duty:
    """One provision with its conditions in postfix order, its scope, and the duties that repair its breach."""

    provision: Provision
    form: Form
    scope: int
    antecedent: Formula
    unless: Formula
    during: Formula
    until: Formula
    deadlines: tuple[tuple[Deadline, Formula], ...]

    def formulas(self) -> Iterable[Formula]:
        """All its conditions."""
        yield from (self.antecedent, self.unless, self.during, self.until)
        yield from (formula for _, formula in self.deadlines)


@dataclass(frozen=True, slots=True)
class Event:
    """An event and all steps of it that count in the account, each with what it needs."""

    event: Proposition
    steps: tuple[tuple[Step, Formula], ...]


Node = Scope | Term | Duty | Event


def counts(accounts: frozenset[str] | None, account: str) -> bool:
    """Whether a bracketed wording counts in an account."""
    return accounts is None or account in accounts


class Network:
    """The nodes of an agreement in one account, by name and in working order.

    `rank` orders them; `dependents` are whom a change concerns; `watchers` those concerned by testimony about a
    proposition (its key), `acceptors` those concerned by a member's acceptance.
    """

    def __init__(self, agreement: Agreement, account: str, start: date) -> None:
        self.agreement = agreement
        self.account = account
        self.start = start
        self.nodes: list[Node] = []
        self.scopes: dict[str, int] = {}
        self.terms: dict[str, int] = {}
        self.duties: dict[str, int] = {}
        self.members: dict[str, list[int]] = {}
        self.events: dict[str, int] = {}
        self.reparations: dict[int, list[int]] = {}
        held = [p for p in agreement.provisions if counts(p.accounts, account)]
        self._add_scopes(held)
        for meaning in agreement.meanings:
            if (
                meaning.condition is not None
                and counts(meaning.accounts, account)
                and meaning.term.key not in self.terms
            ):
                self.terms[meaning.term.key] = self._add(Term(meaning.term, formula_from_condition(meaning.condition)))
        for provision in held:
            self._add_duty(provision)
        self._add_events()
        self._link_reparations(held)
        self.event_keys = self._find_event_keys()
        self.watchers: dict[str, list[int]] = {}
        self.acceptors: dict[str, list[int]] = {}
        self.dependents: list[list[int]] = [[] for _ in self.nodes]
        self.rank = self._connect()

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _add_scopes(self, held: list[Provision]) -> None:
        debtors: dict[str, dict[str, None]] = {}
        home: dict[str, Provision] = {}
        for p in held:
            for name in (p.article, p.sentence, p.id):
                if name is not None:
                    debtors.setdefault(name, {})[p.debtor] = None
                    home.setdefault(name, p)
        named = dict.fromkeys((AGREEMENT, *(p.article for p in held if p.article is not None)))
        named.update(dict.fromkeys(p.sentence for p in held if p.pledge))
        named.update(dict.fromkeys(self._scopes_spoken_of()))
        for target in named:
            provision = home.get(target)
            parent: int | None = None
            pledged: date | None = None
            if provision is not None and provision.pledge:
                pledged = self._pledge_day(provision)
            elif provision is not None and target != provision.article and provision.article is not None:
                parent = self.scopes[provision.article]
            elif target != AGREEMENT:
                parent = self.scopes[AGREEMENT]
            names = tuple(debtors.get(target, ()))
            self.scopes[target] = self._add(
                Scope(target, parent, self._entries(target), self._endings(target), names, pledged)
            )

    def _scopes_spoken_of(self) -> Iterable[str]:
        """Targets of entries, endings and conditions; a sentence's own comes before those of its members."""
        agreement = self.agreement
        found = [entry.target for entry in agreement.entries] + [end.target for end in agreement.ends]
        conditions = [entry.condition for entry in agreement.entries] + [end.condition for end in agreement.ends]
        conditions += [meaning.condition for meaning in agreement.meanings]
        conditions += [step.needs for step in agreement.steps]
        for p in agreement.provisions:
            conditions += [p.antecedent, p.unless, p.during, p.until, *(d.since for d in p.deadlines)]
        for condition in conditions:
            if condition is not None:
                found += [
                    leaf.target for leaf in leaves(formula_from_condition(condition)) if isinstance(leaf, InForce)
                ]
        return found

    def _pledge_day(self, provision: Provision) -> date:
        if provision.starts is None:
            return self.start
        return provision.starts if self.agreement.date is None else min(self.start, provision.starts)

    def _entries(self, target: str) -> tuple[Entering, ...]:
        return tuple(
            Entering(formula_from_condition(entry.condition), entry.day, entry.says)
            for entry in self.agreement.entries
            if entry.target == target and counts(entry.accounts, self.account)
        )

    def _endings(self, target: str) -> tuple[Ending, ...]:
        return tuple(
            Ending(formula_from_condition(end.condition), end.day, end.suspends, end.only_while, end.says)
            for end in self.agreement.ends
            if end.target == target and counts(end.accounts, self.account)
        )

    def _add_duty(self, p: Provision) -> None:
        scope = next(self.scopes[name] for name in (p.id, p.sentence, p.article, AGREEMENT) if name in self.scopes)
        deadlines = tuple((deadline, formula_from_condition(deadline.since)) for deadline in p.deadlines)
        antecedent, unless, during, until = map(formula_from_condition, (p.antecedent, p.unless, p.during, p.until))
        number = self._add(Duty(p, form_of(p), scope, antecedent, unless, during, until, deadlines))
        self.duties[p.id] = number
        self.members.setdefault(p.sentence, []).append(number)

    def _add_events(self) -> None:
        steps: dict[str, list[Step]] = {}
        for step in self.agreement.steps:
            if counts(step.accounts, self.account):
                steps.setdefault(step.event.key, []).append(step)
        for key, same in steps.items():
            event = Event(same[0].event, tuple((step, formula_from_condition(step.needs)) for step in same))
            self.events[key] = self._add(event)

    def _link_reparations(self, held: list[Provision]) -> None:
        for provision in held:
            if provision.repairs is None:
                continue
            for number in self.provisions_named(provision.repairs):
                node = self.nodes[number]
                if isinstance(node, Duty) and node.provision.debtor == provision.debtor:
                    self.reparations.setdefault(number, []).append(self.duties[provision.id])

    def provisions_named(self, name: str) -> list[int]:
        """The provision of an id, or all members of a sentence; none where the account does not hold it."""
        return [self.duties[name]] if name in self.duties else self.members.get(name, [])

    def _find_event_keys(self) -> frozenset[str]:
        """Propositions that the agreement uses as events rather than as states."""
        keys = {p.key for p in self.agreement.propositions if _EVENT_WORDS.search(p.words)}
        keys.update(self.events)
        for node in self.nodes:
            if isinstance(node, Duty):
                if node.form is not Form.KEPT:
                    keys.add(node.provision.act.key)
                for _, formula in node.deadlines:
                    keys.update(leaf.proposition.key for leaf in leaves(formula) if isinstance(leaf, Holds))
        return frozenset(keys)

    def _connect(self) -> list[int]:
        """Fills the lists of whom a change concerns; returns the working order."""
        before: list[list[int]] = []
        for number, node in enumerate(self.nodes):
            first, last = formulas_of(node)
            needed = [target for formula in first for leaf in leaves(formula) for target in self._watch(number, leaf)]
            late = [target for formula in last for leaf in leaves(formula) for target in self._watch(number, leaf)]
            if isinstance(node, Scope):
                members = node.debtors if node.target != AGREEMENT else [p.name for p in self.agreement.parties]
                for member in members:
                    self.acceptors.setdefault(member, []).append(number)
                if node.parent is not None:
                    needed.append(node.parent)
            elif isinstance(node, Duty):
                self.acceptors.setdefault(node.provision.debtor, []).append(number)
                needed += [node.scope, *self._watch(number, Holds(node.provision.act))]
                late += self.reparations.get(number, [])
            elif isinstance(node, Event):
                needed += self._watch(number, Holds(node.event))
            before.append(list(dict.fromkeys(needed)))
            for target in dict.fromkeys((*needed, *late)):
                self.dependents[target].append(number)
        return components(before)

    def _watch(self, number: int, leaf: Leaf) -> list[int]:
        """Enters a node as concerned by a leaf; returns the nodes behind the leaf."""
        if isinstance(leaf, Holds):
            key = leaf.proposition.key
            if key in self.terms:
                return [self.terms[key]]
            self.watchers.setdefault(key, []).append(number)
            return []
        if isinstance(leaf, Accepts):
            self.acceptors.setdefault(leaf.party, []).append(number)
            return []
        if isinstance(leaf, Stands):
            return self.provisions_named(leaf.provision)
        return [self.scopes[leaf.target]]


def formulas_of(node: Node) -> tuple[list[Formula], list[Formula]]:
    """The conditions of a node that come before it, and those that come after."""
    if isinstance(node, Scope):
        return [entry.formula for entry in node.entries], [ending.formula for ending in node.endings]
    if isinstance(node, Term):
        return [node.formula], []
    if isinstance(node, Duty):
        return list(node.formulas()), []
    return [formula for _, formula in node.steps], []
