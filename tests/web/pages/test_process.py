"""One negotiation at a glance: on talks by hand, on reports alone, on nothing."""

from datetime import datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from parley.ledger import Ledger, open_ledger
from parley.model.judgement import Fact
from web.conftest import client_of, office_on
from web.talks import AGREEMENT, NOW, WORDS, Word, reading_of, shown, talks, words


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def test_the_process_at_a_glance(browser: TestClient) -> None:
    """1.1 is kept, 1.2 and 1.3 are overdue in common, 1.4 and 1.5 are due; two duties and two matters are contested."""
    glance = shown(browser, "/process.json")["glance"]
    assert {pile["state"]: [one["id"] for one in pile["lines"]] for pile in glance["piles"]} == {
        "detached": ["1.4", "1.5"],
        "overdue": ["1.2", "1.3"],
        "violated": [],
        "discharged": ["1.1"],
    }
    assert [one["id"] for one in glance["contests"] if one["kind"] == "provision"] == ["1.2", "1.4"]
    assert [account["key"] for account in glance["accounts"]] == ["common", "Norland", "Suderia"]
    assert {count["state"]: count["numbers"] for count in glance["counts"]}["violated"] == [0, 1, 1]
    assert [(day["day"], day["ahead"]) for day in glance["days"]] == [("2024-09-01", 183)]
    assert glance["deadlocks"][0]["members"] == ["S2", "S3"]
    page = words(browser, "/process")
    assert "this agreement is in force since 2 January 2024." in page
    assert "S2 S3 wait for each other" in page


def test_the_process_in_the_account_of_a_party(browser: TestClient) -> None:
    """What is overdue in common is broken in Norland's account; an account that nobody has is refused."""
    glance = shown(browser, "/process.json?account=norland")["glance"]
    assert [one["id"] for one in glance["piles"][2]["lines"]] == ["1.2"]
    answer = browser.get("/process.json?account=Atlantis")
    assert answer.status_code == 404
    assert "Choose one of: common, Norland, Suderia." in answer.json()["error"]


def test_seen_from_an_earlier_day(browser: TestClient) -> None:
    """On 22 January 2024 nothing was overdue, and four deadlines lay ahead."""
    glance = shown(browser, "/process.json?as_of=2024-01-22")["glance"]
    assert glance["piles"][1]["number"] == 0
    assert [day["day"] for day in glance["days"]] == ["2024-01-31", "2024-02-10", "2024-09-01"]


def test_known_before_anything_was(browser: TestClient) -> None:
    """Before the agreement was kept none was: the page says what to do."""
    page = words(browser, "/process?known_by=2024-05-31")
    assert "No agreement is kept here yet." in page


def test_an_agreement_without_any_day_is_seen_from_today(tmp_path: Path) -> None:
    """Neither the text nor a testimony names a day: it is seen from the present one."""
    with talks(tmp_path, AGREEMENT.replace("Date: 2024-01-01\n", ""), ()) as ledger:
        client = client_of(office_on(ledger, clock=lambda: NOW))
        assert shown(client, "/process.json")["glance"]["as_of"] == "2024-06-01"


def test_a_text_that_is_not_understood_to_the_end(valley: Ledger, browser: TestClient) -> None:
    """A version with a sentence that says nothing: all else counts, and the page says that there is a mistake."""
    text = AGREEMENT.replace("1.5 Suderia shall hand over", "1.5 Suderia mumbles")
    payload = {"name": "accord", "title": "Accord", "text": text, "commitments": []}
    valley.keep_agreement(payload, author="Ana", now=NOW)
    glance = shown(browser, "/process.json")["glance"]
    assert glance["mistakes"] == 1
    assert "1 place of the text is not understood" in words(browser, "/process")


def test_what_changed_since_the_last_visit(valley: Ledger) -> None:
    """On the first visit nothing is new; a day later a report and a decision are, with a word on those not told."""
    clock = Clock()
    browser = client_of(office_on(valley, clock=clock))
    assert shown(browser, "/process.json")["since"] is None
    browser.get("/process")
    clock.now += timedelta(days=1)
    assert "Since your last visit Nothing was added." in words(browser, "/process")
    clock.now += timedelta(days=1)
    reading, original = reading_of(Word("2024-05-01", "Norland", "The maps are late.", ""), 99)
    valley.keep(reading, original, author="Ben", now=clock.now)
    for number in range(25):
        valley.judge(Fact(f"fact {number}", True, NOW.date(), "Ben", NOW.date()), now=clock.now)
    page = words(browser, "/process")
    assert "“ fact 24 ” was taken as established" in page
    assert "And 7 earlier entries of the ledger since then." in page
    assert len(shown(browser, "/process.json")["since"]["latest"]) == 20


def test_the_process_without_an_agreement(tmp_path: Path) -> None:
    """Reports alone: how many, how many statements, the latest ones, and what to do next."""
    with open_ledger(tmp_path / "t.db") as ledger:
        for number, word in enumerate(WORDS):
            reading, original = reading_of(word, number)
            ledger.keep(reading, original, author="Ana", now=NOW)
        client = client_of(office_on(ledger))
        page = shown(client, "/process.json")
        assert (page["reports"], page["statements"], page["glance"]) == (8, 8, None)
        assert [one["number"] for one in page["latest"]] == [8, 7, 6, 5, 4]
        assert "What to do next" in words(client, "/process")


def test_the_process_on_an_empty_ledger(empty: TestClient) -> None:
    """Nothing is there: the page leads to where reports are added, and every other page to the agreement."""
    assert 'href="/add"' in empty.get("/process").text
    assert "This ledger is empty." in words(empty, "/process")
    assert "A ledger is meant for one negotiation" in words(empty, "/process")
    for page in ("/accounts", "/commitments", "/steps"):
        assert "No agreement is kept here yet." in words(empty, page)
    assert "No agreement is kept here yet." in empty.get("/steps.svg").text
