"""Lists page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from parley.web.ask import Ask, Param

A_PAGE = 20
PAGE = Param("page", "number", "The page of the list.")

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[_Item]):
    """A page of a list, how many it has in all, and how many pages."""

    rows: tuple[_Item, ...]
    number: int
    page: int
    pages: int


def paged(found: Sequence[_Item], ask: Ask) -> Paged[_Item]:
    """The page that was asked for; the last one where there are fewer."""
    pages = pages_for(len(found), A_PAGE)
    page = min(ask.number("page", 1), pages)
    return Paged(tuple(found[(page - 1) * A_PAGE : page * A_PAGE]), len(found), page, pages)


def pages_for(number: int, a_page: int) -> int:
    """How many pages so many rows take; a list without rows has one."""
    return max(1, -(-number // a_page))
