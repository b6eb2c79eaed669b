"""What may be in force in an agreement: itself, its articles and pledges, and sentences that others speak of."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from parley.engine.logic import formula_from_condition
from parley.engine.nodes import AGREEMENT, Ending, Entering, Scope, counts
from parley.engine.uses import Uses
from parley.model.agreement import Agreement, End, Entry, Provision
from parley.model.condition import Holds, InForce, Stands

T = TypeVar("T", Entry, End)


def scopes_of(agreement: Agreement, held: Sequence[Provision], account: str, start: date, uses: Uses) -> list[Scope]:
    """The scopes of an agreement in one account, each after the wider one, whose place in the list is its `parent`.

    `held` are the provisions that count there, `start` the agreement's first day, `uses` its powers. Linear.
    """
    named = dict.fromkeys((AGREEMENT, *(p.article for p in held if p.article is not None)))
    named.update(dict.fromkeys(p.sentence for p in held if p.pledge))
    named.update(dict.fromkeys(_spoken_of(agreement)))
    debtors: dict[str, dict[str, None]] = {}
    home: dict[str, Provision] = {}
    for p in held:
        for name in (p.article, p.sentence, p.id):
            if name in named and name is not None:
                debtors.setdefault(name, {})[p.debtor] = None
                home.setdefault(name, p)
    entries, ends = _by_target(agreement.entries, account), _by_target(agreement.ends, account)
    found: list[Scope] = []
    places: dict[str, int] = {}
    for target in named:
        provision = home.get(target)
        parent: int | None = None
        pledged: date | None = None
        if provision is not None and provision.pledge:
            pledged = _pledge_day(agreement, provision, start)
        elif provision is not None and target != provision.article and provision.article is not None:
            parent = places[provision.article]
        elif target != AGREEMENT:
            parent = places[AGREEMENT]
        entering = tuple(map(_entering, entries.get(target, ())))
        ending = tuple([_ending(end, uses) for end in ends.get(target, ())])
        places[target] = len(found)
        found.append(Scope(target, parent, entering, ending, tuple(debtors.get(target, ())), pledged))
    return found


def _spoken_of(agreement: Agreement) -> Iterable[str]:
    """Targets of entries, endings and conditions; a sentence's own comes before those of its members."""
    found = [entry.target for entry in agreement.entries] + [end.target for end in agreement.ends]
    conditions = [entry.condition for entry in agreement.entries] + [end.condition for end in agreement.ends]
    conditions += [meaning.condition for meaning in agreement.meanings]
    conditions += [step.needs for step in agreement.steps]
    for p in agreement.provisions:
        conditions += filter(None, (p.antecedent, p.unless, p.during, p.until))
        if p.deadlines:
            conditions += [deadline.since for deadline in p.deadlines]
    for condition in conditions:
        if isinstance(condition, InForce):
            found.append(condition.target)
        elif condition is not None and not isinstance(condition, Holds | Stands):
            formula = formula_from_condition(condition)
            found += [token.target for token in formula if isinstance(token, InForce)]
    return found


def _pledge_day(agreement: Agreement, provision: Provision, start: date) -> date:
    if provision.starts is None:
        return start
    return provision.starts if agreement.date is None else min(start, provision.starts)


def _entering(entry: Entry) -> Entering:
    return Entering(formula_from_condition(entry.condition), entry.day, entry.says, entry.delay)


def _ending(end: End, uses: Uses) -> Ending:
    return Ending(uses.formula(end.condition), end.day, end.suspends, end.only_while, end.says, end.delay)


def _by_target(sentences: Sequence[T], account: str) -> dict[str, list[T]]:
    """The sentences that count in an account, by what they speak of."""
    found: dict[str, list[T]] = {}
    for sentence in sentences:
        if counts(sentence.accounts, account):
            found.setdefault(sentence.target, []).append(sentence)
    return found
