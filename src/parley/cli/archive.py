"""`parley archive`: a whole archive is read into tables of Parquet."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.intake import intake_options, of_archives
from parley.cli.options import example
from parley.cli.show_added import many
from parley.cli.terminal import on_one_line, progress, tell

if TYPE_CHECKING:
    from parley.intake import Asked, Opening
    from parley.tasks.archive import Done
    from parley.tasks.manifest import Manifest

STOPPED = 130
_NAMED = 3
_MEGABYTE = 1024 * 1024


class _Last:
    """How far the source is read, and how many shards were there before."""

    def __init__(self) -> None:
        self.before = self._passed = 0

    def take(self, done: "Done") -> None:
        """One shard more."""
        self.before += not done.anew
        self._passed = done.passed

    def passed(self) -> int:
        """So many MB."""
        return self._passed // _MEGABYTE


@click.command(
    short_help="Read a whole archive into tables of Parquet.",
    epilog=example(
        "parley archive crawl/ read/",
        "parley archive stories.jsonl read/ --map date=published text=body",
        "parley archive CC-NEWS-20220401.warc.gz read/ --date-from made --workers 8",
    ),
)
@click.argument("files", metavar="SOURCE OUT", nargs=-1, required=True)
@click.option(
    "--workers", type=click.IntRange(1, 1024), metavar="N", help="So many read at once. [default: one for each core]"
)
@click.option("--first-pass", is_flag=True, help="Read only what is in English and has words of a negotiation.")
@click.option("--copies", is_flag=True, help="Also group near-copies over the whole archive.")
@partial(intake_options, usual=of_archives)
def archive(
    files: tuple[str, ...],
    asked: "Asked",
    opening: "Opening",
    workers: int | None,
    first_pass: bool,
    copies: bool,
) -> int:
    """Read all articles of SOURCE, and write what is in them to the folder OUT: readings, statements, parties and what
    was left out as tables of Parquet, in shards, and manifest.json with what came of it.

    SOURCE is a file (WARC, JSON Lines, Parquet, CSV, zip or any other that `parley add` takes) or a folder of these.
    The same command goes on where it was stopped. The same source gives the same bytes, however many read at once.
    """
    from parley.tasks.archive import Archiving, begin, finish, make_shards
    from parley.tasks.manifest import Manifest
    from parley.wiring import load_reader, processors

    if copies:
        import parley.tasks.archive_copies  # noqa: F401 - says now, not hours later, which library is missing
    if len(files) != 2:
        raise click.UsageError("Name one SOURCE and one folder OUT.")
    source, out = map(Path, files)
    archiving = Archiving(source, out, load_reader, opening, asked, first_pass)
    bundles = begin(archiving)
    manifest, last = Manifest(), _Last()
    found = make_shards(archiving, bundles, workers or processors())
    size = sum(bundle.size for bundle in bundles) // _MEGABYTE
    try:
        for done in progress(found, size, "Reading (MB)", done=last.passed, many=_articles):
            manifest.take(done.shard)
            last.take(done)
    except KeyboardInterrupt:
        tell(f"Stopped after {manifest.articles:,} articles. The same command goes on from here.")
        return STOPPED
    finish(archiving, bundles, manifest)
    _print(manifest, last.before, out)
    if copies:
        _group_copies(out)
    return 1 if manifest.faults else 0


def _group_copies(out: Path) -> None:
    from parley.tasks.archive_copies import copies_in, group_copies

    far = [0]
    steps = progress(group_copies(out), 100, "Grouping near-copies (%)", done=lambda: far[0], many=lambda _: 0)
    for done in steps:
        far[0] = int(100 * done)
    if found := copies_in(out):
        articles = many(found.articles, "article")
        click.echo(f"{articles} in {many(found.groups, 'group')} of near-copies: {out / 'copies'}.")


def _articles(done: "Done") -> int:
    return done.shard.articles


def _print(manifest: "Manifest", before: int, out: Path) -> None:
    rows, days = manifest.rows, manifest.days
    between = f" of {' to '.join(dict.fromkeys(days))}" if days else ""
    click.echo(
        f"Read {rows['readings']:,} of {many(manifest.articles, 'article')}{between}: "
        f"{many(rows['statements'], 'statement')}, {many(rows['parties'], 'party', 'parties')}. All is in {out}."
    )
    if before:
        click.echo(f"{before:,} of {many(manifest.shards, 'shard')} there already.")
    unread = {code: number for code, number in manifest.languages.items() if code != "en"}
    if unread:
        languages = ", ".join(f"{number:,} in {code}" for code, number in sorted(unread.items(), key=_by_number))
        click.echo(f"Kept but not read, since Parley reads English: {languages}.")
    for why, number in sorted(manifest.left_out.items(), key=_by_number):
        tell(on_one_line(f"- {number:,} {why}: {manifest.examples(why, _NAMED)}."))
    if manifest.left_out:
        tell(f"Each with its reason: {out / 'left-out'}.")


def _by_number(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
