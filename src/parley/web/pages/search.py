"""Words, or meanings, in reports, statements and notes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UnsearchableError
from parley.web.addresses import Address
from parley.web.ask import Ask, Param
from parley.web.pages.filtering import FILTERS, WORDS, FilterNames, filter_from, suggested_for
from parley.web.pages.paging import PAGE, Paged, listed

if TYPE_CHECKING:
    from parley.ledger import Filter, Passage
    from parley.ledger.find import PassageKind
    from parley.tasks.passages import FoundPassage

HOW = ("words", "meaning")
KINDS = ("statement", "report", "note")
_A_PAGE, _MOST = 20, 500


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of the passages that were found, the best first; None where nothing was searched for. They are found page
    by page: how many there are is known as far as the page after the one that is shown.

    `problem`: why the words cannot be searched for. `meaning`: whether a search by
    meaning is possible here, and `lagging` whether it lacks what came last.
    """

    words: str | None
    how: str
    found: "Paged[FoundPassage] | None"
    problem: str | None
    meaning: bool
    lagging: bool
    suggested: FilterNames


def search_page(ask: Ask) -> SearchPage:
    """What was found. Raises WrongUseError, LedgerError."""
    from parley.tasks.meaning import has_meanings
    from parley.tasks.passages import shown_passages

    words, how = ask.text("words"), ask.choice("how", HOW) or HOW[0]
    kind, page = ask.choice("kind", KINDS), min(ask.number("page", 1), _MOST // _A_PAGE)
    which = filter_from(ask)
    some, all_of_them = has_meanings(ask.ledger)
    found: Paged[FoundPassage] | None = None
    problem = None
    if words is not None:
        find = _like if how == "meaning" else _search
        try:
            passages = find(ask, words, which, kind, page * _A_PAGE + 1)
        except UnsearchableError as error:
            passages, problem = (), str(error)
        marked = "" if how == "meaning" else words

        def rows(first: int) -> "tuple[FoundPassage, ...]":
            return shown_passages(ask.ledger, passages[first : first + _A_PAGE], marked, which)

        more = len(passages) > page * _A_PAGE
        found = listed(rows, min(len(passages), _MOST), page, _A_PAGE, more=more)
    return SearchPage(words, how, found, problem, some, some and not all_of_them, suggested_for(ask))


def _search(ask: Ask, words: str, which: "Filter", kind: str | None, limit: int) -> "tuple[Passage, ...]":
    return ask.ledger.search(words, which, limit=limit, kinds=(kind,) if kind else ())  # type: ignore[arg-type]


def _like(ask: Ask, words: str, which: "Filter", kind: str | None, limit: int) -> "tuple[Passage, ...]":
    from parley.reader.meaning import load_sentence_encoder
    from parley.tasks.meaning import find_like
    from parley.tasks.passages import check_few

    kinds: tuple[PassageKind, ...] = (kind or "statement",)  # type: ignore[assignment]
    check_few(ask.ledger, which, kinds)
    return find_like(ask.ledger, load_sentence_encoder(), words, which, kinds=kinds, limit=limit)


ADDRESS = Address(
    "/search",
    "Search",
    "Words, or meanings, in reports, statements and notes",
    search_page,
    "search.html",
    (
        WORDS,
        Param("how", "choice", "By words, or by what they mean.", HOW),
        Param("kind", "choice", "Only in such passages; by meaning else in statements alone.", KINDS),
        *FILTERS,
        PAGE,
    ),
    group="Read",
)
