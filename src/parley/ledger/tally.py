"""How many statements a filter lets through, and in which states of review they are.

To count a million takes a second or more. So they are counted as they stood at a moment of the past, once, and what has
changed since is counted alone: in the reports that were read or reviewed since then.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.find import Filter, conditions_of
from parley.ledger.log import size_of
from parley.ledger.moments import stood
from parley.ledger.tables import judgement, reading, review, statement

Tally = Mapping[str, int]
"""How many statements are in each state of review."""

STRIDE = 500
"""Counts of the past are of moments so many entries apart, so that they can be kept and used again."""


def tally_at(connection: Connection, which: Filter, moment: int, reports: set[int] | None = None) -> Tally:
    """The states of review of the statements that a filter let through when the log had so many entries; of those in
    some reports alone, if these are given. The filter's own state counts for nothing."""
    state = sa.func.coalesce(review.c.state, "unreviewed")
    joined = statement.outerjoin(review, (review.c.statement == statement.c.key) & stood(review, moment))
    query = sa.select(state, sa.func.count()).select_from(joined).group_by(state)
    query = query.where(*conditions_of(connection, replace(which, review=None), moment))
    if reports is not None:
        query = query.where(statement.c.report.in_(sorted(reports)))
    return {row[0]: row[1] for row in connection.execute(query)}


def tally_since(connection: Connection, which: Filter, base: Tally, moment: int) -> Tally:
    """The states of review now, by those at a moment before and what has changed since."""
    changed = _changed(connection, moment)
    if not changed:
        return base
    found = Counter(base)
    found.update(tally_at(connection, which, size_of(connection), changed))
    found.subtract(tally_at(connection, which, moment, changed))
    return {state: number for state, number in found.items() if number}


def _changed(connection: Connection, moment: int) -> set[int]:
    """The reports that were read or reviewed after a moment, or whose reviews were taken back."""
    taken = sa.select(sa.cast(judgement.c.about, sa.BigInteger)).where(
        judgement.c.seq > moment, judgement.c.kind == "withdrawal"
    )
    found = {
        *connection.execute(sa.select(reading.c.report).where(reading.c.seq > moment)).scalars(),
        *connection.execute(sa.select(judgement.c.report).where(judgement.c.seq > moment)).scalars(),
        *connection.execute(sa.select(judgement.c.report).where(judgement.c.seq.in_(taken))).scalars(),
    }
    return {number for number in found if number is not None}
