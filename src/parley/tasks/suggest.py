"""Likely links, by words and parties. Suggestions only: a person decides, and nothing counts until then."""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from parley.agreement import proposition_from_words
from parley.ledger import Record
from parley.model.agreement import Agreement
from parley.model.judgement import Bearing
from parley.model.statement import Reading, Statement
from parley.tasks.statements import StatementLine, list_statements
from parley.tasks.testify import Members

ENOUGH = 0.5
"""The share of a target's words, rare ones weighing more, that a statement must have."""

MOST = 3
"""So many suggestions for one statement."""

# Words that say nothing about what a sentence is about; articles and auxiliaries are set aside already.
COMMON = frozenset(
    {"and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "over", "under", "around"}
    | {"between", "not", "no", "it", "its", "this", "that", "they", "them", "their", "will", "would", "shall"}
    | {"may", "might", "can", "could", "must", "should", "any", "each", "who", "which", "there"}
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a statement may be linked to: a proposition, or a provision or step on which it may bear."""

    words: str
    provision: str | None
    bag: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely link: `shared` are the words that speak for it, `score` from 0 to 1 says how many of all they are."""

    line: StatementLine
    target: Target
    shared: tuple[str, ...]
    score: float


def suggest(record: Record, agreement: Agreement) -> tuple[Suggestion, ...]:
    """Likely links between a ledger's statements and an agreement, best first for each statement.

    What a person has decided about is not suggested again. A target is found by the words that it shares with a
    statement and its actor, weighed by how few targets have them (inverse document frequency; Spärck Jones 1972).
    """
    targets = _targets(agreement)
    having: dict[str, list[int]] = defaultdict(list)
    for place, target in enumerate(targets):
        for word in target.bag:
            having[word].append(place)
    weight = {word: log(1 + len(targets) / len(places)) for word, places in having.items()}
    members = Members(agreement)
    found: list[Suggestion] = []
    for reading, lines in list_statements(record):
        for line, statement in zip(lines, reading.statements, strict=True):
            bag = _bag_of_statement(line, statement, reading, agreement, members)
            found.extend(_best(line, bag & having.keys(), targets, having, weight))
    return tuple(found)


def _best(
    line: StatementLine,
    bag: set[str],
    targets: list[Target],
    having: dict[str, list[int]],
    weight: dict[str, float],
) -> list[Suggestion]:
    decided = {_target_of(judged.judgement) for judged in line.judged}
    found = []
    for place in sorted({place for word in bag for place in having[word]}):
        target = targets[place]
        shared = sorted(bag & target.bag)
        score = sum(weight[word] for word in shared) / sum(weight[word] for word in sorted(target.bag))
        if len(shared) >= 2 and score >= ENOUGH and (target.provision or target.words) not in decided:
            found.append(Suggestion(line, target, tuple(shared), score))
    return sorted(found, key=lambda s: -s.score)[:MOST]


def _target_of(judgement: object) -> str:
    return judgement.provision if isinstance(judgement, Bearing) else str(getattr(judgement, "proposition", ""))


def _targets(agreement: Agreement) -> list[Target]:
    acts = {provision.act.key for provision in agreement.provisions}
    provisions = {p.sentence: p.says for p in agreement.provisions}
    named = [(p.words, None) for p in agreement.propositions if p.key not in acts]
    bearing = [(says, sentence) for sentence, says in provisions.items()]
    return [
        Target(words, provision, bag)
        for words, provision in [*named, *bearing]
        if (bag := frozenset(_words(words, agreement)))
    ]


def _bag_of_statement(
    line: StatementLine, statement: Statement, reading: Reading, agreement: Agreement, members: Members
) -> set[str]:
    """The statement's words, with the name of who acts in it: "we lodged a protest" is about Russia."""
    bag = _words(line.words, agreement)
    for party in (statement.actor, statement.speaker if line.within else None):
        if member := members.find(reading, party):
            bag |= _words(member, agreement)
    return bag


def _words(text: str, agreement: Agreement) -> set[str]:
    words = {word.strip(".,;:!?\"“”'‘’()[]") for word in proposition_from_words(text, agreement).key.split()}
    return {word for word in words if word and word not in COMMON}
