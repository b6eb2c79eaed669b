"""All reports in a list, the newest day first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.paging import PAGE, Paged, listed

if TYPE_CHECKING:
    from parley.ledger.reports import ReportLine

_A_PAGE, _MOST = 50, 10_000
_COLUMNS = ("number", "said", "title", "publisher", "url", "language", "statements", "recorded", "id")


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """A page of the reports of some days."""

    reports: "Paged[ReportLine]"

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        return Table(_COLUMNS, tuple(tuple(getattr(row, name) for name in _COLUMNS) for row in self.reports.rows))


def reports_page(ask: Ask) -> ReportsPage:
    """The reports that were asked for. Raises WrongUseError, LedgerError."""
    from parley.tasks.reports import count_reports, list_reports

    since, until = ask.day("since"), ask.day("until")
    number = ask.office.once(("reports", since, until), lambda: count_reports(ask.ledger, since, until, _MOST + 1))

    def lines(first: int) -> "tuple[ReportLine, ...]":
        return list_reports(ask.ledger, since, until, limit=_A_PAGE, offset=first)

    page = ask.number("page", 1)
    return ReportsPage(listed(lines, min(number, _MOST), page, _A_PAGE, more=number > _MOST))


ADDRESS = Address(
    "/reports",
    "Reports",
    "All reports, the newest day first",
    reports_page,
    "reports.html",
    (
        Param("since", "day", "Published on that day or later."),
        Param("until", "day", "Published on that day or earlier."),
        PAGE,
    ),
    group="Read",
)
