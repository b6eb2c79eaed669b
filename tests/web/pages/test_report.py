"""A report with its statements in place, as reviewers corrected it, and its original, which never acts."""

import re
from datetime import date

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.tasks.review import Decider, review
from web.conftest import NOW

from .made import keep, said

HOSTILE = (
    b"<!DOCTYPE html><html><head><title>News</title><style>p{color:red}</style><script>alert(1)</script></head>"
    b'<body onload="alert(2)"><p onclick="alert(3)" style="color:red">Ruritania agrees.</p>'
    b'<img src="http://evil.example/x.png" onerror="alert(4)"><a href="javascript:alert(5)">more</a>'
    b'<a href="http://evil.example/">away</a><form action="http://evil.example/"><input name="x"></form>'
    b'<iframe src="http://evil.example/"></iframe><svg><script>alert(6)</script></svg>'
    b'<meta http-equiv="refresh"></body></html>'
)


def test_statements_stand_in_their_text(client: TestClient) -> None:
    """Every statement has a label in the text that leads to its card, and a card that leads to its review; a nested one
    names the one in which it is reported; the label tells who, for whom, act, condition and review."""
    page = client.get("/reports/1").text
    for n in range(1, 20):
        assert f'id="r1-s{n}"' in page
        assert f'href="#r1-s{n}"' in page
        assert f'href="/review/r1.s{n}"' in page
    hint = re.search(r'id="r1-t6-hint" role="tooltip">(.*?)</span></span>', page, re.S)
    assert hint
    told = re.sub(r"<[^>]+>", "", hint[1])
    for words in ("Who", "Ukraine", "In the words of Russia", "promise: binds itself", "If “they are", "1.3 Russia"):
        assert words in told
    assert 'aria-describedby="r1-t6-hint"' in page
    assert "not reviewed" in told + page
    assert "The reader left nothing open" in page


def test_anchors_of_other_pages_lead_here(client: TestClient) -> None:
    """Where the list of statements and the search lead is the id of a card on the page of the report."""
    page = client.get("/reports/1").text
    for source in ("/statements", "/search?words=negotiators"):
        anchors = re.findall(r'href="/reports/1#([\w-]+)"', client.get(source).text)
        assert anchors
        assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_a_report_as_json(client: TestClient) -> None:
    """The reading with its offsets into the text, and what is known of the report."""
    got = client.get("/reports/1.json").json()
    text = got["reading"]["report"]["text"]
    start, end = got["reading"]["statements"][0]["content"][0]
    assert text[start:end].startswith("Ukraine promised")
    assert (got["number"], got["before"], got["after"], got["reviews"]) == (1, None, None, {})
    assert got["line"]["id"].startswith("sha256:")


def test_corrections_are_marked(client: TestClient, ledger: Ledger) -> None:
    """A corrected act is what the label says, beside what stood there; a rejected statement is said not to count; where
    two reviewers differ both are told, and the text stays as it was read."""
    review(ledger, "r1.s1", "correct", Decider("Ana", NOW, "it threatens"), changes={"act": "threat", "side": "Turkey"})
    review(ledger, "r1.s2", "reject", Decider("Ana", NOW))
    review(ledger, "r1.s3", "accept", Decider("Ana", NOW))
    review(ledger, "r1.s3", "correct", Decider("Ben", NOW), changes={"act": "denial"})
    reviews = client.get("/reports/1.json").json()["reviews"]
    assert reviews["s1"]["corrections"] == [
        {"field": "Act", "was": "claim", "now": "threat"},
        {"field": "Side", "was": "Russia", "now": "Turkey"},
    ]
    assert [reviews[one]["state"] for one in ("s2", "s3")] == ["rejected", "disputed"]
    assert reviews["s3"]["corrections"] == []
    assert [one["by"] for one in reviews["s3"]["said"]] == ["Ana", "Ben"]
    assert reviews["s3"]["said"][1]["corrections"] == [{"field": "Act", "was": "claim", "now": "denial"}]
    page = client.get("/reports/1").text
    assert "Turkey · threat" in page
    assert re.search("<del>.*removed: .*claim.*</del>", page)
    assert "It does not count." in page
    assert "reviewers differ" in page
    assert "it threatens" in page


def test_who_obtained_it_and_what_stands_before_and_after(client: TestClient, ledger: Ledger) -> None:
    """Three reports: by day the new ones stand before and after; where and by whom one was obtained, with its entry."""
    early = keep(ledger, said("Early.", "Ruritania", day=date(2022, 1, 1)), where="https://example.org/early")
    late = keep(ledger, said("Late.", "Ruritania", day=date(2022, 6, 1)))
    got = client.get("/reports/1.json").json()
    assert (got["before"], got["after"]) == (early, late)
    page = client.get(f"/reports/{early}").text
    assert "https://example.org/early" in page
    assert "Ben" in page
    assert 'rel="next" href="/reports/1"' in page
    assert "Nobody noted" in client.get(f"/reports/{late}").text


def test_as_known_on_a_day(client: TestClient, ledger: Ledger) -> None:
    """Before a correction was recorded the report shows as it was read; before it came itself, it says so."""
    review(ledger, "r1.s1", "correct", Decider("Ana", NOW), changes={"act": "threat"})
    assert client.get("/reports/1.json?known_by=2022-03-31").json()["reviews"] == {}
    assert client.get("/reports/1.json?known_by=2022-04-02").json()["reviews"]
    answer = client.get("/reports/1.json?known_by=2020-01-01")
    assert answer.status_code == 404
    assert "not on record" in answer.json()["error"]


@pytest.mark.parametrize("suffix", ["", ".json", "/original", "/page"])
@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999"])
def test_no_such_report(client: TestClient, number: str, suffix: str) -> None:
    """A number that no report has: 404 in words."""
    answer = client.get(f"/reports/{number}{suffix}")
    assert answer.status_code == 404
    assert "has no report" in answer.text


def test_a_plain_original(client: TestClient) -> None:
    """Plain text is shown as just that, byte for byte, under rules that let nothing run."""
    answer = client.get("/reports/1/original")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == 'inline; filename="r1.txt"'
    assert answer.headers["content-security-policy"] == "sandbox"
    assert answer.content.lstrip().startswith(b"date 2022-03-29")
    refused = client.get("/reports/1/original?as=page")
    assert refused.status_code == 400
    assert "no page of HTML" in refused.text


def test_a_hostile_original(client: TestClient, ledger: Ledger) -> None:
    """A page with scripts, styles, pictures, forms, frames and links: as it came only to be kept; as a page its words
    alone, in a sandbox."""
    number = keep(ledger, said("Ruritania agrees.", "Ruritania", original=HOSTILE), HOSTILE)
    kept = client.get(f"/reports/{number}/original")
    assert kept.content == HOSTILE
    assert kept.headers["content-type"] == "application/octet-stream"
    assert kept.headers["content-disposition"].startswith("attachment;")
    shown = client.get(f"/reports/{number}/original?as=page")
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "<p>Ruritania agrees.</p>" in shown.text
    for evil in ("script", "alert", "style", "img", "href", "form", "iframe", "refresh", "evil", "onclick"):
        assert evil not in shown.text.lower()
    assert "original?as=page" in client.get(f"/reports/{number}").text
    assert "original?as=page" not in client.get("/reports/1").text


def test_hostile_words_in_a_report(client: TestClient, ledger: Ledger) -> None:
    """Markup in text, title, names and source of a report stands as words."""
    evil = "<script>alert(1)</script>"
    number = keep(ledger, said(evil, evil, title=evil), where=evil)
    for page in (f"/reports/{number}", "/reports", "/statements", "/search?words=alert", "/ledger"):
        text = client.get(page).text
        assert evil not in text
        assert "&lt;script&gt;" in text


def test_a_report_as_one_file(client: TestClient) -> None:
    """A page that needs nothing else, to be kept."""
    answer = client.get("/reports/1/page")
    assert answer.headers["content-disposition"] == 'attachment; filename="report-1.html"'
    assert "<style>" in answer.text
    assert "Alexander Fomin" in answer.text
