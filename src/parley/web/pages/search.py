"""Words, or meanings, in reports, statements and notes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UnsearchableError
from parley.web.addresses import Address
from parley.web.ask import Ask, Param
from parley.web.pages.filtering import FILTERS, WORDS, Suggested, filter_from, suggested_for

if TYPE_CHECKING:
    from parley.ledger import Filter, Passage
    from parley.ledger.find import PassageKind
    from parley.tasks.passages import FoundPassage

HOW = ("words", "meaning")
KINDS = ("statement", "report", "note")
_A_PAGE, _PAGES = 20, 25


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of the passages that were found, the best first; None where nothing was searched for.

    `more`: there is another page. `problem`: why the words cannot be searched for. `meaning`: whether a search by
    meaning is possible here, and `lagging` whether it lacks what came last.
    """

    words: str | None
    how: str
    found: "tuple[FoundPassage, ...] | None"
    page: int
    more: bool
    problem: str | None
    meaning: bool
    lagging: bool
    suggested: Suggested


def search_page(ask: Ask) -> SearchPage:
    """What was found. Raises WrongUseError, LedgerError."""
    from parley.tasks.meaning import has_meanings
    from parley.tasks.passages import shown_passages

    words, how = ask.text("words"), ask.choice("how", HOW) or HOW[0]
    kind, page = ask.choice("kind", KINDS), ask.number("page", 1, most=_PAGES)
    which = filter_from(ask)
    some, all_of_them = has_meanings(ask.ledger)
    found, more, problem = None, False, None
    if words is not None:
        limit = page * _A_PAGE + 1
        find = _like if how == "meaning" else _search
        try:
            passages = find(ask, words, which, kind, limit)
        except UnsearchableError as error:
            passages, problem = (), str(error)
        more = len(passages) == limit and page < _PAGES
        here = passages[limit - 1 - _A_PAGE : limit - 1]
        found = shown_passages(ask.ledger, here, "" if how == "meaning" else words, which)
    return SearchPage(words, how, found, page, more, problem, some, some and not all_of_them, suggested_for(ask))


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
        Param("page", "number", "The page of the list, of 25 at most.", most=_PAGES),
    ),
    group="Read",
)
