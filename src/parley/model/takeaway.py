"""What is given out of a ledger: reports with the statements that a filter lets through, decisions, agreements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.model.agreement import Agreement
from parley.model.arrival import Extraction
from parley.model.finding import Assessment
from parley.model.judgement import Decision, ReviewState
from parley.model.report import Report
from parley.model.statement import Reading, Statement
from parley.model.testimony import Source

FORMAT = "parley/takeaway/1"
"""The lines from which a ledger is made again, and the file that has them in a data package."""
LEDGER_FILE = "ledger.jsonl"


@dataclass(frozen=True, slots=True)
class TakenStatement:
    """A statement as reviewers corrected it: its id ("r1.s3"), whose word it is in words, what reviewers say of it."""

    id: str
    statement: Statement
    whose: str
    review: ReviewState


@dataclass(frozen=True, slots=True)
class TakenSource:
    """Where bytes of a report were obtained, when (ISO 8601), by whom; the id of these bytes, when an archive captured
    them, and who published them."""

    where: str
    at: str
    by: str
    original: str
    captured: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class TakenReport:
    """A report with its number in the ledger, when it and its reading were recorded (ISO 8601), that reading as
    reviewers corrected it, and those statements of it that are given out, in the order of the text."""

    number: int
    recorded: str
    read_at: str
    report: Report
    reading: Reading
    statements: tuple[TakenStatement, ...]
    extraction: Extraction
    sources: tuple[TakenSource, ...]

    @property
    def id(self) -> str:
        """The report's id on the command line."""
        return f"r{self.number}"


@dataclass(frozen=True, slots=True)
class TakenDecision:
    """A decision that stands, with the entry that keeps it and the statement ("r1.s3") that it is about, if any."""

    entry: int
    decision: Decision
    statement: str | None


@dataclass(frozen=True, slots=True)
class TakenAgreement:
    """An agreement with the name that it goes by, its text, and its assessment in every account, the common one first
    ({} where no day is known from which to look). `cited`: the statements ("r1.s3") behind what was testified."""

    name: str
    text: str
    agreement: Agreement
    assessments: dict[str, Assessment]
    cited: Mapping[Source, str]


@dataclass(frozen=True, slots=True)
class TakenEntry:
    """An entry of the log, as it was recorded (ISO 8601): its number, author, kind and payload. That of a reading has
    its report with it."""

    entry: int
    recorded: str
    author: str
    kind: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """All that is given out, and what is to be said of it.

    `reports` and `decisions` give it anew each time that they are called, a little at a time: by day, then by number;
    and in the order of the log. `original` gives the bytes of a report by its id. `whole`: no filter was set; then
    `log` gives all that reports, readings, decisions and agreements follow from, in its order. `filter` says in words
    what was let through, `head` names the state of the ledger ("12:9f86..."), `recorded` (ISO 8601) is the moment of
    its last entry, `made_by` the program and its version. The same ledger and filter give the same.
    """

    reports: Callable[[], Iterator[TakenReport]]
    decisions: Callable[[], Iterator[TakenDecision]]
    agreements: tuple[TakenAgreement, ...]
    log: Callable[[], Iterator[TakenEntry]]
    original: Callable[[str], bytes]
    whole: bool
    filter: str
    as_of: date | None
    known_by: date | None
    head: str
    recorded: str
    made_by: str
