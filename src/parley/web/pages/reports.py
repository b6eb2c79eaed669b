"""All reports in a list, the newest day first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.paging import pages_for

if TYPE_CHECKING:
    from parley.ledger.reports import ReportLine

_A_PAGE, _PAGES = 50, 200
_MOST = _A_PAGE * _PAGES
_COLUMNS = ("number", "said", "title", "publisher", "url", "language", "statements", "recorded", "id")


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """A page of the reports of some days. `number`: how many these are, and `more`: that there are more of them than
    are listed."""

    rows: "tuple[ReportLine, ...]"
    number: int
    more: bool
    page: int
    pages: int

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        return Table(_COLUMNS, tuple(tuple(getattr(row, name) for name in _COLUMNS) for row in self.rows))


def reports_page(ask: Ask) -> ReportsPage:
    """The reports that were asked for. Raises WrongUseError, LedgerError."""
    from parley.tasks.reports import list_reports

    page = ask.number("page", 1, most=_PAGES)
    found = list_reports(
        ask.ledger,
        ask.day("since"),
        ask.day("until"),
        limit=_A_PAGE,
        offset=(page - 1) * _A_PAGE,
        most=_MOST + 1,
    )
    number = min(found.number, _MOST)
    return ReportsPage(found.lines, number, found.number > _MOST, page, pages_for(number, _A_PAGE))


ADDRESS = Address(
    "/reports",
    "Reports",
    "All reports, the newest day first",
    reports_page,
    "reports.html",
    (
        Param("since", "day", "Published on that day or later."),
        Param("until", "day", "Published on that day or earlier."),
        Param("page", "number", "The page of the list, of 200 at most.", most=_PAGES),
    ),
    group="Read",
)
