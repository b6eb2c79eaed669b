"""`parley add`: what comes in is read and kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.intake import Brought, intake_options
from parley.cli.options import by_option, example, ledger_option
from parley.cli.read import workers_for
from parley.cli.show_added import Summary
from parley.cli.terminal import progress, tell

if TYPE_CHECKING:
    from parley.intake import Asked, Opening
    from parley.tasks.add import Added

STOPPED = 130


@click.command(
    short_help="Keep reports in the ledger.",
    epilog=example(
        "parley add talks.txt",
        "parley add undated.txt --date 2022-03-29",
        'parley add wire/*.txt --publisher "Harbour Wire"',
        "parley add press-folder/ archive.zip crawl.warc.gz --date-from name",
        "parley add stories.csv --map date=published text=body",
        "parley add https://example.org/feed.xml",
        """parley add --from-archive read/ --where "said >= '2022-02-28' and text ilike '%ceasefire%'\"""",
    ),
)
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1)
@intake_options
@click.option(
    "--from", "where", metavar="WHERE", help="Where it was obtained: an address, a person. [default: the file]"
)
@click.option(
    "--publisher", metavar="NAME", help="Who published them: reports of one publisher are no independent sources."
)
@click.option(
    "--left-out", "told", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT",
    help="Write all that was left out to OUT, each with its reason.",
)  # fmt: skip
@click.option(
    "--from-archive",
    "archive",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="In place of files: articles that `parley archive` read into the folder OUT.",
)
@click.option(
    "--where", "which", metavar="SQL", help="Those of which this holds, by the columns of the table readings."
)
@by_option
@ledger_option
def add(
    files: tuple[str, ...],
    asked: "Asked",
    opening: "Opening",
    where: str | None,
    publisher: str | None,
    told: Path | None,
    archive: Path | None,
    which: str | None,
    by: str | None,
    ledger: str | None,
) -> int:
    """Read reports and keep them in the ledger, with their bytes as they came, and where, when and by whom these were
    obtained.

    FILE may be a text, a web page, PDF, DOCX, ODT, mail, feed, archive or table, a folder of these,
    or an address of the web, which is fetched: docs/formats.md.
    Nothing is ever deleted or changed in the ledger. A report that is there already is not added again; so a command
    that was stopped goes on where it was.
    """
    from parley.tasks.add import Origin, add_each
    from parley.tasks.from_archive import add_from_archive, check_archive
    from parley.tasks.page import write_file
    from parley.wiring import ledger_at, load_reader, now, reviewer

    if which and not archive:
        raise click.UsageError("--where chooses among the articles of an archive: name that with --from-archive.")
    if bool(files) == bool(archive):
        raise click.UsageError("Name the files to add, or an archive with --from-archive.")
    if told:
        write_file(told, "")  # hours later it would be too late to hear that it cannot be written
    if archive:
        check_archive(archive)  # before a ledger is begun
    brought, author = Brought(files, opening), by or reviewer()
    with ledger_at(ledger, start=True) as opened:
        if archive:
            return _summed_up(
                add_from_archive(opened, archive, which or "true", author=author, clock=now), brought, told
            )
        workers, origin = workers_for(files), Origin(where, publisher)
        found = add_each(
            opened, brought.parts(), load_reader, origin, author=author, clock=now, asked=asked, workers=workers
        )
        return _summed_up(found, brought, told)


def _summed_up(found: "Iterator[Added]", brought: Brought, told: Path | None) -> int:
    """Takes all, tells what came of them, and gives the exit code."""
    summary, stopped = Summary(), False
    try:
        for added in progress(found, brought.files, "Adding", done=lambda: brought.begun):
            summary.take(added)
    except KeyboardInterrupt:
        stopped = True
    summary.print(told)
    if stopped:
        tell("Stopped. The same command goes on from here.")
        return STOPPED
    return 1 if summary.left_out else 0
