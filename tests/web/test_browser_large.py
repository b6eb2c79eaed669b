"""Every page in Chromium on a ledger of 2,000 reports: nothing breaks, sticks out or is out of reach."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from browser.axe import violations
from parley.ledger import Arrival, open_ledger
from parley.tasks.agreements import keep_agreement
from parley.web.table import PAGES
from web.conftest import EXAMPLE, NOW
from web.pages.made import said
from web.served import served
from web.test_browser import opened

SHOWN = [
    page.path.replace("{number:int}", "1999").replace("{id:path}", "P1").replace("{id}", "r1999.s1")
    for page in PAGES
    if page.template and page.path != "/jobs/{number:int}"
]
SPEAKERS = ("Ukraine", "Russia", "Turkey", "United Nations")
SAYS = (
    "The gate of village {n} will be opened by the end of the month.",
    "Gate {n} was closed again on Monday, and nobody has said why it was.",
    "The prisoners of camp {n} must be freed before there can be any talks about the gate.",
    "Shelling was heard near village {n} for the third night in a row.",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two thousand reports over five years, and the Istanbul framework."""
    place = tmp_path_factory.mktemp("large") / "large.db"
    with open_ledger(place, longest=10) as ledger:
        with ledger.writing() as writer:
            for n in range(2000):
                text = SAYS[n % len(SAYS)].format(n=n)
                reading = said(text, SPEAKERS[n // 7 % len(SPEAKERS)], day=date(2019, 1, 1) + timedelta(days=n))
                writer.keep(Arrival(reading, text.encode()), "Ann", NOW)
        keep_agreement(ledger, EXAMPLE / "agreement.md", name="framework", author="Ana", now=NOW)
        with served(ledger) as where:
            yield where


@pytest.mark.parametrize("path", SHOWN)
def test_every_page(new_page: Callable[..., Page], address: str, path: str) -> None:
    """Each page is there, passes the rules of WCAG 2.2 AA that a program can check, and fits the narrowest screen."""
    page = opened(new_page(), address + path)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways at 320 px"


def test_through_the_list(new_page: Callable[..., Page], address: str) -> None:
    """A reader goes from page to page of the statements, and to the last one that the list has."""
    page = opened(new_page(), f"{address}/statements")
    page.get_by_role("link", name="Next").click()
    assert page.url.endswith("page=2")
    opened(page, f"{address}/statements?page=40")
    assert page.locator("tbody tr").count() == 50
    assert page.get_by_role("link", name="Next").count() == 0
