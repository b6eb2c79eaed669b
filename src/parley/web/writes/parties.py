"""Who is who, as reviewers decide it; and issues by the names that they give them."""

from parley.errors import WrongUseError
from parley.web.addresses import Done, Write
from parley.web.ask import Ask
from parley.web.office import decider_of


def merge(ask: Ask) -> Done:
    """Says that two names are of one party, or (`differs`) that they are not. Raises WrongUseError, LedgerError."""
    return Done(merged(ask), "/parties")


def merged(ask: Ask) -> str:
    """Keeps what a form says of two names; in words what was done. Raises WrongUseError, LedgerError."""
    from parley.tasks.review import same, unnamed

    one, other = _needed(ask, "one"), _needed(ask, "other")
    differs = ask.choice("differs", ("yes", "no")) == "yes"
    new = same(ask.ledger, "party", one, other, decider_of(ask, ask.text("why")), differs=differs)
    says = f"“{one}” and “{other}” are {'two parties' if differs else 'one party'}."
    says = " ".join((says, *unnamed(ask.ledger, one, other)))
    return says if new else f"You had said so already: {says}"


def undo(ask: Ask) -> Done:
    """Takes a decision about two names back. Raises UnknownEntryError, LedgerError."""
    from parley.tasks.review import withdraw

    entry = ask.number("entry", 0)
    withdraw(ask.ledger, entry, decider_of(ask, ask.text("why")))
    return Done(f"Taken back (entry {entry}).", "/parties")


def name(ask: Ask) -> Done:
    """Gives the issue that came up in some words another name. Raises WrongUseError, LedgerError."""
    from parley.tasks.positions import name_issue_of

    words, new = _needed(ask, "words"), _needed(ask, "name")
    kept = name_issue_of(ask.ledger, words, " ".join(new.split()), decider_of(ask, ask.text("why")))
    says = f"The issue goes by “{new}”." if kept else "It goes by that name already."
    return Done(says, "/positions")


def _needed(ask: Ask, field: str) -> str:
    words = ask.text(field)
    if words is None:
        raise WrongUseError(f"The field “{field}” is empty. Fill it in and send the form again.")
    return words


WRITES = (Write("/parties/same", merge), Write("/parties/undo", undo), Write("/positions/name", name))
