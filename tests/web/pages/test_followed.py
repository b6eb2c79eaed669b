"""The pages that show all reports together, on the Istanbul talks."""

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from web.forms import send, token_on


def ready(client: TestClient, path: str) -> TestClient:
    """Waits until a page is worked out."""
    while client.get(path).status_code == 202:
        pass
    return client


def test_a_merge_and_its_way_back(client: TestClient) -> None:
    """A reviewer says that two names are one party: the list has one less; then the reviewer takes it back."""
    ready(client, "/parties")
    before = client.get("/parties.json").json()["parties"]["number"]
    answer = send(
        client, "/parties", "/parties/same", one="Russia", other="Vladimir Medinsky", differs="no", why="a test"
    )
    assert "“Russia” and “Vladimir Medinsky” are one party." in answer.text
    page = client.get("/parties.json").json()
    assert page["parties"]["number"] == before - 1
    (decided,) = page["decided"]
    assert decided["by"] == "Ana"
    send(client, "/parties", "/parties/undo", entry=decided["entry"])
    page = client.get("/parties.json").json()
    assert (page["parties"]["number"], page["decided"]) == (before, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"one": "Russia", "other": ""},
        {"one": "Russia", "other": "russia"},
        {"one": "", "other": "", "differs": "maybe"},
    ],
)
def test_no_merge(client: TestClient, fields: dict[str, str]) -> None:
    """One name is no pair: the form comes back with words, nothing is kept."""
    ready(client, "/parties")
    size = client.get("/parties.json").json()["known"]["entry"]
    assert send(client, "/parties", "/parties/same", **fields).status_code == 400
    assert client.get("/parties.json").json()["known"]["entry"] == size


def test_an_issue_named(client: TestClient) -> None:
    """A reviewer names an issue; the page has it under that name, and who named it."""
    ready(client, "/positions")
    told = client.get("/positions.json").json()["issues"]["rows"][0]
    send(client, "/positions", "/positions/name", words=told["words"], name="What <b>Kyiv</b> asks")
    page = client.get("/positions")
    assert "What &lt;b&gt;Kyiv&lt;/b&gt; asks" in page.text
    assert "named by Ana" in page.text
    assert send(client, "/positions", "/positions/name", words=told["words"], name=" ").status_code == 400


def test_no_token_no_write(client: TestClient) -> None:
    """A form without its token, with a forged one, or with one of another session is refused."""
    ready(client, "/parties")
    fields = {"one": "Russia", "other": "Moscow", "differs": "no"}
    assert client.post("/parties/same", data=fields).status_code == 403
    assert client.post("/parties/same", data={**fields, "token": "x.y"}).status_code == 403
    token = token_on(client, "/parties")
    client.cookies.clear()
    assert client.post("/parties/same", data={**fields, "token": token}).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_no_write_from_elsewhere(client: TestClient, headers: dict[str, str]) -> None:
    """A page of another site that sends a form here is refused even with a token."""
    ready(client, "/parties")
    fields = {"one": "Russia", "other": "Moscow", "differs": "no", "token": token_on(client, "/parties")}
    assert client.post("/parties/same", data=fields, headers=headers).status_code == 403


def test_filters(client: TestClient) -> None:
    """Each filter narrows its list to what it says."""
    for path in ("/pledges", "/positions", "/said-again", "/news", "/parties"):
        ready(client, path)
    pledges = client.get("/pledges.json").json()
    assert {one["by"] for one in client.get("/pledges.json?party=Russia").json()["pledges"]["rows"]} == {"Russia"}
    assert client.get("/pledges.json?party=Nobody").json()["pledges"]["number"] == 0 < pledges["pledges"]["number"]
    assert client.get("/said-again.json?least=1&words=neutral").json()["propositions"]["number"] >= 1
    assert client.get("/said-again.json?least=nine").status_code == 400
    assert client.get("/parties.json?words=Medinsky").json()["parties"]["number"] == 1
    assert client.get("/news.json?since=2022-03-01").json()["reports"] == 1
    assert "=" not in client.get("/pledges.csv").text.splitlines()[0]


def test_names_that_no_report_has(client: TestClient, ledger: Ledger) -> None:
    """A slip of the pen in a name is told, with the name that may be meant: it may be a spelling of later reports. Of
    two names that no report has nothing is decided."""
    size = ledger.size()
    for path in ("/parties/same", "/review/r1.s2/same"):
        answer = send(client, "/ledger", path, one="Ukrainee", other="Ada", differs="no")
        assert answer.status_code == 400
        assert "No report names “Ukrainee” so far. Did you mean “Ukraine”" in answer.text
    assert ledger.size() == size
    answer = send(client, "/ledger", "/parties/same", one="Ukrainee", other="Russia", differs="no")
    while answer.status_code == 202:
        answer = client.get("/parties")
    assert "No report names “Ukrainee” so far. Did you mean “Ukraine”" in answer.text
    assert ledger.size() == size + 1
