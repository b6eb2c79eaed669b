"""Which statement a reviewer should look at next, as the ledger stands now.

Disputed ones come first. Then the least sure of all, and with it the others of its report, the least sure first: so
one report at a time is read. Whoever skips a statement meets it again after the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.find import Filter, conditions_of
from parley.ledger.log import size_of
from parley.ledger.record import parts_of
from parley.ledger.tables import judgement, statement
from parley.model.judgement import ReviewState

DISPUTED: Final = "disputed"
ALONE: Final = "alone"
_AT_ONCE = 100
_LATEST = 10_000
"""So many of the latest entries are looked through for somebody's last decision."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A statement in the queue: its id and its row. `entered` is the statement with which its report was come to;
    "disputed" for one that is shown since reviewers differ, "alone" where somebody came to its report by themselves."""

    id: str
    columns: Mapping[str, Any]
    entered: str


@dataclass(frozen=True, slots=True)
class LastDecision:
    """The last decision of a person that stands: its entry, its kind, what it says in a word or two, and the statement
    that it is about, if any."""

    entry: int
    kind: str
    says: str
    statement: str | None


def next_in_queue(
    connection: Connection, which: Filter, by: str, here: str | None = None, entered: str | None = None
) -> Queued | None:
    """The statement to review after another one, `here`, that was queued with `entered` (neither: the first of all);
    None where nothing is left.

    A state in the filter leaves the queue to that state; of statements that are accepted, corrected or rejected it has
    those of which `by` has not said anything yet.
    """
    at = row_of(connection, here) if here and entered else None
    if at is None or entered == DISPUTED:
        return _disputed(connection, which, at) or _least(connection, which, by)
    start = None if entered in (None, ALONE) else row_of(connection, entered)
    return _beside(connection, which, by, at, entered) or _least(connection, which, by, at, start)


def row_of(connection: Connection, statement_id: str) -> Any:
    """The row of a statement of the latest readings; None where there is none. Raises UnknownStatementError for what is
    no id."""
    number, name = parts_of(statement_id)
    of_report = (statement.c.report == number) & statement.c.until.is_(None)
    return connection.execute(sa.select(statement).where(of_report, statement.c.name == name)).first()


def last_decision(connection: Connection, by: str) -> LastDecision | None:
    """The last decision of a person that was not taken back, if it is among the latest 10,000 entries."""
    own = judgement.c.until.is_(None) & (judgement.c.author == by) & (judgement.c.kind != "withdrawal")
    query = sa.select(judgement).where(own, judgement.c.seq > size_of(connection) - _LATEST)
    return _decision(connection, query.order_by(judgement.c.seq.desc()).limit(1))


def decision_of(connection: Connection, by: str, entry: int) -> LastDecision | None:
    """The decision of a person in an entry; None where it holds none of theirs that stands."""
    own = judgement.c.until.is_(None) & (judgement.c.author == by) & (judgement.c.kind != "withdrawal")
    return _decision(connection, sa.select(judgement).where(own, judgement.c.seq == entry))


def reviewers_since(connection: Connection, entry: int) -> Mapping[str, int]:
    """How many statements each person reviewed after an entry of the log, those who did most first."""
    number = sa.func.count(judgement.c.statement.distinct())
    query = sa.select(judgement.c.author, number).group_by(judgement.c.author).order_by(number.desc(), "author")
    done = (judgement.c.seq > entry) & (judgement.c.kind == "review") & judgement.c.until.is_(None)
    return {row[0]: row[1] for row in connection.execute(query.where(done))}


def _decision(connection: Connection, query: sa.Select[Any]) -> LastDecision | None:
    found = connection.execute(query).first()
    if found is None:
        return None
    here = (statement.c.report == found.report) & (statement.c.key == found.statement) & statement.c.until.is_(None)
    named = connection.execute(sa.select(statement.c.name).where(here)).scalar() if found.statement else None
    says = found.verdict or (found.why if found.kind == "note" else found.about) or found.kind
    return LastDecision(found.seq, found.kind, says, named and f"r{found.report}.{named}")


def _disputed(connection: Connection, which: Filter, at: Any) -> Queued | None:
    """The least sure of the disputed statements that come after one."""
    if which.review not in (None, DISPUTED):
        return None
    query = _waiting(connection, which, DISPUTED)
    if at is not None:
        query = query.where(_after(at))
    return _first(connection, query, DISPUTED)


def _least(connection: Connection, which: Filter, by: str, at: Any = None, start: Any = None) -> Queued | None:
    """The least sure of all in reports that were not gone through yet: not in that of `at`, and in none that has
    something as little sure as that with which it was come to, `start`."""
    if which.review == DISPUTED:
        return None
    state = which.review or "unreviewed"
    query = _waiting(connection, which, state, by)
    if at is not None:
        query = query.where(statement.c.report != at.report)
    if start is None:
        return _first(connection, query, None)
    begun = sa.tuple_(start.confidence, start.report, start.position)
    last, number = start, 1
    while rows := connection.execute(query.where(_after(last)).limit(number)).all():
        reports = {row.report for row in rows}
        here = _waiting(connection, which, state, by, reports).where(sa.tuple_(*_ORDER) <= begun)
        passed = set(connection.execute(here.with_only_columns(statement.c.report).order_by(None)).scalars())
        for row in rows:
            if row.report not in passed:
                return _queued(row, None)
        last, number = rows[-1], min(2 * number, _AT_ONCE)
    return None


def _beside(connection: Connection, which: Filter, by: str, at: Any, entered: str | None) -> Queued | None:
    """The least sure of those of the same report that come after one."""
    if which.review == DISPUTED or which.report not in (None, at.report):
        return None
    query = _waiting(connection, which, which.review or "unreviewed", by, {at.report})
    return _first(connection, query.where(_after(at)), entered)


_ORDER = (statement.c.confidence, statement.c.report, statement.c.position)


def _after(row: Any) -> Any:
    """What comes after a statement where the least sure come first."""
    return sa.tuple_(*_ORDER) > sa.tuple_(row.confidence, row.report, row.position)


def _waiting(
    connection: Connection, which: Filter, state: ReviewState, by: str | None = None, reports: set[int] | None = None
) -> sa.Select[Any]:
    """The statements that a filter lets through and that are in a state now, the least sure first; of some reports
    alone, if these are given."""
    query = sa.select(statement).where(statement.c.until.is_(None), statement.c.state == state)
    query = query.where(*conditions_of(connection, replace(which, review=None), size_of(connection)))
    if reports is not None:
        query = query.where(statement.c.report.in_(sorted(reports)))
    # SQLite, which keeps no statistics here, might take another one, and go through all statements.
    index = "statement_by_state" if reports is None and which.report is None else "statement_by_report"
    query = query.with_hint(statement, f"INDEXED BY {index}", "sqlite")
    if state not in ("unreviewed", DISPUTED):
        own = (judgement.c.kind == "review") & (judgement.c.author == by) & judgement.c.until.is_(None)
        query = query.where(~sa.exists().where(own, judgement.c.statement == statement.c.key))
    return query.order_by(*_ORDER)


def _first(connection: Connection, query: sa.Select[Any], entered: str | None) -> Queued | None:
    row = connection.execute(query.limit(1)).first()
    return _queued(row, entered) if row is not None else None


def _queued(row: Any, entered: str | None) -> Queued:
    name = f"r{row.report}.{row.name}"
    return Queued(name, dict(row._mapping), entered or name)
