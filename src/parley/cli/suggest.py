"""`parley suggest`: what a person may want to link, and how sure the program is."""

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.follow import NOT_KEPT, catch_up
from parley.cli.ledgers import NO_REPORT
from parley.cli.options import example, known_by_option, ledger_option, said_by_option
from parley.cli.terminal import on_one_line, paper, progress, quote, styled, table, tell

if TYPE_CHECKING:
    from parley.tasks.suggest import Suggestion
    from parley.tasks.testimony import Likely


@click.command(
    short_help="List likely links; a person decides.", epilog=example("parley suggest framework.md", "parley suggest")
)
@click.argument("agreement", type=click.Path(path_type=Path), required=False)
@said_by_option
@known_by_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
def suggest(
    agreement: Path | None, as_of: date | None, known_by: date | None, as_json: bool, ledger: str | None
) -> int:
    """List which statements in the ledger are likely about what an agreement says, by words and parties; and which
    likely speak for or against its duties and propositions, by who, what, where and when.

    Without AGREEMENT, what is about things that other statements are linked to already. Suggestions only: nothing
    counts until a person makes the link.
    """
    from parley.model.codec import line_from_data
    from parley.model.plain import plain
    from parley.reader.beside import load_beside
    from parley.tasks.agreements import agreement_from_file
    from parley.tasks.suggest import suggest as suggest_links
    from parley.tasks.testimony import testimony_in
    from parley.tasks.verdicts import Verdicts
    from parley.wiring import ledger_at

    understood = agreement_from_file(agreement)[0] if agreement else None
    told: tuple[Likely, ...] = ()
    with ledger_at(ledger) as opened:
        record = opened.record(as_of=as_of, known_by=known_by)
        if understood and record.reports:
            keeps, verdicts = catch_up(opened), Verdicts(opened, load_beside())
            told = testimony_in(
                opened, understood, verdicts, as_of=as_of, known_by=known_by,
                through=lambda reports: progress(reports, len(reports), "Weighing testimony"),
            )  # fmt: skip
            if keeps and verdicts.lost:
                tell(NOT_KEPT)
    found = suggest_links(record, understood)
    if as_json:
        click.echo(line_from_data({"links": [_data(one) for one in found], "testimony": plain(told)}))
        return 0
    if not record.reports:
        tell(NO_REPORT)
    elif not (found or told) and understood:
        tell("No likely link found. `parley statements` lists all statements, `parley check` what there is to link to.")
    elif not found and not told:
        tell("No likely link to anything that is linked already. Name the agreement: parley suggest AGREEMENT.")
    if found:
        _print_suggestions(found)
    if told:
        _print_testimony(told)
    return 0


def _print_suggestions(found: "tuple[Suggestion, ...]") -> None:
    made = table("", "what is said (claimed, not established)", "may be linked to (a suggestion)", ratios=(0, 3, 3))
    for one in found:
        target = f"{one.target.provision}: {one.target.words}" if one.target.provision else one.target.words
        made.add_row(
            styled((one.line.id, "cyan")),
            styled(f"{one.line.whose}: ", quote(one.line.words, 200)),
            styled(on_one_line(target), (f"  {one.score:.0%}: {', '.join(one.shared)}", "dim")),
        )
    paper().print(made)
    click.echo("The percentage is the share of words in common, not of truth. To make a suggestion count, say so:")
    # One of each kind, to be copied: a link to a proposition, and evidence for a sentence.
    for one in {one.target.provision is None: one for one in reversed(found)}.values():
        to = f"--bears-on {one.target.provision}" if one.target.provision else shlex.quote(one.target.words)
        click.echo(f"  parley link {one.line.id} {on_one_line(to)}")


def _print_testimony(found: "tuple[Likely, ...]") -> None:
    click.echo("\nWhat likely speaks for or against what is owed, or is to hold:")
    made = table("", "what is said (claimed, not established)", "speaks", "because", ratios=(0, 4, 3, 3))
    for one in found:
        target = f"{one.target}: {one.says}" if one.provision else one.target
        made.add_row(
            styled((one.statement, "cyan")),
            styled(f"{one.whose}: ", quote(one.words, 200), (f"\n{one.known}, {one.said}", "dim")),
            styled((f"{'against' if one.against else 'for'} ", "bold"), on_one_line(target)),
            styled(f"{one.score:.0%} likely", *((f"\n{name}: {told}", "dim") for name, told in one.parts)),
        )
    paper().print(made)
    first = next((one for one in found if one.provision), None)
    if first:
        against = " --against" if first.against else ""
        click.echo(f"To make it count:\n  parley link {first.statement} --bears-on {first.target}{against}")


def _data(one: "Suggestion") -> dict[str, object]:
    target = {"provision": one.target.provision, "words": one.target.words}
    return {"statement": one.line.id, "target": target, "score": round(one.score, 3), "shared": list(one.shared)}
