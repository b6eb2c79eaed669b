"""What a judge said of pairs of passages: how likely the second speaks for what the first says, and how likely against.

That is a function of the two passages, as the judge sees them, and of the judge; it lies under a hash of the one and
the name of the other. So nothing here is ever out of date: an edited duty, another reading of a report or of who is
who, and another judge lead to other keys, under which nothing lies yet.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from parley.ledger.moments import reports_in
from parley.ledger.tables import verdict
from parley.model.passage import Pair

MOST_A_REPORT = 500
"""So many verdicts are kept at most for each report of the ledger: those of some six agreements or versions of one."""

_AT_ONCE = 5_000

Verdict = tuple[float, float]
"""How likely a passage speaks for another, and how likely against."""


def verdicts_of(connection: Connection, judge: str, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
    """What a judge said of those of the pairs of which it is kept."""
    keys = {_key(pair): pair for pair in pairs}
    wanted = list(keys)
    found: dict[Pair, Verdict] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        named = {"judge": judge, "pairs": json.dumps(wanted[at : at + _AT_ONCE])}
        rows = connection.execute(_SOME[connection.dialect.name], named)
        found |= {keys[row.pair]: (float(row.pro), float(row.contra)) for row in rows}
    return found


def add_verdicts(connection: Connection, judge: str, verdicts: Mapping[Pair, Verdict]) -> None:
    """Keep what a judge said of pairs, and nothing that another judge said; where there are too many verdicts, those go
    that were kept first."""
    if connection.execute(sa.select(verdict.c.judge).limit(1)).scalar() not in (None, judge):
        drop_verdicts(connection)
    last = connection.execute(sa.select(sa.func.max(verdict.c.number))).scalar() or 0
    rows = [
        {"number": number, "judge": judge, "pair": _key(pair), "pro": pro, "contra": contra}
        for number, (pair, (pro, contra)) in enumerate(verdicts.items(), last + 1)
    ]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)  # another program may have judged the same meanwhile
    most = MOST_A_REPORT * reports_in(connection)
    connection.execute(sa.delete(verdict).where(verdict.c.number <= last + len(rows) - most))


def drop_verdicts(connection: Connection) -> None:
    """Keep no verdict: each pair is judged anew."""
    connection.execute(sa.delete(verdict))


def _key(pair: Pair) -> str:
    return hashlib.sha256(json.dumps(pair).encode()).hexdigest()


_SOME = {
    name: sa.text(f"SELECT pair, pro, contra FROM verdict WHERE judge = :judge AND pair IN (SELECT {all_of})")  # noqa: S608
    for name, all_of in (
        ("sqlite", "value FROM json_each(:pairs)"),
        ("postgresql", "jsonb_array_elements_text(CAST(:pairs AS jsonb))"),
    )
}
_ADD = {
    "sqlite": sqlite.insert(verdict).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(verdict).on_conflict_do_nothing(),
}
