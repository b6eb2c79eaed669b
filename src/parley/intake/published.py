"""The day on which a web page says outright that it was published; never one that is guessed from words around."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from parley.intake.days import day_in

_METAS = frozenset((
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "pubdate", "publishdate", "publish_date", "publish-date", "published_date", "publication_date", "date.published",
    "dc.date.issued", "dcterms.issued", "parsely-pub-date", "citation_publication_date", "sailthru.date",
))  # fmt: skip
_MADE_METAS = frozenset((
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "date", "dc.date", "dcterms.date",
    "dc.date.created", "dcterms.created", "dcterms.modified",
))  # fmt: skip
_SAYS_SO = re.compile(r"(?i)\b(?:date-?)?publish(?:ed|-?date)?\b|\bpub-?date\b|\b(?:entry|post|posted)-(?:date|on)\b")
_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|NewsItem)$")
_ASIDE = ("aside", "nav", "footer", "li")
_DEEPEST = 4


def published_day(page: Any) -> date | None:
    """The day of publication of a page (an lxml tree): by the article's JSON-LD, else its meta tags, else its <time>.

    Where one of them names several days, such as those of other articles that the page lists, it says nothing.
    """
    linked = list(_linked_data(page))
    articles = [one for one in linked if _is_a(one, _ARTICLE)]
    pages = [one for one in linked if _is_a(one, re.compile("WebPage$"))]
    return (
        _one_day(one.get("datePublished") for one in articles)
        or _one_day(one.get("datePublished") for one in pages)
        or _one_day(_metas(page, _METAS))
        or _one_day(_times(page))
    )


def made_day(page: Any) -> date | None:
    """Another day that the page bears: of its last change, or one of which it does not say what happened on it."""
    return _one_day(one.get("dateModified") for one in _linked_data(page)) or _one_day(_metas(page, _MADE_METAS))


def _one_day(said: Iterable[Any]) -> date | None:
    days = {day_in(words) for words in said if isinstance(words, str)} - {None}
    return days.pop() if len(days) == 1 else None


def _metas(page: Any, names: frozenset[str]) -> Iterator[str]:
    for tag in page.iter("meta"):
        called = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "").lower()
        if called in names:
            yield tag.get("content") or ""


def _times(page: Any) -> Iterator[str]:
    for tag in page.iter("time", "span", "abbr"):
        says_so = tag.get("itemprop", "").lower() == "datepublished"
        if tag.tag == "time":
            says_so = says_so or tag.get("pubdate") is not None or bool(_SAYS_SO.search(tag.get("class", "")))
        if says_so and _of_the_page(tag):
            yield tag.get("datetime") or tag.get("content") or tag.text_content()


def _of_the_page(tag: Any) -> bool:
    """Whether a day is that of what the page is about, not of something else that it lists."""
    around = {one.tag: one for one in reversed(list(tag.iterancestors()))}
    article = around.get("article")
    return around.keys().isdisjoint(_ASIDE) and (article is None or article.find(".//h1") is not None)


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """The things that the page's JSON-LD is about; not what those lead to, such as related articles."""
    for tag in page.iter("script"):
        if tag.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                yield from _things(json.loads(tag.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue  # what is no JSON says nothing


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _things(value.get(key), depth + 1)


def _is_a(thing: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(one, str) and kind.search(one) for one in (kinds if isinstance(kinds, list) else [kinds]))
