"""The texts of agreements that a ledger keeps, as it kept them at some moment."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.tables import agreement, entry


@dataclass(frozen=True, slots=True)
class KeptAgreement:
    """A version, from 1 on, of the agreement that is kept under a name, with the entry that keeps it: whose it is, and
    the moment at which it was recorded."""

    entry: int
    name: str
    version: int
    text: str
    author: str
    recorded: str


def agreements_at(connection: Connection, moment: int) -> tuple[KeptAgreement, ...]:
    """All versions of all agreements that were kept when the log had `moment` entries, in the order of the log."""
    c = agreement.c
    columns = (c.seq, c.name, c.version, c.text, entry.c.author, c.recorded)
    query = sa.select(*columns).join(entry, entry.c.seq == c.seq).where(c.seq <= moment).order_by(c.seq)
    return tuple(KeptAgreement(*row) for row in connection.execute(query))
