"""`parley serve`: the pages in a browser."""

from pathlib import Path

import click

from parley.cli.options import by_option, example, ledger_option
from parley.cli.terminal import tell

LONGEST = 10.0
"""So many seconds a page may ask the database."""


@click.command(
    short_help="Read, review and follow in a browser.",
    epilog=example(
        "parley serve",
        "parley serve --ledger talks.db --port 9000",
        "parley serve --team --ledger postgresql://team@server/talks --public https://parley.example.org",
    ),
)
@click.option("--port", type=click.IntRange(1, 65535), default=8765, metavar="N", help="The port. [default: 8765]")
@click.option("--team", is_flag=True, help="Everybody signs in; `parley user` says who may.")
@click.option("--public", metavar="ADDRESS", help="With --team: the address under which browsers come, by a proxy.")
@click.option("--listen", metavar="IP", default="127.0.0.1", help="With --team: where to listen. [default: 127.0.0.1]")
@click.option(
    "--borders",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.geojson",
    help="Borders that the map offers to draw, as that file has them.",
)
@by_option
@ledger_option
def serve(
    port: int, team: bool, public: str | None, listen: str, borders: Path | None, by: str | None, ledger: str | None
) -> int:
    """Show the ledger in a browser, on this machine alone, and start one where there is none yet.

    With --team people sign in with name and password, each may read, review or see to the others, and a proxy (which
    brings HTTPS) may stand in front.
    """
    from parley.tasks.places import borders_from_file
    from parley.web.serve import Where
    from parley.web.serve import serve as serve_pages
    from parley.wiring import accounts_at, ledger_at, now, reviewer

    if team and by:
        raise click.UsageError("--by goes without --team: whoever signs in decides in their own name.")
    where, given = Where(listen, port, public), borders_from_file(borders) if borders else None
    with ledger_at(ledger, start=True, longest=LONGEST) as opened:
        if not team:
            serve_pages(opened, by or reviewer(), where, clock=now, tell=tell, borders=given)
            return 0
        with accounts_at(ledger) as accounts:
            serve_pages(opened, accounts, where, clock=now, tell=tell, borders=given)
    return 0
