"""`parley pledges`: said against done."""

from datetime import date
from typing import TYPE_CHECKING

import click

from parley.cli.follow import catch_up
from parley.cli.options import example, known_by_option, ledger_option, seen_from_option
from parley.cli.terminal import heading, indented, on_one_line, paper, quote, styled, tell
from parley.model.pledge import PLEDGE_STATES, GritAnswer, Pledge, Shown

if TYPE_CHECKING:
    from rich.console import Console


@click.command(
    short_help="Show each pledge with what followed.",
    epilog=example(
        "parley pledges",
        "parley pledges --party Ethiopia --state announced --as-of 2026-03-01",
        "parley pledges --json > pledges.json",
    ),
)
@click.option("--party", metavar="NAME", help="Only what this party pledged.")
@click.option("--state", type=click.Choice(PLEDGE_STATES), help="Only pledges that stand so.")
@seen_from_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def pledges(
    party: str | None, state: str | None, as_of: date | None, known_by: date | None, as_json: bool, ledger: str | None
) -> int:
    """Show what each party pledged to do or not to do, and what followed as the record has it.

    A pledge is announced, then begun, kept or broken, as somebody says, or disputed where the parties differ. Below it
    stand the statements that show that: claimed by a party to the talks, observed by others, or verified. All is
    suggested by the program from what was said. Each pledge is asked what Osgood (1962) asks of a step towards the
    other side: was it announced in advance, is it precise, can it be verified, was it answered?
    """
    from parley.model.codec import line_from_data
    from parley.model.plain import plain
    from parley.tasks.pledges import list_pledges
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        catch_up(opened)
        found = list_pledges(opened, as_of=as_of, known_by=known_by, party=party, state=state, tell=tell)
    if as_json:
        click.echo(line_from_data({"pledges": [{**plain(one), "state": one.state} for one in found]}))
    elif found:
        _print(paper(), found)
    else:
        tell("No such pledge in the reports.")
    return 0


def _print(console: "Console", found: tuple[Pledge, ...]) -> None:
    for pledge in found:
        console.print(heading(f"{on_one_line(pledge.by)}: {pledge.state}"))
        due = f", by {pledge.due}" if pledge.due else ""
        told = "" if pledge.own_word else " Only others say that it was made."
        kind = f"A pledge {'not ' if pledge.refrains else ''}to act{due}.{told}"
        console.print(styled((quote(pledge.says, 300), "bold")))
        console.print(styled(kind))
        for turn in pledge.turns:
            console.print(styled((turn.state, "cyan"), f", {turn.on}"))
            for shown in turn.shown:
                console.print(indented(styled(_shown(shown), (f"  {shown.statement}", "dim"))))
        silent = pledge.days_without_word
        console.print(f"Last word on {pledge.last_word}, {silent} {'day' if silent == 1 else 'days'} ago.")
        for answer in pledge.answers:
            console.print(indented(styled((_asked(answer), "dim"))))


def _shown(shown: Shown) -> str:
    return f"{shown.by}, {shown.known}: {quote(shown.words, 200)}"


def _asked(answer: GritAnswer) -> str:
    statements = f" ({', '.join(answer.statements)})" if answer.statements else ""
    return f"{answer.question}? {'yes, ' if answer.yes else ''}{on_one_line(answer.says)}{statements}"
