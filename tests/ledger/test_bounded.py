"""Questions to a ledger that would take too long are given up."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import LedgerError
from parley.ledger import Ledger, open_ledger

ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


def ask_without_end(ledger: Ledger) -> None:
    """A question that no database is ever done with."""
    with ledger.reading() as connection:
        connection.execute(sa.text(ENDLESS[connection.dialect.name]))


def test_given_up(place: str | Path) -> None:
    """A question that takes longer than a page may is given up in words; the ledger answers the next one."""
    with open_ledger(place, longest=0.2) as ledger:
        with pytest.raises(LedgerError, match="took too long and was given up"):
            ask_without_end(ledger)
        assert ledger.size() == 0
        assert ledger.count() == 0


def test_writing_is_never_given_up(place: str | Path) -> None:
    """What is being written is written to its end, however long that takes."""
    with open_ledger(place, longest=0.2) as ledger, ledger.writing() as writer:
        slow = {"sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) "
                "SELECT count(*) FROM n", "postgresql": "SELECT pg_sleep(0.5)"}  # fmt: skip
        writer.connection.execute(sa.text(slow[writer.connection.dialect.name]))
