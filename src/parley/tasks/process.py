"""All reports of a ledger followed together: who is who, and what is said again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.following.copies import Copies, credit_of
from parley.following.gather import Gathering
from parley.following.propositions import Confirmed, Decided, propositions_of
from parley.following.relation import Relation
from parley.following.sayings import Saying, sayings_of
from parley.following.who.enter import who_is_who
from parley.ledger import Ledger, Record
from parley.model.judgement import Link, Same
from parley.model.process import Gathered, Told, Who
from parley.model.statement import Statement
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors, load_sentence_encoder


@dataclass(frozen=True, slots=True)
class Following:
    """Reports in the order of their numbers, who is who in them, and the propositions that their statements word.

    `vectors` are those of the sayings (384 whole numbers of 8 bits), by their ids.
    """

    told: tuple[Told, ...]
    who: Who
    gathering: Gathering
    propositions: tuple[Gathered, ...]
    vectors: Mapping[str, bytes]


def follow(ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None) -> Following:
    """What the reports of a ledger tell together, as published and recorded until some day. Reads what was learnt of
    meanings, and works the rest out. Raises LedgerError, PackError."""
    encoder = load_sentence_encoder()
    record = ledger.record(as_of=as_of, known_by=known_by)
    return follow_record(record, encoder, ledger.meanings(encoder.name))


def follow_record(
    record: Record, encoder: SentenceEncoder, known: Mapping[tuple[int, str], bytes] | None = None
) -> Following:
    """What the reports of a record tell together; `known` are vectors by report and statement that need not be worked
    out again."""
    told = told_by(record)
    sames = [one.decision for one in record.decided if isinstance(one.decision, Same)]
    who = who_is_who(told, [same for same in sames if same.kind == "party"])
    return follow_told(told, who, _decided(record, sames), encoder, known or {})


def follow_told(
    told: tuple[Told, ...],
    who: Who,
    decided: Decided,
    encoder: SentenceEncoder,
    known: Mapping[tuple[int, str], bytes],
) -> Following:
    """What reports tell together, who is who being known."""
    heads = encoder.heads
    relation = Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])
    gathering, vectors, origins = Gathering(relation, heads["centres"]), {}, {}
    copies, names = Copies(), {one.number: _origin(one) for one in told}
    for one in told:
        sayings = tuple(sayings_of(one, who))
        found = _meanings(sayings, encoder, known)
        gathering.enter(sayings, found)
        vectors.update(found)
        origins[one.number] = names[copies.enter(one.number, one.reading.report)]
    return Following(told, who, gathering, propositions_of(gathering, origins, decided), vectors)


def told_by(record: Record) -> tuple[Told, ...]:
    """The reports of a record that have a day, in the order of their numbers, without what reviewers rejected."""
    found = []
    for number, reading in sorted(record.revised.items()):
        if reading.report.date is not None:
            kept = tuple(s for s in reading.statements if not _rejected(record, number, s))
            found.append(Told(number, replace(reading, statements=kept)))
    return tuple(found)


def _rejected(record: Record, number: int, statement: Statement) -> bool:
    review = record.review_of(number, statement)
    return review is not None and review.state == "rejected"


def _origin(one: Told) -> str:
    report = one.reading.report
    return credit_of(report) or report.publisher or f"r{one.number}"


def _meanings(
    sayings: Iterable[Saying], encoder: SentenceEncoder, known: Mapping[tuple[int, str], bytes]
) -> dict[str, bytes]:
    found = {one.id: known.get((one.report, one.statement)) for one in sayings}
    lacking = [one for one in sayings if found[one.id] is None]
    for one, vector in zip(lacking, bytes_from_vectors(encoder([one.words for one in lacking])), strict=True):
        found[one.id] = vector
    return {name: vector for name, vector in found.items() if vector is not None}


def _decided(record: Record, sames: Iterable[Same]) -> Decided:
    apart = [
        frozenset((same.one.casefold(), same.other.casefold()))
        for same in sames
        if same.kind == "proposition" and same.differs
    ]
    return Decided(record.names_of("proposition"), apart, dict(_confirmed(record)))


def _confirmed(record: Record) -> Iterator[tuple[str, Confirmed]]:
    """What reviewers linked; of one statement linked to several propositions the last counts."""
    for judged in record.judged():
        if isinstance(judged.judgement, Link) and judged.statement:
            said = judged.judgement
            yield judged.statement_id, Confirmed(said.proposition, said.denies, said.by)
