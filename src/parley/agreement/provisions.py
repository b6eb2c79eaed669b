"""From a worded sentence to one provision for each debtor and wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.agreement.brackets import NEUTRAL, Bracketed, accounts_from_held, holding_accounts
from parley.agreement.clauses import Clause, clause_from_words
from parley.agreement.conditions import Tree
from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.register import Owed
from parley.agreement.resolve import Resolver
from parley.agreement.roster import Roster
from parley.agreement.scope import Scope
from parley.model.agreement import Deadline, Provision, Where
from parley.model.condition import And, Condition, Or, Stands

_THEIR = re.compile(r"\btheir\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence read, before its references are looked up: its id and its clause in each wording."""

    id: str
    article: str | None
    where: Where
    bracketed: Bracketed
    clauses: dict[str, Clause]

    @property
    def owed(self) -> Owed:
        """What other sentences need to know of it."""
        clauses = list(self.clauses.values())
        debtors = dict.fromkeys(d for c in clauses for d in c.debtors.members)
        grouped = len(debtors) > 1 or any(c.debtors.grouped for c in clauses)
        return Owed(self.id, clauses[0].kind, tuple(debtors), grouped, tuple(dict.fromkeys(c.verb for c in clauses)))


def draft_from_bracketed(id: str, article: str | None, where: Where, bracketed: Bracketed, roster: Roster) -> Draft:
    """Read every wording of a sentence. Raises UnclearError where a holder's own, or the only, wording is unclear.

    A wording that nobody brought forward (the text without any bracket) and that is no sentence is left out: in
    those accounts the sentence is not held.
    """
    clauses: dict[str, Clause] = {}
    problems, unheld = Problems(), Problems()
    for text, own in _wordings(bracketed):
        if text in clauses:
            continue
        clause = (problems if own else unheld).attempt(clause_from_words, text, roster)
        if clause is not None:
            clauses[text] = clause
    if problems.found:
        raise problems.error()
    if not clauses:
        raise unheld.error() if unheld.found else UnclearError("", "a sentence", "Write one.")
    return Draft(id, article, where, bracketed, clauses)


def _wordings(bracketed: Bracketed) -> Iterator[tuple[str, bool]]:
    """Every wording, and whether somebody brought it forward."""
    if bracketed.plain:
        yield bracketed.worded_for(NEUTRAL), True
        return
    for speaker in bracketed.speakers:
        yield bracketed.worded_for(speaker), True
    yield bracketed.worded_for(NEUTRAL), False
    for speaker in bracketed.speakers:
        yield bracketed.worded_for(NEUTRAL, speaker), False
    yield bracketed.worded_for("\0"), False


def provisions_from_draft(draft: Draft, resolver: Resolver) -> Iterator[Provision]:
    """One provision for each debtor and wording. References that lead nowhere go to the resolver's problems."""
    roster = resolver.register.roster
    owed = resolver.register.owed[draft.id]
    for debtor in owed.debtors:
        found = False
        worded = [(text, clause) for text, clause in draft.clauses.items() if debtor in clause.debtors.members]
        for text, clause in worded:
            if len(owed.debtors) > 1:  # each has its creditors, too
                resolver.register.count(1 + len(roster.parties) // 16)
            held = holding_accounts(draft.bracketed.holders, roster, clause.kind, debtor)
            if not draft.bracketed.plain:
                held &= _accounts_worded(draft.bracketed, text, debtor, roster)
                if not held and (found or text != worded[-1][0]):
                    continue
            found = True
            yield _provision(draft, clause, text, debtor, accounts_from_held(held, roster), resolver)


def _accounts_worded(bracketed: Bracketed, text: str, debtor: str, roster: Roster) -> frozenset[str]:
    """The accounts in which the sentence reads so."""
    speakers = set(bracketed.speakers)
    parties = {m.name for m in roster.parties}
    held = {a for a in speakers & parties if bracketed.worded_for(a) == text}
    if bracketed.worded_for("\0") == text:
        held |= parties - speakers
    if bracketed.worded_for(NEUTRAL, debtor) == text:
        held.add(NEUTRAL)
    return frozenset(held)


def _provision(
    draft: Draft, clause: Clause, text: str, debtor: str, accounts: frozenset[str] | None, resolver: Resolver
) -> Provision:
    register = resolver.register
    group = clause.debtors.members if clause.debtors.grouped else ()
    scope = Scope(draft.id, draft.article, debtor, group, clause.stand_in, clause.others)

    def read(tree: Tree | None) -> Condition | None:
        return resolver.condition(tree, scope) if tree else None

    verb = _THEIR.sub("its", clause.verb) if clause.debtors.grouped else clause.verb
    act = None if clause.condition_first else register.proposition(f"{debtor} {verb}")
    antecedent = read(clause.antecedent)
    return Provision(
        id=register.owed[draft.id].id_for(debtor),
        sentence=draft.id,
        article=draft.article,
        kind=clause.kind,
        debtor=debtor,
        creditors=_creditors(debtor, text, register.roster),
        act=act or register.proposition(f"{debtor} {verb}"),
        says=text,
        where=draft.where,
        antecedent=antecedent,
        unless=read(clause.unless),
        during=read(clause.during),
        until=read(clause.until),
        starts=clause.starts,
        ends=clause.ends,
        lasts=clause.lasts,
        deadlines=tuple(Deadline(d.day, d.within, read(d.since)) for d in clause.deadlines),
        verifiers=clause.verifiers,
        redresses=_redressed(antecedent, debtor, resolver) or () if clause.kind == "duty" else (),
        maintenance=clause.maintenance,
        accounts=accounts,
    )


def _creditors(debtor: str, text: str, roster: Roster) -> tuple[str, ...]:
    """The other parties; of a guarantor those that the sentence names, else all."""
    parties = [m.name for m in roster.parties]
    if debtor in parties:
        return tuple(p for p in parties if p != debtor)
    named = set(roster.named_in(text))
    return tuple(p for p in parties if p in named) or tuple(parties)


def _redressed(condition: Condition | None, debtor: str, resolver: Resolver) -> tuple[str, ...] | None:
    """The provisions of the debtor whose breach sets a duty off; None where something else can do so, too."""
    if isinstance(condition, Stands) and condition.standing == "violated":
        sentence, _, member = condition.provision.partition("/")
        debtors = (member,) if member else resolver.register.owed[sentence].debtors
        return (condition.provision,) if debtor in debtors else ()
    if not isinstance(condition, And | Or):
        return None
    parts = [_redressed(part, debtor, resolver) for part in condition.parts]
    if isinstance(condition, Or) and None in parts:
        return None
    known = [part for part in parts if part is not None]
    return tuple(dict.fromkeys(name for part in known for name in part)) if known else None
