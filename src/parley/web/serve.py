"""Serves the pages: on this machine alone, unless a team's Parley is asked for."""

import gc
import ipaddress
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from parley.errors import WrongUseError
from parley.web.app import app_of
from parley.web.following import Following
from parley.web.jobs import Jobs
from parley.web.office import Office
from parley.web.worker import a_process

if TYPE_CHECKING:
    from parley.export.borders import Borders
    from parley.ledger import Ledger
    from parley.team import Accounts

LOOPBACK = "127.0.0.1"
PORT = 8765
_USUAL_PORTS = {"http": 80, "https": 443}
LONGEST_HEAD = 256 * 1024
"""So many bytes the address and the headers of a request may have: a filter is part of its address."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where to listen, and the address under which browsers come (None: where it listens)."""

    listen: str = LOOPBACK
    port: int = PORT
    public: str | None = None

    @property
    def address(self) -> str:
        """The address under which browsers come."""
        host = f"[{self.listen}]" if ":" in self.listen else self.listen
        return (self.public or f"http://{host}:{self.port}").rstrip("/")


def serve(
    ledger: "Ledger",
    owner: "str | Accounts",
    where: Where,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[str], object],
    borders: "Borders | None" = None,
) -> None:
    """Serves a ledger until it is stopped; `tell` gets the address.

    `owner` is the name of whoever sits at this machine, or the accounts of a team; `borders` are those that a map may
    draw. Raises WrongUseError for a port that
    another program has, for an address that is none, for a team without members, and where others than this machine
    could come in without signing in.
    """
    import uvicorn

    is_team = not isinstance(owner, str)
    _check(where, owner)
    secret = secrets.token_bytes(32) if isinstance(owner, str) else owner.secret()
    following = Following(str(ledger.place), a_process)
    office = Office(ledger, clock, secret, hosts_of(where), where.address, owner, following, Jobs(a_process), borders)
    # A proxy on this machine is believed when it says for whom it asks.
    config = uvicorn.Config(
        app_of(office),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=is_team,
        timeout_keep_alive=75,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
    with listening(where) as listener:
        told = "Only this machine can reach it." if _is_loopback(where.listen) else "Others can reach it."
        gc.freeze()  # what was loaded so far stays; to look through it for garbage holds a page up for up to 90 ms
        tell(f"Parley is at {where.address} (stop it with Ctrl-C). {told}")
        uvicorn.Server(config).run(sockets=[listener])


def hosts_of(where: Where) -> frozenset[str]:
    """The names under which requests may come: that of the public address, and those of this machine for itself."""
    own = frozenset(f"{name}:{where.port}" for name in (LOOPBACK, "localhost", "[::1]"))
    parts = urlsplit(where.address)
    public = parts.netloc.casefold()
    # Browsers leave the usual port out.
    return own | {public, public.removesuffix(f":{_USUAL_PORTS.get(parts.scheme)}")}


def listening(where: Where) -> socket.socket:
    """A socket that listens. Raises WrongUseError where that is not possible."""
    family = socket.AF_INET6 if ":" in where.listen else socket.AF_INET
    try:
        listener = socket.create_server((where.listen, where.port), family=family, backlog=128)
    except OSError as error:
        raise WrongUseError(
            f"{where.listen}:{where.port} cannot be served ({error.strerror}). Name another --port, or --listen."
        ) from error
    # Connections have it from here; else each answer but the first waits 40 ms for the browser to confirm its head.
    # asyncio sets it only on sockets that were made with the number of the protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _check(where: Where, owner: "str | Accounts") -> None:
    if isinstance(owner, str):
        if not _is_loopback(where.listen) or where.public:
            raise WrongUseError("Only a team's Parley may be reached by others: `parley user add`, then serve --team.")
    elif not any(one.closed is None for one in owner.accounts()):
        raise WrongUseError("Nobody can sign in yet. `parley user add NAME --role admin` lets the first one in.")
    parts = urlsplit(where.address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
        raise WrongUseError(f"{where.address!r} is no address of a site. Write it like https://parley.example.org.")


def _is_loopback(listen: str) -> bool:
    try:
        return ipaddress.ip_address(listen).is_loopback
    except ValueError as error:
        raise WrongUseError(f"{listen!r} is no address of a machine. Write it like 127.0.0.1 or ::1.") from error
