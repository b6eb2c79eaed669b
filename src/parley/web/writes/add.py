"""Reports that were sent are read and kept beside the pages."""

from collections.abc import Iterator
from datetime import date

from parley.errors import WrongUseError
from parley.intake import Asked, Part
from parley.tasks.add import Origin, add_read
from parley.tasks.read import read_aside
from parley.web.addresses import Done, Shown, Write
from parley.web.ask import Ask
from parley.web.guard import LARGEST
from parley.web.jobs import Outcome, Work
from parley.web.pages.add import ADDRESS, AddPage, running_jobs
from parley.web.worker import Worker, WorkerLostError

_TYPES = (".txt", ".md")
_PASTED = "pasted text"


def add(ask: Ask) -> Done | Shown:
    """Begins to read what was sent; what cannot be begun is shown again.

    Raises TooLargeError, FullError, LedgerError.
    """
    text = ask.words("text", LARGEST)
    try:
        day, origin = ask.day("day"), Origin(ask.text("where"), ask.text("publisher"))
        if not ask.files and not text.strip():
            raise WrongUseError("Choose one or more files, or paste a text.")
    except WrongUseError as error:
        return Shown(_page(ask, text, str(error)), ADDRESS, 422, str(error))
    sent = [(one.name, one.stream.read()) for one in ask.files]
    if text.strip():
        sent.append((_PASTED, text.encode()))
    words = f"Adding {len(sent)} reports" if len(sent) > 1 else f"Adding {sent[0][0]}"
    work = _added(ask, sent, day, origin)
    number = ask.office.jobs.add("reports", words, work, by=ask.visitor.name, at=ask.office.clock(), parts=len(sent))
    return Done(f"{words}. You may leave this page; it goes on.", f"/jobs/{number}")


def _added(ask: Ask, sent: list[tuple[str, bytes]], day: date | None, origin: Origin) -> Work:
    from parley.wiring import load_reader

    def work(worker: Worker) -> Iterator[Outcome]:
        sent.reverse()
        while sent:
            name, original = sent.pop()  # what is done need not stay in memory
            if not name.casefold().endswith(_TYPES) and name != _PASTED:
                yield Outcome(f"{name}: this is no {' or '.join(_TYPES)} file. Save it as plain text.", failed=True)
                continue
            try:
                done = worker(read_aside, Part(name, original), load_reader, Asked(day))
            except WorkerLostError as error:
                yield Outcome(f"{name}: {error} Add it again, or split it.", failed=True)
                continue
            added = add_read(ask.ledger, done, origin, author=ask.visitor.name, now=ask.office.clock())
            yield Outcome(added.says, added.number is None, f"/reports/{added.number}" if added.number else "")

    return work


def _page(ask: Ask, text: str, problem: str) -> AddPage:
    day, publisher, where = ("".join(ask.query.get(name, ())[-1:])[:2000] for name in ("day", "publisher", "where"))
    reports, running = ask.ledger.reports(), running_jobs(ask)
    return AddPage(reports, running, text=text, day=day, publisher=publisher, where=where, problem=problem)


WRITES = (Write("/add", add),)
