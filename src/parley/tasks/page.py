"""The page, written to a file."""

from collections.abc import Iterable
from pathlib import Path

from parley.errors import ParleyError
from parley.export.page import Page, render
from parley.model.statement import Reading


class UnwritableFileError(ParleyError):
    """A file cannot be written: its folder is missing, or the rights to it are."""


def unwritable(path: Path, error: OSError) -> UnwritableFileError:
    """What is said of a file that the system refused to write."""
    return UnwritableFileError(
        f"{path}: it cannot be written ({error.strerror}). Check its folder and the rights to it."
    )


def write_page(path: Path, readings: tuple[Reading, ...]) -> None:
    """Write a page that shows readings. Raises UnwritableFileError."""
    write_file(path, render(Page(readings=readings)))


def write_file(path: Path, words: str) -> None:
    """Write a text as UTF-8, line ends as they are. Raises UnwritableFileError."""
    write_parts(path, (words.encode(),))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write bytes, one part after the other. Raises UnwritableFileError."""
    try:
        with path.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise unwritable(path, error) from error
