"""Options with which one says what is brought, and what of it is known."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from parley.cli.options import date_option
from parley.errors import WrongUseError

if TYPE_CHECKING:
    from parley.intake import DayFrom, LeftOut, Limits, Opening, Part

_LIMITS = ("size", "unpacked", "parts", "depth", "ratio", "seconds", "memory", "text")
_BYTES = ("size", "unpacked", "memory")
_UNITS = {"KB": 2**10, "MB": 2**20, "GB": 2**30}

_OPTIONS = (
    date_option,
    click.option("--date-from", "day_from", type=click.Choice(("name", "made")),
                 help="Take the day, where a file does not say it, from its name, or from when it was made."),
    click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN",
                 help="In tables: the column of date, captured, text, title, publisher, url, language; "
                      "days=day-first or month-first, where days are numbers; or mediacloud, gdelt."),
    click.option("--limit", "limits", multiple=True, metavar="NAME=N",
                 help=f"Take more, or less: {', '.join(_LIMITS)}. Such as size=200MB, seconds=120."),
)  # fmt: skip


def of_files() -> "Limits":
    """How much is taken where nothing else is asked for."""
    from parley.intake import USUAL

    return USUAL


def of_archives() -> "Limits":
    """The same for whole archives."""
    from parley.intake.limits import OF_ARCHIVES

    return OF_ARCHIVES


def intake_options(command: "Callable[..., int]", usual: "Callable[[], Limits]" = of_files) -> "Callable[..., int]":
    """Gives a command that takes `files` the options for what they are; it gets them as `asked` and `opening`.
    `usual`: the limits where no others are given."""

    @wraps(command)
    def with_them(
        *args: Any,
        files: tuple[str, ...],
        day: date | None,
        day_from: "DayFrom | None",
        columns: tuple[str, ...],
        limits: tuple[str, ...],
        **options: Any,
    ) -> int:
        from parley.intake import Asked
        from parley.intake.mappings import FIELDS
        from parley.intake.opening import opening_from_words

        # `--map date=published text=body`: what follows the first reads like a file.
        names = (*FIELDS, "days")
        more = tuple(one for one in files if columns and one.partition("=")[0] in names and not Path(one).exists())
        bounds = _limits(limits, usual())
        asked = Asked(day, day_from or "file", bounds)
        try:
            opening = opening_from_words((*columns, *more), bounds)
        except WrongUseError as error:
            raise click.UsageError(f"--map: {error}") from error
        return command(
            *args, files=tuple(one for one in files if one not in more), asked=asked, opening=opening, **options
        )

    for option in reversed(_OPTIONS):
        with_them = option(with_them)
    return with_them


class Brought:
    """What files hold, folders and archives taken apart; "-" is the standard input, and what lies at an address of http
    or https is fetched. `files`: how many files there are, `begun`: how many of them were begun."""

    def __init__(self, names: Iterable[str], opening: "Opening") -> None:
        from parley.intake import LeftOut, files_in
        from parley.intake.fetch import is_address
        from parley.intake.refusals import EmptyError

        # A path is a file; words are what is none.
        self._found: list[str | Path | LeftOut] = []
        for name in names:
            if name == "-" or is_address(name):
                self._found.append(name)
            elif below := list(files_in(Path(name))):
                self._found += below
            else:
                words = f"{name}: there is no file in this folder, but for hidden ones. Check that it is the right one."
                self._found.append(LeftOut(name, EmptyError(words)))
        self._opening = opening
        self.files, self.begun = len(self._found), 0

    def parts(self) -> "Iterator[Part | LeftOut]":
        """Each part in its turn."""
        from parley.intake import LeftOut, Part, bytes_from_stream, parts_in, parts_of

        for found in self._found:
            self.begun += 1
            if isinstance(found, LeftOut):
                yield found
            elif isinstance(found, Path):
                yield from parts_in(found, self._opening)
            elif found == "-":
                given = Part(
                    "standard input", bytes_from_stream(sys.stdin.buffer, "standard input", self._opening.limits.size)
                )
                yield from parts_of(given, self._opening)
            else:
                yield from _at_address(found, self._opening)


def _at_address(address: str, opening: "Opening") -> "Iterator[Part | LeftOut]":
    from parley.intake import LeftOut, LeftOutError, parts_of
    from parley.intake.fetch import fetched

    try:
        yield from parts_of(fetched(address, opening.limits), opening)
    except LeftOutError as error:
        yield LeftOut(address, error)


def _limits(given: tuple[str, ...], usual: "Limits") -> "Limits":
    from parley.intake import Limits

    values = {name: getattr(usual, name) for name in _LIMITS}
    for one in given:
        name, _, words = one.partition("=")
        unit = _UNITS.get(words[-2:].upper(), 1) if name in _BYTES else 1
        number = words[:-2] if unit > 1 else words
        if name not in _LIMITS or not number.isdecimal() or not 0 < int(number) < 10**9:
            example = "size=200MB" if name in _BYTES else "seconds=120"
            raise click.UsageError(f"--limit {one!r}: write one of {', '.join(_LIMITS)}, such as {example}.")
        values[name] = int(number) * unit
    return Limits(**values)
