"""The people of a team: who may sign in, and as what."""

from datetime import datetime

from parley.team import Account, Accounts, role_from_words


def add_person(accounts: Accounts, name: str, password: str, role: str, *, now: datetime) -> Account:
    """Lets somebody sign in from now on, as "read", "review" or "admin".

    Raises WrongUseError for another role, WrongNameError, NameTakenError, WeakPasswordError, TeamError.
    """
    return accounts.add(name, password, role_from_words(role), now)


def change_role(accounts: Accounts, name: str, role: str) -> Account:
    """Gives somebody another role; where it is another one, their sessions end.

    Raises WrongUseError for what is no role, UnknownUserError, ClosedAccountError, TeamError.
    """
    return accounts.change_role(name, role_from_words(role))


def change_password(accounts: Accounts, name: str, password: str) -> Account:
    """Gives somebody another password; their sessions end, and they may try again at once to sign in.

    Raises UnknownUserError, ClosedAccountError, WeakPasswordError, TeamError.
    """
    return accounts.change_password(name, password)


def close_person(accounts: Accounts, name: str, *, now: datetime) -> Account:
    """Lets somebody sign in no more; their sessions end. What they decided stays, with their name.

    Raises UnknownUserError, ClosedAccountError, TeamError.
    """
    return accounts.close_account(name, now)


def list_people(accounts: Accounts) -> tuple[Account, ...]:
    """All who may sign in, by name, and after them all who no longer may. Raises TeamError."""
    return tuple(sorted(accounts.accounts(), key=lambda one: one.closed is not None))
