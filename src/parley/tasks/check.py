"""How an agreement's text was understood, and what it leaves open."""

from dataclasses import dataclass
from pathlib import Path

from parley.agreement import Description, describe
from parley.engine.gaps import find_gaps
from parley.model.agreement import Agreement
from parley.model.finding import Gap
from parley.tasks.agreements import agreement_from_file


@dataclass(frozen=True, slots=True)
class Checked:
    """An agreement with the account of how it was understood, and its gaps."""

    agreement: Agreement
    description: Description
    gaps: tuple[Gap, ...]


def check(path: Path) -> Checked:
    """Check the agreement in a file. Raises UnreadableFileError, and AgreementErrors with all mistakes."""
    agreement, _ = agreement_from_file(path)
    return Checked(agreement, describe(agreement), find_gaps(agreement))
