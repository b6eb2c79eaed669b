"""Since last time: what is new, changed, contradicted, overdue and coming."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parley.export.news_page import HEADINGS
from parley.model.news import NEWS_KINDS, News, NewsKind, NewsLine
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.followed import Known, followed

_MOST = 100


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The news since a day (None: there is no report).

    `shown` are the first hundred lines of each kind, `number` how many there are of it.
    """

    known: Known
    since: date | None
    as_of: date | None
    reports: int
    shown: Mapping[NewsKind, tuple[NewsLine, ...]]
    number: Mapping[NewsKind, int]

    @property
    def headings(self) -> Mapping[NewsKind, tuple[str, str]]:
        """Each kind's heading, and what stands below it."""
        return HEADINGS

    def table(self) -> Table:
        """The lines shown, for a spreadsheet."""
        columns = ("kind", "on", "says", "sources", "statements")
        rows = [
            (line.kind, line.on, line.says, line.sources, tuple(quote.statement for quote in line.quotes))
            for lines in self.shown.values()
            for line in lines
        ]
        return Table(columns, tuple(rows))


def news_page(ask: Ask) -> NewsPage:
    """The news. Raises WorkingError until they are worked out, WrongUseError, LedgerError."""
    told, known = followed(ask, "news", ask.day("since"))
    if told is None:
        return NewsPage(known, None, None, 0, {}, {})
    news: News = told
    return NewsPage(
        known,
        news.since,
        news.as_of,
        news.reports,
        {kind: news.of(kind)[:_MOST] for kind in NEWS_KINDS},
        {kind: len(news.of(kind)) for kind in NEWS_KINDS},
    )


ADDRESS = Address(
    "/news",
    "News",
    "New, changed, contradicted, overdue, coming",
    news_page,
    "news_since.html",
    (Param("since", "day", "From that day on; else the last seven days of the record."),),
    group="Follow",
)
