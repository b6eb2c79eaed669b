"""What each party wants in each issue, since when, and what is open between them."""

from dataclasses import dataclass

from parley.tasks.outlook import IssueTold
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.followed import Known, followed
from parley.web.pages.paging import PAGE, Paged, paged


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Issues with the parties' positions; of one party, or whose name has some words, if named. `parties` are all."""

    known: Known
    parties: tuple[str, ...]
    party: str | None
    words: str | None
    issues: Paged[IssueTold]

    def table(self) -> Table:
        """Each stand in the issues shown, for a spreadsheet."""
        columns = ("issue", "name", "party", "position", "since", "statement", "words", "told by")
        rows = tuple(
            (
                told.issue.id,
                told.issue.name,
                one.party,
                stand.kind,
                stand.since,
                stand.statement,
                stand.words,
                stand.told_by,
            )
            for told in self.issues.rows
            for one in told.issue.positions
            for stand in one.stands
        )
        return Table(columns, rows)


def positions_page(ask: Ask) -> PositionsPage:
    """The positions. Raises WorkingError until they are worked out, WrongUseError, LedgerError."""
    party, words = ask.text("party"), ask.text("words")
    told, known = followed(ask, "positions")
    issues: tuple[IssueTold, ...] = told
    wanted = (words or "").casefold()
    found = [
        one
        for one in issues
        if wanted in one.issue.name.casefold() and (party is None or any(p.party == party for p in one.issue.positions))
    ]
    names = tuple(sorted({position.party for one in issues for position in one.issue.positions}))
    return PositionsPage(known, names, party, words, paged(found, ask))


ADDRESS = Address(
    "/positions",
    "Positions",
    "What each party wants in each issue",
    positions_page,
    "positions.html",
    (
        Param("party", "text", "Issues in which that party has a position."),
        Param("words", "text", "Issues whose name has these words."),
        PAGE,
    ),
    group="Follow",
)
