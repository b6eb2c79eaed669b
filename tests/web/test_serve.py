"""The socket that a server listens on."""

import socket

import pytest

from parley.errors import WrongUseError
from parley.web.serve import LOOPBACK, Where, listening


def test_answers_are_sent_at_once() -> None:
    """A browser asks a second time on the same connection: its answer does not wait for the browser to confirm."""
    with listening(Where(port=0)) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_taken_port() -> None:
    """Another program has the port: that is said with what to do."""
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(WrongUseError, match="Name another --port"):
            listening(Where(port=port))
