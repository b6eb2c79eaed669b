"""The people of a team."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from parley.errors import UnknownUserError, WrongUseError
from parley.tasks.people import add_person, change_password, change_role, close_person, list_people
from parley.team import Account, Accounts, open_accounts

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
WORDS = "four plain words here"


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    """Ann and Ben."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with open_accounts(tmp_path / "users.db", hasher=hasher) as opened:
        add_person(opened, "Ann", WORDS, "admin", now=NOW)
        add_person(opened, "Ben", WORDS, "read", now=NOW)
        yield opened


def test_people_come_change_and_go(accounts: Accounts) -> None:
    """Who may no longer sign in is listed last."""
    change_role(accounts, "ben", "review")
    change_password(accounts, "ben", "four other words there")
    close_person(accounts, "ann", now=NOW)
    assert list_people(accounts) == (Account("Ben", "review", NOW, 3), Account("Ann", "admin", NOW, 2, NOW))
    assert accounts.sign_in("Ben", "four other words there", NOW, "here")


@pytest.mark.parametrize("role", ["", "boss", "Admin", "read "])
def test_there_are_three_roles(accounts: Accounts, role: str) -> None:
    """A form may send any other; nothing is changed then."""
    before = list_people(accounts)
    with pytest.raises(WrongUseError, match="The roles are read, review, admin"):
        change_role(accounts, "Ben", role)
    with pytest.raises(WrongUseError, match="no role"):
        add_person(accounts, "Cleo", WORDS, role, now=NOW)
    assert list_people(accounts) == before


def test_nobody_changes_who_is_not_there(accounts: Accounts) -> None:
    """A name that nobody has."""
    for change in (
        lambda: change_role(accounts, "Cleo", "read"),
        lambda: change_password(accounts, "Cleo", WORDS),
        lambda: close_person(accounts, "Cleo", now=NOW),
    ):
        with pytest.raises(UnknownUserError, match="Cleo"):
            change()
