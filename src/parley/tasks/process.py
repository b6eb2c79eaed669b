"""All reports of a ledger followed together: who is who, and what is said again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.following.copies import Copies, credit_of
from parley.following.gather import Gathering
from parley.following.propositions import Confirmed, Decided, propositions_of
from parley.following.relation import Relation
from parley.following.sayings import Saying, sayings_of
from parley.following.who.enter import who_is_who
from parley.ledger import Ledger, Record
from parley.model.judgement import Link
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
    return follow_told(told, who_is_who(told, record.sames("party")), _decided(record), encoder, known or {})


def follow_told(
    told: tuple[Told, ...],
    who: Who,
    decided: Decided,
    encoder: SentenceEncoder,
    known: Mapping[tuple[int, str], bytes],
) -> Following:
    """What reports tell together, who is who being known."""
    gathering, vectors, origins = Gathering(relation_of(encoder), encoder.heads["centres"]), {}, {}
    copies, names = Copies(), {one.number: _origin(one) for one in told}
    for one in told:
        sayings = tuple(sayings_of(one, who))
        found = vectors_of(sayings, encoder, lambda saying: known.get((saying.report, saying.statement)))
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


def relation_of(encoder: SentenceEncoder) -> Relation:
    """The net that tells how two vectors of an encoder stand to each other."""
    heads = encoder.heads
    return Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])


def vectors_of(
    sayings: Iterable[Saying], encoder: SentenceEncoder, known: Callable[[Saying], bytes | None]
) -> dict[str, bytes]:
    """The vectors of sayings by their ids: those that are known, and the others worked out."""
    found = {one: known(one) for one in sayings}
    lacking = [one for one, vector in found.items() if vector is None]
    made = bytes_from_vectors(encoder([one.words for one in lacking])) if lacking else []
    found.update(zip(lacking, made, strict=True))
    return {one.id: vector for one, vector in found.items() if vector is not None}


def _decided(record: Record) -> Decided:
    apart = [
        frozenset((same.one.casefold(), same.other.casefold())) for same in record.sames("proposition") if same.differs
    ]
    return Decided(record.names_of("proposition"), apart, dict(_confirmed(record)))


def _confirmed(record: Record) -> Iterator[tuple[str, Confirmed]]:
    """What reviewers linked; of one statement linked to several propositions the last counts."""
    for judged in record.judged():
        if isinstance(judged.judgement, Link) and judged.statement:
            said = judged.judgement
            yield judged.statement_id, Confirmed(said.proposition, said.denies, said.by)
