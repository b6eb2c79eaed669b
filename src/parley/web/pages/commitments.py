"""Duties, bans and powers: how each stands in every account, and its life as a line in time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.export.cells import Account, Cell
from parley.export.lifeline import Axis, Lifeline, axis_of, lifeline
from parley.export.standing import Row, Wording
from parley.export.wording import word_and_shape
from parley.model.finding import Moment, ProvisionFinding
from parley.model.overdue import LATE, STATES
from parley.tasks.commitments import Lives, lives_in, states_in
from parley.tasks.stand import Stand
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.chosen import ACCOUNT, STANDING, Chosen, chosen_in_account, once_for
from parley.web.pages.paging import PAGE, Paged, paged


@dataclass(frozen=True, slots=True)
class StateLink:
    """A state in plain words, and how many stand so in the chosen account."""

    state: str
    word: str
    shape: str
    number: int


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One duty, ban or power: who owes it to whom, its wordings, its state in each account, and its life in the chosen
    one. `since` and `limits` have the days of each account: since when it stands so, and its last day."""

    id: str
    article: str | None
    kind: str
    debtor: str
    creditors: tuple[str, ...]
    wordings: tuple[Wording, ...]
    cells: tuple[Cell, ...]
    states: tuple[str, ...]
    since: tuple[date | None, ...]
    limits: tuple[date | None, ...]
    life: tuple[Moment, ...]
    contested: bool


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """The duties, bans and powers that stand as was asked for (`state`); `states` has how many stand how in the chosen
    account, `axis` the days over which their lives are drawn."""

    chosen: Chosen
    title: str | None
    as_of: date | None
    accounts: tuple[Account, ...]
    state: str | None
    states: tuple[StateLink, ...]
    commitments: Paged[CommitmentRow]
    axis: Axis | None

    def line(self, row: CommitmentRow) -> Lifeline:
        """The life of a row in the chosen account as a line; all rows on the same days."""
        assert self.axis is not None  # noqa: S101 - where there is a row, there is an axis
        own = [account.key for account in self.accounts].index(self.chosen.account)
        return lifeline(row.life, row.limits[own], self.axis, late=row.states[own] == LATE)

    def table(self) -> Table:
        """The rows for a spreadsheet: for each account the state, since when, and the last day."""
        keys = [account.key for account in self.accounts]
        columns = ["id", "article", "kind", "debtor", "creditors", "says"]
        columns += [f"{what} ({key})" for key in keys for what in ("state", "since", "last day")]
        return Table(tuple(columns), tuple(_flat(row) for row in self.commitments.rows))


def _flat(row: CommitmentRow) -> tuple[object, ...]:
    says = " / ".join(wording.says for wording in row.wordings)
    days = zip(row.states, row.since, row.limits, strict=True)
    return (row.id, row.article, row.kind, row.debtor, row.creditors, says, *(value for one in days for value in one))


def commitments_page(ask: Ask) -> CommitmentsPage:
    """The commitments. Raises WrongUseError, LedgerError."""
    chosen, stand = chosen_in_account(ask)
    state = ask.choice("state", STATES)
    if stand is None:
        return CommitmentsPage(chosen, None, None, (), state, (), paged((), ask), None)
    account = chosen.account
    rows, axis = once_for(ask, stand, ("commitments", account), lambda: _rows_and_axis(ask, stand, account))
    own = [account.key for account in stand.standing.accounts].index(account)
    wanted = [row for row in rows if state in (None, row.states[own])]
    counts = ((one, sum(row.states[own] == one for row in rows)) for one in STATES)
    return CommitmentsPage(
        chosen,
        stand.agreement.title,
        stand.as_of,
        stand.standing.accounts,
        state,
        tuple(StateLink(one, *word_and_shape(one), number) for one, number in counts if number),
        paged(wanted, ask),
        axis,
    )


def lives_for(ask: Ask, stand: Stand) -> Lives:
    """What every provision came through, in every account."""
    return once_for(ask, stand, "lives", lambda: lives_in(stand))


def _rows_and_axis(ask: Ask, stand: Stand, account: str) -> tuple[tuple[CommitmentRow, ...], Axis]:
    """All commitments, and the days that all their lives fall into. Raises LedgerError."""
    lives = lives_for(ask, stand)[account]
    keys = [one.key for one in stand.standing.accounts]
    found = {key: {one.id: one for one in stand.assessments[key].provisions} for key in keys}
    states = {key: states_in(stand, key) for key in keys}
    axis = axis_of(lives.values(), (one.deadline for one in found[account].values()), stand.as_of)
    contested = {contest.id for contest in stand.standing.contests}
    rows = row_by_id(stand)
    made = []
    for name, finding in found[account].items():
        made.append(
            CommitmentRow(
                name,
                rows[name].article,
                finding.kind,
                finding.debtor,
                finding.creditors,
                rows[name].wordings,
                tuple(replace(cell, why=()) for cell in rows[name].cells),
                tuple(states[key][name] for key in keys),
                tuple(found[key][name].since for key in keys),
                tuple(found[key][name].deadline for key in keys),
                tuple(lives[name]),
                name in contested,
            )
        )
    return tuple(made), axis


def row_by_id(stand: Stand) -> Mapping[str, Row]:
    """The row of each provision; members of a group that stand alike share one."""
    return {name: row for row in stand.standing.provisions for name in row.ids}


def finding_of(stand: Stand, account: str, name: str) -> ProvisionFinding | None:
    """What an account finds of a provision; None where there is none of that id."""
    return next((one for one in stand.assessments[account].provisions if one.id == name), None)


ADDRESS = Address(
    "/commitments",
    "Commitments",
    "Duties, bans and powers, each with its life as a line in time",
    commitments_page,
    "commitments.html",
    (
        *STANDING,
        ACCOUNT,
        Param("state", "choice", "Only those that stand so in the chosen account.", STATES),
        PAGE,
    ),
    group="Follow",
)
