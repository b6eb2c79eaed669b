"""News as one self-contained page, without script: the page that one reads each morning."""

from dataclasses import dataclass

from parley.export.marks import carried
from parley.export.page import template
from parley.export.sides import Sides
from parley.export.wording import day, quoted
from parley.model.news import NEWS_KINDS, News, NewsKind, NewsLine, Quote

HEADINGS: dict[NewsKind, tuple[str, str]] = {
    "new": ("New", "Said for the first time."),
    "changed": ("Changed", "A party takes another position than before."),
    "contradicted": ("Contradicted", "One says so and another not, or a pledge is said to be broken."),
    "overdue": ("Overdue", "A day has passed, and nothing on record says that it was kept."),
    "coming": ("Coming", "Days ahead of which statements speak."),
}
"""Each kind's heading, and what stands below it."""

_QUOTED = 3
"""So many statements of a line are quoted; of the others the page has the ids."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A statement as the page quotes it; `style` holds the CSS classes of whose word it is."""

    statement: str
    by: str
    told_by: str | None
    said: str
    words: str
    style: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with the statements that are quoted, and the ids of the others."""

    on: str
    says: str
    sources: int
    quotes: tuple[QuoteView, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsContext:
    """Everything that the template `news.html` can name: sections are anchor, heading, what it means, and lines."""

    news: News
    title: str
    sections: tuple[tuple[str, str, str, tuple[LineView, ...]], ...]


def page_from_news(news: News) -> str:
    """The whole page as HTML, to be written as UTF-8. The same news give the same bytes."""
    return carried(template("news.html").render(show=news_context(news)))


def news_context(news: News) -> NewsContext:
    """What the template needs to show news. Sides have their colours in the order of the alphabet."""
    names = sorted({quote.by for line in news.lines for quote in line.quotes})
    sides = Sides({name: place for place, name in enumerate(names)}, {})
    return NewsContext(
        news,
        f"{news.agreement or 'The talks'}: news since {day(news.since)}",
        tuple((kind, *HEADINGS[kind], tuple(_view(line, sides) for line in news.of(kind))) for kind in NEWS_KINDS),
    )


def _view(line: NewsLine, sides: Sides) -> LineView:
    distinct: dict[tuple[str, str], Quote] = {}
    for quote in line.quotes:
        distinct.setdefault((quote.by, quote.words.casefold()), quote)
    shown = list(distinct.values())[:_QUOTED]
    return LineView(
        on=day(line.on),
        says=line.says,
        sources=line.sources,
        quotes=tuple(
            QuoteView(one.statement, one.by, one.told_by, day(one.said), quoted(one.words), sides.style(one.by))
            for one in shown
        ),
        others=tuple(one.statement for one in line.quotes if one not in shown and one.statement),
    )
