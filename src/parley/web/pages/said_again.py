"""What is said again and again: propositions with all their wordings."""

from dataclasses import dataclass

from parley.tasks.outlook import SaidAgain
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.followed import Known, followed
from parley.web.pages.paging import PAGE, Paged, paged


@dataclass(frozen=True, slots=True)
class SaidAgainPage:
    """Propositions of at least so many wordings (`least`), of which one has certain words; the one last said first."""

    known: Known
    words: str | None
    least: int
    propositions: Paged[SaidAgain]

    def table(self) -> Table:
        """Each wording of the propositions shown, for a spreadsheet."""
        columns = (
            "proposition",
            "says",
            "independent",
            "statement",
            "said",
            "speaker",
            "act",
            "denies",
            "words",
            "score",
        )
        rows = tuple(
            (one.id, one.says, one.independent, w.statement, w.said, w.speaker, w.act, w.denies, w.words, w.score)
            for one in self.propositions.rows
            for w in one.wordings
        )
        return Table(columns, rows)


def said_again_page(ask: Ask) -> SaidAgainPage:
    """What is said again. Raises WorkingError until that is worked out, WrongUseError, LedgerError."""
    words, least = ask.text("words"), ask.number("least", 2, most=10_000)
    told, known = followed(ask, "propositions")
    wanted = (words or "").casefold()
    all_of_them: tuple[SaidAgain, ...] = told
    found = [
        one
        for one in all_of_them
        if len(one.wordings) >= least
        and any(wanted in w.words.casefold() or wanted == w.statement for w in one.wordings)
    ]
    return SaidAgainPage(known, words, least, paged(found, ask))


ADDRESS = Address(
    "/said-again",
    "Said again",
    "What is said again, in all its wordings",
    said_again_page,
    "said_again.html",
    (
        Param("words", "text", "Only those of which a wording has these words, or that a statement (r1.s3) words."),
        Param("least", "number", "At least so many wordings; else 2.", most=10_000),
        PAGE,
    ),
    group="Follow",
)
