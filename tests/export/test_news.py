"""News as a page and as a feed."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.export.news_feed import feed_from_news
from parley.export.news_page import page_from_news
from parley.model.news import NEWS_KINDS, News, NewsKind, NewsLine, Quote

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 3, 4)
QUOTE = Quote("r1.s1", "Armenia", None, DAY, "Not one metre of our coast & <harbour>")
TOLD = Quote("r2.s1", "Georgia", "Armenia", DAY, "the bridge will open")


def _news(*lines: NewsLine) -> News:
    return News(DAY, date(2026, 3, 9), 3, None, lines)


def _line(kind: NewsKind, *quotes: Quote, says: str = "Armenia: claim") -> NewsLine:
    return NewsLine(kind, DAY, says, quotes, 2)


def test_the_page_has_each_kind_with_its_lines_and_needs_nothing_else() -> None:
    """All five sections, the words as somebody's, no script and no address that would be loaded."""
    page = page_from_news(_news(*(_line(kind, QUOTE, TOLD) for kind in NEWS_KINDS)))
    for kind in NEWS_KINDS:
        assert f'<section id="{kind}"' in page
    assert "“Not one metre of our coast &amp; &lt;harbour&gt;”" in page
    assert "<b><bdi>Georgia</bdi></b>, as <bdi>Armenia</bdi> tells it:" in page
    assert "2 independent sources" in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")


def test_statements_that_are_not_quoted_are_named() -> None:
    """Four wordings: three are quoted, copies of them and the fourth are named by their ids."""
    quotes = [Quote(f"r{n}.s1", "Armenia", None, DAY, f"wording {n}") for n in range(1, 5)]
    page = page_from_news(_news(_line("new", *quotes, Quote("r9.s1", "Armenia", None, DAY, "wording 1"))))
    assert "wording 3" in page and "wording 4" not in page
    assert "also r4.s1, r9.s1" in page


def test_of_nothing_the_page_says_so() -> None:
    """No line of any kind."""
    assert page_from_news(_news()).count("Nothing.") == len(NEWS_KINDS)


def test_the_feed_has_what_atom_requires() -> None:
    """RFC 4287, 4.1: id, title, updated and author of the feed; id, title and updated of each entry."""
    feed = ElementTree.fromstring(feed_from_news(_news(*(_line(kind, QUOTE, TOLD) for kind in NEWS_KINDS))))  # noqa: S314
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(NEWS_KINDS)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert (element.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
        assert [author.findtext(f"{ATOM}name") for author in element.findall(f"{ATOM}author")]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert QUOTE.words in (entries[0].findtext(f"{ATOM}content") or "")


def test_an_entry_keeps_its_name_when_others_say_the_same() -> None:
    """A second source of something new makes no new entry; another line is another."""
    ids = [
        ElementTree.fromstring(feed_from_news(_news(line))).findtext(f"{ATOM}entry/{ATOM}id")  # noqa: S314
        for line in (
            _line("new", QUOTE),
            _line("new", QUOTE, TOLD, says="Armenia and Georgia: claim"),
            _line("new", TOLD),
        )
    ]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("form", [page_from_news, feed_from_news])
def test_the_same_news_give_the_same_bytes(form: object) -> None:
    """Twice the same."""
    news = _news(_line("changed", QUOTE))
    assert form(news) == form(news)  # type: ignore[operator]


@settings(deadline=None, max_examples=50)
@given(st.text(), st.text())
def test_no_words_break_out_of_page_or_feed(by: str, words: str) -> None:
    """Control characters, markup and lone surrogates: the feed stays well-formed, the page brings in no element."""
    news = _news(_line("new", Quote("r1.s1", by, by, DAY, words), says=words))
    ElementTree.fromstring(feed_from_news(news).encode())  # noqa: S314
    page = page_from_news(news)
    page.encode()
    assert page.count("<li class=") == 1
