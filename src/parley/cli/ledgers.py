"""`parley statements`, `link`: what the ledger holds, and what people make of it."""

from typing import TYPE_CHECKING

import click

from parley.cli.filters import filter_options
from parley.cli.options import MANY, example, ledger_option
from parley.cli.terminal import on_one_line, paper, quote, tell, tell_all

if TYPE_CHECKING:
    from parley.ledger import Filter, Record

NO_REPORT = "The ledger has no report yet. `parley add FILE` adds one."


@click.command(
    short_help="List what the ledger holds, and whose word it is.",
    epilog=example(
        "parley statements",
        "parley statements --side Ukraine --act promise --since 2022-03-01",
        "parley export csv --linked-to P1 -o pledges.csv",
    ),
)
@click.option("--limit", type=MANY, default=500, metavar="N", help="So many statements. [default: 500]")
@click.option("--json", "as_json", is_flag=True, help="Print each statement as a line of JSON.")
@filter_options
@ledger_option
def statements(limit: int, as_json: bool, which: "Filter", ledger: str | None) -> int:
    """List statements in the ledger with their ids, whose word they are, and what people linked them to.

    With --json as reviewers corrected them, as `parley export` gives them out; else as they were read.
    """
    from parley.tasks.statements import orphans
    from parley.tasks.takeaway import statement_lines
    from parley.tasks.testify import orphan_in_words
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        listed, number = opened.statements(which, limit=limit), opened.count(which)
        record = opened.record(
            as_of=which.as_of, known_by=which.known_by, only={one.columns["report"] for one in listed}
        )
        has_reports = opened.reports() > 0
        for line in statement_lines(opened, which, limit) if as_json else ():
            click.echo(line)
    if not has_reports:
        click.echo(NO_REPORT)
    if not as_json:
        _print_statements(record, {one.id for one in listed})
        if not listed and has_reports:
            tell("No such statement.")
    if number > len(listed):
        tell(f"These are {len(listed)} of {number}; --limit shows more.")
    gone = [orphan_in_words(judged) for judged in orphans(record)]
    tell_all(gone)
    return 1 if gone else 0


def _print_statements(record: "Record", ids: set[str]) -> None:
    """The statements with these ids, report by report."""
    from parley.cli.show_reading import report_in_words, statement_table
    from parley.cli.terminal import heading
    from parley.tasks.statements import list_statements

    console = paper()
    for number, (reading, found) in zip(record.reports, list_statements(record), strict=True):
        report = reading.report
        console.print(heading(f"r{number}: report of {report.date}, {report_in_words(report)}"))
        console.print(statement_table(tuple(line for line in found if line.id in ids)))


@click.command(
    short_help="Say what a statement means for an agreement.",
    epilog=example(
        'parley link r1.s12 "enough progress has been made"',
        'parley link r1.s3 "Russia lodges a protest" --denies',
        "parley link r1.s9 --bears-on P1 --against",
    ),
)
@click.argument("statement")
@click.argument("proposition", required=False)
@click.option("--denies", is_flag=True, help="The statement says that the proposition does not hold.")
@click.option("--bears-on", metavar="ID", help='A provision, a step, or "entry": the statement is evidence for it.')
@click.option("--against", is_flag=True, help="With --bears-on: it is evidence against it.")
@click.option("--why", help="Your reason, kept with the link.")
@ledger_option
def link(
    statement: str,
    proposition: str | None,
    denies: bool,
    bears_on: str | None,
    against: bool,
    why: str | None,
    ledger: str | None,
) -> int:
    """Say what a statement means for an agreement. The link is kept under your name, with the day.

    STATEMENT is an id that `parley statements` lists. PROPOSITION is a point that `parley check` lists, or
    "Ukraine accepts this agreement", with the party's name.
    """
    from parley.cli.show_reading import judgement_in_words
    from parley.tasks.link import bear, contraries
    from parley.tasks.link import link as assert_link
    from parley.wiring import ledger_at, now, reviewer

    if (proposition is None) == (bears_on is None):
        raise click.UsageError("Give either a PROPOSITION or --bears-on ID.")
    if denies and bears_on:
        raise click.UsageError("--denies goes with a PROPOSITION; with --bears-on it is --against.")
    if against and proposition:
        raise click.UsageError("--against goes with --bears-on; with a PROPOSITION it is --denies.")
    if not (proposition or bears_on or "").strip():
        raise click.UsageError("The proposition or id is empty.")
    with ledger_at(ledger) as opened:
        if proposition:
            made, new = assert_link(
                opened, statement, proposition, denies=denies, author=reviewer(), now=now(), why=why
            )
        else:
            made, new = bear(opened, statement, bears_on or "", against=against, author=reviewer(), now=now(), why=why)
        contrary = contraries(opened.record(), made)
    click.echo(f"{statement}: {quote(made.statement.words, 200)}")
    click.echo(on_one_line(judgement_in_words(made)) if new else "This link was there already; nothing added.")
    for other in contrary:
        tell(f"Note: it is linked the other way too, and both count: {on_one_line(judgement_in_words(other))}")
    return 0
