"""How far reviewers agree."""

from dataclasses import dataclass

from parley.web.addresses import Address
from parley.web.ask import Ask


@dataclass(frozen=True, slots=True)
class AgreeingPage:
    """How many statements two or more people reviewed, who they are, and Krippendorff's alpha over their verdicts;
    None where there is nothing to compare, or all said the same one thing."""

    statements: int
    reviewers: tuple[str, ...]
    alpha: float | None


def agreeing_page(ask: Ask) -> AgreeingPage:
    """How far reviewers agree as the ledger stands now. Raises LedgerError."""
    from parley.tasks.review import agreeing

    found = ask.office.once("agreeing", lambda: agreeing(ask.ledger.record_of_compared()))
    return AgreeingPage(found.statements, found.reviewers, found.alpha)


ADDRESS = Address(
    "/review/agreement", "How far reviewers agree", "How far reviewers agree", agreeing_page, "agreeing.html"
)
