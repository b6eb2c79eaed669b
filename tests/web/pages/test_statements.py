"""The table of statements: each filter, words, order, pages, and the page as CSV."""

import csv
import io
import re

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.tasks.review import Decider, review
from web.conftest import NOW

from .made import keep, said


def ids(client: TestClient, query: str) -> list[str]:
    """The ids of the statements on a page."""
    answer = client.get(f"/statements.json?{query}")
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["statements"]["rows"]]


@pytest.mark.parametrize(
    ("through", "none"),
    [
        ("party=ukraine&act=offer", "party=Ruritania"),
        ("side=Russia&act=protest", "side=Ruritania"),
        ("act=plan", "act=threat"),
        ("place=Kyiv", "place=Zenda"),
        ("since=2022-03-29&until=2022-03-29", "since=2022-03-30"),
        ("until=2022-03-29", "until=2022-03-28"),
        ("conditional=yes", "conditional=yes&act=plan"),
        ("state=unreviewed", "state=accepted"),
        ("report=1", "report=2"),
        ("about=1.1", "about=nothing"),
        ("about=nothing&about=1.1", "about=nothing&about=none"),
        ("as_of=2022-03-29", "as_of=2022-03-28"),
        ("known_by=2022-03-30", "known_by=2022-03-01"),
        ("words=negotiators", "words=xylophone"),
        ("words=meeting&act=requirement", "words=meeting&act=denial"),
        ("sort=act", "sort=act&act=threat"),
    ],
)  # fmt: skip
def test_each_filter(client: TestClient, through: str, none: str) -> None:
    """A value that some statements have, and one that none has; then the page says how to go on."""
    assert ids(client, through)
    assert ids(client, none) == []
    assert "No statement passes this filter" in client.get(f"/statements?{none}").text


def test_order(client: TestClient, ledger: Ledger) -> None:
    """By day both ways, by act, by whose word it is; without a wish the newest come first."""
    keep(ledger, said("Aardvarks are welcome.", "Aachen"))
    assert ids(client, "")[0] == ids(client, "sort=newest")[0] == "r2.s1"
    assert ids(client, "sort=oldest")[0] == "r1.s1"
    assert ids(client, "sort=oldest")[-1] == "r2.s1"
    assert ids(client, "sort=whose")[0] == "r2.s1"
    acts = [row["act"] for row in client.get("/statements.json?sort=act").json()["statements"]["rows"]]
    assert acts == sorted(acts)
    page = client.get("/statements?sort=act").text
    assert re.search(r'aria-sort="ascending"><a href="[^"]*sort=act">Act', page)
    assert client.get("/statements?sort=size").status_code == 400


def test_words_in_an_order_of_their_own(client: TestClient, ledger: Ledger) -> None:
    """The best match first; with another order all that match, in that one."""
    keep(ledger, said("Talks, talks and talks.", "Ruritania"))
    keep(ledger, said("The talks may go on for a good while longer than anybody here would like.", "Graustark"))
    assert ids(client, "words=talks")[0] == "r2.s1"
    assert "The best matches come first" in client.get("/statements?words=talks").text
    assert ids(client, "words=talks&sort=whose")[0] == "r3.s1"
    assert ids(client, "words=-talks") == []


def test_pages(client: TestClient, ledger: Ledger) -> None:
    """Fifty on a page, all of them on all pages, each once; beyond the last one the last is shown."""
    keep(ledger, said("Ruritania plays the xylophone.", *(f"Party {n:02}" for n in range(90))))
    found = [one for page in (1, 2, 3) for one in ids(client, f"page={page}")]
    assert len(found) == len(set(found)) == 109
    assert client.get("/statements.json?page=2").json()["statements"]["number"] == 109
    for beyond in (4, 201):
        assert ids(client, f"page={beyond}") == found[100:]
        assert client.get(f"/statements.json?page={beyond}").json()["statements"]["page"] == 3
    few = ids(client, "report=1")
    assert few == ids(client, "report=1&page=2") != []
    matching = [one for page in (1, 2) for one in ids(client, f"words=xylophone&page={page}")]
    assert len(set(matching)) == 90
    assert ids(client, "words=xylophone&page=3") == matching[50:]


def test_the_address_of_a_filter(client: TestClient) -> None:
    """What a form sends along empty, and the page, is no part of the address; it leads to the same list, and so does
    that of the export."""
    got = client.get("/statements.json?party=Ukraine&act=&words=&page=1&sort=act").json()
    assert got["address"] == "/statements?party=Ukraine&sort=act"
    assert got["export"] == "/export?party=Ukraine"
    page = client.get("/statements?party=Ukraine&act=").text
    assert "http://127.0.0.1:8765/statements?party=Ukraine" in page
    assert 'value="Ukraine"' in client.get(got["export"]).text


def test_names_to_choose_from(client: TestClient) -> None:
    """Parties, sides and places of the latest statements, and what the agreement has."""
    got = client.get("/statements.json").json()["suggested"]
    assert "Ukraine" in got["parties"]
    assert got["sides"] == ["Russia", "Turkey", "Ukraine"]
    assert "Kyiv" in got["places"]
    assert "1.1" in got["about"]


def test_formulas_in_csv(client: TestClient, ledger: Ledger) -> None:
    """Words and names that a spreadsheet would take for formulas stand as texts; the page shown is given, no more."""
    keep(ledger, said('=HYPERLINK("http://evil.example";"here")', "@SUM(A1)", "+1", "-2"))
    rows = list(csv.DictReader(io.StringIO(client.get("/statements.csv?report=2").text)))
    assert {row["content"][:2] for row in rows} == {"'="}
    assert {row["side"] for row in rows} == {"'@SUM(A1)", "'+1", "'-2"}
    before = ledger.size()
    client.get("/statements.csv")
    assert ledger.size() == before


def test_state_of_review(client: TestClient, ledger: Ledger) -> None:
    """A reviewed statement says so in words and leads to its review."""
    review(ledger, "r1.s1", "accept", Decider("Ana", NOW))
    assert ids(client, "state=accepted") == ["r1.s1"]
    page = client.get("/statements?state=accepted").text
    assert 'href="/review/r1.s1"' in page
    assert "</svg>accepted</span>" in page


def test_no_statements_yet(empty: TestClient) -> None:
    """An empty ledger says what to do next."""
    assert 'href="/add"' in empty.get("/statements").text


@pytest.mark.parametrize("query", ["since=soon", "act=shout", "state=good", "report=r1", "report=0", "page=0"])
def test_wrong_values(client: TestClient, query: str) -> None:
    """A value that none can be: 400, and which parameter it is."""
    answer = client.get(f"/statements.json?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(query.partition("=")[0])
