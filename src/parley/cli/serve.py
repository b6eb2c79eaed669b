"""`parley serve`: the pages in a browser."""

import click

from parley.cli.options import by_option, example, ledger_option
from parley.cli.terminal import tell

LONGEST = 10.0
"""So many seconds a page may ask the database."""


@click.command(
    short_help="Read, review and follow in a browser.",
    epilog=example("parley serve", "parley serve --ledger talks.db --port 9000"),
)
@click.option("--port", type=click.IntRange(1, 65535), default=8765, metavar="N", help="The port. [default: 8765]")
@by_option
@ledger_option
def serve(port: int, by: str | None, ledger: str | None) -> int:
    """Show the ledger in a browser, on this machine alone, and start one where there is none yet."""
    from parley.web.serve import serve as serve_pages
    from parley.wiring import ledger_at, now, reviewer

    with ledger_at(ledger, start=True, longest=LONGEST) as opened:
        serve_pages(opened, owner=by or reviewer(), clock=now, port=port, tell=tell)
    return 0
