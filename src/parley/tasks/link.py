"""What a person decides about a statement, put on record."""

from datetime import datetime

from parley.ledger import Ledger, ref_from_statement
from parley.model.judgement import Bearing, Judgement, Link


def link(
    ledger: Ledger,
    statement_id: str,
    proposition: str,
    *,
    denies: bool = False,
    author: str,
    now: datetime,
    why: str | None = None,
) -> tuple[Judgement, bool]:
    """Record that a statement asserts (or denies) a proposition; False if that stands there already.

    Raises UnknownStatementError and LedgerError.
    """
    reading, statement = ledger.record().statement(statement_id)
    made = Link(ref_from_statement(reading, statement), proposition.strip(), denies, author, now.date(), why)
    return made, ledger.judge(made, now=now)


def bear(
    ledger: Ledger,
    statement_id: str,
    provision: str,
    *,
    against: bool = False,
    author: str,
    now: datetime,
    why: str | None = None,
) -> tuple[Judgement, bool]:
    """Record that a statement is evidence for (or against) a provision, a step or "entry"; else like `link`."""
    reading, statement = ledger.record().statement(statement_id)
    made = Bearing(ref_from_statement(reading, statement), provision.strip(), against, author, now.date(), why)
    return made, ledger.judge(made, now=now)
