"""From a ledger's reports to an agreement text that the language reads."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from parley.agreement import parse_partial
from parley.errors import WrongUseError
from parley.following.draft.layout import laid_out, mended
from parley.following.draft.write import drafted
from parley.ledger import Ledger, open_ledger
from parley.model.process import Gathered, Told, Who
from parley.tasks.page import write_file
from parley.tasks.process import follow

TITLE = "The talks as they stand"


class FileThereError(WrongUseError):
    """A draft would be written over a file that is there: a person may have worked on it."""


def draft_from_ledger(
    ledger: Ledger, *, title: str = TITLE, as_of: date | None = None, known_by: date | None = None
) -> str:
    """The agreement as it stands in the reports of a ledger, published and recorded until some day.

    Raises LedgerError, PackError, NothingToDraftError.
    """
    following, _ = follow(ledger, as_of=as_of, known_by=known_by)
    return readable_draft(following.told, following.who, following.propositions, title)


def draft_at(place: str, title: str = TITLE) -> str:
    """Like `draft_from_ledger`, for a process that opens the ledger for itself."""
    with open_ledger(place) as ledger:
        return draft_from_ledger(ledger, title=title)


def readable_draft(told: Sequence[Told], who: Who, propositions: Sequence[Gathered], title: str) -> str:
    """A draft of which the agreement language reads every sentence.

    A sentence that it does not read is worded with quotation marks round what it could misunderstand; one that it does
    not read even then stands at the end among what is not worded, with the reason. Raises NothingToDraftError.
    """
    draft = drafted(told, who, propositions, title)
    while True:
        laid = laid_out(draft)
        _, mistakes = parse_partial(laid.text)
        wrong = {m.line: f"expected {m.expected}" for m in mistakes if m.line in laid.lines}
        if not wrong:
            return laid.text
        draft = mended(draft, laid, wrong)  # each round takes a wording from a sentence: it ends


def refuse_file_there(path: Path) -> None:
    """Raises FileThereError where a file is there already."""
    if path.exists():
        raise FileThereError(f"{path} is there already. --force writes over it; another name keeps both.")


def write_draft(path: Path, text: str) -> None:
    """Write a draft to a file. Raises UnwritableFileError."""
    write_file(path, text)
