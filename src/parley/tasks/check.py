"""How an agreement's text was understood, and what it leaves open."""

from dataclasses import dataclass
from pathlib import Path

from parley.agreement import Description, describe, parse_partial
from parley.engine.examine import examine
from parley.errors import Mistake
from parley.model.agreement import Agreement
from parley.model.finding import Conflict, Gap, Slack
from parley.tasks.agreements import agreement_from_file


@dataclass(frozen=True, slots=True)
class Checked:
    """An agreement with the account of how it was understood, its gaps and conflicts, and what its deadlines leave.

    `mistakes`: what of its text was not understood; the rest is of what was.
    """

    agreement: Agreement
    description: Description
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...] = ()
    slack: tuple[Slack, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def check(path: Path) -> Checked:
    """Check the agreement in a file. Raises UnreadableFileError, and AgreementErrors with all mistakes."""
    agreement, _ = agreement_from_file(path)
    return _checked(agreement, ())


def check_text(text: str) -> Checked:
    """Check the agreement that a text words, as far as it is understood. About linear in the text."""
    return _checked(*parse_partial(text))


def _checked(agreement: Agreement, mistakes: tuple[Mistake, ...]) -> Checked:
    found = examine(agreement)
    return Checked(agreement, describe(agreement), found.gaps, found.conflicts, found.slack, mistakes)
