"""Where a reviewer is in the queue: kept in the address and in the forms, nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from parley.web.ask import Ask, Param
from parley.web.pages.chosen import AGREEMENT
from parley.web.pages.filtering import FILTERS, filter_from

if TYPE_CHECKING:
    from parley.ledger import Filter

NARROWED = tuple(one for one in FILTERS if one.name not in ("as_of", "known_by"))
"""The filters of the table of statements; but what is reviewed is the ledger as it stands now."""

FROM = Param("from", "text", "The statement with which its report was come to, or “disputed”, “alone”; pages say it.")
AFTER = Param("after", "text", "The statement after which the next one is wanted; pages say it.")
ROUND = (*NARROWED, AGREEMENT, FROM)


@dataclass(frozen=True, slots=True)
class Round:
    """The parameters that narrow the queue, by their names, and the statement with which the present report was come
    to (or "disputed", or "alone")."""

    filters: Mapping[str, str]
    entered: str | None

    @property
    def words(self) -> str:
        """All of it, as an address has it and a form carries it."""
        return urlencode({**self.filters, **({FROM.name: self.entered} if self.entered else {})})

    def to(self, statement_id: str | None = None, entered: str | None = None, after: str | None = None) -> str:
        """The address of a statement in this round; None: of what comes next, after one or first of all."""
        more = {FROM.name: entered, AFTER.name: after}
        words = urlencode({**self.filters, **{name: value for name, value in more.items() if value}})
        return "/review" + (f"/{quote(statement_id, safe='')}" if statement_id else "") + (f"?{words}" if words else "")


def round_from(ask: Ask) -> tuple[Round, "Filter"]:
    """Where a reviewer is by the address of a page. Raises WrongUseError."""
    given = {one.name: ask.text(one.name) for one in (*NARROWED, AGREEMENT)}
    filters = {name: value for name, value in given.items() if value is not None}
    return Round(filters, ask.text(FROM.name)), filter_from(replace(ask, query=_lists(filters)))


def round_of_form(ask: Ask) -> tuple[Round, "Filter"]:
    """The same by what a form carries in its field `round`. Raises WrongUseError."""
    return round_from(replace(ask, query=parse_qs(ask.text("round") or "")))


def _lists(values: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in values.items()}
