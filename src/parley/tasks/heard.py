"""What the reports of a ledger say together, made ready for pledges, positions and news."""

from collections.abc import Mapping
from datetime import date

from parley.errors import WrongUseError
from parley.following.heard import Heard
from parley.ledger import Ledger, Record
from parley.model.agreement import Agreement
from parley.tasks.agreements import Tell, agreements_in
from parley.tasks.process import follow

_NAMED = 12


def heard_in(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    agreement: Agreement | None = None,
    tell: Tell = lambda _: None,
) -> tuple[Heard, Record]:
    """All that the reports of a ledger say, as published and recorded until some day, and its record.

    Each member of the agreements that the ledger keeps (see `agreements_in`) is one side, by all its names, and each
    of `agreement`, which stands in place of one that is kept with its title. Raises LedgerError, PackError.
    """
    found, record = follow(ledger, as_of=as_of, known_by=known_by)
    kept = agreements_in(ledger, as_of=as_of, known_by=known_by, tell=tell)
    if agreement:
        kept = (*(one for one in kept if one.title != agreement.title), agreement)
    return Heard(found.told, found.who, found.gathering, found.vectors, found.propositions, kept), record


def renamed_in(record: Record) -> Mapping[str, tuple[str, str]]:
    """By a wording in small letters the name that a reviewer gave to its issue, and who; the last word counts."""
    return {same.one.casefold(): (same.other, same.by) for same in record.sames("issue")}


def party_from_words(heard: Heard, words: str | None, among: tuple[str, ...]) -> str | None:
    """The name, as lists show it, of the party that some words name; None for None. `among`: the parties that can be
    meant. Raises WrongUseError for any other."""
    if words is None:
        return None
    found = next((name for name in among if name.casefold() == words.strip().casefold()), None)
    named = found or heard.named(words)
    if named not in among:
        known = ", ".join(among[:_NAMED]) or "nobody"
        raise WrongUseError(
            f"{words!r} has nothing here. Parties that have: {known}{' ...' if len(among) > _NAMED else ''}."
        )
    return named
