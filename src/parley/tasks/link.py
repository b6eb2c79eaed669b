"""What a person decides about a statement, put on record."""

from dataclasses import replace
from datetime import date, datetime

from parley.ledger import Ledger, Record, ref_from_statement
from parley.model.judgement import Bearing, Judgement, Link
from parley.tasks.statements import statement_in


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
    reading, statement = statement_in(ledger, statement_id)
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
    reading, statement = statement_in(ledger, statement_id)
    made = Bearing(ref_from_statement(reading, statement), provision.strip(), against, author, now.date(), why)
    return made, ledger.judge(made, now=now)


def contraries(record: Record, made: Judgement) -> tuple[Judgement, ...]:
    """What people decided about the same statement that says the contrary: a link and its denial, for and against."""
    if isinstance(made, Link):
        other: Judgement = replace(made, denies=not made.denies)
    else:
        other = replace(made, against=not made.against)
    return tuple(one for one in record.judgements if _decision(one) == _decision(other))


def _decision(judgement: Judgement) -> Judgement:
    """A judgement by what it says alone, whoever made it, when and why."""
    return replace(judgement, by="", recorded=date.min, why=None)
