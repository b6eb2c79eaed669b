"""The table of addresses: each with the page that it shows, or what its form does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from parley.team import Role
from parley.web.ask import Ask, Param


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its path, its name in the navigation, what it shows in one line, and what makes and words it.

    `make` gives a frozen dataclass, which the template has as `show`; with `.json` behind the path its `data_fields`
    are given. A page that has a method `table` is also given as CSV. `group` is where the navigation has it; ""
    for nowhere. A `make` that gives a `File` needs no template: its bytes are what the address shows, in no other form.
    """

    path: str
    name: str
    says: str
    make: Callable[[Ask], Any]
    template: str = ""
    params: tuple[Param, ...] = ()
    role: Role = "read"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a form did, in words for the visitor, and the address to go on to."""

    says: str
    to: str


@dataclass(frozen=True, slots=True)
class File:
    """Bytes for a browser to show or to keep, all at once or part by part: what kind they are, and what headers say of
    them."""

    content: bytes | Iterable[bytes]
    kind: str
    headers: Mapping[str, str] = field(default_factory=dict)


def kept_as(name: str) -> dict[str, str]:
    """The header under which a browser keeps a file, and does not show it."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that a form shows with what was typed, instead of going on; `says` is a word for the visitor."""

    page: Any
    address: Address
    status: int = 200
    says: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """What a form does that is sent to a path; it may give a file, or show a page with what was typed."""

    path: str
    make: Callable[[Ask], Done | File | Shown]
    role: Role = "review"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a spreadsheet, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
