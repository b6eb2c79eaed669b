"""`parley graph`: what waits for what, as a picture."""

from datetime import date
from pathlib import Path

import click

from parley.cli.options import (
    account_option,
    as_of_option,
    example,
    known_by_option,
    ledger_option,
    record_option,
    testified_by,
)
from parley.cli.terminal import on_one_line, tell, tell_all


@click.command(
    short_help="Draw what waits for what in an agreement.",
    epilog=example(
        "parley graph framework.md framework.svg",
        "parley graph framework.md framework.svg --record record.jsonl --as-of 2022-03-30 --account Russia",
    ),
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT.svg", type=click.Path(path_type=Path))
@record_option
@as_of_option
@known_by_option
@account_option
@ledger_option
@click.pass_context
def graph(
    context: click.Context,
    agreement: Path,
    out: Path,
    record: Path | None,
    as_of: date | None,
    known_by: date | None,
    account: str,
    ledger: str | None,
) -> int:
    """Draw what waits for what in an agreement, as an SVG picture that browsers show and print.

    Each sentence and step has a box with its state; an arrow leads to what it waits for; what waits for itself is
    marked. More than 40 sentences are folded by article. What counts is what `parley assess` counts.
    """
    from parley.tasks.agreements import agreement_from_file
    from parley.tasks.assess import Question
    from parley.tasks.graph import refuse_other_suffix, write_graph

    refuse_other_suffix(out)
    understood, _ = agreement_from_file(agreement)
    kept, testified = testified_by(context, understood, ledger, record, known_by=known_by)
    tell_all(testified.problems)
    if kept is None and record is None:
        tell("There is no ledger yet, and no --record: the text is drawn by itself. `parley add FILE` starts one.")
    shown = write_graph(out, understood, testified, Question(as_of, None, account))
    stuck = len(shown.deadlocks)
    marked = f"; {stuck} deadlock{'s' if stuck > 1 else ''} marked" if stuck else "; no deadlock"
    click.echo(f"{on_one_line(str(out))}: what waits for what, as of {shown.as_of}, account {shown.account}{marked}.")
    return 1 if testified.problems else 0
