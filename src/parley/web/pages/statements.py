"""Statements in a table: filtered, searched, sorted, page by page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UnsearchableError
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.filtering import FILTERS, WORDS, FilterNames, address_of, filter_from, suggested_for
from parley.web.pages.paging import PAGE, Paged, listed

if TYPE_CHECKING:
    from parley.ledger import Filter, FoundStatement

SORTS = ("newest", "oldest", "whose", "act")
_A_PAGE = 50
_MOST, _MOST_MATCHES = 10_000, 500
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
    """A page of the statements that the parameters let through. `best`: the best matches of the words come first.
    `address` is that of the filter."""

    statements: Paged[StatementRow]
    sort: str
    best: bool
    address: str
    export: str
    suggested: FilterNames

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        return Table(_COLUMNS, tuple(tuple(getattr(row, name) for name in _COLUMNS) for row in self.statements.rows))


def statements_page(ask: Ask) -> StatementsPage:
    """The statements that were asked for. Raises WrongUseError, LedgerError."""
    which, words = filter_from(ask), ask.text("words")
    page, sort = ask.number("page", 1), ask.choice("sort", SORTS)
    found = _all(ask, which, page, sort or SORTS[0]) if words is None else _matching(ask, which, words, page, sort)
    return StatementsPage(
        found,
        sort or SORTS[0],
        words is not None and sort is None,
        address_of(ask, "/statements", "sort"),
        address_of(ask, "/export"),
        suggested_for(ask),
    )


def _all(ask: Ask, which: "Filter", page: int, sort: str) -> Paged[StatementRow]:
    """A page of the list; how many statements there are is counted a little further than is listed."""

    def rows(first: int) -> tuple[StatementRow, ...]:
        found = ask.ledger.statements(which, order=sort, limit=_A_PAGE, offset=first)  # type: ignore[arg-type]
        return tuple(_row(one) for one in found)

    begins = rows(0) if page == 1 else ()
    if page == 1 and len(begins) < _A_PAGE:
        return listed(lambda _: begins, len(begins), page, _A_PAGE)
    number = ask.office.once(("count", which), lambda: ask.ledger.count(which, _MOST + 1))
    return listed(
        lambda first: begins if begins and not first else rows(first),
        min(number, _MOST),
        page,
        _A_PAGE,
        more=number > _MOST,
    )


def _matching(ask: Ask, which: "Filter", words: str, page: int, sort: str | None) -> Paged[StatementRow]:
    """A page of the best matches of some words; sorted, where that was asked for, all best matches together."""
    from parley.tasks.statements import named_statements

    try:
        passages = ask.ledger.search(words, which, limit=_MOST_MATCHES + 1, kinds=("statement",))
    except UnsearchableError:
        passages = ()
    ids = [one.statement for one in passages if one.statement is not None][:_MOST_MATCHES]

    def rows(first: int) -> tuple[StatementRow, ...]:
        last = first + _A_PAGE
        named = named_statements(ask.ledger, ids if sort else ids[first:last], which)
        in_order = [named[one] for one in ids if one in named]
        if sort:
            in_order.sort(key=lambda one: (one.columns["said"], one.columns["report"]), reverse=sort == "newest")
            if sort in ("whose", "act"):
                in_order.sort(key=lambda one: one.columns[sort])
            in_order = in_order[first:last]
        return tuple(_row(one) for one in in_order)

    return listed(rows, len(ids), page, _A_PAGE, more=len(passages) > _MOST_MATCHES)


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
        PAGE,
    ),
    group="Read",
)
