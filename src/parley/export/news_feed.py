"""News as an Atom feed (RFC 4287): one entry for each line, with the same id for the same line each time."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from parley.export.marks import carried
from parley.export.news_page import HEADINGS
from parley.export.wording import quoted
from parley.model.news import News, NewsLine

_UNNAMED = "the record"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def feed_from_news(news: News) -> str:
    """The feed as XML, to be written as UTF-8. The same news give the same bytes."""
    title = f"{news.agreement or 'The talks'}: news since {news.since}"
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        _element("id", _urn("feed", news.agreement or "")),
        _element("title", title),
        _element("updated", _moment(news.as_of)),
        "<author><name>Parley</name></author>",
        "<generator>Parley</generator>",
    )
    entries = (part for line in news.lines for part in _entry(line))
    return "\n".join((*head, *entries, "</feed>")) + "\n"


def _entry(line: NewsLine) -> Iterator[str]:
    says = f"{HEADINGS[line.kind][0]}: {line.says}"
    first = f": {quoted(line.quotes[0].words)}" if line.quotes else ""
    quotes = "\n".join(
        f"{quote.by}{f', as {quote.told_by} tells it' if quote.told_by else ''} ({quote.said}): "
        f"“{quote.words}”{f' [{quote.statement}]' if quote.statement else ''}"
        for quote in line.quotes
    )
    names = dict.fromkeys(quote.by for quote in line.quotes)
    yield "<entry>"
    # Of the first two kinds, others may say the same later: the statement that came first names them.
    named = "" if line.kind in ("new", "coming") else line.says
    yield _element("id", _urn(line.kind, str(line.on), named, *(quote.statement for quote in line.quotes[:1])))
    yield _element("title", says + first)
    yield _element("updated", _moment(max((quote.said for quote in line.quotes), default=line.on)))
    for name in names or (_UNNAMED,):
        yield f"<author>{_element('name', name)}</author>"
    yield f'<category term="{line.kind}"/>'
    yield _element("content", f"{says}\n\n{quotes}".strip(), ' type="text"')
    yield "</entry>"


def _element(name: str, words: str, more: str = "") -> str:
    return f"<{name}{more}>{escape(_printable(words))}</{name}>"


def _printable(words: str) -> str:
    """The words without the control characters that XML cannot carry."""
    return (
        "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in carried(words))
        .replace("\ufffe", "\ufffd")
        .replace("\uffff", "\ufffd")
    )


def _urn(*parts: str) -> str:
    """The same name for the same parts, wherever and whenever it is made (RFC 4122, version 5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, chr(0).join(map(carried, parts)))}"


def _moment(day: date) -> str:
    """The beginning of a day in UTC: reports have no hour."""
    return f"{day.isoformat()}T00:00:00Z"
