"""Serves the pages: on this machine alone, unless a team's Parley is asked for."""

import secrets
import socket
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from parley.errors import WrongUseError
from parley.web.app import app_of
from parley.web.following import Following, a_process
from parley.web.office import Office

if TYPE_CHECKING:
    from parley.ledger import Ledger

LOOPBACK = "127.0.0.1"
PORT = 8765


def serve(
    ledger: "Ledger", *, owner: str, clock: Callable[[], datetime], port: int, tell: Callable[[str], object]
) -> None:
    """Serves a ledger on this machine until it is stopped; `tell` gets the address. Raises WrongUseError for a port
    that another program has."""
    import uvicorn

    address = f"http://{LOOPBACK}:{port}"
    following = Following(str(ledger.place), a_process)
    office = Office(ledger, clock, secrets.token_bytes(32), hosts_of(port), address, owner, following)
    config = uvicorn.Config(app_of(office), log_level="warning", access_log=False, server_header=False)
    with listening(LOOPBACK, port) as listener:
        tell(f"Parley is at {address} (stop it with Ctrl-C). Only this machine can reach it.")
        uvicorn.Server(config).run(sockets=[listener])


def hosts_of(port: int) -> frozenset[str]:
    """The names under which this machine reaches itself."""
    return frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost", "[::1]"))


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises WrongUseError where that is not possible."""
    try:
        return socket.create_server((host, port), backlog=128)
    except OSError as error:
        raise WrongUseError(f"{host}:{port} cannot be served ({error.strerror}). Name another with --port.") from error
