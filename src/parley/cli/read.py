"""`parley read`: what is said in reports, without keeping them."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import date_option, example
from parley.cli.terminal import progress, tell_all

if TYPE_CHECKING:
    from parley.model.statement import Reading
    from parley.tasks.read import FileFailed, FileRead

MANY = 8
"""From so many files on it pays to start several readers."""


@click.command(
    short_help="Show who says what in reports.",
    epilog=example("parley read talks.txt", "parley read *.txt --json", "parley read talks.txt --html talks.html"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each report.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a page with every statement marked in its text.")
@date_option
def read(files: tuple[str, ...], as_json: bool, html: Path | None, day: date | None) -> int:
    """Show who says what in reports: speakers, acts, conditions, each with its place in the text.

    A report is a text file whose first line says its day: "date 2022-03-29". FILE may be - for the standard input.
    """
    from parley.tasks.read import FileFailed

    if as_json and html:
        raise click.UsageError("Give either --json or --html.")
    problems: list[str] = []
    readings: list[Reading] = []
    for done in progress(read_files(files, day), len(files), "Reading"):
        if isinstance(done, FileFailed):
            problems.append(str(done.error))
        elif html:
            readings.append(done.reading)
        else:
            _print(done, as_json)
    if html and readings:
        _write_page(html, tuple(readings))
    tell_all(problems)
    return 1 if problems else 0


def read_files(files: tuple[str, ...], day: date | None) -> Iterator["FileRead | FileFailed"]:
    """Each file read, in order; "-" is the standard input."""
    from parley.tasks.read import read_each, read_stream
    from parley.wiring import load_reader, processors

    if "-" not in files:
        yield from read_each(files, load_reader, day=day, workers=processors() if len(files) >= MANY else 1)
        return
    for name in files:
        if name == "-":
            yield read_stream(sys.stdin.buffer, "standard input", load_reader, day)
        else:
            yield from read_each([name], load_reader, day=day)


def _print(done: "FileRead", as_json: bool) -> None:
    from parley.cli.show_reading import print_reading
    from parley.cli.terminal import paper
    from parley.model.codec import reading_to_json

    if as_json:
        click.echo(reading_to_json(done.reading))
    else:
        print_reading(paper(), done.reading, done.name)


def _write_page(path: Path, readings: "tuple[Reading, ...]") -> None:
    from parley.tasks.page import write_page

    write_page(path, readings)
    click.echo(f"Written: {path}")
