"""Whole attributions, their roles linked."""

import pytest

from benchmarks.measures.links import Linked, linked
from benchmarks.measures.tally import Tally
from training.polnear import Article, Labelled

TEXT = "Néri said that Arland will not sign. Borland denied it."


def piece(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def article(*labels: tuple[str, str, str]) -> Article:
    return Article("r", TEXT, (tuple(Labelled(*map(piece, roles)) for roles in labels),))


GOLD = article(("Néri", "said", "that Arland will not sign"))


@pytest.mark.parametrize(
    ("roles", "exact", "overlapping"),
    [
        (("Néri", "said", "that Arland will not sign"), 1, 1),
        (("Néri ", "said", "that Arland will not sign."), 1, 1),  # the same words
        (("Néri", "said", "Arland will not sign"), 0, 1),  # four words of five
        (("Néri", "said", "sign"), 0, 0),  # one of five: F1 of a third
        (("Borland", "said", "that Arland will not sign"), 0, 0),  # another source
        (("Néri", "denied", "that Arland will not sign"), 0, 0),  # another cue
        (("", "said", "that Arland will not sign"), 0, 0),  # no source
    ],
)
def test_one_attribution(made, roles, exact, overlapping) -> None:
    """One gold attribution, one given."""
    found = linked([GOLD], {"r": made(TEXT, (roles,))})
    assert found == Linked(Tally(exact, 1, 1), Tally(overlapping, 1, 1))


def test_no_source_on_either_side(made) -> None:
    """An attribution without a source is right where the gold has none either."""
    gold = article(("", "denied", "it"))
    assert linked([gold], {"r": made(TEXT, (("", "denied", "it"),))}).overlapping == Tally(1, 1, 1)


def test_one_to_one(made) -> None:
    """The same attribution given twice is right once."""
    twice = (("Néri", "said", "that Arland will not sign"),) * 2
    assert linked([GOLD], {"r": made(TEXT, twice)}) == Linked(Tally(1, 2, 1), Tally(1, 2, 1))


def test_articles_not_read_or_not_marked(made) -> None:
    """What was not read is missed; an article that nobody marked is no gold."""
    unmarked = Article("u", TEXT, ())
    found = linked([GOLD, unmarked], {"u": made(TEXT, (("Néri", "said", "sign"),))})
    assert found == Linked(Tally(0, 0, 1), Tally(0, 0, 1))
