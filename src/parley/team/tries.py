"""How often one may try to sign in, counted in the database: over all programs that ask it.

A try counts as failed from when it begins until it succeeds, so that many at once are counted too. One that is refused
is not counted: who is locked out is let in again when the failures that locked it are old, however often it was refused
meanwhile. Where somebody signed in of late, only what failed under that name from that very origin counts: strangers
elsewhere lock nobody out, nor does a neighbour who tries other names.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import TooManyTriesError
from parley.team.tables import text_from_moment, tried

WINDOW = timedelta(minutes=15)
"""How long a failure counts."""

KNOWN = timedelta(days=90)
"""How long it is known from where somebody signed in."""

OF_A_NAME = 5
OF_AN_ORIGIN = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and the origin of a try. Both are marks: what people type as a name may be a password, or endless."""

    who: str
    origin: str


def pair_of(key: str, origin: str, secret: bytes) -> Pair:
    """The marks of a name's key and of an origin; addresses of one network of IPv6 (/64) are one origin."""
    try:
        address = ipaddress.ip_address(origin.partition("%")[0])
    except ValueError:
        pass
    else:
        if isinstance(address, ipaddress.IPv6Address):
            address = address.ipv4_mapped or address
        origin = str(ipaddress.ip_network((address, 64), strict=False) if address.version == 6 else address)
    return Pair(mark_of(key, secret), mark_of(origin, secret))


def mark_of(words: str, secret: bytes) -> str:
    """Stands for words that only who has the secret can find again."""
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), key=secret, digest_size=16).hexdigest()


def begin(connection: Connection, pair: Pair, now: datetime) -> None:
    """Counts a try that begins as failed, and forgets those that are old. Raises TooManyTriesError."""
    _forget_old(connection, now)
    of_pair = (tried.c.who == pair.who) & (tried.c.origin == pair.origin)
    is_known = connection.execute(sa.select(tried.c.number).where(of_pair, ~tried.c.failed)).first() is not None
    limits = (
        [(of_pair, OF_A_NAME)]
        if is_known
        else [(tried.c.who == pair.who, OF_A_NAME), (tried.c.origin == pair.origin, OF_AN_ORIGIN)]
    )
    again = [moment for which, most in limits if (moment := _again(connection, which, most))]
    if again:
        raise TooManyTriesError(max(again))
    _add(connection, pair, now, failed=True)


def succeed(connection: Connection, pair: Pair, now: datetime) -> None:
    """Forgets what failed of a pair, and remembers that it succeeded."""
    connection.execute(sa.delete(tried).where(tried.c.who == pair.who, tried.c.origin == pair.origin))
    _add(connection, pair, now, failed=False)


def forget(connection: Connection, who: str) -> None:
    """Forgets what failed under a name."""
    connection.execute(sa.delete(tried).where(tried.c.who == who, tried.c.failed))


def _add(connection: Connection, pair: Pair, now: datetime, *, failed: bool) -> None:
    row = {"who": pair.who, "origin": pair.origin, "at": text_from_moment(now), "failed": failed}
    connection.execute(sa.insert(tried).values(row))


def _forget_old(connection: Connection, now: datetime) -> None:
    for failed, time in ((True, WINDOW), (False, KNOWN)):
        # A clock that was put back must not lock anybody out until it is there again.
        old = (tried.c.at <= text_from_moment(now - time)) | (tried.c.at > text_from_moment(now + time))
        connection.execute(sa.delete(tried).where(tried.c.failed == sa.literal(failed), old))


def _again(connection: Connection, which: sa.ColumnElement[bool], most: int) -> datetime | None:
    """When fewer than so many failures will count; None if they are fewer now."""
    failures = sa.select(tried.c.at).where(which, tried.c.failed).order_by(tried.c.at.desc()).limit(most)
    latest = list(connection.execute(failures).scalars())
    return datetime.fromisoformat(latest[-1]) + WINDOW if len(latest) == most else None
