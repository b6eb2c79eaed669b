"""The agreement, the day and the ledger's moment that a visitor looks at: parameters that several pages share."""

from dataclasses import dataclass

from parley.tasks.stand import Stand, kept_agreement, names_of_agreements, stand
from parley.web.ask import Ask, Param

AGREEMENT = Param("agreement", "text", "The name under which the agreement is kept; else the one that was kept last.")
AS_OF = Param("as_of", "day", "Only what was published until that day, seen from it.")
KNOWN_BY = Param("known_by", "day", "Only what was on record by the end of that day (UTC).")
STANDING = (AGREEMENT, AS_OF, KNOWN_BY)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, as the form above a page shows it."""

    agreements: tuple[str, ...]
    agreement: str | None
    as_of: str | None
    known_by: str | None


def chosen_from(ask: Ask) -> tuple[Chosen, Stand | None]:
    """What a visitor chose, and where that agreement stands; None where the ledger keeps none.

    Raises WrongUseError, LedgerError, MissingDayError.
    """
    name, as_of, known_by = ask.text("agreement"), ask.day("as_of"), ask.day("known_by")
    kept = kept_agreement(ask.ledger, name, known_by=known_by)
    chosen = Chosen(
        names_of_agreements(ask.ledger, known_by),
        kept.name if kept else None,
        as_of.isoformat() if as_of else None,
        known_by.isoformat() if known_by else None,
    )
    if kept is None:
        return chosen, None
    key = ("stand", kept.entry, as_of, known_by)
    return chosen, ask.office.once(key, lambda: stand(ask.ledger, kept, as_of=as_of, known_by=known_by))
