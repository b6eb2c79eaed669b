"""Likely links, by words and parties. Suggestions only: a person decides, and nothing counts until then."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from math import log

from parley.agreement import proposition_from_words
from parley.ledger import Record
from parley.model.agreement import Agreement
from parley.model.judgement import Bearing, Judgement, Link
from parley.model.span import Span, without
from parley.model.statement import Reading, Statement
from parley.tasks.statements import StatementLine, list_statements
from parley.tasks.testify import ENTRY, Members

ENOUGH = 0.5
"""The share of a target's words, rare ones weighing more, that a statement must have."""

MARKS = ".,;:!?\"“”'‘’()[]"

MOST = 3
"""So many suggestions for one statement."""

_KEPT = 20_000
"""So many texts are kept by their words at most: whoever suggests for days must not fill the memory."""

# Words that say nothing about what a sentence is about; articles and auxiliaries are set aside already.
COMMON = frozenset(
    {"and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "over", "under", "around"}
    | {"the", "a", "an", "all", "if", "once", "when", "while", "until", "unless", "only", "after", "before"}
    | {"between", "not", "no", "it", "its", "this", "that", "they", "them", "their", "will", "would", "shall"}
    | {"may", "might", "can", "could", "must", "should", "any", "each", "who", "which", "there"}
)


# What is done by a statement, in a word that an agreement may use for it.
DEEDS = {"acceptance": "accepts", "rejection": "rejects", "protest": "protest", "promise": "promises"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a statement may be linked to: a proposition, or with `provision` what it may bear on.

    Of the words in `bag`, the share `enough` must be in a statement.
    """

    words: str
    provision: str | None
    bag: frozenset[str]
    enough: float = ENOUGH


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely link: `shared` are the words that speak for it, `score` from 0 to 1 says how many of all they are."""

    line: StatementLine
    target: Target
    shared: tuple[str, ...]
    score: float


def suggest(record: Record, agreement: Agreement | None) -> tuple[Suggestion, ...]:
    """Likely links between a ledger's statements and an agreement, best first for each statement.

    Without an agreement they lead to the propositions to which people have linked other statements. What a person
    has decided about is not suggested again. A target is found by the words that it shares with a statement and its
    actor, weighed by how few targets have them (inverse document frequency; Spärck Jones 1972).
    """
    return tuple(_suggested(record, _Targets(agreement, _offered(agreement) if agreement else _linked(record))))


def suggester(agreement: Agreement) -> Callable[[Record, str], tuple[Suggestion, ...]]:
    """What gives the likely links of one statement of a record, by its id: the agreement is taken to pieces once."""
    targets = _Targets(agreement, _offered(agreement))
    return lambda record, statement_id: tuple(_suggested(record, targets, statement_id))


def _suggested(record: Record, targets: "_Targets", only: str | None = None) -> Iterator[Suggestion]:
    for reading, lines in list_statements(record):
        told: dict[str | None, list[Span]] = defaultdict(list)
        for statement in reading.statements:
            told[statement.within].extend(statement.content)
        actors = cache(partial(targets.actor, reading))
        for line, statement in zip(lines, reading.statements, strict=True):
            if only in (None, line.id):
                actor = actors(statement.actor or statement.speaker)
                yield from targets.best(line, statement, reading, told[statement.id], actor)


def _offered(agreement: Agreement) -> list[tuple[str, str | None]]:
    """All that an agreement offers to link to: words, and the id of what a statement may bear on."""
    bearing = {p.sentence: p.says for p in agreement.provisions} | {s.id: s.says for s in agreement.steps}
    return [
        *((p.words, None) for p in agreement.propositions),
        *((says, name) for name, says in bearing.items()),
        *((entry.says, ENTRY) for entry in agreement.entries if entry.target == "agreement"),
    ]


def _linked(record: Record) -> list[tuple[str, str | None]]:
    """The propositions to which people have linked statements."""
    return [(words, None) for words in dict.fromkeys(j.proposition for j in record.judgements if isinstance(j, Link))]


class _Targets:
    """All that statements may be linked to, found by words."""

    def __init__(self, agreement: Agreement | None, offered: list[tuple[str, str | None]]) -> None:
        self._agreement = agreement
        self._members = Members(agreement) if agreement else None
        self._words = lru_cache(_KEPT)(self._lemmas)
        self._all = [Target(words, provision, bag) for words, provision in offered if (bag := self._words(words))]
        # Whoever accepts a protest does not accept the agreement, nor does one party for another.
        members = (*agreement.parties, *agreement.guarantors) if agreement else ()
        accepted = [f"{member.name} accepts this agreement" for member in members]
        self._all += [Target(words, None, self._words(words), enough=1) for words in accepted]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, target in enumerate(self._all):
            for word in sorted(target.bag):
                self._having[word].append(number)
        self._weight = {word: log(1 + len(self._all) / len(found)) for word, found in self._having.items()}

    def actor(self, reading: Reading, party_id: str | None) -> str | None:
        """Who acts, as the agreement names it; without one, as the report does."""
        if self._members:
            return self._members.find(reading, party_id)
        party = reading.party(party_id)
        return party.name if party else None

    def best(
        self, line: StatementLine, statement: Statement, reading: Reading, told: list[Span], actor: str | None
    ) -> list[Suggestion]:
        """The likeliest links of one statement that nobody has decided about.

        `told` is what others are reported to say in its content, `actor` whoever acts in it.
        """
        whole, asserted = self._bags(statement, reading, told, actor)
        decided = {_target_of(judged.judgement) for judged in line.judged}
        found = []
        for number in sorted({number for word in whole for number in self._having.get(word, ())}):
            target = self._all[number]
            shared = sorted((whole if target.provision else asserted) & target.bag)
            score = sum(map(self._weight.__getitem__, shared)) / sum(map(self._weight.__getitem__, sorted(target.bag)))
            if len(shared) >= 2 and score >= target.enough and (target.provision or target.words) not in decided:
                found.append(Suggestion(line, target, tuple(shared), score))
        return sorted(found, key=lambda suggestion: -suggestion.score)[:MOST]

    def _bags(
        self, statement: Statement, reading: Reading, told: list[Span], actor: str | None
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The statement's words: all of them, and those of what it asserts.

        What is told within it counts for the statement there, not for this one. A condition is not asserted, nor is
        what is only intended, possible or denied. Who acts counts: "we lodged a protest" is about Russia.
        """
        said = without(statement.content, told)
        unconditional = without(said, [span for condition in statement.conditions for span in condition.span])
        deed = self._words(f"{actor or ''} {DEEDS.get(statement.act, '')}")
        whole = self._words(reading.words(said)) | deed
        if statement.modality != "actual" or statement.negated:
            return whole, frozenset()
        return whole, self._words(reading.words(unconditional)) | deed

    def _lemmas(self, text: str) -> frozenset[str]:
        words = (word.strip(MARKS) for word in proposition_from_words(text, self._agreement or ()).key.split())
        return frozenset(word for word in words if word and word not in COMMON)


def _target_of(judgement: Judgement) -> str:
    return judgement.provision if isinstance(judgement, Bearing) else judgement.proposition
