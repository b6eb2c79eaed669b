"""`parley review`: what people decide about what was read, and how far they agree."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from parley.cli.filters import filter_options
from parley.cli.options import DAY, MANY, by_option, example, ledger_option, why_option
from parley.cli.terminal import on_one_line, paper, tell, tell_all

if TYPE_CHECKING:
    from parley.ledger import Filter
    from parley.model.judgement import Verdict
    from parley.tasks.review import Decider

settle_option = click.option("--settle", is_flag=True, help="It settles a dispute between other reviewers.")


@click.group(
    short_help="Accept, correct or reject what was read; say who is who.",
    epilog=example(
        "parley review list --state unreviewed",
        "parley review accept r1.s3",
        'parley review correct r1.s7 act=offer side=Ukraine --why "He quotes the other side."',
        'parley review same Moscow "the Russian side"',
    ),
)
def review() -> None:
    """Decide about statements, parties and propositions. Each decision is kept under your name, with the moment.

    Nothing is changed or deleted: a later decision of yours counts in place of the earlier one, and `withdraw` takes
    one back. Where two reviewers differ the statement is disputed, until somebody settles it (--settle).
    """


@review.command("list", short_help="List statements with what reviewers said.")
@click.option("--limit", type=MANY, default=100, metavar="N", help="So many statements. [default: 100]")
@filter_options
@ledger_option
def list_reviews(limit: int, which: "Filter", ledger: str | None) -> int:
    """List statements with their state of review, and all decisions with the entries that keep them."""
    from parley.cli.show_review import apart_lines, orphan_lines, review_table
    from parley.tasks.review import list_reviews as lines_of
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        found, number = opened.statements(which, limit=limit), opened.count(which)
        only = {one.columns["report"] for one in found}
        record = opened.record(as_of=which.as_of, known_by=which.known_by, only=only)
    ids = {one.id for one in found}
    if found:
        paper().print(review_table([line for line in lines_of(record) if line.line.id in ids]))
    else:
        tell("No such statement.")
    if which.is_open:
        for words in apart_lines(record):
            click.echo(words)
    if number > len(found):
        tell(f"These are {len(found)} of {number}; --limit shows more.")
    gone = orphan_lines(record)
    tell_all(gone)
    return 1 if gone else 0


@review.command(short_help="It was read aright.")
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@settle_option
@by_option
@why_option
@ledger_option
def accept(statements: tuple[str, ...], settle: bool, by: str | None, why: str | None, ledger: str | None) -> int:
    """Say that statements were read aright."""
    return _review(statements, "accept", _decider(by, why), ledger, settles=settle)


@review.command(short_help="It is no statement, or not what was said.")
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@settle_option
@by_option
@why_option
@ledger_option
def reject(statements: tuple[str, ...], settle: bool, by: str | None, why: str | None, ledger: str | None) -> int:
    """Say that statements were misread: what is linked to them no longer counts."""
    return _review(statements, "reject", _decider(by, why), ledger, settles=settle)


@review.command(short_help="It reads otherwise.", epilog=example("parley review correct r1.s7 act=offer side=Ukraine"))
@click.argument("statement")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@settle_option
@by_option
@why_option
@ledger_option
def correct(
    statement: str, changes: tuple[str, ...], settle: bool, by: str | None, why: str | None, ledger: str | None
) -> int:
    """Say what is otherwise in a statement: speaker, side, act, event, modality, negated, actor, recipient, via, voice,
    within, content, conditions, times, places.

    Parties go by name (null for none), everything else as a reading has it in JSON: negated=true, content=[[10,45]].
    """
    from parley.tasks.review import changes_from_words

    given = changes_from_words(changes)
    return _review((statement,), "correct", _decider(by, why), ledger, settles=settle, changes=given)


@review.command(short_help="Write something beside a statement.")
@click.argument("statement")
@click.argument("words")
@by_option
@ledger_option
def note(statement: str, words: str, by: str | None, ledger: str | None) -> int:
    """Write a note beside a statement. It decides nothing; `parley search` finds it."""
    from parley.tasks.review import note as write
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        return _told(write(opened, statement, words, _decider(by)), f"{statement}: noted.")


@review.command(
    short_help="Two names of one party, two wordings of one thing.",
    epilog=example(
        'parley review same Moscow "the Russian side"',
        'parley review same --propositions "the bridge opens" "it opens"',
    ),
)
@click.argument("one")
@click.argument("other")
@click.option("--propositions", is_flag=True, help="They are wordings of a proposition, not names of a party.")
@click.option("--not", "differs", is_flag=True, help="They are not the same, whatever was said before.")
@by_option
@why_option
@ledger_option
def same(
    one: str, other: str, propositions: bool, differs: bool, by: str | None, why: str | None, ledger: str | None
) -> int:
    """Say that two names are of one party, or two wordings of one proposition; or that they are not."""
    from parley.tasks.review import same as join
    from parley.tasks.review import unnamed
    from parley.wiring import ledger_at

    kind = "proposition" if propositions else "party"
    with ledger_at(ledger) as opened:
        new = join(opened, kind, one, other, _decider(by, why), differs=differs)  # type: ignore[arg-type]
        unknown = () if propositions else unnamed(opened, one, other)
    for line in unknown:
        tell(f"Note: {line}")
    return _told(new, f"“{one}” and “{other}” are {'not ' if differs else ''}the same {kind}.")


@review.command(
    short_help="Name an issue.", epilog=example('parley review name "sovereign corridor" "access to the sea"')
)
@click.argument("issue")
@click.argument("name")
@by_option
@why_option
@ledger_option
def name(issue: str, name: str, by: str | None, why: str | None, ledger: str | None) -> int:
    """Give an issue, which `parley positions` shows with its name and id, another name. Issues of one name are one."""
    from parley.tasks.positions import name_issue
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        return _told(name_issue(opened, issue, name, _decider(by, why)), f"“{issue}” goes by “{name}”.")


@review.command(
    short_help="Take something as established.",
    epilog=example(
        'parley review fact "there is complete peace throughout Ukraine" --not --on 2022-03-29 --see r1.s18'
    ),
)
@click.argument("proposition")
@click.option("--on", type=DAY, required=True, help="From which day.")
@click.option("--until", type=DAY, help="Until which day.")
@click.option("--not", "fails", is_flag=True, help="It does not hold.")
@click.option("--see", metavar="STATEMENT", help="Where that can be read.")
@by_option
@why_option
@ledger_option
def fact(
    proposition: str,
    on: date,
    until: date | None,
    fails: bool,
    see: str | None,
    by: str | None,
    why: str | None,
    ledger: str | None,
) -> int:
    """Take a proposition as established, whoever says otherwise. It counts in every account, under your name."""
    from parley.tasks.review import establish
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        decider = _decider(by, why)
        new = establish(opened, proposition, on, decider, holds=not fails, until=until, statement_id=see)
    return _told(new, f"Established{' that not' if fails else ''}: “{proposition}”, from {on}.")


@review.command(
    short_help="Take a decision back.", epilog=example('parley review withdraw 14 --why "Wrong statement."')
)
@click.argument("entry", type=int)
@by_option
@why_option
@ledger_option
def withdraw(entry: int, by: str | None, why: str | None, ledger: str | None) -> int:
    """Take back the decision in an entry of the log, which `parley review list` shows. It stays on record."""
    from parley.tasks.review import withdraw as take_back
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        return _told(take_back(opened, entry, _decider(by, why)), f"Entry {entry} no longer counts.")


@review.command(short_help="How far reviewers agree.")
@filter_options
@ledger_option
def agreement(which: "Filter", ledger: str | None) -> int:
    """Show how far reviewers agree on the statements that two or more of them reviewed (Krippendorff's alpha)."""
    from parley.cli.show_review import agreeing_in_words
    from parley.tasks.review import agreeing
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        record, among = opened.record(as_of=which.as_of, known_by=which.known_by), None
        if not which.is_open:
            listed = opened.statements(which, limit=opened.count(which))
            among = {(one.columns["report"], one.columns["key"]) for one in listed}
    click.echo(agreeing_in_words(agreeing(record, among)))
    return 0


def _review(
    statements: tuple[str, ...],
    verdict: "Verdict",
    by: "Decider",
    ledger: str | None,
    *,
    settles: bool,
    changes: "Mapping[str, Any] | None" = None,
) -> int:
    from parley.tasks.review import review as keep
    from parley.wiring import ledger_at

    done = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[verdict]
    with ledger_at(ledger) as opened:
        for statement in statements:
            _told(keep(opened, statement, verdict, by, changes=changes, settles=settles), f"{statement}: {done}.")
    return 0


def _decider(by: str | None, why: str | None = None) -> "Decider":
    from parley.tasks.review import Decider
    from parley.wiring import now, reviewer

    return Decider(by or reviewer(), now(), why)


def _told(new: bool, words: str) -> int:
    click.echo(on_one_line(words) if new else "That stands there already; nothing added.")
    return 0
