"""Agreements and records out of files."""

from datetime import datetime
from pathlib import Path

from parley.agreement import parse, parse_partial
from parley.errors import AgreementErrors, Mistake
from parley.intake import read_words
from parley.ledger import Ledger
from parley.model.agreement import Agreement


def agreement_from_file(path: Path, *, partial: bool = False) -> tuple[Agreement, tuple[Mistake, ...]]:
    """The agreement in a file, and with `partial` the mistakes in what was not understood.

    Raises UnreadableFileError, and AgreementErrors with all mistakes unless `partial`.
    """
    text = read_words(path)
    if partial:
        return parse_partial(text)
    try:
        return parse(text), ()
    except AgreementErrors as error:
        # Each mistake with its file: a command may read several.
        error.args = ("\n".join(f"{path}, {mistake}" for mistake in error.mistakes),)
        raise


def linkable(agreement: Agreement) -> tuple[str, ...]:
    """All that a statement can be linked to or bear on in an agreement: wordings of propositions, ids of sentences."""
    ids = {name for p in agreement.provisions for name in (p.id, p.sentence)} | {step.id for step in agreement.steps}
    return tuple(dict.fromkeys((*(p.words for p in agreement.propositions), *sorted(ids), "entry")))


def keep_agreement(ledger: Ledger, path: Path, *, name: str | None, author: str, now: datetime) -> int | None:
    """Keep the text of an agreement as its newest version under a name (by default that of the file), with what it
    commits whom to. Returns the number of the entry, None where that text is its newest version already.

    Raises UnreadableFileError, AgreementErrors, LedgerError.
    """
    agreement, _ = agreement_from_file(path)
    payload = {
        "name": name or path.stem,
        "title": agreement.title,
        "text": read_words(path),
        "commitments": [
            {
                "id": p.id,
                "kind": p.kind,
                "debtor": p.debtor,
                "creditors": list(p.creditors),
                "act": p.act.words,
                "says": p.says,
            }
            for p in agreement.provisions
        ],
    }
    return ledger.keep_agreement(payload, author=author, now=now)
