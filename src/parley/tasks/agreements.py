"""Agreements out of files, and those that a ledger keeps."""

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from parley.agreement import parse, parse_partial
from parley.errors import AgreementErrors, Mistake
from parley.intake import read_words
from parley.ledger import KeptAgreement, Ledger
from parley.model.agreement import Agreement

Tell = Callable[[str], object]
"""What gets a line that a person should see."""


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


def agreements_in(
    ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None, tell: Tell = lambda _: None
) -> tuple[Agreement, ...]:
    """The agreements that a ledger keeps, as kept until the end of `known_by`: of each name the newest version.

    With `as_of` the newest of those that were there on that day by the date in their text; a text without a date
    counts on every day. `tell` gets a line for each that is not understood to the end; what of it is counts.
    Raises LedgerError.
    """
    versions: dict[str, list[KeptAgreement]] = defaultdict(list)
    for kept in ledger.agreements(known_by):
        versions[kept.name].append(kept)
    found = (_newest(reversed(of_one_name), as_of, tell) for of_one_name in versions.values())
    return tuple(agreement for agreement in found if agreement)


def _newest(versions: Iterable[KeptAgreement], as_of: date | None, tell: Tell) -> Agreement | None:
    for kept in versions:
        agreement, mistakes = parse_partial(kept.text)
        if as_of is None or agreement.date is None or agreement.date <= as_of:
            if mistakes:
                tell(
                    f"The kept agreement {kept.name!r} (entry {kept.entry}) is not understood to the end. "
                    f"{mistakes[0]} Keep a mended text: parley ledger keep FILE --name {shlex.quote(kept.name)}"
                )
            return agreement
    return None


def linkable(agreement: Agreement) -> tuple[str, ...]:
    """All that a statement can be linked to or bear on in an agreement: wordings of propositions, ids of sentences."""
    ids = {name for p in agreement.provisions for name in (p.id, p.sentence)} | {step.id for step in agreement.steps}
    return tuple(dict.fromkeys((*(p.words for p in agreement.propositions), *sorted(ids), "entry")))


def keep_agreement(ledger: Ledger, path: Path, *, name: str | None, author: str, now: datetime) -> int | None:
    """Keep the text of an agreement in a file, by default under the name of the file. Else like `keep_text`.

    Raises UnreadableFileError, AgreementErrors, LedgerError.
    """
    agreement_from_file(path)
    return keep_text(ledger, read_words(path), name=name or path.stem, author=author, now=now)


def keep_text(ledger: Ledger, text: str, *, name: str, author: str, now: datetime) -> int | None:
    """Keep the text of an agreement as its newest version under a name, with what it commits whom to. Returns the
    number of the entry, None where that text is its newest version already.

    Raises AgreementErrors, LedgerError.
    """
    agreement = parse(text)
    payload = {
        "name": name,
        "title": agreement.title,
        "text": text,
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
