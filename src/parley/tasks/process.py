"""All reports of a ledger followed together: who is who, and what is said again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from parley.following.propositions import Confirmed, Decided, propositions_of
from parley.following.shelf import InMemory, Shelf
from parley.following.who.whole import Everybody
from parley.following.whole import Whole, reports_from, vectors_from, whole_from
from parley.ledger import Ledger, Record
from parley.model.judgement import Link, Same
from parley.model.process import Gathered, Told, Who
from parley.reader.meaning import SentenceEncoder, load_sentence_encoder
from parley.tasks.follow import relation_of, steps_on, told_by, vectors_by, worked_in

UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Overview:
    """Who is who, all that was said, and the propositions that it words."""

    who: Who
    gathering: Whole
    propositions: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """Reports in the order of their numbers, who is who in them, and the propositions that their statements word.

    `vectors` are those of the sayings (384 whole numbers of 8 bits), by their ids.
    """

    told: tuple[Told, ...]
    who: Who
    gathering: Whole
    propositions: tuple[Gathered, ...]
    vectors: Mapping[str, bytes]


def who_takes_part(
    ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None
) -> tuple[Who, date, Record]:
    """Who is who in the reports of a ledger, as published and recorded until some day, the day of the latest of them,
    and what people decided.

    Reports that were not followed yet are worked in and kept. Raises LedgerError, PackError.
    """
    with worked_in(ledger, load_sentence_encoder(), as_of=as_of, known_by=known_by) as shelf:
        record = ledger.record_of_decided(as_of=as_of, known_by=known_by)
        days = (date.fromisoformat(one.day) for one in reports_from(shelf).values())
        return Everybody(shelf, record.sames("party")).who, max(days, default=date.min), record


def overview(ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None) -> tuple[Overview, Record]:
    """What the reports of a ledger say together, as published and recorded until some day, and what people decided.

    Reports that were not followed yet are worked in and kept. Raises LedgerError, PackError.
    """
    encoder = load_sentence_encoder()
    with worked_in(ledger, encoder, as_of=as_of, known_by=known_by) as shelf:
        record = ledger.record_of_decided(as_of=as_of, known_by=known_by)
        return _overview(shelf, encoder, record.sames("party"), _decided(record)), record


def follow(ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None) -> tuple[Following, Record]:
    """The same with the reports themselves and all vectors, and the whole record. Raises LedgerError, PackError."""
    encoder = load_sentence_encoder()
    with worked_in(ledger, encoder, as_of=as_of, known_by=known_by) as shelf:
        record = ledger.record(as_of=as_of, known_by=known_by)
        return _following(shelf, encoder, told_by(record), record.sames("party"), _decided(record)), record


def follow_told(
    told: Sequence[Told],
    encoder: SentenceEncoder,
    decided: Decided = UNDECIDED,
    sames: Sequence[Same] = (),
    known: Mapping[tuple[str, str], bytes] = MappingProxyType({}),
) -> Following:
    """What reports tell together; `decided` and `sames` are what reviewers said of propositions and of parties, `known`
    vectors by the ids and words of sayings that need not be worked out again. Raises ValueError for a report without a
    day."""
    shelf = InMemory()
    fold = steps_on(shelf, encoder)
    for one in told:
        fold.enter(one, vectors_by(encoder, known))
    fold.put_back()
    return _following(shelf, encoder, tuple(told), sames, decided)


def _following(
    shelf: Shelf, encoder: SentenceEncoder, told: tuple[Told, ...], sames: Sequence[Same], decided: Decided
) -> Following:
    found = _overview(shelf, encoder, sames, decided)
    vectors = vectors_from(shelf, reports_from(shelf), found.gathering.sayings)
    return Following(told, found.who, found.gathering, found.propositions, vectors)


def _overview(shelf: Shelf, encoder: SentenceEncoder, sames: Sequence[Same], decided: Decided) -> Overview:
    everybody, reports = Everybody(shelf, sames), reports_from(shelf)
    gathering = whole_from(shelf, relation_of(encoder), reports, everybody.now)
    origins = {number: one.origin for number, one in reports.items()}
    return Overview(everybody.who, gathering, propositions_of(gathering, origins, decided))


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
