"""One negotiation at a glance."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from parley.export.cells import Account, Cell
from parley.export.obstacles import DeadlockView, Target
from parley.export.wording import day, shortened, word_and_shape
from parley.ledger import LatestReport, Since, added_since, latest_reports, statements_up_to
from parley.model.finding import ProvisionFinding
from parley.model.overdue import STATES
from parley.tasks.commitments import last_days, states_in
from parley.tasks.stand import Stand
from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.pages.chosen import ACCOUNT, STANDING, Chosen, chosen_in_account, once_for

_TOLD = 20
"""So many changes since the last visit are told one by one."""

_LISTED = 8
_DAYS = 10
_LATEST = 5
_COUNTED = 10_001
_TITLE = 100
_PILES = ("detached", "overdue", "violated", "discharged")


@dataclass(frozen=True, slots=True)
class Count:
    """How many duties, bans and powers stand alike, in each account."""

    state: str
    word: str
    shape: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty, ban or power in short; `note` says since when, or until when."""

    id: str
    debtor: str
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Pile:
    """The first of those that stand alike in the chosen account; `number` is how many these are in all."""

    state: str
    word: str
    shape: str
    number: int
    lines: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class ContestLine:
    """Something whose value differs between the parties: what it is, what it says, and its id."""

    kind: Literal["matter", "provision", "step"]
    id: str
    says: str


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day by which something is to be done, and in how many days that is."""

    day: date
    ahead: int
    lines: tuple[DutyLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Glance:
    """Where an agreement stands on a day, in short. `mistakes`: so many places of its text were not understood."""

    title: str
    as_of: date
    mistakes: int
    accounts: tuple[Account, ...]
    in_force: tuple[Cell, ...]
    counts: tuple[Count, ...]
    piles: tuple[Pile, ...]
    contests: tuple[ContestLine, ...]
    targets: tuple[Target, ...]
    deadlocks: tuple[DeadlockView, ...]
    days: tuple[DayAhead, ...]
    more_days: int


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """How much the ledger holds, what is new in it since the visitor's last visit (None: this is the first), and where
    the chosen agreement stands; `glance` is None where none is kept, and `latest` then has the latest reports.

    `statements` is counted to 10,001 at most.
    """

    chosen: Chosen
    today: date
    reports: int
    statements: int
    latest: tuple[LatestReport, ...]
    since: Since | None
    glance: Glance | None


def process_page(ask: Ask) -> ProcessPage:
    """The process as it stands. Raises WrongUseError, LedgerError."""
    chosen, stand = chosen_in_account(ask)
    reports = ask.ledger.reports()
    statements, latest = 0, tuple[LatestReport, ...]()
    if stand is None:
        statements = ask.office.once("some statements", lambda: statements_up_to(ask.ledger, _COUNTED))
        latest = tuple(replace(one, title=shortened(one.title, _TITLE)) for one in latest_reports(ask.ledger, _LATEST))
    account = chosen.account
    glance = once_for(ask, stand, ("glance", account), lambda: _glance(stand, account)) if stand else None
    return ProcessPage(chosen, ask.office.today, reports, statements, latest, _since(ask), glance)


def _since(ask: Ask) -> Since | None:
    seen = ask.seen
    if seen is None:
        return None
    found = ask.office.once(("since", seen), lambda: added_since(ask.ledger, seen, _TOLD))
    return replace(found, latest=tuple(replace(one, about=shortened(one.about, _TITLE)) for one in found.latest))


def _glance(stand: Stand, account: str) -> Glance:
    days = last_days(stand, account)
    return Glance(
        stand.agreement.title,
        stand.as_of,
        len(stand.mistakes),
        stand.standing.accounts,
        stand.standing.in_force,
        _counts(stand),
        tuple(_pile(stand, account, state) for state in _PILES),
        tuple(_contests(stand)),
        tuple(target for target in stand.obstacles.targets if _is_open(target)),
        stand.obstacles.deadlocks,
        tuple(
            DayAhead(
                one.day,
                one.ahead,
                tuple(_line(found, word_and_shape(found.state)[0]) for found in one.provisions[:_LISTED]),
                max(0, len(one.provisions) - _LISTED),
            )
            for one in days[:_DAYS]
        ),
        max(0, len(days) - _DAYS),
    )


def _is_open(target: Target) -> bool:
    """Whether something stands in the way of a target in any account."""
    return any(way.blockers is not None and not way.blockers.holds for way in target.ways)


def _counts(stand: Stand) -> tuple[Count, ...]:
    """How many stand how, as far as any do in any account."""
    by_account = [list(states_in(stand, account.key).values()) for account in stand.standing.accounts]
    counts = (
        Count(state, *word_and_shape(state), tuple(states.count(state) for states in by_account)) for state in STATES
    )
    return tuple(count for count in counts if any(count.numbers))


def _pile(stand: Stand, account: str, state: str) -> Pile:
    states = states_in(stand, account)
    found = [one for one in stand.assessments[account].provisions if states[one.id] == state]
    word, shape = word_and_shape(state)
    return Pile(state, word, shape, len(found), tuple(_line(one, _when(one, state)) for one in found[:_LISTED]))


def _when(finding: ProvisionFinding, state: str) -> str:
    if state in ("detached", "overdue") and finding.deadline:
        return f"by {day(finding.deadline)}"
    return f"since {day(finding.since)}" if finding.since else ""


def _line(finding: ProvisionFinding, note: str) -> DutyLine:
    return DutyLine(finding.id, finding.debtor, finding.says, note)


def _contests(stand: Stand) -> list[ContestLine]:
    steps = {step.id for step in stand.agreement.steps}
    names = {proposition.words: proposition.id for proposition in stand.agreement.propositions}
    found: list[ContestLine] = []
    for one in stand.standing.contests:
        if one.id:
            found.append(ContestLine("step" if one.id in steps else "provision", one.id, one.says))
        else:
            found.append(ContestLine("matter", names.get(one.says, ""), one.says))
    return found


ADDRESS = Address(
    "/process",
    "Process",
    "One negotiation at a glance",
    process_page,
    "process.html",
    (*STANDING, ACCOUNT),
    group="Follow",
)
