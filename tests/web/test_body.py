"""What is sent is taken as far as a limit and as long as it comes; nobody else waits for it."""

import logging
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import anyio
import httpx
import pytest
from starlette.types import Message

from parley.ledger import Ledger
from parley.web import body as bodies
from parley.web.body import Body
from parley.web.errors import TooLargeError, TooSlowError
from web.served import served

CHUNKED = ((b"transfer-encoding", b"chunked"),)
PART: Message = {"type": "http.request", "body": b"x" * 10, "more_body": True}
END: Message = {"type": "http.request", "body": b"x", "more_body": False}


def apart(run: Callable[[], Awaitable[None]]) -> None:
    """Runs what a test does, in a thread of its own: while Chromium is there, its loop has that of the tests."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, run).result()


def parts(*sent: Message, then: Message | None = None) -> Callable[[], object]:
    """What a browser sends: some parts, then one part for ever, or nothing any more."""
    left = list(sent)

    async def receive() -> Message:
        if left:
            return left.pop(0)
        if then is None:
            await anyio.sleep(3600)
        return dict(then or {})

    return receive


def test_all_of_it() -> None:
    """What is within the limit is handed on part by part, and then nothing more is waited for."""

    async def run() -> None:
        body = Body(CHUNKED, parts(PART, END), 20)
        assert [await body.receive(), await body.receive()] == [PART, END]
        assert await body.has_ended()

    apart(run)


def test_without_end() -> None:
    """One that never ends is refused at the limit; of its rest some is dropped, and then the line is to be closed."""

    async def run() -> None:
        body = Body(CHUNKED, parts(then=PART), 25)
        await body.receive()
        await body.receive()
        with pytest.raises(TooLargeError):
            await body.receive()
        assert not await body.has_ended()

    apart(run)


def test_a_rest_that_ends() -> None:
    """What a browser still sends of a refused form is dropped, so that it comes to read the answer."""

    async def run() -> None:
        body = Body(CHUNKED, parts(PART, PART, END), 15)
        await body.receive()
        with pytest.raises(TooLargeError):
            await body.receive()
        assert await body.has_ended()

    apart(run)


def test_nothing_comes() -> None:
    """Where a part does not come for too long, that is told."""

    async def run() -> None:
        body = Body(CHUNKED, parts(PART), 100, pause=0.01)
        await body.receive()
        with pytest.raises(TooSlowError):
            await body.receive()

    apart(run)


def test_who_waits_for_an_answer_is_not_hurried() -> None:
    """After all was sent nothing is expected any more: a long answer is no slow request."""

    async def run() -> None:
        body = Body(CHUNKED, parts(END), 100, pause=0.01)
        await body.receive()
        with anyio.move_on_after(0.05) as waited:
            await body.receive()
        assert waited.cancelled_caught

    apart(run)


def begun(address: str, request: str) -> socket.socket:
    """A line on which a request was begun."""
    parts = urlsplit(address)
    line = socket.create_connection((str(parts.hostname), parts.port or 0), timeout=10)
    line.sendall(f"{request} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: 100\r\n\r\n".encode())
    return line


def read_to_the_end(line: socket.socket) -> bytes:
    """All that is answered until the line is closed."""
    found = b""
    while part := line.recv(65536):
        found += part
    return found


def test_refusals_on_a_line(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Of many who begin a form and send nothing, none keeps others from the pages. Each is told, and the line closed;
    who goes away without a word is no error."""
    monkeypatch.setattr(bodies, "_REST", 0.1)
    monkeypatch.setattr(Body.__init__, "__defaults__", (1.0,))
    with caplog.at_level(logging.ERROR), served(ledger) as address:
        lines = [begun(address, "POST /add") for _ in range(30)]
        assert httpx.get(f"{address}/statements.json").status_code == 200
        lines.pop().close()
        assert read_to_the_end(begun(address, "POST /process")).startswith(b"HTTP/1.1 405")
        answers = [read_to_the_end(line) for line in lines]
        assert {answer[:12] for answer in answers} == {b"HTTP/1.1 408"}
        assert b"did not arrive in time" in answers[0]
        assert b"connection: close" in answers[0].lower()
    assert caplog.text == ""
