"""Passages that a search found, where they stand: in their sentence, with the words that were searched for marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from parley.errors import WrongUseError
from parley.export.marks import paragraphs_from_text
from parley.ledger import Filter, FoundStatement, Ledger, Passage
from parley.ledger.find import PassageKind, counted_passages
from parley.ledger.lists import statements_named
from parley.ledger.moments import moment_of
from parley.ledger.reports import stretch_of
from parley.ledger.words import plain_words, query_from_words

MOST_COMPARED = 50_000
"""So many passages are compared by meaning while somebody waits."""

_AROUND, _LONGEST = 400, 600
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDS = re.compile(r"[.!?…][\"”’»)]*\s+(?=[^\W_a-z]|[\"“«„(])|\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, and whether it is of the words that were searched for."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage where it stands: the rest of the sentence `before` and `after` it, and its own words in pieces.

    `statement` is the one that it is, with the state of review it has; `anchor` the place on the page of its report.
    """

    kind: PassageKind
    report: int | None
    said: str | None
    anchor: str | None
    statement: str | None
    whose: str | None
    act: str | None
    review: str | None
    before: str
    pieces: tuple[Piece, ...]
    after: str


def shown_passages(ledger: Ledger, passages: Iterable[Passage], words: str, which: Filter) -> tuple[FoundPassage, ...]:
    """Passages where they stand; `words` were searched for ("" marks none). Raises LedgerError."""
    found = tuple(passages)
    roots = frozenset(_root(word) for phrase in query_from_words(words).wanted for word in phrase.split())
    with ledger.reading() as connection:
        moment = moment_of(connection, which.known_by)
        ids = [one.statement for one in found if one.statement is not None]
        statements = statements_named(connection, ids, moment) if ids else {}
        shown = []
        for one in found:
            of = statements.get(one.statement or "")
            shown.append(
                _other(connection, one, roots, moment) if of is None else _statement(connection, one, of, roots, moment)
            )
        return tuple(shown)


def check_few(ledger: Ledger, which: Filter, kinds: tuple[PassageKind, ...]) -> None:
    """Raises WrongUseError where a filter lets more passages through than can be compared by meaning in a moment."""
    with ledger.reading() as connection:
        number = counted_passages(connection, which, kinds, MOST_COMPARED + 1)
    if number > MOST_COMPARED:
        raise WrongUseError(
            f"More than {MOST_COMPARED:,} passages are too many to compare by meaning while you wait. Name a party, an "
            "act or some days, or run `parley search --meaning`."
        )


def _statement(
    connection: Any, one: Passage, found: FoundStatement, roots: frozenset[str], moment: int
) -> FoundPassage:
    c = found.columns
    start, end = c["begins"], c["ends"]
    left = stretch_of(connection, c["report"], max(start - _AROUND, 0), start, moment)
    right = stretch_of(connection, c["report"], end, end + _AROUND, moment)
    cut = [m.end() for m in _ENDS.finditer(left)]
    before = left[cut[-1] :] if cut else left
    ended = _ENDS.search(right)
    after = right[: ended.start() + len(ended[0].rstrip())] if ended else right
    anchor = found.id.replace(".", "-")
    return FoundPassage(
        one.kind, one.report, one.said, anchor, found.id, c["whose"], c["act"], found.review,
        _on_one_line(before), _pieces(one.text, roots), _on_one_line(after),
    )  # fmt: skip


def _other(connection: Any, one: Passage, roots: frozenset[str], moment: int) -> FoundPassage:
    anchor = None
    if one.kind == "report" and one.report is not None:
        text = stretch_of(connection, one.report, 0, None, moment)
        at = max(text.find(one.text), 0)
        number = sum(1 for span in paragraphs_from_text(text) if span.start <= at)
        anchor = f"r{one.report}-p{max(number, 1)}"
    return FoundPassage(
        one.kind, one.report, one.said, anchor, None, None, None, None, "", _pieces(one.text, roots), ""
    )


def _pieces(text: str, roots: frozenset[str]) -> tuple[Piece, ...]:
    """A text in pieces, shortened around the first of the marked words where it is long."""
    spans = [m.span() for m in _WORD.finditer(text) if any(_root(w) in roots for w in plain_words(m[0]).split())]
    first = max(spans[0][0] - _LONGEST // 3, 0) if spans and len(text) > _LONGEST else 0
    last = min(first + _LONGEST, len(text))
    return tuple(_cut(text, [(a, b) for a, b in spans if first <= a and b <= last], first, last))


def _cut(text: str, spans: list[tuple[int, int]], first: int, last: int) -> Iterator[Piece]:
    here = first
    if first:
        yield Piece("… ", False)
    for start, end in spans:
        if start > here:
            yield Piece(text[here:start], False)
        yield Piece(text[start:end], True)
        here = end
    if here < last:
        yield Piece(text[here:last], False)
    if last < len(text):
        yield Piece(" …", False)


def _on_one_line(words: str) -> str:
    """Words on one line; a blank at either end stays, so that they join what stands beside them."""
    return re.sub(r"\s+", " ", words)


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer(mode=PorterStemmer.ORIGINAL_ALGORITHM)


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    """The root of a word, as the databases take it (Porter 1980)."""
    return str(_stemmer().stem(word[:100]))
