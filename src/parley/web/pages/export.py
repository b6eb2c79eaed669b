"""What can be taken away: statements by a filter, and every page in other forms."""

from dataclasses import dataclass

from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.pages.filtering import FILTERS, WORDS, FilterNames, filter_from, suggested_for

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class TakenPage:
    """A page that can be had as JSON, and where `csv` as CSV: its path, what it shows, and its parameters with what
    each is for."""

    path: str
    name: str
    says: str
    csv: bool
    params: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """How many statements the chosen filter lets through, or that there are `more` than that, and every page."""

    number: int
    more: bool
    pages: tuple[TakenPage, ...]
    suggested: FilterNames


def export_page(ask: Ask) -> ExportPage:
    """What can be taken away, with a filter of statements filled in. Raises WrongUseError, LedgerError."""
    which = filter_from(ask)
    number = ask.office.once(("count", which), lambda: ask.ledger.count(which, _MOST + 1))
    return ExportPage(min(number, _MOST), number > _MOST, _pages(ask), suggested_for(ask))


def _pages(ask: Ask) -> tuple[TakenPage, ...]:
    from parley.web.app import suffixes_of
    from parley.web.table import PAGES  # late: that table has this page

    return tuple(
        TakenPage(
            page.path,
            page.name,
            page.says,
            ".csv" in suffixes_of(page),
            tuple((param.name, param.says) for param in page.params),
        )
        for page in PAGES
        if page.template and ask.visitor.may(page.role)
    )


ADDRESS = Address(
    "/export",
    "Export",
    "What can be taken away, and how",
    export_page,
    "export.html",
    (WORDS, *FILTERS),
    group="Record",
)
