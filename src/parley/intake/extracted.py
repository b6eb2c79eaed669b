"""The text that a file holds, with what the file says of itself; one function for each kind of file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from importlib.metadata import version

from parley.intake.kinds import Kind


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a report, and what its file says of it.

    `by`: which library of which version took it out, None where the bytes are the text. `day` is that of
    publication as the file says it outright; `made` a day that may be another: when the file was made or captured.
    `language` is a code of ISO 639-1, where the file declares it.
    """

    text: str
    by: str | None = None
    made: date | None = None
    day: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


Extract = Callable[[bytes, str], Extracted]
"""From the bytes of a file, and what messages call it, to its text. Raises a LeftOutError."""

_ROOM = "parley.intake.formats"
_MODULES: dict[Kind, str] = {
    "text": "plain", "markdown": "markdown", "html": "page", "mhtml": "mhtml", "pdf": "pdf", "docx": "docx",
    "odt": "odt", "mail": "mail", "row": "plain", "entry": "plain",
}  # fmt: skip


def extract_for(kind: Kind, charset: str | None = None) -> Extract:
    """The function that takes the text out of files of a kind that hold one report; `charset` is what came with a web
    page from outside. Its library is loaded only now."""
    module = import_module(f"{_ROOM}.{_MODULES[kind]}")
    extract: Extract = partial(module.extract, charset=charset) if kind == "html" else module.extract
    return extract


def by_library(package: str) -> str:
    """A library with its version: "pypdf 6.1"."""
    return f"{package} {version(package)}"
