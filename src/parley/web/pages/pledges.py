"""Said against done: each pledge with what followed."""

from dataclasses import dataclass

from parley.model.pledge import PLEDGE_STATES, Pledge
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.followed import Known, followed
from parley.web.pages.paging import PAGE, Paged, paged


@dataclass(frozen=True, slots=True)
class PledgesPage:
    """Pledges in the order of announcement, of a party and in a state, if named; `parties` are all that pledged."""

    known: Known
    parties: tuple[str, ...]
    party: str | None
    state: str | None
    pledges: Paged[Pledge]

    def table(self) -> Table:
        """The pledges shown, for a spreadsheet."""
        columns = ("proposition", "by", "says", "state", "announced", "due", "last word", "days without word")
        rows = tuple(
            (p.proposition, p.by, p.says, p.state, p.turns[0].on, p.due, p.last_word, p.days_without_word)
            for p in self.pledges.rows
        )
        return Table(columns, rows)


def pledges_page(ask: Ask) -> PledgesPage:
    """The pledges. Raises WorkingError until they are worked out, WrongUseError, LedgerError."""
    party, state = ask.text("party"), ask.choice("state", PLEDGE_STATES)
    told, known = followed(ask, "pledges")
    pledges: tuple[Pledge, ...] = told
    found = [one for one in pledges if party in (None, one.by) and state in (None, one.state)]
    return PledgesPage(known, tuple(sorted({one.by for one in pledges})), party, state, paged(found, ask))


ADDRESS = Address(
    "/pledges",
    "Pledges",
    "Said against done",
    pledges_page,
    "pledges.html",
    (
        Param("party", "text", "Whose pledges."),
        Param("state", "choice", "How they stand.", PLEDGE_STATES),
        PAGE,
    ),
    group="Follow",
)
