"""`parley news`: what is new since a day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.follow import catch_up
from parley.cli.options import DAY, example, known_by_option, ledger_option, seen_from_option
from parley.cli.terminal import heading, indented, on_one_line, paper, quote, styled, tell
from parley.model.news import NEWS_KINDS, News, NewsLine, Quote

if TYPE_CHECKING:
    from rich.console import Console

_QUOTED = 3
"""So many statements of a line are quoted."""


@click.command(
    short_help="Show what is new since a day.",
    epilog=example(
        "parley news --since 2026-02-01",
        "parley news --since 2026-02-01 --as-of 2026-02-08 --agreement framework.md -o news.html",
        "parley news --since 2026-02-01 -o news.xml",
    ),
)
@click.option("--since", type=DAY, required=True, help="What was said on that day or later.")
@click.option("--agreement", type=click.Path(path_type=Path), metavar="FILE", help="Whose deadlines are due.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a page (.html) or feed (.xml)."
)
@seen_from_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def news(
    since: date,
    agreement: Path | None,
    out: Path | None,
    as_of: date | None,
    known_by: date | None,
    as_json: bool,
    ledger: str | None,
) -> int:
    """Show what is new since a day: said for the first time, positions that changed, what one says and another denies,
    what is overdue, and what is coming; each with its statements.

    Without an agreement, overdue are pledges whose day has passed without a word on what was done.
    """
    from parley.model.codec import line_from_data
    from parley.model.plain import plain
    from parley.tasks.agreements import agreement_from_file
    from parley.tasks.news import news as news_of
    from parley.tasks.news import write_news
    from parley.wiring import ledger_at

    understood = agreement_from_file(agreement)[0] if agreement else None
    with ledger_at(ledger) as opened:
        catch_up(opened)
        found = news_of(opened, since, as_of=as_of, known_by=known_by, agreement=understood, tell=tell)
    if out:
        write_news(out, found)
        click.echo(f"{out}: {len(found.lines)} lines.")
    if as_json:
        click.echo(line_from_data(plain(found)))
    elif not out:
        _print(paper(), found)
    return 0


def _print(console: "Console", found: News) -> None:
    many = f"{found.reports} {'report' if found.reports == 1 else 'reports'}"
    console.print(heading(f"{on_one_line(found.agreement or 'The talks')}, {found.since} to {found.as_of}: {many}"))
    for kind in NEWS_KINDS:
        lines = found.of(kind)
        console.print(styled(("\n" + kind.capitalize(), "bold"), "" if lines else ": nothing"))
        for line in lines:
            sources = f" ({line.sources} independent sources)" if line.sources > 1 else ""
            console.print(styled(f"{line.on}  ", (on_one_line(line.says), "bold"), (sources, "dim")))
            for one in line.quotes[:_QUOTED]:
                console.print(indented(styled(_quote(one), (f"  {one.statement}", "dim"))))
            if len(line.quotes) > _QUOTED:
                console.print(indented(styled((f"and {_others(line)}", "dim"))))


def _quote(one: Quote) -> str:
    told = f", as {on_one_line(one.told_by)} tells it" if one.told_by else ""
    return f"{on_one_line(one.by)}{told}, {one.said}: {quote(one.words, 200)}"


def _others(line: NewsLine) -> str:
    return ", ".join(one.statement for one in line.quotes[_QUOTED:])
