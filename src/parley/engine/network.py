"""What depends on what in an agreement, in one account: the nodes of the run and their order.

Nodes are scopes (the agreement, an article or a sentence, which may be in force), terms with a definition, duties
(bans and powers, too) and events that steps put in order. Each is worked out after all on which it depends, except
that endings, suspensions and reparations come after what brings them about.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from itertools import chain

from parley.engine.graph import components
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Junction, Leaf, formula_from_condition, leaves
from parley.engine.nodes import AGREEMENT, Duty, Event, Node, Scope, Term, counts, formulas_of
from parley.engine.scopes import scopes_of
from parley.engine.uses import Uses
from parley.model.agreement import Agreement, Provision, Step
from parley.model.condition import Accepts, Holds, InForce, Stands, When

_EVENT_WORDS = re.compile(r"\b(occur(s|red)?|happen(s|ed)?|tak(es?|en) place|took place)\b", re.IGNORECASE)


class Network:
    """The nodes of an agreement in one account, by name and in working order.

    `rank` orders them, and none but `circular` nodes share one; `order` is that order, `place` each node's place in it;
    `dependents` are whom a change concerns; `watchers` those concerned by testimony about a proposition (its key),
    `acceptors` those concerned by a member's acceptance; `event_keys` are the propositions that the agreement uses as
    events rather than as states; `limited` what each node says of days (as `when`);
    `starting` are the duties with a first day.
    Built in time linear in the size of the agreement.
    """

    def __init__(self, agreement: Agreement, account: str, start: date) -> None:
        self.agreement = agreement
        self.account = account
        self.start = start
        self.nodes: list[Node] = []
        self.scopes: dict[str, int] = {}
        self.terms: dict[str, int] = {}
        self.duties: dict[str, int] = {}
        self.members = defaultdict[str, list[int]](list)
        self.events: dict[str, int] = {}
        self.reparations: dict[int, list[int]] = {}
        self.starting: list[int] = []
        self.event_keys = {p.key for p in agreement.propositions if _is_event(p.words)}
        held = [p for p in agreement.provisions if counts(p.accounts, account)]
        self._uses = Uses(held)
        for scope in scopes_of(agreement, held, account, start, self._uses):
            self.scopes[scope.target] = self._add(scope)
        for meaning in agreement.meanings:
            if (
                meaning.condition is not None
                and counts(meaning.accounts, account)
                and meaning.term.key not in self.terms
            ):
                self.terms[meaning.term.key] = self._add(Term(meaning.term, self._uses.formula(meaning.condition)))
        for provision in held:
            self._add_duty(provision)
        self._add_events()
        self._link_reparations(held)
        self.event_keys.update(self.events)
        self.watchers = defaultdict[str, list[int]](list)
        self.acceptors = defaultdict[str, list[int]](list)
        self.limited: dict[int, list[When]] = {}
        self.dependents: list[list[int]] = [[] for _ in self.nodes]
        self.sources: list[list[int]] = []
        self.rank = self._connect()
        self.order = sorted(range(len(self.nodes)), key=self.rank.__getitem__)
        self.place = sorted(range(len(self.nodes)), key=self.order.__getitem__)
        self.circular = _shared(self.rank)

    def seen_by(self, account: str) -> "Network":
        """The same network for another account in which the same wordings count; the two share all they hold."""
        other = copy(self)
        other.account = account
        return other

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _add_duty(self, p: Provision) -> None:
        scope = self.scopes.get
        within = scope(p.id, scope(p.sentence, scope(p.article or AGREEMENT, 0)))
        formula = self._uses.formula
        antecedent = () if p.antecedent is None else formula(p.antecedent)
        unless = () if p.unless is None else formula(p.unless)
        during = () if p.during is None else formula(p.during)
        until = () if p.until is None else formula(p.until)
        deadlines = tuple([(d, () if d.since is None else formula(d.since)) for d in p.deadlines])
        form, key = form_of(p), p.act.key
        number = len(self.nodes)
        self.nodes.append(Duty(p, form, within, antecedent, unless, during, until, deadlines, key in self.terms))
        self.duties[p.id] = number
        self.members[p.sentence].append(number)
        if p.starts is not None:
            self.starting.append(number)
        if form is not Form.KEPT:
            self.event_keys.add(key)
        for _, since in deadlines:
            if since:
                self.event_keys.update([leaf.proposition.key for leaf in leaves(since) if isinstance(leaf, Holds)])

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
            for name in provision.redresses:
                for number in self.provisions_named(name):
                    node = self.nodes[number]
                    if isinstance(node, Duty) and node.provision.debtor == provision.debtor:
                        self.reparations.setdefault(number, []).append(self.duties[provision.id])

    def provisions_named(self, name: str) -> list[int]:
        """The provision of an id, or all members of a sentence; none where the account does not hold it."""
        number = self.duties.get(name)
        return self.members.get(name, []) if number is None else [number]

    def _connect(self) -> list[int]:
        """Fills the lists of whom a change concerns; returns the working order."""
        before: list[list[int]] = []
        dependents = self.dependents
        for number, node in enumerate(self.nodes):
            needed, late = self._concern(number, node)
            sources = list(dict.fromkeys((*needed, *late))) if late or len(needed) > 1 else needed
            before.append(list(dict.fromkeys(needed)) if late else sources)
            self.sources.append(sources)
            for target in sources:
                dependents[target].append(number)
        return components(before)

    def _concern(self, number: int, node: Node) -> tuple[list[int], list[int]]:
        """Enters a node with the propositions and members that concern it; the nodes that come before, and after it."""
        needed: list[int] = []
        late: list[int] = []
        if isinstance(node, Duty):
            for formula in (node.antecedent, node.unless, node.during, node.until):
                if formula:
                    self._find_behind(number, formula, needed)
            for _, since in node.deadlines:
                if since:
                    self._find_behind(number, since, needed)
            self.acceptors[node.provision.debtor].append(number)
            needed.append(node.scope)
            if node.defined:
                needed.append(self.terms[node.provision.act.key])
            else:
                self.watchers[node.provision.act.key].append(number)
            return needed, self.reparations.get(number, late)
        first, last = formulas_of(node)
        self._find_behind(number, chain.from_iterable(first), needed)
        self._find_behind(number, chain.from_iterable(last), late)
        if isinstance(node, Scope):
            for member in node.debtors if node.target != AGREEMENT else [p.name for p in self.agreement.parties]:
                self.acceptors[member].append(number)
            if node.parent is not None:
                needed.append(node.parent)
        elif isinstance(node, Event):
            self._watch(number, node.event.key, needed)
        return needed, late

    def _find_behind(self, number: int, tokens: Iterable[Leaf | Junction], found: list[int]) -> None:
        """Adds the nodes behind some conditions of a node, which is entered with what else they speak of."""
        for token in tokens:
            if isinstance(token, Holds):
                self._watch(number, token.proposition.key, found)
                if token.when is not None:
                    self.limited.setdefault(number, []).append(token.when)
            elif isinstance(token, Stands):
                found += self.provisions_named(token.provision)
            elif isinstance(token, Accepts):
                self.acceptors[token.party].append(number)
            elif isinstance(token, InForce):
                found.append(self.scopes[token.target])

    def _watch(self, number: int, key: str, needed: list[int]) -> None:
        if key in self.terms:
            needed.append(self.terms[key])
        else:
            self.watchers[key].append(number)


def networks(agreement: Agreement, accounts: Iterable[str], start: date) -> dict[str, Network]:
    """The network of each account; where the same wordings count in two, they are built once."""
    bracketed = [
        part.accounts
        for parts in (agreement.provisions, agreement.meanings, agreement.steps, agreement.entries, agreement.ends)
        for part in parts
        if part.accounts is not None
    ]
    built: dict[tuple[bool, ...], Network] = {}
    found: dict[str, Network] = {}
    for account in accounts:
        held = tuple([account in accounts for accounts in bracketed])
        if held not in built:
            built[held] = Network(agreement, account, start)
        found[account] = built[held].seen_by(account)
    return found


def _shared(rank: Sequence[int]) -> list[bool]:
    """Whether each node's rank is also that of another."""
    sizes = [0] * len(rank)
    for place in rank:
        sizes[place] += 1
    return [sizes[place] > 1 for place in rank]


def _is_event(words: str) -> bool:
    lowered = words.lower()
    stem = "occur" in lowered or "happen" in lowered or "place" in lowered
    return stem and _EVENT_WORDS.search(words) is not None
