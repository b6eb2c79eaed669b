"""Where an agreement stands: its text against a record, as of a day, in somebody's account."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parley.agreement import read_record
from parley.engine import assess as assess_agreement
from parley.engine.proof import HOW_TO_INSTALL, solver_is_there
from parley.errors import RecordError
from parley.intake import read_words
from parley.ledger import Record
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement
from parley.model.finding import Assessment
from parley.model.testimony import Testimony
from parley.tasks.testify import Testified, testimony_from_record


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: as of which day, known by which day, in whose account, what stands in the way of what."""

    as_of: date | None = None
    known_by: date | None = None
    account: str = "common"
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An assessment, and in words the links that concern something else."""

    agreement: Agreement
    assessment: Assessment
    elsewhere: tuple[str, ...]


def gather(agreement: Agreement, record: Record | None, lines: Path | None) -> Testified:
    """All testimony there is: out of a ledger, and out of a file of JSON Lines. Raises RecordError."""
    out_of_ledger = testimony_from_record(record, agreement) if record else Testified()
    out_of_file = _testimony_from_file(lines, agreement) if lines is not None else ()
    return Testified(
        (*out_of_ledger.testimony, *out_of_file),
        out_of_ledger.evidence,
        out_of_ledger.problems,
        out_of_ledger.elsewhere,
    )


def _testimony_from_file(path: Path, agreement: Agreement) -> tuple[Testimony, ...]:
    try:
        return read_record(read_words(path), agreement)
    except RecordError as error:
        raise RecordError("\n".join(f"{path}, {line}" for line in str(error).splitlines())) from error


def assess(agreement: Agreement, testified: Testified, question: Question) -> Answer:
    """What the record says of an agreement.

    Raises UnknownAccountError, MissingDayError, and WrongUseError for an unknown target.
    """
    assessment = assess_agreement(
        agreement,
        testified.testimony,
        evidence=testified.evidence,
        as_of=question.as_of,
        known_by=question.known_by,
        account=account_from_words(agreement, question.account),
        targets=question.targets,
    )
    return Answer(agreement, assessment, testified.elsewhere)


def why_unproved(assessment: Assessment) -> str | None:
    """The targets whose set of steps is not proved to be the smallest, and why; None where all are."""
    targets = [found.target for found in assessment.blockers if found.sets and not found.sets[0].smallest]
    if not targets:
        return None
    why = "the search for a proof ran out of its bounds" if solver_is_there() else HOW_TO_INSTALL
    return f"Not proved that fewer steps would not do for: {', '.join(targets)} ({why})."


def account_from_words(agreement: Agreement, words: str) -> str:
    """The account that the words name, in any case and by a party's other names; unknown words as they stand."""
    if words in agreement.accounts:
        return words
    names = {name.casefold(): name for name in NEUTRAL_ACCOUNTS}
    names |= {name.casefold(): party.name for party in agreement.parties for name in (party.name, *party.also)}
    return names.get(words.casefold(), words)


def assess_in_every_account(
    agreement: Agreement, testified: Testified, as_of: date | None = None
) -> dict[str, Assessment]:
    """The assessment in the common account, then in each party's."""
    accounts = ("common", *(party.name for party in agreement.parties))
    return {
        account: assess(agreement, testified, Question(as_of=as_of, account=account)).assessment for account in accounts
    }
