"""Names that forms offer: a look at what came last, never at the whole ledger."""

from collections.abc import Mapping

from parley.agreement import parse_partial
from parley.ledger import Ledger
from parley.ledger.latest import Named, names_in_latest
from parley.model.agreement import Agreement
from parley.tasks.agreements import linkable
from parley.tasks.stand import kept_agreement


def latest_names(ledger: Ledger) -> Mapping[Named, tuple[str, ...]]:
    """Parties, sides, places and kinds of events in the latest statements. Raises LedgerError."""
    with ledger.reading() as connection:
        return names_in_latest(connection)


def latest_agreement(ledger: Ledger) -> Agreement | None:
    """The agreement that was kept last, as far as it is understood. Raises LedgerError."""
    kept = kept_agreement(ledger, None)
    return parse_partial(kept.text)[0] if kept else None


def linkable_points(ledger: Ledger) -> tuple[str, ...]:
    """What statements can be linked to in the agreement that was kept last; () without one. Raises LedgerError."""
    agreement = latest_agreement(ledger)
    return linkable(agreement) if agreement else ()
