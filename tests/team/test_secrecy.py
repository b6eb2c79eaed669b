"""No password, hash or secret is where it does not belong."""

import logging
import os
import stat
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from parley.errors import ParleyError, TeamError
from parley.team import Accounts, open_accounts
from parley.team.database import engine_of, writing
from parley.team.tables import tried, user
from tests.ledger.unwritable import WAYS, only_read

from .conftest import CHEAP, HOME, NOW, WORDS

pytest_plugins = ["tests.ledger.conftest"]

WRONG = "wrong words entirely"


def test_nothing_secret_is_logged(place: str | Path, caplog: pytest.LogCaptureFixture) -> None:
    """A program logs all that anybody says, SQLAlchemy too; all is done that can be done, also what fails."""
    for name in ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "psycopg"):
        caplog.set_level(logging.DEBUG, name or None)
    with open_accounts(place, hasher=CHEAP) as accounts:
        accounts.add("Ann", WORDS, "review", NOW)
        with engine_of(place, 5).connect() as connection:
            hashed = connection.execute(sa.select(user.c.password)).scalar_one()
        told = [repr(accounts), str(accounts), repr(accounts.accounts()), repr(accounts.account("Ann"))]
        accounts.sign_in("Ann", WORDS, NOW, HOME)
        for wrong in (
            lambda: [accounts.sign_in("Ann", WRONG, NOW, "192.0.2.1") for _ in range(9)],
            lambda: accounts.add("ann", WRONG, "review", NOW),
            lambda: accounts.add("Ben", "ben" + "é" * 3, "review", NOW),
            lambda: accounts.add(WRONG, WRONG, "review", NOW),
            lambda: accounts.change_password("Ben", WRONG),
            lambda: accounts.close_account("Ben", NOW),
        ):
            with pytest.raises(ParleyError) as error:
                wrong()
            told.append("".join(traceback.format_exception(error.value)))
        kept = accounts.secret()
    for secret in (WORDS, hashed, repr(kept), kept.hex(), "ééé"):
        assert not any(secret in words for words in told)
        assert secret not in caplog.text
    assert WRONG not in caplog.text
    assert "sqlalchemy.pool" in caplog.text  # all else is logged


def test_an_error_of_the_database_shows_no_row(place: str | Path, accounts: Accounts) -> None:
    """A row that cannot be kept, with all that led to the error."""
    with pytest.raises(TeamError) as error, writing(accounts._engine, place) as connection:
        connection.execute(sa.insert(user).values(key="ann", name="x", password=WRONG, role="", created="", turn=1))
    assert WRONG not in "".join(traceback.format_exception(error.value))


def test_the_database_keeps_no_password_and_no_origin(place: str | Path, accounts: Accounts) -> None:
    """Who types a password where the name should be has not written it down."""
    accounts.sign_in(WRONG, WRONG, NOW, HOME)
    accounts.sign_in("Ann", WRONG, NOW, HOME)
    with engine_of(place, 5).connect() as connection:
        kept = repr([list(connection.execute(sa.select(table))) for table in (user, tried)])
    assert all(words not in kept for words in (WORDS, WRONG, HOME))


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another matter there")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Whatever files usually are; and the files that SQLite makes beside it."""
    place = tmp_path / "users.db"
    before = os.umask(0)
    try:
        with open_accounts(place, hasher=CHEAP) as accounts:
            with writing(accounts._engine, place) as connection:
                connection.execute(sa.delete(user))
                assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
            accounts.add("Ann", WORDS, "review", NOW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("way", WAYS)
def test_accounts_that_may_only_be_read(way: str, request: pytest.FixtureRequest) -> None:
    """They can be listed; nobody signs in, since failures could not be counted; and it is told why."""
    with TemporaryDirectory(prefix="parley-") as folder:
        kept = Path(folder) / "users.db" if way == "folder" else request.getfixturevalue("database")
        with open_accounts(kept, hasher=CHEAP) as accounts:
            accounts.add("Ann", WORDS, "review", NOW)
        with only_read(way, kept) as place, open_accounts(place, hasher=CHEAP) as accounts:
            assert len(accounts.accounts()) == 1
            with pytest.raises(TeamError, match="may not be written to"):
                accounts.sign_in("Ann", WORDS, NOW, HOME)
            with pytest.raises(TeamError, match="may not be written to"):
                accounts.change_role("Ann", "admin")
