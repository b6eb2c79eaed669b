"""The pages as axe-core sees them, by day and by night, on a phone and on a wall: WCAG 2.2 AA and good practice."""

from datetime import date

import pytest

from browser.axe import violations
from browser.fixtures import THEMES, WIDTHS, NewPage
from export.test_page_browser import PAGES
from parley.export.news_page import page_from_news
from parley.export.page import render
from parley.model.news import NEWS_KINDS, News, NewsLine, Quote
from parley.tasks.demo import PAGE, demonstrate
from parley.wiring import example_folder, load_reader

DAY, AS_OF = date(2022, 3, 29), date(2022, 4, 5)
SIDES = ("Russia", "Turkey", "Ukraine", "Israel", "Canada", "Poland")
QUOTES = (
    *(Quote(f"r{n}.s1", by, None, DAY, f"the {n}th thing that it said") for n, by in enumerate(SIDES, 1)),
    Quote("", "Ukraine", "Russia", DAY, "this protest"),
)
LINES = (
    *(NewsLine(kind, DAY, f"Ukraine: {kind}", QUOTES[at : at + 4], 2) for at, kind in enumerate(NEWS_KINDS)),
    NewsLine("coming", AS_OF, "Ukraine: a pledge is due", ()),
)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the page of `parley demo` lies, pages made by hand, and news, full and empty."""
    folder = tmp_path_factory.mktemp("pages")
    demonstrate(example_folder(), folder, load_reader)
    texts = {name: render(page) for name, page in PAGES.items()}
    texts["news"] = page_from_news(News(DAY, AS_OF, 3, "Istanbul framework", LINES))
    texts["no news"] = page_from_news(News(DAY, AS_OF, 0, None, ()))
    for name, text in texts.items():
        (folder / f"{name}.html").write_bytes(text.encode())
    return {file.stem: file.as_uri() for file in [folder / PAGE, *(folder / f"{name}.html" for name in texts)]}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["report", "news"])
def test_nothing_keeps_anyone_out(
    new_page: NewPage, addresses: dict[str, str], name: str, width: int, theme: str
) -> None:
    """What `parley demo` writes, and news with every kind of line and every colour of a side."""
    page = new_page(width=width, theme=theme)
    page.goto(addresses[name])
    assert violations(page) == []


@pytest.mark.parametrize("name", [*PAGES, "no news"])
def test_nor_does_it_on_strange_pages(new_page: NewPage, addresses: dict[str, str], name: str) -> None:
    """By hand, without an agreement, with endless words in two directions, and empty."""
    page = new_page()
    page.goto(addresses[name])
    assert violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_keeps_people_out_is_found(new_page: NewPage, addresses: dict[str, str], theme: str) -> None:
    """The bad twin: the same page with pale words, in either theme, and without its language."""
    page = new_page(theme=theme)
    page.goto(addresses["news"])
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('.lead').style.color = 'color-mix(in srgb, var(--ink) 30%, var(--paper))'")
    rules = {violation.split(":")[0] for violation in violations(page)}
    assert rules == {"color-contrast", "html-has-lang"}
