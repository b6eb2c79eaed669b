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
from operator import itemgetter

from parley.engine.graph import components
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Formula, Junction, Leaf, leaves
from parley.engine.nodes import AGREEMENT, Duty, Event, Node, Scope, Term, counts, formulas_of
from parley.engine.scopes import scopes_of
from parley.engine.uses import Uses
from parley.model.agreement import Agreement, Provision, Step
from parley.model.condition import Accepts, Holds, InForce, Stands

_EVENT_WORDS = re.compile(r"\b(occur(s|red)?|happen(s|ed)?|tak(es?|en) place|took place)\b", re.IGNORECASE)
_EVENT_STEMS = ("occur", "happen", "place")


class Network:
    """The nodes of an agreement in one account, by name and in working order.

    `rank` orders them, and none but `circular` nodes share one; `dependents` are whom a change concerns; `watchers`
    those concerned by testimony about a proposition (its key), `acceptors` those concerned by a member's acceptance.
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
        self.members: dict[str, list[int]] = {}
        self.events: dict[str, int] = {}
        self.reparations: dict[int, list[int]] = {}
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
        self.event_keys = self._find_event_keys()
        self.watchers: dict[str, list[int]] = {}
        self.acceptors: dict[str, list[int]] = {}
        self.dependents: list[list[int]] = [[] for _ in self.nodes]
        self.sources: list[list[int]] = []
        self.rank = self._connect()
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
        scopes = self.scopes
        scope = next(scopes[name] for name in (p.id, p.sentence, p.article, AGREEMENT) if name in scopes)
        antecedent = () if p.antecedent is None else self._uses.formula(p.antecedent)
        unless = () if p.unless is None else self._uses.formula(p.unless)
        during = () if p.during is None else self._uses.formula(p.during)
        until = () if p.until is None else self._uses.formula(p.until)
        deadlines = tuple([(d, self._uses.formula(d.since)) for d in p.deadlines]) if p.deadlines else ()
        form = form_of(p)
        shifting = bool(until or (deadlines and form is Form.KEPT)) or any(map(itemgetter(1), deadlines))
        timed = bool(deadlines or until) or p.ends is not None or p.lasts is not None
        defined, losable = p.act.key in self.terms, any(map(_can_be_lost, antecedent))
        made = Duty(p, form, scope, antecedent, unless, during, until, deadlines, timed, shifting, defined, losable)
        number = len(self.nodes)
        self.nodes.append(made)
        self.duties[p.id] = number
        if p.sentence in self.members:
            self.members[p.sentence].append(number)
        else:
            self.members[p.sentence] = [number]

    def _add_events(self) -> None:
        steps: dict[str, list[Step]] = {}
        for step in self.agreement.steps:
            if counts(step.accounts, self.account):
                steps.setdefault(step.event.key, []).append(step)
        for key, same in steps.items():
            event = Event(same[0].event, tuple((step, self._uses.formula(step.needs)) for step in same))
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
        return [self.duties[name]] if name in self.duties else self.members.get(name, [])

    def _find_event_keys(self) -> frozenset[str]:
        """Propositions that the agreement uses as events rather than as states."""
        keys = {p.key for p in self.agreement.propositions if _is_event(p.words)}
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
        dependents, acceptors = self.dependents, defaultdict[str, list[int]](list)
        watchers = defaultdict[str, list[int]](list)
        for number, node in enumerate(self.nodes):
            needed, late = self._concern(number, node, watchers, acceptors)
            sources = list(dict.fromkeys((*needed, *late))) if late or len(needed) > 1 else needed
            before.append(list(dict.fromkeys(needed)) if late else sources)
            self.sources.append(sources)
            for target in sources:
                dependents[target].append(number)
        self.watchers, self.acceptors = dict(watchers), dict(acceptors)
        return components(before)

    def _concern(
        self, number: int, node: Node, watchers: dict[str, list[int]], acceptors: dict[str, list[int]]
    ) -> tuple[list[int], list[int]]:
        """Enters a node with the propositions and members that concern it; the nodes that come before, and after it."""
        first, last = formulas_of(node)
        needed, late = self._behind(number, first, watchers, acceptors), []
        if last:
            late = self._behind(number, last, watchers, acceptors)
        if isinstance(node, Duty):
            acceptors[node.provision.debtor].append(number)
            needed.append(node.scope)
            late += self.reparations.get(number, ())
            self._watch(number, node.provision.act.key, needed, watchers)
        elif isinstance(node, Scope):
            members = node.debtors if node.target != AGREEMENT else [p.name for p in self.agreement.parties]
            for member in members:
                acceptors[member].append(number)
            if node.parent is not None:
                needed.append(node.parent)
        elif isinstance(node, Event):
            self._watch(number, node.event.key, needed, watchers)
        return needed, late

    def _behind(
        self,
        number: int,
        formulas: Iterable[Formula],
        watchers: dict[str, list[int]],
        acceptors: dict[str, list[int]],
    ) -> list[int]:
        """The nodes behind some conditions of a node, which is entered with what else they speak of."""
        found: list[int] = []
        for formula in formulas:
            for token in formula:
                if isinstance(token, Holds):
                    self._watch(number, token.proposition.key, found, watchers)
                elif isinstance(token, Stands):
                    found += self.provisions_named(token.provision)
                elif isinstance(token, Accepts):
                    acceptors[token.party].append(number)
                elif isinstance(token, InForce):
                    found.append(self.scopes[token.target])
        return found

    def _watch(self, number: int, key: str, needed: list[int], watchers: dict[str, list[int]]) -> None:
        if key in self.terms:
            needed.append(self.terms[key])
        else:
            watchers[key].append(number)


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
    return any(stem in lowered for stem in _EVENT_STEMS) and _EVENT_WORDS.search(words) is not None


def _can_be_lost(token: Leaf | Junction) -> bool:
    """Whether a part of a condition can come to be settled for good: days pass, and provisions and scopes end."""
    if isinstance(token, Holds):
        return token.when is not None
    return not isinstance(token, Accepts) and not (isinstance(token, Junction) and token.size > 0)
