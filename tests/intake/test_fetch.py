"""Fetching what lies at an address, from a server on this machine."""

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from parley.intake import Limits, Opening, Part, parts_of
from parley.intake.fetch import fetched, is_address
from parley.intake.refusals import FetchError, TooLargeError

FEED = b"<rss version='2.0'><channel><title>P</title><item><title>Talks</title></item></channel></rss>"
NOW = datetime(2031, 5, 10, 9, tzinfo=UTC)


class Server(http.server.BaseHTTPRequestHandler):
    """A server that answers well, badly, slowly and at length."""

    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        """The answer to the path that is asked for."""
        self.asked.append((self.path, dict(self.headers)))
        if self.path.startswith("/hop"):
            left = int(self.path.removeprefix("/hop"))
            return self.answer(302, Location=f"/hop{left - 1}" if left else "/feed")
        if self.path.startswith("/elsewhere?"):
            return self.answer(302, Location=self.path.partition("?")[2])
        if self.path == "/round":
            return self.answer(302, Location="/round")
        if self.path == "/slow":
            return self.drip()
        found: dict[str, tuple[bytes, dict[str, str]]] = {
            "/feed": (FEED, {"Content-Type": "application/rss+xml", "Set-Cookie": "a=b"}),
            "/page": (b"<p>No head, but a type.</p>", {"Content-Type": "text/html"}),
            "/text": (b"Just words.", {"Content-Type": "text/plain"}),
            "/packed": (gzip.compress(FEED), {"Content-Encoding": "gzip"}),
            "/bomb": (gzip.compress(bytes(5_000_000)), {"Content-Encoding": "gzip"}),
            "/odd": (b"x", {"Content-Encoding": "br"}),
            "/large": (b"x" * 2_000_000, {}),
        }
        if self.path not in found:
            return self.answer(404)
        content, more = found[self.path]
        return self.answer(200, content, **{"Content-Length": str(len(content))}, **more)

    def answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        """One answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def drip(self) -> None:
        """A byte now and then, for ever."""
        self.answer(200)
        try:
            while True:
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the server listens."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    Server.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_feed(address: str) -> None:
    """The feed that is asked for, and nothing that it names; its entries are captured when it was fetched."""
    part = fetched(f"{address}/feed", Limits(), NOW)
    assert (part.name, part.content, part.kind) == (f"{address}/feed", FEED, "feed")
    (entry,) = list(parts_of(part, Opening()))
    assert isinstance(entry, Part) and entry.given.captured == NOW
    assert [path for path, _ in Server.asked] == ["/feed"]


def test_a_page_by_its_type(address: str) -> None:
    """Where the bytes do not say that it is a page, the server's word counts; its address and moment are known."""
    part = fetched(f"{address}/page", Limits(), NOW)
    assert (part.kind, part.given.url, part.given.captured) == ("html", f"{address}/page", NOW)
    assert fetched(f"{address}/text", Limits(), NOW).kind == "text"


def test_when_it_was_fetched(address: str) -> None:
    """Without another clock, now."""
    captured = fetched(f"{address}/text", Limits()).given.captured
    assert captured is not None and captured.date() >= date(2026, 1, 1)


def test_what_it_leads_to(address: str) -> None:
    """Five steps on are followed, six are not; the address that answered is known."""
    assert fetched(f"{address}/hop4", Limits(), NOW).given.url == f"{address}/feed"
    with pytest.raises(FetchError):
        fetched(f"{address}/hop5", Limits(), NOW)
    with pytest.raises(FetchError):
        fetched(f"{address}/round", Limits(), NOW)


def test_no_cookies(address: str) -> None:
    """What a server wants remembered is not."""
    for _ in range(2):
        fetched(f"{address}/feed", Limits(), NOW)
    assert not [headers for _, headers in Server.asked if "Cookie" in headers]
    assert Server.asked[0][1]["User-Agent"].startswith("Parley/")


@pytest.mark.parametrize("where", ["file:///etc/hostname", "ftp://127.0.0.1/x", "data:text/plain,x"])
def test_it_leads_out_of_the_web(address: str, where: str) -> None:
    """An answer that leads to a file of this machine, or to anything but the web, is refused."""
    with pytest.raises(FetchError, match=f"(leads to|Redirection to url) '{where}'"):
        fetched(f"{address}/elsewhere?{where}", Limits(), NOW)


def test_not_there(address: str) -> None:
    """The status is told, and what to do."""
    with pytest.raises(FetchError, match=r"/gone: the server answers 404 Not Found\. Check the address"):
        fetched(f"{address}/gone", Limits(), NOW)


def test_nobody_listens() -> None:
    """A machine that does not answer."""
    with pytest.raises(FetchError, match="cannot be reached"):
        fetched("http://127.0.0.1:9/", Limits(), NOW)


@pytest.mark.parametrize("words", ["http://", "http://[::1", "https://a b.example:x/", "http://\ud800/"])
def test_no_address(words: str) -> None:
    """What begins like one and is none."""
    with pytest.raises(FetchError):
        fetched(words, Limits(seconds=5), NOW)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_too_large(address: str, path: str) -> None:
    """Not read on, packed or not."""
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        fetched(f"{address}{path}", Limits(size=1024 * 1024), NOW)


def test_packed(address: str) -> None:
    """Some servers pack what nobody asked them to; what cannot be unpacked is told."""
    assert fetched(f"{address}/packed", Limits(), NOW).content == FEED
    with pytest.raises(FetchError, match="packs it as 'br'"):
        fetched(f"{address}/odd", Limits(), NOW)


def test_too_slow(address: str) -> None:
    """A server that sends a byte now and then does not hold it for ever, in whatever thread it is asked."""
    with pytest.raises(TooLargeError):
        fetched(f"{address}/slow", Limits(seconds=1), NOW)
    raised: list[Exception] = []

    def ask() -> None:
        try:
            fetched(f"{address}/slow", Limits(seconds=1), NOW)
        except TooLargeError as error:
            raised.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(20)
    assert len(raised) == 1


@pytest.mark.parametrize(
    ("name", "is_one"), [("https://a.example/", True), ("HTTP://a", True), ("ftp://a", False), ("http.txt", False)]
)
def test_what_is_an_address(name: str, is_one: bool) -> None:
    """Of http and https alone; all else is a file."""
    assert is_address(name) is is_one
