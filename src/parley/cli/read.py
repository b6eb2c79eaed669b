"""`parley read`: what is said in reports, without keeping them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.intake import Brought, intake_options
from parley.cli.options import example
from parley.cli.terminal import on_one_line, progress, tell_all

if TYPE_CHECKING:
    from parley.intake import Asked, Opening
    from parley.model.statement import Reading
    from parley.tasks.read import FileFailed, FileRead

MANY = 8
"""From so many files on it pays to start several readers."""

LARGE = 1_000_000
"""A file of more bytes may hold as many reports."""


@click.command(
    short_help="Show who says what in reports.",
    epilog=example("parley read talks.txt", "parley read *.txt --json", "parley read talks.txt --html talks.html"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each report.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a page with every statement marked in its text.")
@intake_options
def read(files: tuple[str, ...], as_json: bool, html: Path | None, asked: "Asked", opening: "Opening") -> int:
    """Show who says what in reports: speakers, acts, conditions, each with its place in the text.

    FILE is a text whose first line says its day ("date 2022-03-29"), a web page, PDF, DOCX, ODT, mail, feed, archive,
    table, a folder of these, or - for the standard input: docs/formats.md.
    """
    from parley.tasks.read import FileFailed

    if as_json and html:
        raise click.UsageError("Give either --json or --html.")
    problems: list[str] = []
    passed_over: list[str] = []
    readings: list[Reading] = []
    brought = Brought(files, opening)
    found = read_files(brought, asked, workers_for(files))
    for done in progress(found, brought.files, "Reading", done=lambda: brought.begun):
        if isinstance(done, FileFailed):
            (problems if done.fault else passed_over).append(str(done.error))
        elif html:
            readings.append(done.reading)
        else:
            _print(done, as_json)
    if html and readings:
        _write_page(html, tuple(readings))
    tell_all(map(on_one_line, [*passed_over, *problems]))
    return 1 if problems else 0


def read_files(brought: Brought, asked: "Asked", workers: int) -> Iterator["FileRead | FileFailed"]:
    """Each report in what was brought, read, in order."""
    from parley.tasks.read import FileKnown, read_each
    from parley.wiring import load_reader

    for done in read_each(brought.parts(), load_reader, asked=asked, workers=workers):
        if not isinstance(done, FileKnown):
            yield done


def workers_for(files: tuple[str, ...]) -> int:
    """How many readers to start: for a few small files starting several takes longer than reading."""
    from parley.wiring import processors

    several = len(files) >= MANY or any(Path(name).is_dir() or _is_large(Path(name)) for name in files)
    return processors() if several else 1


def _is_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > LARGE


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
