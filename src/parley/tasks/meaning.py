"""Search by meaning: passages of the ledger as vectors, and those closest to some words."""

from collections.abc import Iterator

from parley.errors import WrongUseError
from parley.ledger import Filter, Ledger, Passage
from parley.ledger.find import PassageKind
from parley.ledger.likeness import meanings_kept
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors

_AT_ONCE = 256


def learn(ledger: Ledger, encoder: SentenceEncoder, kinds: tuple[PassageKind, ...]) -> Iterator[int]:
    """Works the vectors of passages out that have none, and keeps them, some hundred at a time.

    Gives how many after each time. May be stopped and called again: what was kept is not worked out twice.
    """
    while texts := ledger.without_meaning(encoder.name, kinds, _AT_ONCE):
        vectors = bytes_from_vectors(encoder(list(texts.values())))
        ledger.keep_meaning(encoder.name, dict(zip(texts, vectors, strict=True)))
        yield len(texts)


def has_meanings(ledger: Ledger) -> tuple[bool, bool]:
    """Whether the meaning of any passage is kept, and whether that of the statement that came last is. Raises
    LedgerError."""
    with ledger.reading() as connection:
        return meanings_kept(connection)


def find_like(
    ledger: Ledger,
    encoder: SentenceEncoder,
    words: str,
    which: Filter,
    *,
    kinds: tuple[PassageKind, ...],
    limit: int,
) -> tuple[Passage, ...]:
    """The passages that mean most nearly what the words mean, among those that `learn` has worked out.

    Raises WrongUseError for no words, LedgerError where usearch is needed and not installed.
    """
    if not words.strip():
        raise WrongUseError("There is nothing to search for.")
    (wanted,) = bytes_from_vectors(encoder([words]))
    return ledger.like(encoder.name, wanted, which, kinds=kinds, limit=limit)
