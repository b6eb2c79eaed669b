"""`parley check` and `parley assess`: what a text means, and where it stands."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
from parley.cli.terminal import paper, tell, tell_all

if TYPE_CHECKING:
    from parley.model.agreement import Agreement
    from parley.tasks.assess import Answer, Question
    from parley.tasks.suppose import Change
    from parley.tasks.testify import Testified


@click.command(
    short_help="Show how an agreement's text was understood.",
    epilog=example("parley check framework.md", "parley check framework.md --format > tidy.md"),
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option("--format", "as_text", is_flag=True, help="Print the text in its normal form.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(agreement: Path, as_text: bool, as_json: bool) -> int:
    """Show how each sentence of an agreement was understood, what the text leaves open, what its deadlines leave.

    What is not understood is listed with line, column and mend.
    """
    from parley.cli.show_check import check_to_data, print_check
    from parley.model.codec import line_from_data
    from parley.tasks.check import check as check_agreement

    checked = check_agreement(agreement)
    if as_text:
        click.echo(checked.agreement.normal_form, nl=False)
    elif as_json:
        click.echo(line_from_data(check_to_data(checked)))
    else:
        print_check(paper(), checked)
    return 0


@click.command(
    short_help="Show where an agreement stands.",
    epilog=example(
        "parley assess framework.md",
        "parley assess framework.md --account Russia --as-of 2022-03-30",
        "parley assess framework.md --record record.jsonl --json",
        'parley assess framework.md --suppose "Russia accepts this agreement on 2022-04-01"',
    ),
)
@click.argument("agreement", type=click.Path(path_type=Path))
@record_option
@as_of_option
@known_by_option
@account_option
@click.option("--target", "targets", multiple=True, help='What to find the way to, such as "in force" or "S2 ready".')
@click.option("--suppose", "supposed", multiple=True, metavar="WORDS", help='What if: "PROPOSITION [on YYYY-MM-DD]".')
@click.option("--suppose-not", "denied", multiple=True, metavar="WORDS", help="What if it does not hold.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--partial", is_flag=True, help="Go on with what was understood of the text.")
@ledger_option
@click.pass_context
def assess(
    context: click.Context,
    agreement: Path,
    record: Path | None,
    as_of: date | None,
    known_by: date | None,
    account: str,
    targets: tuple[str, ...],
    supposed: tuple[str, ...],
    denied: tuple[str, ...],
    as_json: bool,
    partial: bool,
    ledger: str | None,
) -> int:
    """Show where an agreement stands: what is in force, due, kept or broken, contested, and what stands in the way.

    What counts is what people linked in the ledger, or the testimony in --record (with both, if --ledger is named).
    """
    from parley.cli.show_assessment import print_assessment, print_changes, sources_from_record
    from parley.tasks.agreements import agreement_from_file
    from parley.tasks.assess import Question

    understood, mistakes = agreement_from_file(agreement, partial=partial)
    kept, testified = testified_by(context, understood, ledger, record, known_by=known_by)
    question = Question(as_of, known_by, account, targets)
    problems = [*(f"{agreement}, {mistake}" for mistake in mistakes), *testified.problems]
    tell_all(problems)
    if kept is None and record is None:
        tell("There is no ledger yet, and no --record: the text is assessed by itself. `parley add FILE` starts one.")
    answer, changed = _ask(understood, testified, question, supposed, denied)
    if as_json:
        _print_json(answer, changed)
    elif changed is not None:
        print_changes(paper(), answer.assessment, changed)
    else:
        print_assessment(paper(), understood, answer.assessment, sources_from_record(kept))
    _tell_unused(answer)
    _tell_unproved(answer)
    return 1 if problems else 0


def _ask(
    agreement: "Agreement",
    testified: "Testified",
    question: "Question",
    supposed: tuple[str, ...],
    denied: tuple[str, ...],
) -> "tuple[Answer, tuple[Change, ...] | None]":
    """The answer, and if something is supposed, what that changes."""
    from parley.tasks.assess import assess as assess_agreement
    from parley.tasks.suppose import suppose, supposition_from_words

    if_so = [supposition_from_words(words, True) for words in supposed]
    if_so += [supposition_from_words(words, False) for words in denied]
    if if_so:
        return suppose(agreement, testified, if_so, question)
    return assess_agreement(agreement, testified, question), None


def _print_json(answer: "Answer", changed: "tuple[Change, ...] | None") -> None:
    from parley.model.codec import assessment_to_data, line_from_data

    data = assessment_to_data(answer.assessment)
    if changed is not None:
        data["changed"] = [{"id": c.id, "from": c.before, "to": c.after} for c in changed]
    click.echo(line_from_data(data))


def _tell_unused(answer: "Answer") -> None:
    """What was said of something else, on stderr: nothing is dropped unseen."""
    unused = [
        f'{line.by or "The reviewer"}: "{line.that}" names nothing in this agreement.'
        for line in answer.assessment.unused
    ]
    if answer.elsewhere or unused:
        tell("Not about this agreement:")
        tell_all([*answer.elsewhere, *unused])


def _tell_unproved(answer: "Answer") -> None:
    """Which ways are not proved to be the fewest, and why, on stderr."""
    from parley.tasks.assess import why_unproved

    if why := why_unproved(answer.assessment):
        tell(why)
