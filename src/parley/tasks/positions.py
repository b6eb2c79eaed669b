"""What each party wants in each issue, out of a ledger; and an issue named by a reviewer."""

from datetime import date

from parley.errors import WrongUseError
from parley.following.positions import positions_of
from parley.ledger import Ledger
from parley.model.judgement import Same
from parley.model.position import Issue
from parley.tasks.agreements import Tell
from parley.tasks.heard import heard_in, party_from_words, renamed_in
from parley.tasks.review import Decider


def list_positions(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    party: str | None = None,
    issue: str | None = None,
    tell: Tell = lambda _: None,
) -> tuple[Issue, ...]:
    """Every issue with the parties' positions; only those on which a party has one, or whose name has some words.

    `tell` gets lines about kept agreements, as in `agreements_in`. Raises WrongUseError for a party that has no
    position, LedgerError.
    """
    heard, record = heard_in(ledger, as_of=as_of, known_by=known_by, tell=tell)
    found = positions_of(heard, renamed_in(record))
    names = tuple(sorted({one.party for each in found for one in each.positions}))
    only = party_from_words(heard, party, names)
    words = (issue or "").casefold()
    return tuple(
        one
        for one in found
        if (words in one.name.casefold() or words == one.id)
        and (only is None or any(position.party == only for position in one.positions))
    )


def name_issue(ledger: Ledger, issue: str, name: str, by: Decider) -> bool:
    """Record that an issue, given by its name or its id, goes by another name. False if that stands there already.

    What is kept are words with which the issue came up, so that the name holds as reports are added. Two issues of
    one name are one. Raises WrongUseError for an issue that there is not, LedgerError.
    """
    heard, record = heard_in(ledger)
    new, wanted = " ".join(name.split()), issue.strip().casefold()
    found = positions_of(heard, renamed_in(record))
    meant = next((one for one in found if wanted in (one.name.casefold(), one.id)), None)
    if meant is None:
        raise WrongUseError(f"{issue!r} is no issue. `parley positions` lists them by name and id, such as r1.s4.")
    return name_issue_of(ledger, heard.sayings[meant.id].words, new, by)


def name_issue_of(ledger: Ledger, words: str, name: str, by: Decider) -> bool:
    """The same for the issue that came up in some words; whether there is such an issue is not looked at.

    Raises WrongUseError for an empty name, LedgerError.
    """
    if not name:
        raise WrongUseError("The new name is empty.")
    return ledger.judge(Same("issue", words, name, by.name, by.day, False, by.why), now=by.now)
