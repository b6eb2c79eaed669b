"""Several programs and threads that use the same accounts at the same moment."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

from parley.errors import NameTakenError, TooManyTriesError
from parley.team import Accounts, open_accounts

from .conftest import CHEAP, HOME, NOW, WORDS

pytest_plugins = ["tests.ledger.conftest"]


def secret_of(place: str | Path) -> bytes:
    """Starts accounts, or finds them started."""
    with open_accounts(place, hasher=CHEAP, wait=60) as accounts:
        return accounts.secret()


def tries(place: str | Path, number: int) -> int:
    """How many of so many wrong passwords are looked at."""
    looked_at = 0
    with open_accounts(place, hasher=CHEAP, wait=60) as accounts:
        for _ in range(number):
            try:
                looked_at += accounts.sign_in("Ann", "a wrong password", NOW, HOME) is None
            except TooManyTriesError:
                continue
    return looked_at


def test_programs_that_start_at_once_share_one_secret(place: str | Path) -> None:
    """Four programs start the same new accounts."""
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("forkserver")) as programs:
        assert len(set(programs.map(secret_of, [place] * 8))) == 1


def test_the_limit_holds_over_programs_that_try_at_once(place: str | Path, accounts: Accounts) -> None:
    """Four programs try ten times each: five passwords are looked at, and no more."""
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("forkserver")) as programs:
        assert sum(programs.map(tries, [place] * 4, [10] * 4)) == 5


def test_the_limit_holds_over_threads_that_try_at_once(accounts: Accounts) -> None:
    """Twenty tries begin before the first has come to its end."""

    def try_once(_: int) -> bool:
        try:
            return accounts.sign_in("Ann", "a wrong password", NOW, HOME) is None
        except TooManyTriesError:
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(try_once, range(20))) == 5


def test_a_name_is_given_once(accounts: Accounts) -> None:
    """Two admins add the same person at the same moment: one of them is told."""

    def add(number: int) -> bool:
        try:
            accounts.add("Ben" if number % 2 else "BEN", WORDS, "read", NOW)
        except NameTakenError:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(add, range(8))) == 1
    assert len(accounts.accounts()) == 2
