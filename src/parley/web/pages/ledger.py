"""The ledger itself: its head, its log, whether it is whole, and proofs of its entries."""

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from parley.web.addresses import Address, File, Table, kept_as
from parley.web.ask import Ask, Param
from parley.web.pages.jobs import JobPage, page_of_job
from parley.web.pages.paging import PAGE, Paged, listed

if TYPE_CHECKING:
    from parley.tasks.log import EntryLine

_A_PAGE = 50
_COLUMNS = ("seq", "recorded", "author", "kind", "says", "report")


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """How many entries there are, the root of the tree over them, a page of the entries, the last first, and the latest
    check as the job that it is, if there was one. `typed` is a head to check against that is none, for `problem`."""

    size: int
    root: str
    log: "Paged[EntryLine]"
    entry: int | None
    check: JobPage | None
    typed: str = ""
    problem: str | None = None

    @property
    def head(self) -> str:
        """The head as people copy it."""
        return f"{self.size}:{self.root}"

    def table(self) -> Table:
        """The rows for a spreadsheet."""
        return Table(_COLUMNS, tuple(tuple(getattr(row, name) for name in _COLUMNS) for row in self.log.rows))


def ledger_page(ask: Ask, typed: str = "", problem: str | None = None) -> LedgerPage:
    """The head and a page of the log. Raises WrongUseError, LedgerError."""
    from parley.tasks.log import list_entries

    head = ask.ledger.head()
    entry = ask.number("entry", 0) or None
    page = ask.number("page", 1)
    if entry is not None and entry <= head.size:
        page = (head.size - entry) // _A_PAGE + 1
    log = listed(lambda first: list_entries(ask.ledger, head.size - first + 1, _A_PAGE), head.size, page, _A_PAGE)
    check = ask.office.jobs.latest_of("check")
    shown = page_of_job(check) if check else None
    return LedgerPage(head.size, head.root.hex(), log, entry, shown, typed, problem)


def proof_file(ask: Ask) -> File:
    """The proof that an entry is in the log. Raises UnknownEntryError, LedgerError."""
    seq = int(ask.path["entry"])
    return File(ask.ledger.prove(seq).encode(), "application/json", kept_as(f"proof-{seq}.json"))


def checker_file(ask: Ask) -> File:
    """What checks a proof with Python alone."""
    words = (files("parley") / "ledger" / "verify.py").read_bytes()
    return File(words, "text/plain; charset=utf-8", kept_as("verify.py"))


ADDRESS = Address(
    "/ledger",
    "Ledger",
    "The head and the log, the last entry first",
    ledger_page,
    "ledger.html",
    (
        PAGE,
        Param("entry", "number", "The page that has this entry."),
    ),
    group="Record",
)
PROOF = Address("/ledger/{entry:int}/proof", "Proof", "The proof that an entry is in the log", proof_file)
CHECKER = Address("/ledger/verify.py", "Checker", "What checks a proof with Python alone", checker_file)
