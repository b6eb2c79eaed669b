"""Statements gathered that say the same."""

from dataclasses import replace
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.gather import ENOUGH
from parley.following.likeness import crowd_of, likeness
from parley.following.relation import Meant, floats_of, meant_by
from parley.following.sayings import Saying

from .made import WIDTH, centres, gathered, in_turn, pointing, relation, saying

WORDS = ["release all prisoners", "free every captive", "open the port of Assab", "the weather was fine"]
TO = [pointing(1, 0.05), pointing(1, 0.1), pointing(0, 1), pointing(0, 0, 1)]
SAID = list(zip(in_turn(WORDS), TO, strict=True))


def meant(one: bytes, other: bytes) -> Meant:
    """What two vectors tell."""
    return meant_by(relation(), floats_of(one, WIDTH)[0], floats_of(other, WIDTH))[0]


def first_of(*said: tuple[Saying, bytes]) -> list[int]:
    """For each saying the number of the first of its proposition."""
    return [placed.proposition for placed in gathered(*said).placed]


def test_the_same_in_other_words() -> None:
    """Prisoners are released, captives freed: one thing. The port and the weather are others."""
    assert first_of(*SAID) == [0, 0, 2, 3]


def test_what_decided_is_kept() -> None:
    """The nearest one, how sure it is, and the words that both have; who begins one has none of it."""
    first, second, *_ = gathered(*SAID).placed
    assert (first.nearest, first.score, first.shared) == (None, 1.0, ())
    assert second.nearest == 0
    assert 0.5 <= second.score <= 1
    assert second.shared == tuple(stem for stem in SAID[1][0].stems if stem in SAID[0][0].stems)


def test_near_words_of_another_meaning_stay_apart() -> None:
    """The bad twin: nearly the same words, but the vectors point elsewhere."""
    words = ["the troops of Eritrea left the northern town of Badme", "the taxes of Eritrea pay for a road"]
    assert first_of(*zip(in_turn(words), [pointing(1), pointing(0, 1)], strict=True)) == [0, 1]


def test_statements_without_a_weighty_word() -> None:
    """ "It is" twice: nothing breaks, and both stand somewhere."""
    assert (
        len(first_of(*zip(in_turn(["it is", "", "it is"]), [pointing(1), pointing(0, 1), pointing(1)], strict=True)))
        == 3
    )


def test_what_came_before_stays() -> None:
    """A later report moves nothing that was placed."""
    for number in range(len(SAID) + 1):
        assert first_of(*SAID[:number]) == first_of(*SAID)[:number]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TO)), max_size=12), st.integers(1, 5))
def test_reports_one_by_one_are_as_all_at_once(said: list[tuple[str, bytes]], size: int) -> None:
    """However many statements are entered at a time."""
    sayings = in_turn([words for words, _ in said])
    vectors = {one.id: vector for one, (_, vector) in zip(sayings, said, strict=True)}
    by_one = gathered(*((one, vectors[one.id]) for one in sayings))
    together = gathered()
    for at in range(0, len(sayings), size):
        together.enter(sayings[at : at + size], vectors)
    assert together.placed == by_one.placed
    assert all(placed.proposition <= number for number, placed in enumerate(by_one.placed))


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TO)), max_size=9))
def test_each_joins_the_likeliest(said: list[tuple[str, bytes]]) -> None:
    """Whom a saying joins is what comes of setting it beside every one before it, pair by pair."""
    sayings = in_turn([words for words, _ in said])
    gathering = gathered(*zip(sayings, [vector for _, vector in said], strict=True))
    for number, placed in enumerate(gathering.placed):
        one, here = sayings[number], sayings[: number + 1]

        def weight(stem: str, here: list[Saying] = here) -> float:
            return log(1 + (len(here)) / (1 + sum(stem in each.stems for each in here)))

        meanings = [meant(said[number][1], vector) for _, vector in said[:number]]
        crowd = crowd_of(np.array([each.cosine for each in meanings]))
        scores = [
            likeness(one, other, each, weight, crowd)[0] for other, each in zip(sayings[:number], meanings, strict=True)
        ]
        best = max(scores, default=0.0)
        if placed.nearest is None:
            assert best < ENOUGH + 1e-4
        else:
            assert placed.score == pytest.approx(best, abs=1e-4)
            assert scores[placed.nearest] == pytest.approx(best, abs=1e-4)


def test_what_was_forgotten_is_joined_no_more() -> None:
    """A saying that no longer counts is left where it is, and nobody joins it."""
    gathering = gathered(SAID[0])
    gathering.forget([0])
    again = replace(SAID[1][0], report=9)
    gathering.enter([again], {again.id: SAID[1][1]})
    assert gathering.placed[1].nearest is None
    assert gathered(SAID[0], (again, SAID[1][1])).placed[1].nearest == 0


def test_rare_words_tell_more() -> None:
    """A word in every statement tells less than one that nobody said."""
    gathering = gathered(*zip(in_turn(["talks on water", "talks on prisoners"]), TO[:2], strict=True))
    assert gathering.weight("never said") > gathering.weight("=talks") > 0


def test_centres_and_relation_are_of_one_width() -> None:
    """What the tests of this folder compare with."""
    assert centres().shape[1] == relation().width == np.frombuffer(pointing(1), np.int8).size
    assert saying("x").id == "r1.s1"
