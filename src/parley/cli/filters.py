"""Options with which one says which statements are meant."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from parley.cli.options import DAY, known_by_option, said_by_option

_FILTERS = (
    click.option("--party", metavar="NAME", help="Whose word it is, or who is named as speaker, actor or recipient."),
    click.option("--side", metavar="NAME", help="Whose side speaks."),
    click.option("--act", metavar="ACT", help="promise, demand, accusation ..."),
    click.option("--event", metavar="TYPE", help="A PLOVER type such as CONSULT or ASSAULT."),
    click.option("--place", metavar="NAME", help="A place of which it speaks."),
    click.option("--report", metavar="rN", help="The report."),
    click.option("--since", type=DAY, help="Published on that day or later."),
    click.option("--until", type=DAY, help="Published on that day or earlier."),
    click.option("--happened", type=DAY, help="It speaks of that day."),
    click.option("--conditional", is_flag=True, help="It has a condition."),
    click.option("--linked-to", "about", multiple=True, metavar="WORDS", help="Linked to that point or provision."),
    click.option("--agreement", "agreements", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
                 help="Linked to anything in that agreement."),
    click.option("--state", "review", metavar="STATE", help="unreviewed, accepted, corrected, rejected or disputed."),
    said_by_option,
    known_by_option,
)  # fmt: skip
_LONGEST = 10  # an "r" and nine digits, as in the ids of statements
_NAMES = ("party", "side", "act", "event", "place", "report", "since", "until", "happened", "conditional", "about",
          "review", "as_of", "known_by")  # fmt: skip


def filter_options(command: "Callable[..., int]") -> "Callable[..., int]":
    """Gives a command the options of a filter, which it gets as its argument `which`."""

    @wraps(command)
    def filtered(*args: Any, agreements: tuple[Path, ...], **options: Any) -> int:
        from parley.ledger import Filter

        values = {name: options.pop(name) for name in _NAMES}
        values["report"] = _number(values["report"])
        values["about"] += tuple(words for path in agreements for words in _linkable(path))
        if agreements and not values["about"]:
            raise click.UsageError("There is nothing in that agreement that a statement could be linked to.")
        return command(*args, which=Filter(**values), **options)

    for option in reversed(_FILTERS):
        filtered = option(filtered)
    return filtered


def _number(report: str | None) -> int | None:
    if report is None:
        return None
    if not report.removeprefix("r").isdecimal() or len(report) > _LONGEST:
        raise click.UsageError(f"{report!r} is no report. Write r1, as `parley statements` shows it.")
    return int(report.removeprefix("r"))


def _linkable(path: Path) -> tuple[str, ...]:
    from parley.tasks.agreements import agreement_from_file, linkable

    return linkable(agreement_from_file(path)[0])
