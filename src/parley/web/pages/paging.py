"""Lists page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from parley.web.ask import Ask, Param

A_PAGE = 20
PAGE = Param("page", "number", "The page of the list; beyond the last one, the last.")

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[_Item]):
    """A page of a list, how many rows the list has in all, and how many pages; `more`: there is more than it lists."""

    rows: tuple[_Item, ...]
    number: int
    page: int
    pages: int
    more: bool = False


def paged(found: Sequence[_Item], ask: Ask) -> Paged[_Item]:
    """The page that was asked for; the last one where there are fewer."""
    return listed(lambda first: found[first : first + A_PAGE], len(found), ask.number("page", 1), A_PAGE)


def listed(
    rows: Callable[[int], Sequence[_Item]], number: int, page: int, a_page: int, *, more: bool = False
) -> Paged[_Item]:
    """A page of a list of so many rows, the last one where there are fewer; `rows` gives the rows of a page from the
    first one on."""
    pages = pages_for(number, a_page)
    page = min(page, pages)
    return Paged(tuple(rows((page - 1) * a_page)), number, page, pages, more)


def pages_for(number: int, a_page: int) -> int:
    """How many pages so many rows take; a list without rows has one."""
    return max(1, -(-number // a_page))
