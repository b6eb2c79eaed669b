"""The days that a ledger knows ahead: by when who owes what, and when somebody says that there will be talks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parley.export.cells import Account, accounts_of
from parley.export.sides import sides_of
from parley.export.sources import address, web
from parley.export.wording import OVERDUE, VALUES, day, listing, shortened
from parley.model.finding import ProvisionFinding, State, Truth
from parley.model.overdue import overdue
from parley.model.place import Place
from parley.model.statement import Modality
from parley.model.takeaway import TakenAgreement, TakenReport, TakenStatement
from parley.model.time import TimeReference

_TALKS = re.compile(
    r"\b(meet|meets|meeting|meetings|talks|negotiations|consultations|summit|round of)\b", re.IGNORECASE
)
_MEETING: dict[Modality, str] = {
    "intended": "Planned meeting",
    "possible": "Possible meeting",
    "required": "Meeting called for",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or several in a row, `last` included. `key` stays the same as long as what it stands for does; `settled`:
    it is more than somebody's word. `says` is for a list of days, `tells` has the quoted words and the source."""

    key: str
    first: date
    last: date
    kind: str
    says: str
    tells: str
    settled: bool
    places: tuple[Place, ...] = ()
    url: str | None = None


def deadlines_of(agreement: TakenAgreement) -> Iterator[Day]:
    """The last day of each duty or ban, once for the accounts that agree on it, in the order of the agreement.

    It is settled where the agreement is signed, and every account names that day as one by which it binds.
    """
    for found in _by_provision(agreement):
        last_days: dict[date, list[_Owed]] = {}
        for owed in found:
            if owed.finding.deadline is not None:
                last_days.setdefault(owed.finding.deadline, []).append(owed)
        for last, holders in last_days.items():
            yield _deadline(agreement, found, last, holders)


@dataclass(frozen=True, slots=True)
class _Owed:
    """How something is owed in one account; `binds`: what it stands in is in force there."""

    account: Account
    finding: ProvisionFinding
    state: str
    binds: bool


def _by_provision(agreement: TakenAgreement) -> Iterable[list[_Owed]]:
    pledges = {one.id for one in agreement.agreement.provisions if one.pledge}
    found: dict[str, list[_Owed]] = {one.id: [] for one in agreement.agreement.provisions}
    for account in accounts_of(agreement.agreement, agreement.assessments, sides_of((), agreement.agreement)):
        assessment = agreement.assessments[account.key]
        late = overdue(agreement.agreement, assessment)
        in_force = assessment.in_force.state is Truth.HOLDS
        for one in assessment.provisions:
            if one.state is not State.NOT_HELD:
                state = (OVERDUE if one.id in late else VALUES[one.state])[0]
                found[one.id].append(_Owed(account, one, state, in_force or one.id in pledges))
    return found.values()


def _deadline(agreement: TakenAgreement, found: list[_Owed], last: date, holders: list[_Owed]) -> Day:
    text, assessments = agreement.agreement, agreement.assessments
    one = holders[0].finding
    everywhere = len(holders) == len(assessments)
    where = "" if everywhere else f", {listing([it.account.within for it in holders])}"
    tells = (
        f"{one.debtor} owes this to {listing(one.creditors)}." if one.creditors else f"{one.debtor} owes this.",
        f"“{one.says}”",
        f"{one.id} of {text.title}, {text.status}.",
        *(f"{it.account.title}: {it.state}{_other_day(it.finding.deadline, last)}." for it in found),
        f"As of {day(next(iter(assessments.values())).as_of)}.",
    )
    return Day(
        f"deadline/{agreement.name}/{text.title}/{one.id}/{holders[0].account.key}",
        last,
        last,
        "deadline",
        f"{one.debtor}: last day for {one.id} of {shortened(text.title, 60)}{where}",
        "\n".join(tells),
        everywhere and text.status == "signed" and all(it.binds for it in holders),
    )


def _other_day(own: date | None, last: date) -> str:
    return "" if own == last else f", to be done by {day(own)}" if own else ", no last day"


def meetings_in(taken: TakenReport) -> Iterator[Day]:
    """Talks of which somebody says that they will, may or must be held on a day that is not over when the report
    appears. What is said not to be held, and what reviewers rejected, is left out."""
    for one in taken.statements:
        if one.review != "rejected" and not one.statement.negated and one.statement.modality in _MEETING:
            words = taken.reading.words(one.statement.content)
            if one.statement.event == "CONSULT" or _TALKS.search(words):
                for time in one.statement.times:
                    ahead = _ahead(time, taken.report.date)
                    if ahead is not None:
                        yield _meeting(taken, one, time, ahead, words)


def _ahead(time: TimeReference, said: date | None) -> tuple[date, date] | None:
    """The days that a time covers where they are not over on a day; an open end counts with its first day alone."""
    first, last = time.start or time.end, time.end or time.start
    return (first, last) if first and last and said and last >= said else None


def _meeting(taken: TakenReport, one: TakenStatement, time: TimeReference, days: tuple[date, date], words: str) -> Day:
    report, content = taken.report, one.statement.content
    pieces = ", ".join(f"{span.start}-{span.end}" for span in content)
    source = ", ".join(filter(None, (taken.id, day(report.date), taken.publisher, taken.url)))
    tells = (
        f"{one.whose} ({one.statement.act}):",
        f"“{words}”",
        f"The day is that of “{time.span.of(report.text)}”.",
        f"Source: {source}; {report.id}, characters {pieces}. Statement {one.id}; {one.review}.",
    )
    return Day(
        f"meeting/{report.id}/{pieces}/{time.span.start}",
        *days,
        "meeting",
        f"{_MEETING[one.statement.modality]}, according to {shortened(one.whose, 100)}: {shortened(words, 100)}",
        "\n".join(tells),
        False,
        one.statement.places,
        web(address(taken.url)),
    )
