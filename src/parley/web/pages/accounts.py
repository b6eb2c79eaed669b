"""What each party says of the same matters."""

from dataclasses import dataclass
from datetime import date

from parley.export.cells import Account
from parley.export.citations import Citation
from parley.export.standing import Contest, Row
from parley.model.finding import Truth
from parley.tasks.stand import Stand
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.chosen import STANDING, Chosen, chosen_from, once_for
from parley.web.pages.paging import PAGE, Paged, paged

_WORTH = (*(truth.value for truth in Truth), "differs")


@dataclass(frozen=True, slots=True)
class Matter:
    """A proposition over all accounts; `worth` has its values as the assessment has them, `contest` the sentences of
    both sides where their values differ."""

    id: str
    worth: tuple[str, ...]
    row: Row
    contest: Contest | None


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Matters and what they are worth in each account.

    `unsaid` are the matters of which nobody spoke, `unused` the sentences that are about nothing in the agreement.
    """

    chosen: Chosen
    title: str | None
    as_of: date | None
    accounts: tuple[Account, ...]
    worth: str | None
    matters: Paged[Matter]
    unsaid: tuple[str, ...]
    unused: tuple[Citation, ...]

    def table(self) -> Table:
        """The matters for a spreadsheet, one column for each account."""
        rows = [(one.id, one.row.wordings[0].says, *one.worth) for one in self.matters.rows]
        return Table(("id", "matter", *(account.key for account in self.accounts)), tuple(rows))


def accounts_page(ask: Ask) -> AccountsPage:
    """The accounts side by side. Raises WrongUseError, LedgerError."""
    chosen, stand = chosen_from(ask)
    worth = ask.choice("worth", _WORTH)
    if stand is None:
        return AccountsPage(chosen, None, None, (), worth, paged((), ask), (), ())
    matters = [one for one in once_for(ask, stand, "matters", lambda: _matters(stand)) if _is_wanted(one, worth)]
    return AccountsPage(
        chosen,
        stand.agreement.title,
        stand.as_of,
        stand.standing.accounts,
        worth,
        paged(matters, ask),
        stand.standing.unsaid if worth is None else (),
        stand.standing.unused if worth is None else (),
    )


def _matters(stand: Stand) -> tuple[Matter, ...]:
    contests = {contest.says: contest for contest in stand.standing.contests if not contest.id}
    found = {one.id: one for one in stand.assessments["common"].propositions}
    matters = []
    for row in stand.standing.propositions:
        values = found[row.ids[0]].accounts
        worth = tuple(values[account.key].value for account in stand.standing.accounts)
        matters.append(Matter(row.ids[0], worth, row, contests.get(row.wordings[0].says)))
    return tuple(matters)


def _is_wanted(matter: Matter, worth: str | None) -> bool:
    """Whether a matter is worth that much in any account, or worth something else to another."""
    return worth is None or (matter.contest is not None if worth == "differs" else worth in matter.worth)


ADDRESS = Address(
    "/accounts",
    "Accounts",
    "What each party says of the same matters",
    accounts_page,
    "accounts.html",
    (
        *STANDING,
        Param("worth", "choice", "Only matters that are worth this in an account, or differ between them.", _WORTH),
        PAGE,
    ),
    group="Follow",
)
