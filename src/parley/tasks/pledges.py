"""Said against done: the pledges in a ledger, with what followed."""

from datetime import date

from parley.following.pledges import pledges_of
from parley.ledger import Ledger
from parley.model.pledge import Pledge
from parley.tasks.agreements import Tell
from parley.tasks.heard import heard_in, party_from_words


def list_pledges(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    party: str | None = None,
    state: str | None = None,
    tell: Tell = lambda _: None,
) -> tuple[Pledge, ...]:
    """Every pledge in the order of announcement; only those of a party, or that stand in some state.

    `as_of`: only what was published until then, seen from then; without it from the day of the latest report.
    `tell` gets lines about kept agreements, as in `agreements_in`.
    Raises WrongUseError for a party that pledged nothing, LedgerError.
    """
    heard, _ = heard_in(ledger, as_of=as_of, known_by=known_by, tell=tell)
    found = pledges_of(heard, as_of)
    only = party_from_words(heard, party, tuple(sorted({one.by for one in found})))
    return tuple(one for one in found if only in (None, one.by) and state in (None, one.state))
