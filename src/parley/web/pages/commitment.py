"""One duty, ban or power: its life in every account, and all that was said of it."""

from dataclasses import dataclass, replace
from datetime import date

from parley.export.cells import Cell, cited, reason_lines
from parley.export.citations import Citation
from parley.export.lifeline import Axis, Lifeline, axis_of, lifeline
from parley.export.standing import Contest, Weighed, Wording
from parley.model.finding import Moment
from parley.model.overdue import LATE
from parley.tasks.commitments import states_in
from parley.tasks.stand import Stand
from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.errors import NoSuchPageError
from parley.web.pages.chosen import STANDING, Chosen, chosen_from
from parley.web.pages.commitments import finding_of, lives_for, row_by_id


@dataclass(frozen=True, slots=True)
class LifeInAccount:
    """How it stands in one account, and why; its life there from day to day, and its last day."""

    cell: Cell
    state: str
    life: tuple[Moment, ...]
    limit: date | None


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One duty, ban or power.

    `axis` are the days over which its `lives` are drawn, the same for all, so that they can be compared. `act` is what
    its debtor is to do, or not to do, and `said` who says that this was done, or not. `announced` and `observed` are
    sentences that people set beside it, for or against. `contests` have both sides' sentences where the parties'
    accounts differ on it, or on its act.
    """

    chosen: Chosen
    title: str
    as_of: date
    id: str
    article: str | None
    kind: str
    debtor: str
    creditors: tuple[str, ...]
    wordings: tuple[Wording, ...]
    act: str
    lives: tuple[LifeInAccount, ...]
    axis: Axis
    said: tuple[Citation, ...]
    announced: tuple[Weighed, ...]
    observed: tuple[Weighed, ...]
    contests: tuple[Contest, ...]

    def line(self, one: LifeInAccount) -> Lifeline:
        """A life as a line in time."""
        return lifeline(one.life, one.limit, self.axis, late=one.state == LATE)


def commitment_page(ask: Ask) -> CommitmentPage:
    """One commitment. Raises NoSuchPageError where there is none of that id, WrongUseError, LedgerError."""
    chosen, stand = chosen_from(ask)
    name = ask.path["id"]
    finding = finding_of(stand, "common", name) if stand else None
    if stand is None or finding is None:
        raise NoSuchPageError(f"No agreement kept here has a provision {name[:80]!r}. /commitments lists them.")
    row = row_by_id(stand)[name]
    acts = {one.act.id: one.act.words for one in stand.agreement.provisions if one.id == name}
    said = [line for one in stand.assessments["common"].propositions if one.id in acts for line in one.testimony]
    about = {name, *acts.values()}
    lives = _lives(ask, stand, name)
    return CommitmentPage(
        chosen,
        stand.agreement.title,
        stand.as_of,
        name,
        row.article,
        finding.kind,
        finding.debtor,
        finding.creditors,
        row.wordings,
        " / ".join(acts.values()),
        lives,
        axis_of([one.life for one in lives], [one.limit for one in lives], stand.as_of),
        cited(said, stand.citations),
        row.announced,
        row.observed,
        tuple(contest for contest in stand.standing.contests if (contest.id or contest.says) in about),
    )


def _lives(ask: Ask, stand: Stand, name: str) -> tuple[LifeInAccount, ...]:
    made = []
    for cell in row_by_id(stand)[name].cells:
        account = cell.account.key
        finding = finding_of(stand, account, name)
        if finding is not None:
            told = replace(cell, why=reason_lines(finding.why, stand.citations))
            life = tuple(lives_for(ask, stand)[account][name])
            made.append(LifeInAccount(told, states_in(stand, account)[name], life, finding.deadline))
    return tuple(made)


ADDRESS = Address(
    "/commitments/{id:path}",
    "Commitment",
    "One duty, ban or power: its life in every account, and all that was said of it",
    commitment_page,
    "commitment.html",
    STANDING,
)
