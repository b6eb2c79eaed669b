"""The agreement, the day and the ledger's moment that a visitor looks at: parameters that several pages share."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from parley.errors import MissingDayError, UnknownAccountError
from parley.ledger import last_decided
from parley.tasks.assess import account_from_words
from parley.tasks.stand import Stand, kept_agreement, names_of_agreements, stand
from parley.web.ask import Ask, Param

AGREEMENT = Param("agreement", "text", "The name under which the agreement is kept; else the one that was kept last.")
AS_OF = Param("as_of", "day", "Only what was published until that day, seen from it.")
KNOWN_BY = Param("known_by", "day", "Only what was on record by the end of that day (UTC).")
STANDING = (AGREEMENT, AS_OF, KNOWN_BY)
ACCOUNT = Param("account", "text", "In whose account: common, or that of a party.")

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, as the form above a page shows it; `accounts` is empty where a page shows all at once."""

    agreements: tuple[str, ...]
    agreement: str | None
    as_of: str | None
    known_by: str | None
    accounts: tuple[str, ...] = ()
    account: str = "common"


def chosen_from(ask: Ask) -> tuple[Chosen, Stand | None]:
    """What a visitor chose, and where that agreement stands; None where the ledger keeps none.

    An agreement without any day, its own or that of a testimony, is seen from today. Raises WrongUseError, LedgerError.
    """
    name, as_of, known_by = ask.text("agreement"), ask.day("as_of"), ask.day("known_by")
    kept, names = ask.office.once(
        ("kept", name, known_by),
        lambda: (kept_agreement(ask.ledger, name, known_by=known_by), names_of_agreements(ask.ledger, known_by)),
    )
    chosen = Chosen(
        names,
        kept.name if kept else None,
        as_of.isoformat() if as_of else None,
        known_by.isoformat() if known_by else None,
    )
    if kept is None:
        return chosen, None
    last = last_decided(ask.ledger, known_by)

    def seen_from(day: date | None) -> Stand:
        key = ("stand", kept.entry, day, known_by, last)
        return ask.office.kept.get(key, lambda: stand(ask.ledger, kept, as_of=day, known_by=known_by))

    try:
        return chosen, seen_from(as_of)
    except MissingDayError:
        return chosen, seen_from(ask.office.today)


def chosen_in_account(ask: Ask) -> tuple[Chosen, Stand | None]:
    """The same with the account that a visitor chose. Raises UnknownAccountError besides."""
    chosen, found = chosen_from(ask)
    if found is None:
        return chosen, None
    accounts = tuple(found.assessments)
    account = account_from_words(found.agreement, ask.text("account") or "common")
    if account not in accounts:
        raise UnknownAccountError(f"account: there is no account {account!r}. Choose one of: {', '.join(accounts)}.")
    return replace(chosen, accounts=accounts, account=account), found


def once_for(ask: Ask, stand: Stand, what: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` gives, worked out once for an agreement as it stands."""
    key = (what, stand.kept.entry, stand.as_of, ask.text("as_of"), ask.text("known_by"), stand.last)
    return ask.office.kept.get(key, make)


def along(ask: Ask, path: str, **more: object) -> str:
    """Another address, seen from where this page is seen: the same agreement, days and account."""
    same = {param.name: ask.text(param.name) for param in (*STANDING, ACCOUNT)}
    return ask.to(path, **{**same, **more})
