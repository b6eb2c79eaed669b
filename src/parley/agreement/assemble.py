"""Second pass: references looked up, propositions collected, what hangs in the air taken out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from parley.agreement.drafts import Accounts, Sentence, Unread, Worded
from parley.agreement.events import Sequence, Term
from parley.agreement.forces import Force
from parley.agreement.mistakes import Mistakes, Problems, UnclearError, shortened
from parley.agreement.provisions import Draft, provisions_from_draft
from parley.agreement.references import refs_from_words
from parley.agreement.register import Register
from parley.agreement.resolve import Resolver
from parley.agreement.scope import Scope
from parley.agreement.text import bare
from parley.model.agreement import End, Entry, Meaning, Provision, Step, Where
from parley.model.condition import And, Condition, Holds, InForce, Not, Or, Proposition, Stands

_PartT = TypeVar("_PartT")
Part = Provision | Step | Entry | End | Meaning


@dataclass(slots=True)
class Parts:
    """All that goes into an agreement, in the order of the text; of each the sentence that it comes from."""

    all: list[tuple[Sentence, Part]] = field(default_factory=list)

    def of(self, kind: type[_PartT]) -> tuple[_PartT, ...]:
        """Those of one kind."""
        return tuple(part for _, part in self.all if isinstance(part, kind))

    @property
    def propositions(self) -> tuple[Proposition, ...]:
        """Every proposition that conditions, acts, steps and terms name, once, as first worded."""
        found: dict[str, Proposition] = {}
        for _, part in self.all:
            for proposition in propositions_in(part):
                found.setdefault(proposition.key, proposition)
        return tuple(found.values())


def parts_from_sentences(sentences: list[Sentence], register: Register, mistakes: Mistakes) -> Parts:
    """What the sentences say, references looked up. A sentence whose references lead nowhere is left out and noted."""
    parts = Parts()
    for sentence in sentences:
        resolver = Resolver(register)
        problems = Problems()
        read = problems.attempt(lambda sentence, resolver: list(_parts(sentence, resolver)), sentence, resolver) or []
        for unclear in resolver.problems:
            problems.note(unclear)
        for problem in problems.found:
            _note(mistakes, sentence, problem.found, problem.expected, problem.mend)
        if not problems.found:
            parts.all += [(sentence, part) for part in read]
    return parts


def look_up_unread(unread: list[Unread], register: Register, mistakes: Mistakes) -> None:
    """Note which references of sentences that could not be read lead nowhere, too."""
    for sentence in unread:
        problems = Problems()
        for tree in sentence.trees:
            resolver = Resolver(register)
            problems.attempt(resolver.condition, tree, Scope(None, sentence.article))
            for problem in resolver.problems:
                problems.note(problem)
        for problem in problems.found:
            _note(mistakes, sentence, problem.found, problem.expected, problem.mend)


def _note(mistakes: Mistakes, sentence: Sentence | Unread, found: str, expected: str, mend: str) -> None:
    instead = f", not {shortened(bare(found))!r}" if bare(found) else ""
    mistakes.add(sentence.item.place_of(found), sentence.item.text, expected + instead, mend)


def _parts(sentence: Sentence, resolver: Resolver) -> Iterator[Part]:
    if isinstance(sentence.read, Draft):
        yield from provisions_from_draft(sentence.read, resolver)
        return
    scope = Scope(sentence.id or None, sentence.article)
    for worded in sentence.read:
        if isinstance(worded.what, Sequence):
            yield _step(sentence, worded, worded.what, resolver, scope)
        elif isinstance(worded.what, Term):
            yield _meaning(worded, worded.what, sentence.item.where, resolver, scope)
        else:
            yield from _forces(worded, worded.what, sentence.item.where, resolver, scope)


def _step(sentence: Sentence, worded: Worded, step: Sequence, resolver: Resolver, scope: Scope) -> Step:
    event = resolver.register.proposition(step.event)
    needs = resolver.condition(step.needs, scope) if step.needs else None
    return Step(sentence.id, event, needs, worded.text, sentence.item.where, worded.accounts)


def _meaning(worded: Worded, term: Term, where: Where, resolver: Resolver, scope: Scope) -> Meaning:
    if term.condition is None:
        proposition = Proposition(resolver.register.key(term.term), term.term)
        return Meaning(proposition, None, term.words, worded.text, where, worded.accounts)
    proposition = resolver.register.proposition(term.term)
    condition = resolver.condition(term.condition, scope)
    return Meaning(proposition, condition, None, worded.text, where, worded.accounts)


def _forces(worded: Worded, force: Force, where: Where, resolver: Resolver, scope: Scope) -> Iterator[Entry | End]:
    found = refs_from_words(force.target, resolver.register, scope.article)
    if found is None or not found.targets:
        raise UnclearError(force.target, "this agreement, Article N or a sentence's number", "Say what is meant.")
    condition = resolver.condition(force.condition, scope) if force.condition else None
    accounts: Accounts = worded.accounts
    for target in found.targets:
        since = InForce(target) if condition is None and force.day is None else condition
        says, delay = worded.text, force.delay
        if force.ending:
            yield End(target, force.suspends, since, force.only_while, force.day, says, where, accounts, delay)
        else:
            yield Entry(target, since, force.day, says, where, accounts, delay)


def conditions_in(part: Part) -> Iterator[Condition]:
    """The conditions of one part of an agreement."""
    if isinstance(part, Provision):
        found = (part.antecedent, part.unless, part.during, part.until, *(d.since for d in part.deadlines))
        yield from (c for c in found if c is not None)
    elif isinstance(part, Step):
        yield from (part.needs,) if part.needs is not None else ()
    elif part.condition is not None:
        yield part.condition


def leaves_in(condition: Condition) -> Iterator[Condition]:
    """The leaves of a condition in the order of the text."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, And | Or):
            waiting.extend(reversed(node.parts))
        elif isinstance(node, Not):
            waiting.append(node.part)
        else:
            yield node


def propositions_in(part: Part) -> Iterator[Proposition]:
    """The propositions that one part names: conditions, acts, events, terms that are propositions."""
    if isinstance(part, Step):
        yield part.event
    elif isinstance(part, Meaning) and part.condition is not None:
        yield part.term
    elif isinstance(part, Provision):
        yield part.act
    for condition in conditions_in(part):
        yield from (leaf.proposition for leaf in leaves_in(condition) if isinstance(leaf, Holds))


def drop_dangling(parts: Parts, mistakes: Mistakes) -> Parts:
    """The parts without those that define themselves in a circle or refer to a sentence that was left out."""
    dropped = set(_circular(parts, mistakes))
    present = {part.id for sentence, part in parts.all if isinstance(part, Provision) and id(sentence) not in dropped}
    users: dict[str, list[Sentence]] = {}
    missing: list[str] = []
    for sentence, part in parts.all:
        for condition in conditions_in(part):
            for leaf in leaves_in(condition):
                if isinstance(leaf, Stands):
                    users.setdefault(leaf.provision, []).append(sentence)
                    if leaf.provision not in present:
                        missing.append(leaf.provision)
    made: dict[int, list[str]] = {}
    for sentence, part in parts.all if missing else ():
        if isinstance(part, Provision):
            made.setdefault(id(sentence), []).append(part.id)
    while missing:
        gone = missing.pop()
        for sentence in users.pop(gone, ()):
            if id(sentence) not in dropped:
                dropped.add(id(sentence))
                _note(mistakes, sentence, gone, "a sentence that could be read", f"Mend {gone} first.")
                missing += made.get(id(sentence), [])
    return Parts([(sentence, part) for sentence, part in parts.all if id(sentence) not in dropped])


def _circular(parts: Parts, mistakes: Mistakes) -> Iterator[int]:
    """The sentences of terms that mean each other in a circle, or that define one proposition twice."""
    graph: dict[str, set[str]] = {}
    sentences: dict[str, Sentence] = {}
    accounts: dict[str, list[Accounts]] = {}
    for sentence, part in parts.all:
        if not isinstance(part, Meaning):
            continue
        key = part.term.key
        if any(a is None or part.accounts is None or a & part.accounts for a in accounts.get(key, ())):
            _note(mistakes, sentence, part.term.words, "one meaning for each term", "Keep one of the two.")
            yield id(sentence)
            continue
        accounts.setdefault(key, []).append(part.accounts)
        sentences.setdefault(key, sentence)
        graph.setdefault(key, set()).update(p.key for p in propositions_in(part) if p is not part.term)
        if part.condition is not None and any(
            isinstance(leaf, Holds) and leaf.proposition.key == key for leaf in leaves_in(part.condition)
        ):
            graph[key].add(key)
    for key in in_circles(graph):
        mend = "Say what one of these terms means without the others."
        _note(mistakes, sentences[key], "", "a meaning that does not come back to its own term", mend)
        yield id(sentences[key])


def in_circles(graph: dict[str, set[str]]) -> list[str]:
    """The nodes from which a walk comes back to them, in order. What leads to no circle is taken off by and by."""
    edges = {node: {to for to in after if to in graph} for node, after in graph.items()}
    for forward in (True, False):
        into: dict[str, list[str]] = {}
        for node, after in edges.items():
            for to in after:
                into.setdefault(to, []).append(node)
        left = {node: len(after) for node, after in edges.items()}
        ready = [node for node, count in left.items() if count == 0]
        while ready:
            node = ready.pop()
            for before in into.get(node, ()):
                left[before] -= 1
                if left[before] == 0:
                    ready.append(before)
        rest = {node for node, count in left.items() if count}
        edges = {n: set() for n in edges if n in rest}
        for node in rest:
            for to in graph[node]:
                if to in rest:
                    (edges[to] if forward else edges[node]).add(node if forward else to)
    return [node for node in graph if node in edges]
