"""The accounts, the commitments and the steps, on talks by hand and on the Istanbul talks."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from parley.export.wording import term_of
from web.conftest import client_of, office_on
from web.talks import AGREEMENT, NOW, WORDS, shown, talks, words

PAGES = ("/process", "/accounts", "/commitments", "/steps")


def test_timeline_in_plain_words(client: TestClient) -> None:
    """Since when a duty is due stands on the timeline in the words of the other pages, not in the standard term."""
    marks = client.get("/timeline.json").json()["marks"]
    said = [one["says"] for one in marks if one["kind"] == "change" and one["id"] == "P1"]
    assert said == ["due: Russia shall reduce military activity around Kyiv and Chernihiv, from 29 March 2022."]


@pytest.mark.parametrize("page", ["/process", "/commitments", "/commitments/1.3", "/steps", "/accounts"])
def test_standard_terms(browser: TestClient, page: str) -> None:
    """Each state in plain words has its standard term in a tooltip, wherever it stands, and no other term."""
    shown_words = re.findall(r'<span class="value"([^>]*)><svg.*?</svg>([^<]*)</span>', browser.get(page).text)
    assert shown_words
    for tooltip, word in shown_words:
        said = term_of(unescape(word))
        assert unescape(tooltip) == (f' title="{said}"' if said else "")


def test_terms_without_a_pointer(browser: TestClient) -> None:
    """What tooltips say stands in a list too, on the pages of commitments and steps."""
    for page in ("/commitments", "/commitments/1.3", "/steps"):
        assert "due detached" in words(browser, page)
        assert "kept discharged" in words(browser, page)


# Accounts


def test_accounts_side_by_side(browser: TestClient) -> None:
    """The prisoners are contested; each party's sentence stands in its column, and both beside each other."""
    page = shown(browser, "/accounts.json")
    by_name = {one["row"]["wordings"][0]["says"]: one for one in page["matters"]["rows"]}
    prisoners = by_name["Suderia frees the prisoners"]
    assert prisoners["worth"] == ["contested", "fails", "holds"]
    sides = [[cited["words"] for cited in cell["citations"]] for cell in prisoners["contest"]["cells"]]
    assert sides == [["“Forty are still missing.”"], ["“All prisoners are home.”"]]
    assert "the council has voted" in page["unsaid"]
    assert "All prisoners are home." in words(browser, "/accounts")


def test_accounts_filtered(browser: TestClient) -> None:
    """Where the parties differ there are two matters; what is failing nowhere is not shown as failing."""
    differing = shown(browser, "/accounts.json?worth=differs")["matters"]
    assert differing["number"] == 2
    assert shown(browser, "/accounts.json?worth=unknown")["matters"]["number"] == 0
    assert browser.get("/accounts.json?worth=maybe").status_code == 400


def test_accounts_for_a_spreadsheet(browser: TestClient) -> None:
    """One line for each matter, one column for each account."""
    lines = browser.get("/accounts.csv").text.splitlines()
    assert lines[0] == "id,matter,common,Norland,Suderia"
    assert any(line.endswith("Norland shells the town,contested,fails,holds") for line in lines)


# Commitments


def test_commitments_with_their_lives(browser: TestClient) -> None:
    """1.3 waits, is set off when the valley is left, and is overdue ten days later; 1.5 has its last day ahead."""
    rows = {row["id"]: row for row in shown(browser, "/commitments.json")["commitments"]["rows"]}
    assert [(moment["state"], moment["day"]) for moment in rows["1.3"]["life"]] == [
        ("conditional", "2024-01-02"),
        ("detached", "2024-01-21"),
        ("violated", "2024-02-01"),
    ]
    assert rows["1.5"]["limits"] == ["2024-09-01"] * 3
    assert rows["1.2"]["states"] == ["overdue", "violated", "discharged"]
    assert (rows["1.2"]["debtor"], rows["1.2"]["creditors"]) == ("Suderia", ["Norland"])
    page = browser.get("/commitments").text
    assert page.count('<svg class="life" ') == 5
    told = words(browser, "/commitments")
    assert "waits for its condition" in told
    assert "overdue, not known to be kept 1 February 2024" in told
    assert "1 September 2024" in told
    assert " style=" not in page


def test_commitments_in_a_state(browser: TestClient) -> None:
    """Asked for what is broken in Suderia's account there is one; in the common account none."""
    rows = shown(browser, "/commitments.json?state=violated&account=Suderia")["commitments"]
    assert [row["id"] for row in rows["rows"]] == ["1.4"]
    assert shown(browser, "/commitments.json?state=violated")["commitments"]["number"] == 0
    assert "None stands so in this account." in words(browser, "/commitments?state=violated")


def test_commitments_for_a_spreadsheet(browser: TestClient) -> None:
    """For each account its state, since when, and the last day."""
    lines = browser.get("/commitments.csv").text.splitlines()
    assert lines[0].startswith("id,article,kind,debtor,creditors,says,state (common),since (common),last day (common)")
    assert any("overdue,2024-02-11,2024-02-10,violated,2024-02-11,2024-02-10,discharged" in line for line in lines)


def test_one_commitment(browser: TestClient) -> None:
    """1.1 with its life in three accounts, what was said of its act, and the promise that was set beside it."""
    page = shown(browser, "/commitments/1.1.json")
    assert [one["state"] for one in page["lives"]] == ["discharged"] * 3
    assert [one["by"] for one in page["said"]] == ["Norland", "Suderia"]
    (promise,) = page["announced"]
    assert promise["supports"] is True
    assert page["observed"] == []
    (against,) = shown(browser, "/commitments/1.3.json")["observed"]
    assert against["supports"] is False
    assert len(shown(browser, "/commitments/1.2.json")["contests"]) == 2


@pytest.mark.parametrize(("asked", "status"), [("9.9.json", 404), (".json", 404), ("1.1.json?as_of=never", 400)])
def test_no_such_commitment(browser: TestClient, asked: str, status: int) -> None:
    """An id that there is not, none at all, a day that is none: said in words."""
    answer = browser.get(f"/commitments/{asked}")
    assert answer.status_code == status
    assert answer.json()["error"]


def test_members_of_a_group(client: TestClient) -> None:
    """2.1 of the Istanbul talks binds each guarantor: every one has its own page, with a stroke in its id."""
    assert shown(client, "/commitments/2.1/Turkey.json")["debtor"] == "Turkey"
    assert 'href="/commitments/2.1/Turkey"' in client.get("/commitments").text


# Steps


def test_what_waits_for_what(browser: TestClient) -> None:
    """The leaders' meeting waits for 1.1; the circle of accord and council is marked."""
    page = shown(browser, "/steps.json")
    leaders = next(item for item in page["items"]["rows"] if item["ids"] == ["S1"])
    assert [item["ids"] for item in leaders["needs"]] == [["1.1"]]
    (accord,) = [item for item in page["items"]["rows"] if item["ids"] == ["S2"]]
    assert accord["deadlocks"] == [1]
    assert "waits in a circle: deadlock 1" in words(browser, "/steps")


def test_the_picture(browser: TestClient) -> None:
    """It is SVG, under the same rules as a page, in the account that is asked for."""
    answer = browser.get("/steps.svg?account=Norland")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "in the account of Norland" in answer.text
    assert "<style" not in answer.text
    assert browser.get("/steps.svg?account=Atlantis").status_code == 404


def test_what_if(browser: TestClient) -> None:
    """Supposed that the council has voted, the accord can go ahead; supposed that no shell fell, nothing is broken."""
    page = shown(browser, "/steps.json?suppose=the+council+has+voted")
    changes = {one["id"]: one["after"][0] for one in page["changes"] if one["id"].startswith("S")}
    assert changes == {"S2": "can go ahead", "S3": "done out of order"}
    page = shown(browser, "/steps.json?account=Suderia&suppose_not=Norland+shells+the+town&suppose=the+leaders+meet")
    assert [one["holds"] for one in page["supposed"]] == [True, False]
    marked = {one["that"]: one["supposed"] for one in page["matters"]}
    assert (marked["the leaders meet"], marked["Norland shells the town"]) == (True, False)


def test_what_if_nothing_is_supposed(browser: TestClient) -> None:
    """The bad twin: no change is told where nothing is supposed, nor where the same is supposed both ways."""
    assert shown(browser, "/steps.json")["changes"] is None
    torn = shown(browser, "/steps.json?suppose=the+leaders+meet&suppose_not=the+leaders+meet")
    assert (torn["torn"], torn["changes"]) == (["the leaders meet"], None)


@pytest.mark.parametrize(
    "asked", ["suppose=pigs+fly", "suppose=the+leaders+meet+on+2024-13-45", "suppose=" + "x" * 2001]
)
def test_what_cannot_be_supposed(browser: TestClient, asked: str) -> None:
    """What the agreement does not name, a day that is none, words without end: refused in words."""
    answer = browser.get(f"/steps.json?{asked}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_too_much_supposed(browser: TestClient) -> None:
    """Hundreds of suppositions at once are refused."""
    asked = "&".join(f"suppose=x{number}" for number in range(301))
    assert browser.get(f"/steps.json?{asked}").status_code == 400


# All of them


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("page", [*PAGES, "/commitments/1.2"])
def test_days_at_the_edges(browser: TestClient, page: str, day: str) -> None:
    """Seen from the first and the last day that there are, every page is there."""
    assert browser.get(page + ("&" if "?" in page else "?") + f"as_of={day}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_another_agreement(browser: TestClient, page: str) -> None:
    """A name under which none is kept: said in words, with those that there are."""
    answer = browser.get(f"{page}.json?agreement=treaty")
    assert answer.status_code == 404
    assert "Kept: accord." in answer.json()["error"]


def swapped(text: str) -> str:
    """The same with the names of the parties swapped, and with them the colours of their sides."""
    names = {"Norland": "Suderia", "Suderia": "Norland", "side0": "side1", "side1": "side0"}
    return re.sub("|".join(names), lambda found: names[found[0]], text)


def bare(text: str) -> str:
    """A page without what differs each time: tokens, ids of propositions, and what the width of names moves."""
    return re.sub(r'value="[\w.-]{40,}"|\bq[0-9a-f]{8}\b', "", text)


@pytest.mark.parametrize("page", [*PAGES, "/commitments/1.1", "/commitments/1.4", "/steps?suppose=the+leaders+meet"])
def test_no_party_is_privileged(tmp_path: Path, browser: TestClient, page: str) -> None:
    """The names of the parties swapped in the agreement and in all that is said: every page is the same, swapped."""
    (tmp_path / "other").mkdir()
    turned = [word._replace(by=swapped(word.by), about=swapped(word.about)) for word in WORDS]
    with talks(tmp_path / "other", swapped(AGREEMENT), turned) as ledger:
        other = client_of(office_on(ledger, clock=lambda: NOW))
        there = other.get(page).text
    assert bare(there) == bare(swapped(browser.get(page).text))


def test_links_of_a_page_whose_address_is_no_plain_word(tmp_path: Path) -> None:
    """A guarantor's name has marks in it that mean something in an address: the page's own links lead to it again."""
    text = AGREEMENT.replace("Turkey", "Group #5 50% who?").replace(
        "## Steps", "1.6 Each guarantor shall watch.\n\n## Steps"
    )
    with talks(tmp_path, text) as ledger:
        client = client_of(office_on(ledger))
        id_ = "1.6/Group #5 50% who?"
        page = client.get(f"/commitments/{quote(id_)}?as_of=2024-05-01").text
        (link,) = re.findall('href="([^"]+)">JSON', page)
        assert unescape(link) == f"/commitments/{quote(id_)}.json?as_of=2024-05-01"
        assert client.get(unescape(link)).json()["id"] == id_
