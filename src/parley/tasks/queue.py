"""The queue of reviewers: what comes next, what is known of it, how far they are, and what somebody decided last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parley.errors import UnknownEntryError
from parley.ledger import Filter, Judged, Ledger, Record, Reviewed
from parley.ledger.moments import moment_of
from parley.ledger.queue import (
    DISPUTED,
    LastDecision,
    Queued,
    decision_of,
    last_decision,
    next_in_queue,
    reviewers_since,
)
from parley.ledger.record import parts_of
from parley.ledger.revised import revised
from parley.ledger.tally import STRIDE, Tally, tally_at, tally_since
from parley.model.judgement import Note, Verdict
from parley.model.statement import Reading, Statement
from parley.tasks.review import Decider, withdraw


@dataclass(frozen=True, slots=True)
class Considered:
    """A statement as it was read, with all that people said of it: `reviewed`, with the entries of their reviews, their
    `notes`, and what it is linked to. `record` is that of its report alone."""

    id: str
    number: int
    record: Record
    reading: Reading
    statement: Statement
    reviewed: Reviewed | None
    notes: tuple[Note, ...]
    judged: tuple[Judged, ...]

    @property
    def state(self) -> str:
        """Its state of review."""
        return self.reviewed.state if self.reviewed else "unreviewed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reviewers are: statements reviewed `done` `of` all that a filter lets through, how many of these are
    `disputed`, and how many each person reviewed since the day began (UTC)."""

    done: int
    of: int
    disputed: int
    today: Mapping[str, int]


Keep = Callable[[object, Callable[[], Tally]], Tally]
"""Gives what is kept under a key, else what is made and kept then."""


def considered(ledger: Ledger, statement_id: str) -> Considered:
    """A statement and what was said of it; reads its report alone. Raises UnknownStatementError, LedgerError."""
    number, _ = parts_of(statement_id)
    record = ledger.record(only=[number])
    reading, statement = record.statement(statement_id)
    return Considered(
        statement_id,
        number,
        record,
        reading,
        statement,
        record.review_of(number, statement),
        record.notes_on(number, statement),
        tuple(one for one in record.judged() if one.statement is not None and one.statement.id == statement.id),
    )


def read_otherwise(one: Considered, by: str) -> tuple[Statement, Reading]:
    """A statement as a person corrected it, else as it reads after all that others said of it; and the reading."""
    reviews = one.reviewed.reviews if one.reviewed else ()
    own = next((dict(review.changes) for _, review in reviews if review.by == by), {})
    changes = tuple((own or dict(one.reviewed.changes if one.reviewed else ())).items())
    reading = revised(one.reading, {one.statement.id: changes})
    return next(found for found in reading.statements if found.id == one.statement.id), reading


def following_one(
    ledger: Ledger, which: Filter, by: str, here: str | None = None, entered: str | None = None
) -> Queued | None:
    """The statement to review after another one (`here`, queued with `entered`), or the first; None: none is left."""
    with ledger.reading() as connection:
        return next_in_queue(connection, which, by, here, entered)


def states_of(ledger: Ledger, which: Filter, keep: Keep) -> Tally:
    """How many of the statements that a filter lets through are in each state of review. `keep` keeps counts of the
    past, which stay true."""
    with ledger.reading() as connection:
        base = moment_of(connection, None) // STRIDE * STRIDE
        before = keep(("tally", which, base), lambda: tally_at(connection, which, base))
        return tally_since(connection, which, before, base)


def waits(states: Tally, state: str | None) -> bool:
    """Whether anything may be left to review, of a state or of those that are offered by themselves."""
    return any(states.get(one, 0) for one in ((state,) if state else (DISPUTED, "unreviewed")))


def progress(ledger: Ledger, states: Tally, today: date) -> Progress:
    """How far reviewers are, by the states of the statements and what was done on a day."""
    with ledger.reading() as connection:
        done = reviewers_since(connection, moment_of(connection, today - timedelta(days=1)))
    of = sum(states.values())
    return Progress(of - states.get("unreviewed", 0), of, states.get(DISPUTED, 0), done)


def last_of(ledger: Ledger, by: str) -> LastDecision | None:
    """What a person decided last; None where nothing is left to take back."""
    with ledger.reading() as connection:
        return last_decision(connection, by)


def undo(ledger: Ledger, entry: int, by: Decider) -> LastDecision:
    """Take one of one's own decisions back. Raises UnknownEntryError for an entry that holds none of them."""
    with ledger.reading() as connection:
        found = decision_of(connection, by.name, entry)
    if found is None:
        raise UnknownEntryError(
            f"Entry {entry} holds no decision of yours that stands. Perhaps you took it back already."
        )
    withdraw(ledger, entry, by)
    return found


def meanwhile(ledger: Ledger, statement_id: str, by: str, since: int) -> tuple[tuple[tuple[str, Verdict], ...], str]:
    """Who else reviewed a statement after an entry of the log, and with which verdict; and its state now."""
    one = considered(ledger, statement_id)
    said = one.reviewed.reviews if one.reviewed else ()
    return tuple((last.by, last.verdict) for entry, last in said if entry > since and last.by != by), one.state
