"""How often one may try to sign in."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import TooManyTriesError
from parley.team import Accounts, open_accounts
from parley.team.database import engine_of
from parley.team.tables import tried

from .conftest import CHEAP, HOME, NOW, WORDS

pytest_plugins = ["tests.ledger.conftest"]

AWAY = "198.51.100.9"
MINUTE = timedelta(minutes=1)
WINDOW = 15 * MINUTE


def fail(accounts: Accounts, times: int, *, name: str = "Ann", origin: str = AWAY, now: datetime = NOW) -> None:
    """So many wrong passwords."""
    for _ in range(times):
        assert accounts.sign_in(name, "a wrong password", now, origin) is None


def refused(accounts: Accounts, *, name: str = "Ann", origin: str = AWAY, now: datetime = NOW) -> datetime:
    """The right password is refused; until when."""
    with pytest.raises(TooManyTriesError) as told:
        accounts.sign_in(name, WORDS, now, origin)
    return told.value.again


def test_five_failures_of_a_name_are_too_many(accounts: Accounts) -> None:
    """From anywhere; the sixth try is refused even with the right password, and told when it may be made again."""
    fail(accounts, 2)
    fail(accounts, 3, origin="192.0.2.8", now=NOW + MINUTE)
    assert refused(accounts, now=NOW + 2 * MINUTE) == NOW + WINDOW
    assert refused(accounts, origin="2001:db8::1", now=NOW + 2 * MINUTE) == NOW + WINDOW
    with pytest.raises(TooManyTriesError, match=r"Try again after 2022-03-30 09:15:00 UTC\."):
        accounts.sign_in("Ann", WORDS, NOW + 2 * MINUTE, AWAY)


def test_four_failures_are_not(accounts: Accounts) -> None:
    """Who then has it right signs in, and begins again at none."""
    for _ in range(3):
        fail(accounts, 4)
        assert accounts.sign_in("Ann", WORDS, NOW, AWAY)


def test_a_name_in_other_letters_is_the_same_name(accounts: Accounts) -> None:
    """Capitals and spaces give nobody more tries."""
    for name in ("Ann", "ANN", " ann ", "aNN", "Ａｎｎ"):
        fail(accounts, 1, name=name)
    refused(accounts)


def test_names_that_nobody_has_count_alike(accounts: Accounts) -> None:
    """Nobody learns by the limit whether there is such an account; what can be no name is limited too."""
    for name in ("Nobody", "\0"):
        fail(accounts, 5, name=name, origin="192.0.2.1")
        refused(accounts, name=name, origin="192.0.2.1")


def test_twenty_failures_of_an_origin_are_too_many(accounts: Accounts) -> None:
    """One password for many names; others elsewhere sign in as before."""
    for number in range(20):
        fail(accounts, 1, name=f"name {number}", now=NOW + number * MINUTE / 10)
    assert refused(accounts, now=NOW + 3 * MINUTE) == NOW + WINDOW
    assert accounts.sign_in("Ann", WORDS, NOW + 3 * MINUTE, HOME)


def test_nineteen_failures_of_an_origin_are_not(accounts: Accounts) -> None:
    """Nor do they become so by somebody who signs in from there."""
    for number in range(19):
        fail(accounts, 1, name=f"name {number}")
    assert accounts.sign_in("Ann", WORDS, NOW, AWAY)


def test_who_signs_in_does_not_wash_an_origin_clean(accounts: Accounts) -> None:
    """Somebody with an account of their own tries other names, and signs in in between."""
    for number in range(20):
        fail(accounts, 1, name=f"name {number}")
        if number < 19:
            assert accounts.sign_in("Ann", WORDS, NOW, AWAY)
    accounts.add("Ben", WORDS, "read", NOW)
    refused(accounts, name="Ben")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("unix socket", "unix socket", True),
        ("x" * 1_000_000 + "\0\ud800", "", False),
    ],
)
def test_addresses_of_one_network_are_one_origin(accounts: Accounts, one: str, other: str, same: bool) -> None:
    """One has as many addresses of IPv6 as one likes within a /64. Words that are no address stand for themselves."""
    for number in range(20):
        fail(accounts, 1, name=f"name {number}", origin=one)
    if same:
        refused(accounts, origin=other)
    else:
        assert accounts.sign_in("Ann", WORDS, NOW, other)


def test_old_failures_are_forgotten(place: str | Path, accounts: Accounts) -> None:
    """After 15 minutes they no longer count, and nothing of them is kept."""
    fail(accounts, 5)
    refused(accounts, now=NOW + WINDOW - MINUTE / 60)
    assert accounts.sign_in("Ann", WORDS, NOW + WINDOW, AWAY)
    with engine_of(place, 5).connect() as connection:
        assert list(connection.execute(sa.select(tried.c.failed)).scalars()) == [False]


def test_nobody_is_locked_out_for_ever(accounts: Accounts) -> None:
    """Somebody goes on trying every ten seconds for an hour. What is refused does not count: every quarter of an hour
    the owner has a chance from anywhere."""
    free = 0
    for number in range(360):
        now = NOW + number * MINUTE / 6
        try:
            fail(accounts, 1, now=now)
            free += 1
        except TooManyTriesError as error:
            assert error.again <= now + WINDOW
    assert free == 5 * 4


def test_strangers_do_not_lock_out_who_signed_in_from_there_before(accounts: Accounts) -> None:
    """Ann signed in at home some days ago. Strangers try her name from all over the world, and a neighbour behind the
    same address tries others: she signs in at home at any moment; her name elsewhere stays locked."""
    assert accounts.sign_in("Ann", WORDS, NOW - timedelta(days=80), HOME)
    for number in range(5):
        fail(accounts, 1, origin=f"198.51.100.{number}")
    for number in range(20):
        fail(accounts, 1, name=f"name {number}", origin=HOME)
    refused(accounts)
    refused(accounts, name="Ben", origin=HOME)
    assert accounts.sign_in("Ann", WORDS, NOW, HOME)
    refused(accounts)


def test_where_one_signed_in_before_five_failures_are_too_many_as_well(accounts: Accounts) -> None:
    """A neighbour guesses Ann's password from her own address."""
    assert accounts.sign_in("Ann", WORDS, NOW, HOME)
    fail(accounts, 5, origin=HOME)
    assert refused(accounts, origin=HOME) == NOW + WINDOW


def test_from_where_one_signed_in_is_forgotten(accounts: Accounts) -> None:
    """After 90 days a home is as any other place."""
    assert accounts.sign_in("Ann", WORDS, NOW - timedelta(days=90), HOME)
    fail(accounts, 5)
    refused(accounts, origin=HOME)


def test_another_password_opens_the_door(accounts: Accounts) -> None:
    """An admin gives Ann another one: she need not wait."""
    fail(accounts, 5)
    refused(accounts)
    accounts.change_password("Ann", "four other words there")
    assert accounts.sign_in("Ann", "four other words there", NOW, AWAY)


def test_a_clock_that_is_put_back_locks_nobody_out(accounts: Accounts) -> None:
    """Failures of a day to come do not count; those of a clock beside that is a little ahead do."""
    fail(accounts, 5, now=NOW + timedelta(days=365))
    assert accounts.sign_in("Ann", WORDS, NOW, HOME)
    fail(accounts, 5, now=NOW + MINUTE, origin="192.0.2.1")
    refused(accounts)


def test_the_limit_holds_over_several_programs(place: str | Path, accounts: Accounts) -> None:
    """They count in the database, together, and go on counting when one is started anew."""
    fail(accounts, 3)
    with open_accounts(place, hasher=CHEAP) as other:
        fail(other, 2)
        refused(accounts)
    with open_accounts(place, hasher=CHEAP) as anew:
        refused(anew)
