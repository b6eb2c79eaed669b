"""One negotiation at a glance."""

from dataclasses import dataclass

from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.pages.chosen import STANDING, Chosen, chosen_from


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """How much the ledger holds, and where the chosen agreement stands; `chosen.agreement` is None where none is."""

    chosen: Chosen
    reports: int
    title: str | None


def process_page(ask: Ask) -> ProcessPage:
    """The process as it stands. Raises WrongUseError, LedgerError."""
    chosen, stand = chosen_from(ask)
    return ProcessPage(chosen, ask.ledger.reports(), stand.agreement.title if stand else None)


ADDRESS = Address(
    "/process", "Process", "One negotiation at a glance", process_page, "process.html", STANDING, group="Follow"
)
