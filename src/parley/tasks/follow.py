"""Working in what the log has that following does not have yet: one report more costs as much among thousands."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from parley.following import steps
from parley.following.passages import in_place
from parley.following.relation import Relation
from parley.following.sayings import Saying
from parley.following.shelf import InMemory, Shelf
from parley.following.steps import Steps, Vectors
from parley.following.whole import vectors_kept
from parley.ledger import Followed, Ledger, Record, Step
from parley.model.process import Told
from parley.model.statement import Statement
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors

_AT_ONCE = 200
"""So many steps are kept together: what they lead to is in memory until then."""


def work_in(ledger: Ledger, encoder: SentenceEncoder) -> Iterator[int]:
    """Takes all steps that are still to be taken; gives the numbers of their reports, once they are kept.

    May be stopped and called again: what was kept is not worked out twice. Others may work at the same ledger: what
    they kept meanwhile is not worked out anew. Raises LedgerError.
    """
    followed = Followed(version_of(encoder))
    fold = steps_on(followed, encoder)
    while True:
        with ledger.following(followed) as is_ours:
            fold = fold if is_ours else steps_on(followed, encoder)
            taken = _take_some(fold, followed, encoder)
        if not taken:
            return
        if ledger.keep_following(followed):
            yield from taken
        else:
            fold = steps_on(followed, encoder)


def lacking(ledger: Ledger, encoder: SentenceEncoder) -> tuple[int, bool]:
    """How many steps are still to be taken, and whether that is because all that was kept is of another version."""
    followed = Followed(version_of(encoder))
    with ledger.following(followed):
        return followed.due(), followed.is_anew


@contextmanager
def worked_in(
    ledger: Ledger, encoder: SentenceEncoder, *, as_of: date | None = None, known_by: date | None = None
) -> Iterator[Shelf]:
    """All that following comes to, as published and recorded until some day: what is kept, or for another day than
    today in memory. Where nothing can be kept, what is still to be worked in is in memory too. Raises LedgerError."""
    followed = Followed(version_of(encoder))
    while True:
        with ledger.following(followed):
            if followed.due() == 0 or not ledger.can_keep():
                if as_of is not None or known_by is not None:
                    yield _as_then(ledger, encoder, followed, as_of, known_by)
                else:
                    yield _worked_in_memory(followed, encoder)
                return
        for _ in work_in(ledger, encoder):
            pass


def _worked_in_memory(followed: Followed, encoder: SentenceEncoder) -> Shelf:
    """What is kept and, on top of it, what the steps lead to that are still to be taken."""
    fold = steps_on(followed, encoder)
    while _take_some(fold, followed, encoder):
        pass
    return followed


def _as_then(
    ledger: Ledger, encoder: SentenceEncoder, followed: Shelf, as_of: date | None, known_by: date | None
) -> Shelf:
    """What following came to from what was published and recorded until some day; no vector is worked out again."""
    known = vectors_kept(followed)
    shelf = InMemory()
    fold = steps_on(shelf, encoder)
    for taken, step in enumerate(ledger.steps(known_by), 1):
        if as_of is None or all(report.date and report.date <= as_of for report in step.record.reports.values()):
            _take(fold, step, vectors_by(encoder, known))
        if taken % _AT_ONCE == 0:
            fold.put_back()
    fold.put_back()
    return shelf


def steps_on(shelf: Shelf, encoder: SentenceEncoder) -> Steps:
    """Where steps are taken, after those that lie on a shelf."""
    return Steps(shelf, relation_of(encoder), encoder.heads["centres"])


def relation_of(encoder: SentenceEncoder) -> Relation:
    """The net that tells how two vectors of an encoder stand to each other."""
    heads = encoder.heads
    return Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])


def version_of(encoder: SentenceEncoder) -> str:
    """What following hangs on besides the log."""
    return f"{steps.VERSION} {encoder.name}"


def vectors_by(encoder: SentenceEncoder, known: Mapping[tuple[str, str], bytes] = MappingProxyType({})) -> Vectors:
    """What gives the vectors of sayings: those that are known by id and words, and the others worked out."""

    def vectors(told: Told, sayings: Sequence[Saying]) -> Mapping[str, bytes]:
        contents = {statement.id: statement.content for statement in told.reading.statements}
        unknown = [one for one in sayings if (one.id, one.words) not in known]
        passages = [in_place(told.reading.report.text, contents[one.statement]) for one in unknown]
        made = zip((one.id for one in unknown), bytes_from_vectors(encoder(passages)), strict=True)
        return {one.id: vector for one in sayings if (vector := known.get((one.id, one.words)))} | dict(made)

    return vectors


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


def _take_some(fold: Steps, followed: Followed, encoder: SentenceEncoder) -> list[int]:
    """Takes the next steps, some at once; gives the numbers of their reports."""
    taken = []
    for step in followed.steps(_AT_ONCE):
        taken.append(step.number)
        _take(fold, step, vectors_by(encoder))
    fold.put_back()
    return taken


def _take(fold: Steps, step: Step, vectors: Vectors) -> None:
    for told in told_by(step.record):
        fold.enter(told, vectors)
