"""What accounts do, whatever database they lie in."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from parley.errors import (
    ClosedAccountError,
    NameTakenError,
    TeamError,
    UnknownUserError,
    WeakPasswordError,
    WrongNameError,
)
from parley.team import Account, Accounts, open_accounts
from parley.team.database import engine_of
from parley.team.tables import secret, user

from .conftest import CHEAP, HOME, NOW, WORDS

pytest_plugins = ["tests.ledger.conftest"]

OTHER = "four other words there"
LATER = NOW + timedelta(days=3)


def test_who_has_an_account_may_sign_in(accounts: Accounts) -> None:
    """By name and password; the name with capitals or without, the password exactly."""
    ann = Account("Ann", "review", NOW, 1)
    assert accounts.sign_in("Ann", WORDS, NOW, HOME) == ann
    assert accounts.sign_in(" aNN ", WORDS, NOW, HOME) == ann
    assert accounts.account("ANN") == ann


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ann", WORDS.upper()),
        ("Ann", WORDS + " "),
        ("Ann", ""),
        ("Ann", "x" * 1_000_000),
        ("Ann", "\ud800" * 12),
        ("Ann", f"{WORDS}\0"),
        ("Ben", WORDS),
        ("", WORDS),
        ("\0", WORDS),
        ("\ud800", WORDS),
        ("Ann\N{ZERO WIDTH SPACE}", WORDS),
        ("A" * 1_000_000, WORDS),
        ("' OR 1=1 --", WORDS),
    ],
)
def test_nobody_else_may(accounts: Accounts, name: str, password: str) -> None:
    """Another password, another name, and what is neither: no error tells them apart."""
    assert accounts.sign_in(name, password, NOW, HOME) is None


def test_everything_is_there_when_opened_again(place: str | Path, accounts: Accounts) -> None:
    """Accounts and the secret are kept; a second program sees them at once."""
    accounts.add("Ben", OTHER, "read", LATER)
    with open_accounts(place, hasher=CHEAP) as again:
        assert (
            again.accounts()
            == accounts.accounts()
            == (Account("Ann", "review", NOW, 1), Account("Ben", "read", LATER, 1))
        )
        assert again.secret() == accounts.secret()
        assert len(again.secret()) == 32
        assert again.sign_in("Ben", OTHER, NOW, HOME)


def test_each_team_has_its_own_secret(accounts: Accounts, tmp_path: Path) -> None:
    """What one team signed is not good for another."""
    with open_accounts(tmp_path / "others.db", hasher=CHEAP) as others:
        assert others.secret() != accounts.secret()


@pytest.mark.parametrize("name", ["Ann", "ANN", "ann", " Ann ", "Ａｎｎ"])
def test_a_name_is_taken_once(accounts: Accounts, name: str) -> None:
    """With capitals or without, wide or narrow; the account that is there stays as it is."""
    with pytest.raises(NameTakenError, match="an account Ann already"):
        accounts.add(name, OTHER, "admin", LATER)
    assert accounts.accounts() == (Account("Ann", "review", NOW, 1),)
    assert accounts.sign_in("Ann", WORDS, NOW, HOME)


def test_a_name_that_was_closed_is_taken_too(accounts: Accounts) -> None:
    """The ledger names Ann, and nobody else is to be taken for her."""
    accounts.close_account("Ann", LATER)
    with pytest.raises(NameTakenError, match="closed, but the ledger may name its owner"):
        accounts.add("ann", OTHER, "admin", LATER)


def test_what_is_refused_leaves_nothing(accounts: Accounts) -> None:
    """A wrong name, a weak password: no account."""
    with pytest.raises(WrongNameError):
        accounts.add("Be\nn", OTHER, "read", NOW)
    with pytest.raises(WeakPasswordError):
        accounts.add("Ben", "short", "read", NOW)
    with pytest.raises(WeakPasswordError):
        accounts.change_password("Ann", "ann-ann-ann-ann")
    assert accounts.accounts() == (Account("Ann", "review", NOW, 1),)


def test_another_role_is_another_turn(accounts: Accounts) -> None:
    """Sessions of before end; where the role is the same, they go on."""
    assert accounts.change_role("ann", "admin") == Account("Ann", "admin", NOW, 2)
    assert accounts.change_role("ann", "admin").turn == 2
    assert accounts.sign_in("Ann", WORDS, NOW, HOME) == Account("Ann", "admin", NOW, 2)


def test_another_password_is_another_turn(accounts: Accounts) -> None:
    """The one of before is no longer good; the same one given again ends sessions too."""
    assert accounts.change_password("ann", OTHER).turn == 2
    assert accounts.sign_in("Ann", WORDS, NOW, HOME) is None
    assert accounts.sign_in("Ann", OTHER, NOW, HOME) == Account("Ann", "review", NOW, 2)
    assert accounts.change_password("ann", OTHER).turn == 3


def test_a_closed_account_stays_closed(accounts: Accounts) -> None:
    """It is another turn, nobody signs in, nothing about it changes, and it is still listed."""
    closed = accounts.close_account("ann", LATER)
    assert closed == Account("Ann", "review", NOW, 2, LATER)
    assert accounts.sign_in("Ann", WORDS, NOW, HOME) is None
    for change in (
        lambda: accounts.change_role("Ann", "admin"),
        lambda: accounts.change_password("Ann", OTHER),
        lambda: accounts.close_account("Ann", NOW),
    ):
        with pytest.raises(ClosedAccountError, match=r"Ann: .*closed for good"):
            change()
    assert accounts.accounts() == (closed,)


def test_nobody_is_changed_who_is_not_there(accounts: Accounts) -> None:
    """An unknown name, and what can be no name, are told."""
    changes: list[Callable[[str], object]] = [
        lambda name: accounts.change_role(name, "admin"),
        lambda name: accounts.change_password(name, OTHER),
        lambda name: accounts.close_account(name, NOW),
    ]
    for change in changes:
        for name in ("Ben", "", "\0"):
            with pytest.raises(UnknownUserError, match="parley user list"):
                change(name)
        assert accounts.account("Ben") is None
    assert len(accounts.accounts()) == 1


def test_accounts_are_listed_by_name(accounts: Accounts) -> None:
    """The same order in every database, whatever it takes for alphabetical."""
    for name in ("ben", "Émile", "Zoe", "ångström", "Cleo"):
        accounts.add(name, WORDS, "read", NOW)
    assert [one.name for one in accounts.accounts()] == ["Ann", "ben", "Cleo", "Zoe", "ångström", "Émile"]


class Counting(PasswordHasher):
    """Counts what costs time."""

    compared = made = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
        """One more."""
        self.compared += 1
        return super().verify(hash, password)

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        """One more."""
        self.made += 1
        return super().hash(password, salt=salt)


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ann", WORDS), ("Ann", OTHER), ("Ben", WORDS), ("Cleo", WORDS), ("\0", WORDS), ("Ann", "x" * 9999)],
)
def test_the_work_is_the_same_for_all(place: str | Path, accounts: Accounts, name: str, password: str) -> None:
    """Right or wrong, known, unknown or closed: one hash is compared, with the same parameters. Nobody learns by the
    clock whether there is such an account."""
    accounts.add("Cleo", WORDS, "read", NOW)
    accounts.close_account("Cleo", NOW)
    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    with open_accounts(place, hasher=hasher) as opened:
        opened.sign_in("Dan", OTHER, NOW, "192.0.2.1")
        before = hasher.compared, hasher.made
        opened.sign_in(name, password, NOW, HOME)
    assert (hasher.compared, hasher.made) == (before[0] + 1, before[1])


def hash_of_ann(place: str | Path) -> str:
    """As it is kept."""
    with engine_of(place, 5).connect() as connection:
        return str(connection.execute(sa.select(user.c.password).where(user.c.key == "ann")).scalar_one())


def test_a_password_is_hashed_anew_with_other_parameters(place: str | Path, accounts: Accounts) -> None:
    """When its owner signs in, and not when somebody else tries; sessions go on."""
    before = hash_of_ann(place)
    with open_accounts(place, hasher=PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)) as dearer:
        assert dearer.sign_in("Ann", OTHER, NOW, HOME) is None
        assert hash_of_ann(place) == before
        assert dearer.sign_in("Ann", WORDS, NOW, HOME) == Account("Ann", "review", NOW, 1)
        after = hash_of_ann(place)
        assert "$m=16,t=2,p=1$" in after
        assert dearer.sign_in("Ann", WORDS, NOW, HOME)
        assert hash_of_ann(place) == after


def test_hashes_are_argon2id_as_rfc_9106_has_it(place: str | Path) -> None:
    """64 MiB, three passes, four lanes, unless the caller says otherwise."""
    with open_accounts(place) as opened:
        opened.add("Ann", WORDS, "read", NOW)
    assert hash_of_ann(place).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_password_changed_meanwhile_lets_nobody_in(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody signs in with the password of before; while it is compared, another one is given."""
    right = accounts._is_right

    def slow(hashed: str, password: str) -> bool:
        monkeypatch.setattr(accounts, "_is_right", right)
        accounts.change_password("Ann", OTHER)
        return right(hashed, password)

    monkeypatch.setattr(accounts, "_is_right", slow)
    assert accounts.sign_in("Ann", WORDS, NOW, HOME) is None
    assert accounts.sign_in("Ann", OTHER, NOW, HOME)


def test_a_damaged_hash_is_told(place: str | Path, accounts: Accounts) -> None:
    """Somebody spoilt it: that is no wrong password, and a new one mends it."""
    with engine_of(place, 5).begin() as connection:
        connection.execute(sa.update(user).values({user.c.password: "$argon2id$spoilt"}))
    with pytest.raises(TeamError, match="parley user password"):
        accounts.sign_in("Ann", WORDS, NOW, HOME)
    accounts.change_password("Ann", OTHER)
    assert accounts.sign_in("Ann", OTHER, NOW, HOME)


def test_accounts_of_a_newer_parley_are_refused(place: str | Path, accounts: Accounts) -> None:
    """They may hold what this one does not know."""
    with engine_of(place, 5).begin() as connection:
        connection.execute(sa.update(secret).values(format=99))
    with pytest.raises(TeamError, match=r"format 99.*newer Parley"):
        open_accounts(place, hasher=CHEAP)


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    """A database of another program, and what is none."""
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE song (title)")
    with pytest.raises(TeamError, match="another program"):
        open_accounts(tmp_path / "other.db")
    (tmp_path / "words.txt").write_text("Dear Ann,\n" * 100)
    with pytest.raises(TeamError, match="holds no accounts"):
        open_accounts(tmp_path / "words.txt")
    with pytest.raises(TeamError, match="cannot be opened"):
        open_accounts(tmp_path)
    with pytest.raises(TeamError, match="Check the folder"):
        open_accounts(tmp_path / "no folder" / "users.db")


@pytest.mark.parametrize("address", ["mysql://ann@host/talks", "postgresql://ann:hidden@127.0.0.1:1/talks", "://"])
def test_an_address_that_cannot_be_used_is_told(address: str) -> None:
    """Another kind of server, none that answers, no address: told without the password."""
    with pytest.raises(TeamError) as told:
        open_accounts(address)
    assert "hidden" not in str(told.value)
