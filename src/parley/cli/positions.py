"""`parley positions`: who demands, offers and refuses what, and what is open between the parties."""

from datetime import date
from typing import TYPE_CHECKING

import click

from parley.cli.follow import catch_up
from parley.cli.options import example, known_by_option, ledger_option, said_by_option
from parley.cli.terminal import heading, indented, on_one_line, paper, quote, styled, tell
from parley.model.position import Issue, OpenPoint, Position, Stand

if TYPE_CHECKING:
    from rich.console import Console


@click.command(
    short_help="Show each party's position on each issue.",
    epilog=example(
        "parley positions",
        "parley positions --party Eritrea --issue prisoners",
        'parley review name "sovereign corridor" "access to the sea"',
    ),
)
@click.option("--party", metavar="NAME", help="Only issues on which this party has a position.")
@click.option("--issue", metavar="WORDS", help="Only issues with these words in their name, or with this id.")
@said_by_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def positions(
    party: str | None, issue: str | None, as_of: date | None, known_by: date | None, as_json: bool, ledger: str | None
) -> int:
    """Show for each issue what each party demands, offers, or refuses for good (red line), or that it is silent; when
    that changed; and what one demands that another has neither accepted nor offered.

    Issues are gathered from what was said, and named in words of the reports; `parley review name` names one otherwise.
    """
    from parley.model.codec import line_from_data
    from parley.model.plain import plain
    from parley.tasks.positions import list_positions
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        catch_up(opened)
        found = list_positions(opened, as_of=as_of, known_by=known_by, party=party, issue=issue, tell=tell)
    if as_json:
        click.echo(line_from_data({"issues": plain(found)}))
    elif found:
        console = paper()
        for one in found:
            _print(console, one)
    else:
        tell("No such issue: nobody demands, offers or refuses such a thing in the reports.")
    return 0


def _print(console: "Console", issue: Issue) -> None:
    named = f", so named by {on_one_line(issue.named_by)}" if issue.named_by else ""
    console.print(heading(f"{on_one_line(issue.name)} ({issue.id}{named})"))
    for position in issue.positions:
        console.print(styled((on_one_line(position.party), "bold"), f": {position.now.kind}{_since(position)}"))
        for stand in position.stands:
            if stand.statement:
                console.print(indented(styled(_stand(stand), (f"  {stand.statement}", "dim"))))
    if issue.open_points:
        console.print("Open:")
    for point in issue.open_points:
        console.print(indented(styled(_point(point))))


def _since(position: Position) -> str:
    now = position.now
    if now.kind == "silence":
        return ", nothing on record"
    return f" since {now.since}" + (f", last word on {position.last_said}" if position.last_said != now.since else "")


def _stand(stand: Stand) -> str:
    told = f", as {on_one_line(stand.told_by)} tells it" if stand.told_by else ""
    return f"{stand.since} {stand.kind}{told}: {quote(stand.words, 200)}"


def _point(point: OpenPoint) -> str:
    answered = f" ({', '.join(point.answered_in)})" if point.answered_in else ""
    return (
        f"{on_one_line(point.demanded_by)} demands {quote(point.demand, 200)} ({', '.join(point.statements)}); "
        f"{on_one_line(point.other)} {point.answer}{answered}"
    )
