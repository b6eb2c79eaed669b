"""The list of reports: the newest day first, by days, page by page, as CSV."""

import csv
import io
from datetime import date

from starlette.testclient import TestClient

from parley.ledger import Ledger

from .made import keep, said


def test_the_newest_day_comes_first(client: TestClient, ledger: Ledger) -> None:
    """Reports of three days, kept in another order: by day, with the number of their statements; a report without a
    title shows how it begins."""
    keep(ledger, said("Graustark agrees.", "Graustark", day=date(2022, 5, 1)))
    keep(
        ledger, said("Ruritania and Graustark differ.", "Ruritania", "Graustark", day=date(2021, 1, 1), title="Differ")
    )
    rows = client.get("/reports.json").json()["reports"]["rows"]
    assert [(row["number"], row["statements"]) for row in rows] == [(2, 1), (1, 19), (3, 2)]
    page = client.get("/reports").text
    assert page.index("Graustark agrees.") < page.index("Differ")
    assert 'href="/statements?report=3"' in page


def test_reports_of_some_days(client: TestClient, ledger: Ledger) -> None:
    """Until the day before, since the day after: nothing, and how to see all again. On the very day it is there."""
    day = "2022-03-29"
    assert len(client.get(f"/reports.json?since={day}&until={day}").json()["reports"]["rows"]) == 1
    for query in ("until=2022-03-28", "since=2022-03-30"):
        page = client.get(f"/reports?{query}").text
        assert "There is no report of those days" in page
        assert "Show all reports" in page


def test_reports_as_csv(client: TestClient, ledger: Ledger) -> None:
    """A title that a spreadsheet would take for a formula stands as a text."""
    keep(ledger, said("Ruritania agrees.", "Ruritania", title='=HYPERLINK("http://evil.example")'))
    rows = list(csv.DictReader(io.StringIO(client.get("/reports.csv").text)))
    assert [row["title"][:2] for row in rows] == ["'=", ""]
    assert rows[0]["number"] == "2"


def test_no_report_yet(empty: TestClient) -> None:
    """An empty ledger says what to do next."""
    page = empty.get("/reports").text
    assert "No report has been added yet" in page
    assert 'href="/add"' in page


def test_pages_of_the_list(client: TestClient, ledger: Ledger) -> None:
    """Fifty on a page; beyond the last page the last is shown."""
    for n in range(55):
        keep(ledger, said(f"Report {n}.", "Ruritania"))
    second = client.get("/reports.json?page=2").json()["reports"]
    assert (len(second["rows"]), second["number"], second["pages"]) == (6, 56, 2)
    assert "page=1" in client.get("/reports?page=2").text
    for beyond in (3, 201):
        assert client.get(f"/reports.json?page={beyond}").json()["reports"] == second
