"""Statements in a table: filtered, searched, sorted, page by page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UnsearchableError
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.filtering import FILTERS, WORDS, Suggested, address_of, filter_from, suggested_for
from parley.web.pages.paging import pages_for

if TYPE_CHECKING:
    from parley.ledger import Filter, FoundStatement

SORTS = ("newest", "oldest", "whose", "act")
_A_PAGE, _PAGES = 50, 200
_MOST, _MOST_MATCHES = _A_PAGE * _PAGES, 500
_COLUMNS = ("id", "said", "whose", "side", "act", "event", "content", "conditions", "places", "review")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as it was read: its id, when and by whom it was said, what it does, its words, conditions and
    places, and its state of review."""

    id: str
    said: str
    whose: str
    side: str | None
    act: str
    event: str | None
    content: str
    conditions: str
    places: str
    review: str


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """A page of the statements that the parameters let through. `number`: how many these are in all, and `more`: that
    there are more of them than are listed. `best`: the best matches of the words come first. `address` is that of the
    filter."""

    rows: tuple[StatementRow, ...]
    number: int
    more: bool
    page: int
    pages: int
    sort: str
    best: bool
    address: str
    export: str
    suggested: Suggested

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        return Table(_COLUMNS, tuple(tuple(getattr(row, name) for name in _COLUMNS) for row in self.rows))


def statements_page(ask: Ask) -> StatementsPage:
    """The statements that were asked for. Raises WrongUseError, LedgerError."""
    which, words = filter_from(ask), ask.text("words")
    page, sort = ask.number("page", 1, most=_PAGES), ask.choice("sort", SORTS)
    if words is None:
        found, number = _listed(ask, which, page, sort or SORTS[0])
        most = _MOST
    else:
        found, number = _matching(ask, which, words, page, sort)
        most = _MOST_MATCHES
    return StatementsPage(
        tuple(_row(one) for one in found),
        min(number, most),
        number > most,
        page,
        pages_for(min(number, most), _A_PAGE),
        sort or SORTS[0],
        words is not None and sort is None,
        address_of(ask, "/statements", "sort"),
        address_of(ask, "/export"),
        suggested_for(ask),
    )


def _listed(ask: Ask, which: "Filter", page: int, sort: str) -> "tuple[tuple[FoundStatement, ...], int]":
    """A page of the list, and how many statements there are, counted a little further than is listed."""
    found = ask.ledger.statements(which, order=sort, limit=_A_PAGE, offset=(page - 1) * _A_PAGE)  # type: ignore[arg-type]
    if page == 1 and len(found) < _A_PAGE:
        return found, len(found)
    return found, ask.office.once(("count", which), lambda: ask.ledger.count(which, _MOST + 1))


def _matching(
    ask: Ask, which: "Filter", words: str, page: int, sort: str | None
) -> "tuple[tuple[FoundStatement, ...], int]":
    """A page of the best matches of some words; sorted, where that was asked for, all best matches together."""
    from parley.tasks.statements import named_statements

    try:
        passages = ask.ledger.search(words, which, limit=_MOST_MATCHES + 1, kinds=("statement",))
    except UnsearchableError:
        return (), 0
    ids = [one.statement for one in passages if one.statement is not None][:_MOST_MATCHES]
    first, last = (page - 1) * _A_PAGE, page * _A_PAGE
    named = named_statements(ask.ledger, ids if sort else ids[first:last], which)
    in_order = [named[one] for one in ids if one in named]
    if sort:
        in_order.sort(key=lambda one: (one.columns["said"], one.columns["report"]), reverse=sort == "newest")
        if sort in ("whose", "act"):
            in_order.sort(key=lambda one: one.columns[sort])
        in_order = in_order[first:last]
    return tuple(in_order), len(passages)


def _row(found: "FoundStatement") -> StatementRow:
    c = found.columns
    return StatementRow(
        found.id, c["said"], c["whose"], c["side"], c["act"], c["event"], c["content"], c["conditions"], c["places"],
        found.review,
    )  # fmt: skip


ADDRESS = Address(
    "/statements",
    "Statements",
    "All statements, filtered",
    statements_page,
    "statements.html",
    (
        WORDS,
        *FILTERS,
        Param("sort", "choice", "In which order; without it the best matches of the words, else the newest.", SORTS),
        Param("page", "number", "The page of the list, of 200 at most.", most=_PAGES),
    ),
    group="Read",
)
