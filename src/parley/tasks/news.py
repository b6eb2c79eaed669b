"""Since last time: what is new in a ledger, with the deadlines of an agreement, if one is named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parley.errors import WrongUseError
from parley.export.news_feed import feed_from_news
from parley.export.news_page import page_from_news
from parley.following.heard import Heard
from parley.following.news import changed_lines, coming_lines, contradicted_lines, new_lines, overdue_lines
from parley.following.pledges import pledges_of
from parley.following.positions import positions_of
from parley.ledger import Ledger, Record
from parley.model.agreement import Agreement
from parley.model.finding import ProvisionFinding, State
from parley.model.news import News, NewsKind, NewsLine, Quote
from parley.model.overdue import overdue
from parley.tasks.agreements import Tell
from parley.tasks.assess import Question, assess
from parley.tasks.heard import heard_in, renamed_in
from parley.tasks.page import write_file
from parley.tasks.testify import testimony_from_record

_OPEN = (State.INACTIVE, State.CONDITIONAL, State.DETACHED)


def news(
    ledger: Ledger,
    since: date,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    agreement: Agreement | None = None,
    tell: Tell = lambda _: None,
) -> News:
    """What was said since a day (itself included) and what is due, until `as_of`, else the day of the latest report.

    With an agreement, what is overdue and coming are its deadlines, as `assess` has them, and what is coming in
    reports. `tell` gets lines about kept agreements, as in `agreements_in`. Raises WrongUseError for a `since` after
    that day, LedgerError.
    """
    heard, record = heard_in(ledger, as_of=as_of, known_by=known_by, agreement=agreement, tell=tell)
    day = as_of or (heard.last if heard.told else since)
    if since > day:
        raise WrongUseError(f"Nothing can be new from {since} to {day}. Name an earlier --since, or a later --as-of.")
    return news_of(heard, record, since, day, agreement)


def news_of(heard: Heard, record: Record, since: date, day: date, agreement: Agreement | None = None) -> News:
    """The same of what was heard until `day`."""
    pledges, issues = pledges_of(heard, day), positions_of(heard, renamed_in(record))
    lines = (
        *new_lines(heard, since),
        *changed_lines(heard, issues, since),
        *contradicted_lines(heard, pledges, since),
        *sorted(
            (
                *(overdue_lines(heard, pledges, day) if agreement is None else _deadlines(agreement, record, day)),
                *coming_lines(heard, day),
            ),
            key=lambda line: line.on,
        ),
    )
    reports = sum(1 for told in heard.told.values() if told.reading.report.date and told.reading.report.date >= since)
    return News(since, day, reports, agreement.title if agreement else None, lines)


def write_news(path: Path, told: News) -> None:
    """Write news to a file: .html as a page, .xml or .atom as a feed. Raises WrongUseError, UnwritableFileError."""
    if path.suffix.casefold() in (".html", ".htm"):
        write_file(path, page_from_news(told))
    elif path.suffix.casefold() in (".xml", ".atom"):
        write_file(path, feed_from_news(told))
    else:
        raise WrongUseError(f"{path}: name a file that ends with .html (a page) or .xml (a feed).")


def _deadlines(agreement: Agreement, record: Record, day: date) -> Iterator[NewsLine]:
    """The deadlines of an agreement: first those that have passed, and then those ahead, each by their days."""
    assessment = assess(agreement, testimony_from_record(record, agreement), Question(as_of=day)).assessment
    passed = overdue(agreement, assessment)
    due = [one for one in assessment.provisions if one.deadline]
    for found in sorted(due, key=lambda one: (one.deadline or day, one.id)):
        if found.id in passed:
            says = f"was due by {found.deadline} and is not known to be kept: {found.says}"
            yield _deadline(found, says, "overdue")
        elif found.state in _OPEN and found.deadline and found.deadline >= day:
            yield _deadline(found, f"is due by {found.deadline}: {found.says}", "coming")


def _deadline(found: ProvisionFinding, says: str, kind: NewsKind) -> NewsLine:
    """The quotes are what people linked to it as evidence."""
    quotes = tuple(Quote("", one.by or "the reviewer", None, one.on, one.says) for one in found.evidence)
    return NewsLine(kind, found.deadline or found.since or date.min, f"{found.id} ({found.debtor}) {says}", quotes)
