"""What holds for every address: forms of a page, rules for browsers, hosts, errors in words."""

import re

import pytest
from starlette.testclient import TestClient

from parley.web.app import suffixes_of
from parley.web.guard import RULES
from parley.web.table import PAGES

PLAIN = [page for page in PAGES if "{" not in page.path and page.template]


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.path)
@pytest.mark.parametrize("ledger_of", ["client", "empty"])
def test_every_page_in_every_form(page: object, ledger_of: str, request: pytest.FixtureRequest) -> None:
    """Each page is there as HTML and as JSON, and as CSV where it is a table: on the talks, and on an empty ledger."""
    client: TestClient = request.getfixturevalue(ledger_of)
    for suffix in suffixes_of(page):
        answer = client.get(page.path + suffix)
        while answer.status_code == 202:  # it is being worked out
            answer = client.get(page.path + suffix)
        assert answer.status_code == 200, answer.text
    assert isinstance(client.get(page.path + ".json").json(), dict)


@pytest.mark.parametrize("path", [page.path for page in PLAIN] + ["/reports/1", "/review/r1.s9", "/commitments/1.1"])
def test_data_without_classes(client: TestClient, path: str) -> None:
    """What JSON has is data: the classes by which a page draws a side are none."""
    answer = client.get(path + ".json")
    while answer.status_code == 202:
        answer = client.get(path + ".json")
    assert re.search(r'"style"|"side[0-9]|"[a-z0-9 ]* solid"', answer.text) is None
    assert answer.json()


def test_rules_for_browsers(client: TestClient) -> None:
    """A page carries rules that forbid script and style inside it, and all that is not served here."""
    answer = client.get("/process")
    assert answer.headers["content-security-policy"] == RULES
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


def test_foreign_host(client: TestClient) -> None:
    """A page of another site that makes its own name point here (DNS rebinding) is refused."""
    answer = client.get("/process", headers={"Host": "evil.example"})
    assert answer.status_code == 403
    assert "evil.example" in answer.text
    assert client.get("/static/web.css", headers={"Host": "evil.example"}).status_code == 403


def test_nothing_there(client: TestClient) -> None:
    """An address with nothing behind it: 404 in words, as a page that browsers show as one, and as JSON."""
    page = client.get("/nothing")
    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Not found</h1>" in page.text
    answer = client.get("/nothing.json")
    assert answer.status_code == 404
    assert "navigation" in answer.json()["error"]


def test_wrong_parameter(client: TestClient) -> None:
    """A day that is none: 400, with the place and the mend, as a page and as JSON."""
    page = client.get("/statements?since=soon")
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")
    answer = client.get("/statements.json?since=soon")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("since: 'soon' is no day.")
