"""The table of addresses: each with the page that it shows, or what its form does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parley.team import Role
from parley.web.ask import Ask, Param


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its path, its name in the navigation, what it shows in one line, and what makes and words it.

    `make` gives a frozen dataclass, which the template has as `show`; with `.json` behind the path it is given as JSON.
    A page that has a method `table` is also given as CSV, one that has a method `markdown` as a text. `group` is where
    the navigation has it; "" for nowhere.
    """

    path: str
    name: str
    says: str
    make: Callable[[Ask], Any]
    template: str
    params: tuple[Param, ...] = ()
    role: Role = "read"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a form did, in words for the visitor, and the address to go on to."""

    says: str
    to: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that a form shows with what was typed, instead of going on; `says` is a word for the visitor."""

    page: Any
    address: Address
    status: int = 200
    says: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """What a form does that is sent to a path. What it takes may be as large as what is sent at once."""

    path: str
    make: Callable[[Ask], Done | Shown]
    role: Role = "review"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a spreadsheet, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
