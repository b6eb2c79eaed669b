"""The application served as `parley serve` serves it, for a browser and for load: in a thread of its own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn

from parley.ledger import Ledger
from parley.web.app import app_of
from parley.web.serve import LONGEST_HEAD, LOOPBACK, Where, hosts_of
from web.conftest import office_on


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """Serves a ledger on a free port of this machine; gives its address."""
    listener = socket.create_server((LOOPBACK, 0))
    where = Where(port=listener.getsockname()[1])
    office = replace(office_on(ledger), hosts=hosts_of(where), public=where.address)
    server = uvicorn.Server(
        uvicorn.Config(app_of(office), log_level="error", access_log=False, h11_max_incomplete_event_size=LONGEST_HEAD)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield where.address
    finally:
        server.should_exit = True
        thread.join()
