"""One report: its text with the statements in place, what reviewers say of each, and where it was obtained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parley.export.cards import Card, card_of, voices_of
from parley.export.corrections import Correction, corrections_of
from parley.export.hints import hint_of
from parley.export.readings import ReadingView, view_of
from parley.export.sides import Sides, sides_of
from parley.export.wording import REVIEWED
from parley.model.judgement import ReviewState, Verdict
from parley.model.statement import Reading
from parley.web.addresses import Address, File, kept_as
from parley.web.ask import Ask
from parley.web.pages.chosen import KNOWN_BY

if TYPE_CHECKING:
    from parley.ledger import Reviewed
    from parley.ledger.reports import Custody, ReportLine
    from parley.tasks.reports import KeptReport

_UNREVIEWED: ReviewState = "unreviewed"


@dataclass(frozen=True, slots=True)
class SaidOfIt:
    """The last word of a reviewer on a statement; `corrections` are what it changes."""

    by: str
    verdict: Verdict
    recorded: str
    why: str | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class StatementReview:
    """The state of review of a statement, what was corrected in it, and what each reviewer says of it."""

    state: ReviewState
    corrections: tuple[Correction, ...] = ()
    said: tuple[SaidOfIt, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with its reading as reviewers corrected it. `reviews` by id of the statements that anybody reviewed;
    `before` and `after` are the numbers of the next reports by day; `markup`: its bytes are a page of HTML; `sides` the
    order in which sides are drawn."""

    number: int
    line: "ReportLine"
    before: int | None
    after: int | None
    custody: "tuple[Custody, ...]"
    markup: bool
    known_by: str | None
    reading: Reading
    reviews: Mapping[str, StatementReview]
    sides: Sides

    @property
    def view(self) -> ReadingView:
        """The text in paragraphs with its statements, and their cards."""
        return view_of(self.reading, self.number, True, self.sides, self._hint)

    def review_of(self, statement: str) -> StatementReview:
        """The state of review of a statement, by its id."""
        return self.reviews.get(statement, StatementReview(_UNREVIEWED))

    def _hint(self, card: Card) -> Any:
        return hint_of(card, REVIEWED[self.review_of(card.statement.id).state][0])


def report_page(ask: Ask) -> ReportPage:
    """The report of that number. Raises UnknownEntryError, WrongUseError, LedgerError."""
    from parley.tasks.originals import begins_as_markup
    from parley.tasks.reports import kept_report

    number, known_by = int(ask.path["number"]), ask.day("known_by")
    kept = kept_report(ask.ledger, number, known_by=known_by)
    sides = _sides(ask, kept.reading)
    return ReportPage(
        number,
        kept.line,
        kept.before,
        kept.after,
        kept.custody,
        begins_as_markup(ask.ledger, kept.line.id),
        known_by.isoformat() if known_by else None,
        kept.reading,
        _reviews(kept, sides),
        sides,
    )


def _sides(ask: Ask, reading: Reading) -> Sides:
    """The sides in the order of the agreement that was kept last, so that each is drawn alike on all pages."""
    from parley.tasks.names import latest_agreement

    return sides_of([reading], ask.office.once("latest agreement", lambda: latest_agreement(ask.ledger)))


def _reviews(kept: "KeptReport", sides: Sides) -> Mapping[str, StatementReview]:
    number = kept.line.number
    voices = [voices_of(reading, f"{number}.", sides) for reading in (kept.first, kept.reading)]
    found: dict[str, StatementReview] = {}
    for was, now in zip(kept.first.statements, kept.reading.statements, strict=True):
        reviewed = kept.record.review_of(number, was)
        if reviewed is not None:
            before = card_of(was, voices[0])
            fields = [name for name, _ in reviewed.changes]
            corrections = corrections_of(fields, before, card_of(now, voices[1]))
            found[was.id] = StatementReview(reviewed.state, corrections, _said(kept, was.id, reviewed, before, sides))
    return found


def _said(kept: "KeptReport", name: str, reviewed: "Reviewed", was: Card, sides: Sides) -> tuple[SaidOfIt, ...]:
    from parley.tasks.reports import reading_with

    found = []
    for _, one in reviewed.reviews:
        otherwise = reading_with(kept.first, name, one.changes)
        voices = voices_of(otherwise, f"{kept.line.number}.", sides)
        fields = [field for field, _ in one.changes]
        corrections = corrections_of(fields, was, card_of(voices.statements[name], voices)) if fields else ()
        found.append(SaidOfIt(one.by, one.verdict, one.recorded.isoformat(), one.why, corrections))
    return tuple(found)


def original_file(ask: Ask) -> File:
    """The bytes in which the report came: shown where they are plain text, else to be kept; as a page of HTML, where
    that is asked for, without anything in it that acts. Raises UnknownEntryError, WrongUseError, LedgerError."""
    from parley.tasks.originals import harmless_page, original_of

    original = original_of(ask.ledger, int(ask.path["number"]))
    if ask.choice("as", ("page",)) is not None:
        rules = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}
        return File(harmless_page(original).encode(), "text/html; charset=utf-8", rules)
    name = f"r{original.number}"
    if original.kind == "text":
        shown = {"Content-Disposition": f'inline; filename="{name}.txt"', "Content-Security-Policy": "sandbox"}
        return File(original.content, f"text/plain; charset={original.charset}", shown)
    suffix = ".html" if original.kind == "markup" else ""
    return File(original.content, "application/octet-stream", kept_as(name + suffix))


def report_file(ask: Ask) -> File:
    """The report with its statements as one page that needs nothing else. Raises UnknownEntryError, LedgerError."""
    from parley.export.page import Page, render
    from parley.tasks.reports import kept_report

    kept = kept_report(ask.ledger, int(ask.path["number"]))
    words = render(Page(readings=(kept.reading,)))
    return File(words.encode(), "text/html; charset=utf-8", kept_as(f"report-{kept.line.number}.html"))


ADDRESS = Address(
    "/reports/{number:int}",
    "Report",
    "One report: its text with its statements",
    report_page,
    "report.html",
    (KNOWN_BY,),
)
ORIGINAL = Address("/reports/{number:int}/original", "Original", "The bytes in which a report came", original_file)
TO_KEEP = Address(
    "/reports/{number:int}/page", "Report page", "A report as one file that needs nothing else", report_file
)
