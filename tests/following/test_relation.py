"""How one wording stands to another, from their vectors."""

import numpy as np
import pytest

from parley.following.relation import Meant, Relation, floats_of, meant_by
from parley.reader.meaning import bytes_from_vectors, load_sentence_encoder

from .made import WIDTH, pointing, relation


def test_what_is_near_is_the_same() -> None:
    """By a relation that takes it so; each kind has its share, and all of them are one."""
    one, near, far = (floats_of(pointing(*to), WIDTH)[0] for to in ((1, 0), (1, 0.1), (0, 1)))
    kinds = relation().of(one, np.stack([near, far]))
    assert kinds.sum(axis=1) == pytest.approx([1, 1])
    assert kinds[0, 0] > 0.9 > 0.1 > kinds[1, 0]


def test_the_vectors_of_a_report_go_through_at_once_as_one_by_one() -> None:
    """Rows do not sway each other."""
    one = floats_of(pointing(1, 2, 3), WIDTH)[0]
    rows = floats_of(b"".join(pointing(*to) for to in ((1, 0, 0), (3, 2, 1), (1, 2, 3))), WIDTH)
    together = meant_by(relation(), one, rows)
    alone = [meant_by(relation(), one, row[None])[0] for row in rows]
    assert [(m.cosine, m.same) for m in together] == [pytest.approx((m.cosine, m.same)) for m in alone]


def test_odds() -> None:
    """What is surely the same is one thing and bears on it; what is surely contrary is turned; what is neither, not."""
    same, contrary, other = Meant(1, 1, 0, 0), Meant(1, 0, 0, 1), Meant(0, 0, 0, 0)
    assert same.one_thing > 5 > -5 > other.one_thing
    assert same.turned < 0 < contrary.turned
    assert other.turned == 0
    assert contrary.bears == same.bears > other.bears


def test_nothing_has_no_direction() -> None:
    """A vector of nothing but zeros does not divide by zero."""
    assert not floats_of(bytes(WIDTH), WIDTH).any()
    assert floats_of(b"", WIDTH).shape == (0, WIDTH)


@pytest.mark.parametrize(
    ("says", "again", "contrary", "else_"),
    [
        (
            "Ethiopia withdraws its troops from Badme",
            "the Ethiopian soldiers pull out of Badme",
            "Ethiopian troops are still in Badme",
            "the finance ministers discussed the price of coffee",
        ),
        (
            "all prisoners are released by 1 March",
            "every captive goes home before March",
            "not one prisoner was set free",
            "a bridge was opened to traffic",
        ),
    ],
)
def test_what_was_learnt(says: str, again: str, contrary: str, else_: str) -> None:
    """With the encoder that comes with Parley: said again is likelier one thing than something else; the contrary is
    about the thing and turned; something else bears on nothing."""
    encoder = load_sentence_encoder()
    heads = encoder.heads
    learnt = Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])
    rows = floats_of(b"".join(bytes_from_vectors(encoder([says, again, contrary, else_]))), learnt.width)
    same, other_way, nothing = meant_by(learnt, rows[0], rows[1:])
    assert same.one_thing > nothing.one_thing
    assert other_way.turned > same.turned
    assert nothing.bears < 0
