"""`parley propositions`: what is said again and again, in which words, by whom, in how many sources."""

from datetime import date
from typing import TYPE_CHECKING

import click

from parley.cli.follow import catch_up
from parley.cli.options import MANY, example, known_by_option, ledger_option, said_by_option
from parley.cli.terminal import heading, on_one_line, paper, quote, styled, table, tell

if TYPE_CHECKING:
    from parley.model.process import Gathered, Who, Wording


@click.command(
    short_help="List what is said again, in all its wordings.",
    epilog=example(
        "parley propositions",
        "parley propositions r12.s3",
        'parley propositions "prisoners" --wordings 1',
        'parley review same --propositions "the two presidents meet" "a meeting between Putin and Zelenskyy"',
    ),
)
@click.argument("about", required=False)
@click.option("--wordings", type=MANY, default=2, metavar="N", help="Of at least so many wordings. [default: 2]")
@click.option("--limit", type=MANY, default=50, metavar="N", help="So many propositions. [default: 50]")
@said_by_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def propositions(
    about: str | None,
    wordings: int,
    limit: int,
    as_of: date | None,
    known_by: date | None,
    as_json: bool,
    ledger: str | None,
) -> int:
    """List what is said again in the reports: the same thing in other words, by others, on other days.

    ABOUT is a statement such as r12.s3, or words: then all wordings are shown, and for each how sure it is and the
    words that decide. Copies of one text, and reports that relay one agency, count as one source.

    It is a suggestion. `parley link` and `parley review same --propositions` confirm it, with --not part what is not
    the same; what you decide holds for later reports.
    """
    from parley.model.codec import line_from_data
    from parley.tasks.propositions import list_propositions
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        catch_up(opened)
        found, who_is_who = list_propositions(opened, as_of=as_of, known_by=known_by, wordings=wordings, about=about)
    if as_json:
        click.echo(line_from_data({"propositions": [_data(one, who_is_who) for one in found[:limit]]}))
    elif about is None:
        _print_all(found[:limit])
    else:
        for one in found[:limit]:
            _print_one(one, who_is_who)
    if not found:
        tell("Nothing is said twice in these reports. --wordings 1 lists what is said once.")
    if len(found) > limit:
        tell(f"These are {limit} of {len(found)}; --limit shows more.")
    return 0


def _print_all(found: "tuple[Gathered, ...]") -> None:
    made = table("", "what is said (claimed, not established)", "wordings", "sources", "said", ratios=(0, 5, 0, 0, 0))
    for one in found:
        denied = sum(wording.denies for wording in one.wordings)
        number = f"{len(one.wordings)}" + (f"\n{denied} den{'ies' if denied == 1 else 'y'} it" if denied else "")
        days = f"{one.first}\n{one.last}" if one.first != one.last else f"{one.first}"
        made.add_row(styled((one.id, "cyan")), quote(one.says, 300), number, f"{one.independent}", days)
    if found:
        paper().print(made)


def _print_one(one: "Gathered", who_is_who: "Who") -> None:
    from parley.tasks.propositions import speaker_of, statement_of

    console = paper()
    sources = f"{one.independent} independent source{'s' if one.independent != 1 else ''}"
    wordings = f"{len(one.wordings)} wording{'s' if len(one.wordings) != 1 else ''}"
    console.print(heading(f"{one.id}: {on_one_line(one.says)}"))
    console.print(f"{wordings}, {sources}, {one.first} to {one.last}")
    made = table("", "whose word", "wording", "why", ratios=(0, 2, 4, 2))
    for wording in one.wordings:
        who = styled(on_one_line(speaker_of(wording, who_is_who)), (f"\n{wording.act}, {wording.said}", "dim"))
        denies = "denies it: " if wording.denies else ""
        made.add_row(
            styled((statement_of(wording), "cyan")), who, f"{denies}{quote(wording.words, 300)}", _why(wording)
        )
    console.print(made)


def _why(wording: "Wording") -> str:
    if wording.by is not None:
        return f"linked by {on_one_line(wording.by)}"
    # A name stands there by its sound, which says nothing to people.
    shared = ", ".join(stem.strip("=").replace("_", " ") for stem in wording.shared if not stem.startswith("~"))
    return f"{wording.score:.2f}" + (f": {shared}" if shared else "")


def _data(one: "Gathered", who_is_who: "Who") -> dict[str, object]:
    from parley.model.plain import plain
    from parley.tasks.propositions import speaker_of, statement_of

    counted = {"first": one.first.isoformat(), "last": one.last.isoformat(), "independent": one.independent}
    said = [
        {**plain(wording), "id": statement_of(wording), "whose": speaker_of(wording, who_is_who)}
        for wording in one.wordings
    ]
    return {"id": one.id, "says": one.says, **counted, "wordings": said}
