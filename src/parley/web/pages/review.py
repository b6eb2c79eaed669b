"""The queue of reviewers: one statement at a time, with all that is needed to judge it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.export.sides import sides_of
from parley.export.wording import MODALITY
from parley.model.statement import ACTS, Modality, Voice
from parley.tasks.correct import EVENTS, MOST_ROWS, ROWS, fields_of
from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.pages.considering import StatementShown, shown_of
from parley.web.pages.round import AFTER, ROUND, Round, round_from

if TYPE_CHECKING:
    from parley.ledger import Filter
    from parley.ledger.queue import LastDecision, Queued
    from parley.ledger.tally import Tally
    from parley.tasks.queue import Considered, Progress
    from parley.web.pages.linking import Choices, Linkable

VOICES: Mapping[Voice, str] = {"direct": "in quotation marks", "indirect": "reported", "mixed": "both"}


@dataclass(frozen=True, slots=True)
class Correcting:
    """The form of a correction: each field's value as it stands in it, how many rows each list has, what can be chosen,
    and, where the form came back, what is wrong."""

    fields: Mapping[str, str]
    rows: Mapping[str, int]
    parties: tuple[str, ...]
    events: tuple[str, ...]
    within: Mapping[str, str]
    wrong: str | None = None
    why: str = ""
    acts: tuple[str, ...] = ACTS
    modalities: Mapping[Modality, str] = field(default_factory=lambda: MODALITY)
    voices: Mapping[Voice, str] = field(default_factory=lambda: VOICES)


@dataclass(frozen=True, slots=True)
class LikelyLink:
    """A likely link: what to, the id of a provision if it is one, the words that speak for it, how much in per cent."""

    target: str
    provision: str | None
    shared: tuple[str, ...]
    score: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What a reviewer is shown; `statement` is None where nothing is left, `skipped` then says whether others wait.

    `queue` is the round that the forms carry on, `filters` are its filters; `next` is the address of the statement
    after this one, `head` the last entry of the ledger that the page knows. `of_report`: how many statements of the
    report are reviewed, and how many it has.
    """

    statement: StatementShown | None
    queue: str
    filters: Mapping[str, str]
    next: str
    start: str
    skipped: bool
    head: int
    of_report: tuple[int, int]
    progress: "Progress"
    undo: "LastDecision | None"
    correcting: Correcting | None
    choices: "Choices | None"
    suggested: tuple[LikelyLink, ...]


def review_page(ask: Ask) -> ReviewPage:
    """What comes next in the queue. Raises WrongUseError, UnknownStatementError, LedgerError."""
    given, which = round_from(ask)
    with ask.ledger.held():
        found = upcoming(ask, which, ask.text(AFTER.name), given.entered)
        if found is None:
            skipped = given.entered is not None and upcoming(ask, which) is not None
            return _page(ask, Round(given.filters, None), which, None, skipped=skipped)
        return statement_page(ask, found.id, Round(given.filters, found.entered), which)


def review_one_page(ask: Ask) -> ReviewPage:
    """One statement. Raises WrongUseError, UnknownStatementError, LedgerError."""
    return statement_page(ask, ask.path["id"], *round_from(ask))


def statement_page(
    ask: Ask, statement_id: str, given: Round, which: "Filter", typed: Mapping[str, str] | None = None, wrong: str = ""
) -> ReviewPage:
    """One statement; with `typed` and `wrong` the form of its correction as it was sent, and what is wrong with it."""
    from parley.ledger.queue import ALONE, DISPUTED
    from parley.tasks.queue import considered

    with ask.ledger.held():
        one = considered(ask.ledger, statement_id)
        entered = given.entered or (DISPUTED if one.state == "disputed" else ALONE)
        return _page(ask, Round(given.filters, entered), which, one, typed, wrong)


def _page(
    ask: Ask,
    given: Round,
    which: "Filter",
    one: "Considered | None",
    typed: Mapping[str, str] | None = None,
    wrong: str = "",
    *,
    skipped: bool = False,
) -> ReviewPage:
    from parley.tasks.queue import last_of, progress
    from parley.web.pages.linking import agreement_to_link

    linkable = agreement_to_link(ask, given.filters.get("agreement")) if one else None
    states = _states(ask, which)
    sides = sides_of([one.reading], linkable.agreement if linkable else None) if one else None
    return ReviewPage(
        statement=shown_of(one, sides, ask.visitor.name) if one and sides else None,
        queue=given.words,
        filters=given.filters,
        next=_next_address(ask, given, which, one.id, states) if one else given.to(),
        start=given.to(),
        skipped=skipped,
        head=ask.ledger.size(),
        of_report=_of_report(one) if one else (0, 0),
        progress=progress(ask.ledger, states, ask.office.today),
        undo=last_of(ask.ledger, ask.visitor.name),
        correcting=_correcting(one, ask.visitor.name, typed, wrong, ask.text("why") or "") if one else None,
        choices=linkable.choices if linkable else None,
        suggested=_suggested(one, linkable) if one and linkable else (),
    )


def upcoming(
    ask: Ask, which: "Filter", here: str | None = None, entered: str | None = None, states: "Tally | None" = None
) -> "Queued | None":
    """What comes in the queue after a statement, or first of all; None where nothing is left.

    What a filter lets through is counted first (`states`, if that was done already): to look for what is not there
    takes as long as going through all statements.
    """
    from parley.tasks.queue import following_one, waits

    if not which.is_open and not waits(states if states is not None else _states(ask, which), which.review):
        return None
    return following_one(ask.ledger, which, ask.visitor.name, here, entered)


def _states(ask: Ask, which: "Filter") -> "Tally":
    from parley.tasks.queue import states_of

    return states_of(ask.ledger, which, ask.office.kept.get)


def _next_address(ask: Ask, given: Round, which: "Filter", here: str, states: "Tally") -> str:
    found = upcoming(ask, which, here, given.entered, states)
    return given.to(found.id, found.entered) if found else given.to(after=here, entered=given.entered)


def _of_report(one: "Considered") -> tuple[int, int]:
    statements = one.reading.statements
    return sum(one.record.review_of(one.number, each) is not None for each in statements), len(statements)


def _suggested(one: "Considered", linkable: "Linkable") -> tuple[LikelyLink, ...]:
    return tuple(
        LikelyLink(found.target.words, found.target.provision, found.shared, round(100 * found.score))
        for found in linkable.suggest(one.record, one.id)
    )


def _correcting(one: "Considered", visitor: str, typed: Mapping[str, str] | None, wrong: str, why: str) -> Correcting:
    """The form: as it was sent, else as the visitor corrected it, else as others did, else as it was read."""
    from parley.tasks.queue import read_otherwise

    reading, statement = one.reading, one.statement
    as_read = fields_of(statement, reading)
    fields = {**as_read, **typed} if typed is not None else fields_of(*read_otherwise(one, visitor))
    rows = {name: min(_rows(name, fields) + 1, MOST_ROWS) for name in ROWS}
    blank = {
        f"{name}-{n}-{part}": "" for name, parts in ROWS.items() for n in range(1, rows[name] + 1) for part in parts
    }
    event = fields["event"]
    return Correcting(
        fields={**blank, **fields},
        rows=rows,
        parties=tuple(dict.fromkeys(party.name for party in reading.parties)),
        events=EVENTS if event in ("", *EVENTS) else (event, *EVENTS),
        within={s.id: _short(reading.words(s.content)) for s in reading.statements if s.id != statement.id},
        wrong=wrong or None,
        why=why,
    )


def _rows(name: str, fields: Mapping[str, str]) -> int:
    """The number of the last row of a list that has anything in it."""
    used = (key.split("-")[1] for key, words in fields.items() if key.startswith(f"{name}-") and words)
    return max((int(number) for number in used), default=0)


def _short(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:70]}…"


_SAYS = "Statements to be judged, one at a time"
ADDRESS = Address("/review", "Review", _SAYS, review_page, "review.html", (*ROUND, AFTER), "review", "Review")
ONE = Address(
    "/review/{id}", "Statement", "One statement, to be judged", review_one_page, "review.html", ROUND, "review"
)
