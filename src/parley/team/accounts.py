"""The accounts of a team: who may sign in, as what. Opened by `open_accounts`."""

import secrets
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Self

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy.engine import Connection

from parley.errors import ClosedAccountError, NameTakenError, TeamError, UnknownUserError, WrongNameError
from parley.model.role import Role
from parley.team import tries
from parley.team.database import engine_of, name_of, reading, writing
from parley.team.names import key_from_name, name_from_words
from parley.team.passwords import password_as_typed, password_from_words
from parley.team.tables import Account, account_from_row, prepare, text_from_moment, user
from parley.team.tables import secret as secrets_kept

_AT_ONCE = 4  # hashes; each takes 64 MB while it is worked out
_NOBODY = ""  # the key of what can be no name


class Accounts:
    """Open accounts, for several threads. Close them, or use them in a `with`. Every method raises TeamError where the
    database fails, with the mend."""

    def __init__(self, place: str | Path, wait: float, hasher: PasswordHasher) -> None:
        self.place = place
        self._hasher = hasher
        self._room = BoundedSemaphore(_AT_ONCE)
        self._engine = engine_of(place, wait)
        try:
            prepare(self._engine, place)
            self._secret = self._kept_secret()
        except BaseException:
            self._engine.dispose()
            raise

    def __repr__(self) -> str:
        return f"Accounts({name_of(self.place)!r})"

    def add(self, name: str, password: str, role: Role, now: datetime) -> Account:
        """A new account.

        Raises WrongNameError, WeakPasswordError; NameTakenError where an account has that name, in whatever letters,
        and where one had it that is closed: the ledger names its owner.
        """
        kept = name_from_words(name)
        hashed = self._hash(password_from_words(password, kept))
        with writing(self._engine, self.place) as connection:
            there = _row(connection, key_from_name(kept))
            if there is not None:
                closed = ". It is closed, but the ledger may name its owner" if there.closed else ""
                raise NameTakenError(f"{kept}: there is an account {there.name} already{closed}. Take another name.")
            row = {"key": key_from_name(kept), "name": kept, "password": hashed, "role": role, "turn": 1}
            connection.execute(sa.insert(user).values(created=text_from_moment(now), **row))
            return account_from_row(_row(connection, key_from_name(kept)))

    def account(self, name: str) -> Account | None:
        """The account of a name, in whatever letters; None where there is none. It may be closed."""
        with reading(self._engine, self.place) as connection:
            row = _row(connection, _key(name))
        return None if row is None else account_from_row(row)

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, closed ones too, by name."""
        with reading(self._engine, self.place) as connection:
            rows = sorted(connection.execute(sa.select(user)), key=lambda row: str(row.key))
        return tuple(account_from_row(row) for row in rows)

    def change_role(self, name: str, role: Role) -> Account:
        """Gives an account another role; its sessions end. Raises UnknownUserError, ClosedAccountError."""
        with writing(self._engine, self.place) as connection:
            row = _open_row(connection, name)
            return account_from_row(row) if row.role == role else _change(connection, row, role=role)

    def change_password(self, name: str, password: str) -> Account:
        """Gives an account another password; its sessions end, and what failed under its name is forgotten.

        Raises UnknownUserError, ClosedAccountError, WeakPasswordError.
        """
        with reading(self._engine, self.place) as connection:
            found = _open_row(connection, name)
        hashed = self._hash(password_from_words(password, found.name))
        with writing(self._engine, self.place) as connection:
            row = _open_row(connection, name)
            tries.forget(connection, tries.mark_of(row.key, self._secret))
            return _change(connection, row, password=hashed)

    def close_account(self, name: str, now: datetime) -> Account:
        """Closes an account for good; its sessions end. Nothing of it is deleted. Raises UnknownUserError,
        ClosedAccountError."""
        with writing(self._engine, self.place) as connection:
            return _change(connection, _open_row(connection, name), closed=text_from_moment(now))

    def sign_in(self, name: str, password: str, now: datetime, origin: str) -> Account | None:
        """The account with that name and password; None where there is none, or it is closed, and nobody learns which.

        `origin` is where the try comes from: an address. After 5 failures for a name, or 20 from an origin, within 15
        minutes raises TooManyTriesError, which says until when; the password is not looked at then (see `tries`). The
        work is the same whether there is such an account or not.
        """
        pair, nobodys = tries.pair_of(_key(name), origin, self._secret), self._nobodys
        with writing(self._engine, self.place) as connection:
            tries.begin(connection, pair, now)
            row = _row(connection, _key(name))
        hashed = nobodys if row is None or row.closed else row.password
        typed = password_as_typed(password)
        if not self._is_right(hashed, typed or "") or row is None or row.closed:
            return None
        renewed = self._hash(typed or "") if self._hasher.check_needs_rehash(hashed) else hashed
        with writing(self._engine, self.place) as connection:
            # It may have been changed or closed while the password was looked at.
            same = (user.c.key == row.key) & (user.c.turn == row.turn)
            if not connection.execute(sa.update(user).where(same).values(password=renewed)).rowcount:
                return None
            tries.succeed(connection, pair, now)
        return account_from_row(row)

    def secret(self) -> bytes:
        """32 random bytes, made once for these accounts and kept: to sign cookies with. Never shown to anybody."""
        return self._secret

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _kept_secret(self) -> bytes:
        with reading(self._engine, self.place) as connection:
            return bytes(connection.execute(sa.select(secrets_kept.c.value)).scalar_one())

    def _hash(self, password: str) -> str:
        with self._room:
            return self._hasher.hash(password)

    def _is_right(self, hashed: str, password: str) -> bool:
        with self._room:
            try:
                return self._hasher.verify(hashed, password)
            except VerifyMismatchError:
                return False
            except (VerificationError, InvalidHashError) as error:
                raise TeamError(
                    f"{name_of(self.place)}: a password cannot be compared ({str(error) or 'damaged'}). If this goes "
                    "on, give it anew: parley user password NAME"
                ) from error

    @cached_property
    def _nobodys(self) -> str:
        """What is compared where there is no such account: it takes as long as with one."""
        return self._hash(secrets.token_urlsafe())


def open_accounts(place: str | Path, *, wait: float = 5.0, hasher: PasswordHasher | None = None) -> Accounts:
    """The accounts in a file of their own or at `postgresql://user@host/name`, where a ledger may lie beside them; they
    are started where there are none. A new file is for its owner's eyes alone.

    `wait` is how many seconds to wait for another that writes, `hasher` how passwords are hashed (argon2id as RFC 9106
    has it for little memory). A password that was hashed otherwise is hashed anew when its owner signs in. Raises
    TeamError for a database of another program, locked, of a newer format, or that may not be written to.
    """
    return Accounts(place, wait, hasher or PasswordHasher())


def _key(name: str) -> str:
    try:
        return key_from_name(name_from_words(name))
    except WrongNameError:
        return _NOBODY


def _row(connection: Connection, key: str) -> Any:
    return connection.execute(sa.select(user).where(user.c.key == key)).first()


def _open_row(connection: Connection, name: str) -> Any:
    row = _row(connection, _key(name))
    if row is None:
        raise UnknownUserError(f"{name}: nobody has an account of that name. `parley user list` lists all.")
    if row.closed:
        raise ClosedAccountError(f"{row.name}: this account is closed for good. Add one under another name.")
    return row


def _change(connection: Connection, row: Any, **values: object) -> Account:
    changed = sa.update(user).where(user.c.key == row.key).values(turn=row.turn + 1, **values)
    connection.execute(changed)
    return account_from_row(_row(connection, row.key))
