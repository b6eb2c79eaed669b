"""The demonstration: the Istanbul talks of March 2022, from the report to the page."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from parley.errors import LedgerError
from parley.export.page import GENERATOR, Page, render
from parley.intake import read_file, read_words
from parley.ledger import Record, open_ledger
from parley.model.agreement import Agreement
from parley.model.finding import Assessment
from parley.model.statement import Reading
from parley.tasks.agreements import agreement_from_file
from parley.tasks.assess import assess_in_every_account
from parley.tasks.decisions import decisions_from_lines
from parley.tasks.page import UnwritableFileError, write_file
from parley.tasks.read import LoadReader
from parley.tasks.testify import testimony_from_record

AUTHOR = "parley demo"
LEDGER = "parley-demo.db"
PAGE = "report.html"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration shows; `assessments` by account, the common one first."""

    reading: Reading
    record: Record
    agreement: Agreement
    assessments: dict[str, Assessment]
    problems: tuple[str, ...]


def demonstrate(example: Path, out: Path, load: LoadReader) -> Demonstration:
    """Read the example in a folder, keep it in a new ledger with the decisions made on it, assess it, write the page.

    Writes `parley-demo.db` and `report.html` in the folder `out`, in the place of those of an earlier demonstration.
    The days are those of the decisions, so that the same example gives the same files. Raises LedgerError where
    `parley-demo.db` is a ledger that no demonstration made, UnwritableFileError, also where `report.html` is no page
    of Parley.
    """
    ledger_file = _new_ledger_file(out)
    _refuse_other_page(out / PAGE)
    report, original = read_file(example / "2022-03-29.txt")
    reading = load().read(report)
    agreement, _ = agreement_from_file(example / "agreement.md")
    judgements, lost = decisions_from_lines(read_words(example / "decisions.jsonl"), {report.id: reading})
    first = min((j.recorded for j in judgements), default=report.date or date.min)
    with open_ledger(ledger_file) as ledger:
        ledger.keep(reading, original, author=AUTHOR, now=_noon(first))
        for judgement in judgements:
            ledger.judge(judgement, now=_noon(judgement.recorded))
        record = ledger.record()
    testified = testimony_from_record(record, agreement)
    last = max((j.recorded for j in judgements), default=first)
    assessments = assess_in_every_account(agreement, testified, last)
    problems = (*lost, *testified.problems, *testified.elsewhere)
    page = Page((reading,), agreement, assessments, record.judgements, problems)
    write_file(out / PAGE, render(page))
    return Demonstration(reading, record, agreement, assessments, problems)


def _new_ledger_file(out: Path) -> Path:
    """Where the ledger goes; that of an earlier demonstration makes room, any other is left alone."""
    path = out / LEDGER
    try:
        out.mkdir(parents=True, exist_ok=True)
        if path.exists():
            with open_ledger(path) as old:
                entries = list(old.entries())
            if entries and entries[0].author != AUTHOR:
                raise LedgerError(f"{path}: this is a ledger of your own; it stays. Name another folder with --out.")
            for name in (LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm"):
                (out / name).unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFileError(
            f"{out}: this folder cannot be used ({error.strerror}). Name another with --out."
        ) from error
    return path


def _refuse_other_page(path: Path) -> None:
    """A page of an earlier demonstration makes room, any other file is left alone."""
    if not path.exists():
        return
    with path.open("rb") as page:
        ours = GENERATOR.encode() in page.read(2000)
    if not ours:
        raise UnwritableFileError(f"{path}: this file is no page of Parley; it stays. Name another folder with --out.")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
