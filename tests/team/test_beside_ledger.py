"""Accounts and a ledger that share a database, and those that may not."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import LedgerError, TeamError
from parley.ledger import open_ledger
from parley.ledger.database import engine_of
from parley.ledger.schema import OTHERS
from parley.team import open_accounts
from parley.team.tables import TEAM

from .conftest import CHEAP, HOME, NOW, WORDS

pytest_plugins = ["tests.ledger.conftest"]


@pytest.mark.parametrize("first", ["ledger", "accounts"])
def test_they_share_a_database_of_a_server(database: str, first: str) -> None:
    """Whichever of the two comes first, both are whole, also when opened again."""
    for _ in range(2):
        if first == "ledger":
            open_ledger(database).close()
        with open_accounts(database, hasher=CHEAP) as accounts:
            if not accounts.accounts():
                accounts.add("Ann", WORDS, "review", NOW)
            assert accounts.sign_in("Ann", WORDS, NOW, HOME)
        with open_ledger(database) as ledger:
            assert not ledger.verify().faults
            assert ledger.rebuild() == 0


def test_a_ledger_of_before_takes_accounts_in(database: str) -> None:
    """Tables of the accounts begin as the ledger knows them; none of its own does."""
    with open_ledger(database):
        tables = sa.inspect(engine_of(database, 5)).get_table_names()
    assert not any(name.startswith(OTHERS) for name in tables)
    assert all(name.startswith(OTHERS) for name in TEAM.tables)


def test_a_database_of_another_program_is_still_no_ledger(database: str) -> None:
    """Accounts beside it change nothing of that."""
    engine = sa.create_engine(sa.make_url(database).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE song (title text)")
    open_accounts(database, hasher=CHEAP).close()
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(database)


def test_files_are_never_shared(tmp_path: Path) -> None:
    """The file of a ledger is given to others; accounts are not to be in it, nor a ledger in theirs."""
    open_ledger(tmp_path / "talks.db").close()
    with pytest.raises(TeamError, match="a ledger, or a database of another program"):
        open_accounts(tmp_path / "talks.db")
    open_accounts(tmp_path / "users.db", hasher=CHEAP).close()
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(tmp_path / "users.db")
