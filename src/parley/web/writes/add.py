"""Reports that were sent are read and kept beside the pages."""

from collections.abc import Iterator
from typing import cast

from parley.errors import WrongUseError
from parley.intake import DAYS_FROM, Asked, DayFrom, LeftOut, Limits, Opening, Part
from parley.intake.kinds import HEAD, HOLDING_MANY, kind_of
from parley.intake.limits import MEGABYTE
from parley.intake.opening import opening_from_words
from parley.tasks.add import Origin, add_read
from parley.tasks.read import read_aside, taken_apart
from parley.web.addresses import Done, Shown, Write
from parley.web.ask import Ask
from parley.web.guard import LARGEST
from parley.web.jobs import Outcome, Work
from parley.web.pages.add import ADDRESS, AddPage, running_jobs
from parley.web.worker import Worker, WorkerLostError

_PASTED = "pasted text"
_LIMITS = Limits(unpacked=256 * MEGABYTE, parts=10_000)
"""What comes out of an archive that was sent is held in memory."""


def add(ask: Ask) -> Done | Shown:
    """Begins to read what was sent; what cannot be begun is shown again.

    Raises TooLargeError, FullError, LedgerError.
    """
    text = ask.words("text", LARGEST)
    try:
        origin = Origin(ask.text("where"), ask.text("publisher"))
        asked = Asked(ask.day("day"), _day_from(ask), _LIMITS)
        opening = opening_from_words([ask.text("columns") or ""], _LIMITS)
        if not ask.files and not text.strip():
            raise WrongUseError("Choose one or more files, or paste a text.")
    except WrongUseError as error:
        return Shown(_page(ask, text, str(error)), ADDRESS, 422, str(error))
    sent = [(one.name, one.stream.read()) for one in ask.files]
    if text.strip():
        sent.append((_PASTED, text.encode()))
    words = f"Adding {len(sent)} files" if len(sent) > 1 else f"Adding {sent[0][0]}"
    # By their beginnings alone: what a zip holds is looked at where it can be ended.
    several = any(kind_of(content[:HEAD], name) in HOLDING_MANY for name, content in sent)
    parts = None if several else len(sent)
    work = _added(ask, sent, asked, opening, origin)
    number = ask.office.jobs.add("reports", words, work, by=ask.visitor.name, at=ask.office.clock(), parts=parts)
    return Done(f"{words}. You may leave this page; it goes on.", f"/jobs/{number}")


def _added(ask: Ask, sent: list[tuple[str, bytes]], asked: Asked, opening: Opening, origin: Origin) -> Work:
    from parley.wiring import load_reader

    def read(worker: Worker, part: Part | LeftOut) -> Outcome:
        done = worker(read_aside, part, load_reader, asked)
        added = add_read(ask.ledger, done, origin, author=ask.visitor.name, now=ask.office.clock())
        return Outcome(added.says, added.fault, f"/reports/{added.number}" if added.number else "")

    def work(worker: Worker) -> Iterator[Outcome]:
        sent.reverse()
        while sent:
            name, original = sent.pop()  # what is done need not stay in memory
            try:
                for part in worker(taken_apart, Part(name, original), opening):
                    yield read(worker, part)
            except WorkerLostError as error:
                yield Outcome(f"{name}: {error} Add it again, or split it.", failed=True)

    return work


def _page(ask: Ask, text: str, problem: str) -> AddPage:
    names = ("day", "day-from", "columns", "publisher", "where")
    day, day_from, columns, publisher, where = ("".join(ask.query.get(name, ())[-1:])[:2000] for name in names)
    return AddPage(
        ask.ledger.reports(),
        running_jobs(ask),
        text=text,
        day=day,
        day_from=day_from,
        columns=columns,
        publisher=publisher,
        where=where,
        problem=problem,
    )


def _day_from(ask: Ask) -> DayFrom:
    return cast(DayFrom, ask.choice("day-from", DAYS_FROM) or "file")


WRITES = (Write("/add", add),)
