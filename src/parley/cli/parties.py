"""`parley parties`: who is who in all reports."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from parley.cli.follow import catch_up
from parley.cli.options import MANY, example, known_by_option, ledger_option, said_by_option
from parley.cli.terminal import heading, lines, on_one_line, paper, styled, table, tell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.model.process import Held
    from parley.tasks.parties import Known, Parties

_OTHER_NAMES = 6
_DOUBTFUL = 0.8  # merges that are less sure are shown


@click.command(
    short_help="Show who is who in all reports.",
    epilog=example(
        "parley parties",
        "parley parties --as-of 2026-02-14 --json",
        'parley review same "Volodymyr Zelenskyy" "the boss"',
        "parley review same r1.p4 r9.p2 --not",
    ),
)
@click.option("--limit", type=MANY, default=100, metavar="N", help="So many parties. [default: 100]")
@said_by_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def parties(limit: int, as_of: date | None, known_by: date | None, as_json: bool, ledger: str | None) -> int:
    """Show who takes part: names, roles and sides with the first and last day on which reports tell them, in how many
    reports, which parties may be one, and what reviewers decided.

    That two namings are of one party is what the program suggests, with its reasons, unless a reviewer says so.
    `parley review same A B` joins two by their names or ids, for later reports too; --not keeps them apart, and
    `parley review withdraw` takes either back.
    """
    from parley.model.codec import line_from_data
    from parley.model.plain import plain
    from parley.tasks.parties import list_parties
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        catch_up(opened)
        found = list_parties(opened, as_of=as_of, known_by=known_by)
    if as_json:
        decided = [{"entry": entry, "decision": plain(same)} for entry, same in found.decided]
        data = {"parties": plain(found.parties), "suggested": plain(found.suggested), "decided": decided}
        click.echo(line_from_data(data))
    else:
        _print(paper(), found, limit)
    return 0


def _print(console: "Console", found: "Parties", limit: int) -> None:
    told = [one for one in found.parties if one.named or one.reports > 1]
    shown = told[:limit]
    if shown:
        made = table("", "who", "roles", "sides", "reports", ratios=(0, 4, 3, 3, 0))
        for one in shown:
            made.add_row(
                styled((one.party.id, "cyan")),
                lines(*_names(one)),
                lines(*_told(one.party.roles)),
                lines(*_told(one.party.sides, one.side)),
                str(one.reports),
            )
        console.print(made)
    else:
        tell("No party: the ledger has no report that names one.")
    if len(shown) < len(told):
        tell(f"These are {len(shown)} of {len(told)}; --limit shows more.")
    if described := len(found.parties) - len(told):
        tell(f"{described} more {'is' if described == 1 else 'are'} only described, in one report; --json has them.")
    _print_suggested(console, found)
    if found.decided:
        console.print(heading("What reviewers decided"))
    for entry, same in found.decided:
        why = f" ({same.why})" if same.why else ""
        words = f"entry {entry}: “{same.one}” and “{same.other}” are {'not ' if same.differs else ''}the same party"
        console.print(styled(on_one_line(f"{words}: {same.by}, {same.recorded}{why}")))


def _print_suggested(console: "Console", found: "Parties") -> None:
    names = {one.party.id: one.party.name for one in found.parties}
    if found.suggested:
        console.print(heading("Perhaps one party"))
    for merge in found.suggested:
        one, other = (f"{names[party]} ({party})" for party in (merge.one, merge.other))
        console.print(styled(on_one_line(f"{one} and {other}: {merge.why}"), (f"  {merge.score:.2f}", "dim")))


def _names(one: "Known") -> Iterable["Text"]:
    """The name and kind, other names, and why those that are less sure are taken for its own."""
    party = one.party
    yield styled((on_one_line(party.name), "bold"), (f" {party.kind}", "dim"))
    others = [on_one_line(held.words) for held in party.names if held.words != party.name]
    if others:
        more = f" and {len(others) - _OTHER_NAMES} more" if len(others) > _OTHER_NAMES else ""
        yield styled(", ".join(others[:_OTHER_NAMES]) + more)
    for merge in one.joined:
        if merge.by:
            yield styled((on_one_line(f"“{merge.one}” and “{merge.other}”: by {merge.by}"), "green"))
        elif merge.score < _DOUBTFUL:
            yield styled((on_one_line(f"{merge.other}: {merge.why}, {merge.score:.2f}"), "dim"))


def _told(held: Sequence["Held"], now: str | None = None) -> Iterable["Text"]:
    """Roles or sides with their days; the side of the last day in bold."""
    for one in held:
        days = str(one.first) if one.first == one.last else f"{one.first} to {one.last}"
        style = "bold" if one.words == now else ""
        yield styled((on_one_line(one.words), style), (f" {days}", "dim"))
