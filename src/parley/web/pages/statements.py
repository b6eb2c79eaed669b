"""Statements in a table: filtered, searched, page by page, and all of them as a file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parley.model.judgement import REVIEW_STATES
from parley.model.statement import ACTS
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param

if TYPE_CHECKING:
    from parley.ledger import Filter

FILTERS = (
    Param("party", "text", "Whose word it is, or who is named as speaker, side, actor, recipient or relay."),
    Param("side", "text", "Whose side speaks."),
    Param("act", "choice", "What is done by saying it.", ACTS),
    Param("place", "text", "A place of which it speaks."),
    Param("since", "day", "Published on that day or later."),
    Param("until", "day", "Published on that day or earlier."),
    Param("happened", "day", "It speaks of that day."),
    Param("conditional", "flag", "It has a condition."),
    Param("state", "choice", "Its state of review.", REVIEW_STATES),
    Param("report", "number", "The number of its report."),
    Param("as_of", "day", "Only what was published until that day."),
    Param("known_by", "day", "Only what was on record by the end of that day (UTC)."),
)
_A_PAGE = 50


def filter_from(ask: Ask) -> "Filter":
    """The statements that the parameters of a page let through. Raises WrongUseError."""
    from parley.ledger import Filter

    return Filter(
        party=ask.text("party"),
        side=ask.text("side"),
        act=ask.choice("act", ACTS),
        place=ask.text("place"),
        since=ask.day("since"),
        until=ask.day("until"),
        happened=ask.day("happened"),
        conditional=ask.flag("conditional"),
        report=ask.number("report", 0) or None,
        review=ask.choice("state", REVIEW_STATES),  # type: ignore[arg-type]
        as_of=ask.day("as_of"),
        known_by=ask.day("known_by"),
    )


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: its id, when and by whom it was said, what it does, its words, conditions, and state of review."""

    id: str
    said: str
    whose: str
    side: str | None
    act: str
    content: str
    conditions: str
    review: str


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """A page of the statements that the parameters let through; `number` is how many these are in all."""

    rows: tuple[StatementRow, ...]
    number: int
    page: int
    pages: int

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        names = ("id", "said", "whose", "side", "act", "content", "conditions", "review")
        return Table(names, tuple(tuple(getattr(row, name) for name in names) for row in self.rows))


def statements_page(ask: Ask) -> StatementsPage:
    """The statements that were asked for. Raises WrongUseError, LedgerError."""
    which, page = filter_from(ask), ask.number("page", 1)
    number = ask.office.once(("count", which), lambda: ask.ledger.count(which))
    found = ask.ledger.statements(which, limit=_A_PAGE, offset=(page - 1) * _A_PAGE)
    rows = tuple(_row(one.id, one.columns, one.review) for one in found)
    return StatementsPage(rows, number, page, max(1, -(-number // _A_PAGE)))


def _row(name: str, columns: Any, review: str) -> StatementRow:
    return StatementRow(
        name,
        columns["said"],
        columns["whose"],
        columns["side"] or None,
        columns["act"],
        columns["content"],
        columns["conditions"],
        review,
    )


ADDRESS = Address(
    "/statements",
    "Statements",
    "All statements, filtered",
    statements_page,
    "statements.html",
    (*FILTERS, Param("page", "number", "The page of the list.")),
    group="Read",
)
