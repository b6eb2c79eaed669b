"""The bare rules of an agreement, for peers that know neither days nor accounts: who waits for what, and is it met.

A duty is due when its article is open and what it waits for is met; it is discharged when it is due and its act done.
Bans, deadlines, suspensions, breaches, brackets and whose word counts are left out: what is measured on these rules is
a small part of what Parley works out, and so is a lower bound for the peers.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.model.agreement import Agreement
from parley.model.condition import Holds, InForce, Stands
from parley.model.testimony import Testimony


@dataclass(slots=True)
class Rules:
    """Definite rules, head and body; atoms are numbers from 1. `named` has the atom of each proposition or duty."""

    rules: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    named: dict[tuple[str, str], int] = field(default_factory=dict)
    size: int = 0

    def atom(self, kind: str = "", name: str = "") -> int:
        """The atom of a name; a new one without."""
        if kind and (kind, name) in self.named:
            return self.named[kind, name]
        self.size += 1
        if kind:
            self.named[kind, name] = self.size
        return self.size

    def leaf(self, leaf: Leaf) -> int:
        """The atom of a leaf of a condition."""
        if isinstance(leaf, Holds):
            return self.atom("that", leaf.proposition.key)
        if isinstance(leaf, Stands):
            return self.atom(leaf.standing, leaf.provision)
        return self.atom("force", leaf.target if isinstance(leaf, InForce) else "agreement")

    def condition(self, formula: Formula) -> list[int]:
        """What must be derived for a condition to be met; a negation is taken as met."""
        stack: list[list[int]] = []
        for token in formula:
            if not isinstance(token, Junction):
                stack.append([self.leaf(token)])
                continue
            parts = stack[len(stack) - token.size :]
            del stack[len(stack) - token.size :]
            if token.kind == "or":
                head = self.atom()
                self.rules += [(head, tuple(part)) for part in parts]
                stack.append([head])
            else:
                stack.append([] if token.kind == "not" else [atom for part in parts for atom in part])
        return stack[0] if stack else []


def rules_of(agreement: Agreement) -> Rules:
    """The rules of an agreement."""
    made = Rules()
    entered = {entry.target for entry in agreement.entries}
    for entry in agreement.entries:
        body = made.condition(formula_from_condition(entry.condition))
        made.rules.append((made.atom("force", entry.target), tuple(body)))
    for article in dict.fromkeys(p.article for p in agreement.provisions if p.article):
        if article not in entered:
            made.rules.append((made.atom("force", article), ()))
    for meaning in agreement.meanings:
        body = made.condition(formula_from_condition(meaning.condition))
        made.rules.append((made.atom("that", meaning.term.key), tuple(body)))
    for p in agreement.provisions:
        body = made.condition(formula_from_condition(p.antecedent))
        due = made.atom("detached", p.id)
        made.rules.append((due, (made.atom("force", p.article or ""), *body)))
        if p.kind == "duty":
            made.rules.append((made.atom("discharged", p.id), (due, made.atom("that", p.act.key))))
    for step in agreement.steps:
        body = made.condition(formula_from_condition(step.needs))
        made.rules.append((made.atom("ready", step.id), tuple(body)))
    return made


def facts_of(rules: Rules, testimony: Iterable[Testimony]) -> list[int]:
    """The atoms of what is said to hold."""
    keys = {line.about.key for line in testimony if line.holds and hasattr(line.about, "key")}
    return [atom for (kind, name), atom in rules.named.items() if kind == "that" and name in keys]


def fixpoint(rules: Rules, facts: Sequence[int]) -> bytearray:
    """The least fixpoint: for each atom whether it is derived. Linear (Dowling and Gallier 1984)."""
    derived = bytearray(rules.size + 1)
    missing = [len(body) for _, body in rules.rules]
    waiting: list[list[int]] = [[] for _ in range(rules.size + 1)]
    for number, (_, body) in enumerate(rules.rules):
        for atom in body:
            waiting[atom].append(number)
    queue = deque([*facts, *(head for head, body in rules.rules if not body)])
    while queue:
        atom = queue.popleft()
        if derived[atom]:
            continue
        derived[atom] = 1
        for number in waiting[atom]:
            missing[number] -= 1
            if missing[number] == 0:
                queue.append(rules.rules[number][0])
    return derived
