"""Has the ledger checked, beside the pages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.errors import WrongUseError
from parley.ledger import head_from_words
from parley.tasks.log import verify_at
from parley.web.addresses import Done, Shown, Write
from parley.web.ask import Ask
from parley.web.jobs import Outcome, Work
from parley.web.pages.ledger import ADDRESS, ledger_page
from parley.web.worker import Worker

if TYPE_CHECKING:
    from parley.ledger import Head


def check_ledger(ask: Ask) -> Done | Shown:
    """Begins a check, against a head of former days if one is given; what is no head is shown again.

    Raises FullError, LedgerError.
    """
    try:
        words = ask.text("head")
        against = head_from_words(words) if words else None
    except WrongUseError as error:
        typed = "".join(ask.query.get("head", ())[-1:])[:200]
        return Shown(ledger_page(ask, typed, str(error)), ADDRESS, 422, str(error))
    jobs = ask.office.jobs
    latest = jobs.latest_of("check")
    if latest is not None and latest.state != "done":
        return Done("A check is under way already. Wait for it to end.", "/ledger")
    title = "Checking the ledger" if against is None else f"Checking the ledger against {against}"
    jobs.add("check", title, _checked(ask, against), by=ask.visitor.name, at=ask.office.clock())
    return Done("The check has begun.", "/ledger")


def _checked(ask: Ask, against: "Head | None") -> Work:
    def work(worker: Worker) -> Iterator[Outcome]:
        found = worker(verify_at, str(ask.ledger.place), against)
        at = ask.office.clock().strftime("%Y-%m-%d %H:%M:%S UTC")
        if found.faults:
            yield Outcome(f"This ledger is NOT whole ({at}).", failed=True)
            yield from (Outcome(fault, failed=True) for fault in found.faults)
            return
        originals = f"{found.originals} original{'' if found.originals == 1 else 's'}"
        extends = "" if against is None else f" It extends {against}."
        yield Outcome(f"Whole: every entry and {originals} hashed anew ({at}).{extends} The head then: {found.head}")

    return work


WRITE = Write("/ledger/check", check_ledger, "read")
