"""What every request must pass and every answer carries, whatever becomes of it."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.web.addresses import Address
from parley.web.app import app_of
from parley.web.ask import Ask
from parley.web.guard import HEADERS
from web.conftest import client_of, office_on
from web.forms import token_on


@pytest.mark.parametrize("path", ["/process", "/nothing", "/nothing.json", "/sign-out", "/static/nothing.css"])
def test_nothing_of_the_ledger_under_a_foreign_name(client: TestClient, path: str) -> None:
    """A page of another site whose name was turned to this machine learns nothing, at no address, and gets no
    session."""
    answer = client.get(path, headers={"Host": "evil.example:8765"})
    assert answer.status_code == 403
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "entry" not in answer.text
    assert "<" not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert "entry" in client.get("/process").text


@pytest.mark.parametrize("origin", ["null", "http://[", "https://", "http://127.0.0.1:8765.evil.example"])
def test_an_origin_that_is_none(client: TestClient, origin: str) -> None:
    """A write from a page whose origin names no host of this Parley is refused, be it a host at all or not."""
    assert client.post("/ledger/check", headers={"Origin": origin}).status_code == 403
    # With the right one it comes as far as to want a token.
    answer = client.post("/ledger/check", headers={"Origin": "http://127.0.0.1:8765"})
    assert "too old" in answer.text


@pytest.mark.parametrize("host", ["[", "127.0.0.1:8765/x.json?", "localhost", "localhost.:8765", ""])
def test_a_host_that_is_none(client: TestClient, host: str) -> None:
    """What is no host is as foreign as another one."""
    assert client.get("/nothing", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/" + "9" * 5000, 414),
        ("/jobs/" + "9" * 1500, 404),
        ("/static/" + "a" * 300, 404),
        ("/reports?page=0000000001" + "9" * 30, 400),
        ("/statements.json?page=00000000019", 200),
    ],
)
def test_what_is_too_long(client: TestClient, path: str, status: int) -> None:
    """Names and numbers without end are refused in words; a number may have noughts before it."""
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["/nothing", "/reports/999", "/people?x=1"])
def test_an_error_is_a_page(client: TestClient, path: str) -> None:
    """A browser is told that it is given a page: it may not guess."""
    assert client.get(path).headers["Content-Type"].startswith("text/html")


def test_what_nobody_foresaw(ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    """The answer has the same rules for browsers as any other, and the log says where it was, but no word of what was
    sent."""

    def broken(ask: Ask) -> None:
        raise ValueError(ask.text("secret"))

    address = Address("/broken", "Broken", "", broken, "error.html")
    client = TestClient(app_of(office_on(ledger), (address,)), base_url="http://127.0.0.1:8765")
    with caplog.at_level(logging.ERROR):
        answer = client.get("/broken?secret=open-sesame")
    assert answer.status_code == 500
    assert "in its log" in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ValueError at '/broken'" in caplog.text
    assert "in broken" in caplog.text
    assert "open-sesame" not in caplog.text


def test_hosts_are_those_of_the_office(ledger: Ledger) -> None:
    """Under the name that the office goes by there are pages."""
    office = replace(office_on(ledger), hosts=frozenset({"talks.example"}))
    assert client_of(office).get("/process").status_code == 403
    assert client_of(office).get("/process", headers={"Host": "talks.example"}).status_code == 200


def test_a_ledger_that_was_moved_away(ledger: Ledger) -> None:
    """The ledger's file is moved while it is served: what a reviewer sends then is refused, with the mend."""
    client = client_of(office_on(ledger))
    token = token_on(client, "/ledger")
    path = Path(ledger.place)
    path.rename(path.with_name("elsewhere.db"))
    answer = client.post("/review/r1.s2/accept", data={"token": token})
    assert answer.status_code == 503
    assert "moved, deleted or replaced while it was in use" in answer.text
    assert "Put it back where it was" in answer.text
    path.with_name("elsewhere.db").rename(path)
    assert client.post("/review/r1.s2/accept", data={"token": token}).status_code == 200
