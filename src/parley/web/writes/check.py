"""Has the ledger checked, beside the pages."""

from parley.ledger import head_from_words
from parley.tasks.log import verify_apart
from parley.web.addresses import Done, Write
from parley.web.ask import Ask


def check_ledger(ask: Ask) -> Done:
    """Begins a check, against a head of former days if one is given. Raises WrongUseError for what is no head."""
    words = ask.text("head")
    against = head_from_words(words) if words else None
    known = None if against is None else str(against)
    begun = ask.office.checks.start(lambda: verify_apart(ask.ledger, against), ask.office.clock, known)
    says = "The check has begun." if begun else "A check is under way already. Wait for it to end."
    return Done(says, "/ledger")


WRITE = Write("/ledger/check", check_ledger, "read")
