"""`parley course`: what would have to happen, one thing after the other, for something to come about."""

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
from parley.cli.terminal import paper, tell_all


@click.command(
    short_help="Show a shortest course of events to a condition.",
    epilog=example(
        'parley course framework.md --to "this agreement is in force"',
        'parley course framework.md --to "Russia violates 1.1" --never "2.1/Turkey is due or 2.1/Canada is due"',
        'parley course framework.md --to "1.2 is kept" --within 12 --record record.jsonl --json',
    ),
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option("--to", required=True, metavar="COND", help='What is to hold at the end, such as "Russia violates 1.1".')
@click.option("--never", multiple=True, metavar="COND", help="What is to hold on no day of the course.")
@click.option(
    "--within", type=click.IntRange(1, 30), default=8, metavar="N", help="At most so many steps. [default: 8]"
)
@record_option
@as_of_option
@known_by_option
@account_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ledger_option
@click.pass_context
def course(
    context: click.Context,
    agreement: Path,
    to: str,
    never: tuple[str, ...],
    within: int,
    record: Path | None,
    as_of: date | None,
    known_by: date | None,
    account: str,
    as_json: bool,
    ledger: str | None,
) -> int:
    """Show a shortest course of events, each with its actor and day, that leads from where an agreement stands to
    where a condition holds, while others never do; or say that there is none of so many steps.

    COND is a condition as in the agreement's own text: "1.1 is kept", "a guarantor violates 2.1", "this agreement is
    in force", or one of its propositions, joined by and, or, not. A step is one thing: something comes about or
    ceases, somebody accepts, releases or cancels, a last day passes. What the Steps put in order happens in order.
    Every course shown was followed through by the same engine as `parley assess`; nobody has said that it will happen.
    """
    from parley.cli.show_course import print_course
    from parley.model.codec import line_from_data
    from parley.model.course import course_to_data
    from parley.tasks.agreements import agreement_from_file
    from parley.tasks.course import Way
    from parley.tasks.course import course as find_course

    understood, _ = agreement_from_file(agreement)
    _, testified = testified_by(context, understood, ledger, record, known_by=known_by)
    tell_all(testified.problems)
    way = Way(to, never, within, as_of, account)
    found = find_course(understood, testified, way)
    if as_json:
        click.echo(line_from_data(course_to_data(found, to, never)))
    else:
        print_course(paper(), found, way)
    return 1 if testified.problems else 0
