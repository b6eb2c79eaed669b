"""How likely two statements say the same, in its parts."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.likeness import Parts, crowd_of, likeness, parts_of, sureness
from parley.following.sayings import Saying

from .made import NOWHERE, SAME, saying

PLACES = st.frozensets(st.sampled_from(["badme", "assab", "zalambessa"]))
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1))


def weight(stem: str) -> float:
    """All words tell alike."""
    return 1.0


@st.composite
def sayings(draw: st.DrawFn) -> Saying:
    """Any statement, in one of two reports."""
    start, end = draw(DAYS), draw(DAYS)
    return saying(
        " ".join(draw(st.lists(st.sampled_from(["troops", "prisoners", "withdraw", "release", "port"]), max_size=5))),
        report=draw(st.integers(1, 2)),
        said=date(2026, 1, 5) + timedelta(days=draw(st.integers(0, 90))),
        place=draw(st.integers(0, 4)),
        places=draw(PLACES),
        names=draw(PLACES),
        numbers=draw(PLACES),
        start=min(filter(None, (start, end)), default=None),
        end=max(filter(None, (start, end)), default=None),
        side=draw(st.sampled_from([None, "w1", "w2"])),
        actor=draw(st.sampled_from([None, "w1", "w2"])),
        act=draw(st.sampled_from(["claim", "denial", "acceptance"])),
        modality=draw(st.sampled_from(["actual", "intended"])),
        denied=draw(st.booleans()),
    )


@given(sayings(), sayings())
def test_the_order_of_the_two_does_not_matter(one: Saying, other: Saying) -> None:
    """All parts are the same whichever is said to be the first."""
    assert parts_of(one, other, SAME, weight, 0.0) == parts_of(other, one, SAME, weight, 0.0)


@given(sayings(), sayings())
def test_likelihood_is_between_nothing_and_all(one: Saying, other: Saying) -> None:
    """And what is nearer in meaning is likelier, all else alike."""
    near, _ = likeness(one, other, SAME, weight, 0.0)
    far, _ = likeness(one, other, NOWHERE, weight, 0.0)
    assert 0 <= far < near <= 1


def test_one_thing_said_twice() -> None:
    """Actor, place and words are the same. The twin is about another place, another number, and done by the other."""
    first = saying("Eritrea withdraws its troops", actor="w2", places=frozenset({"badme"}), numbers=frozenset({"30"}))
    again = replace(first, words="Eritrean troops are withdrawn", report=2)
    other = replace(again, actor="w1", places=frozenset({"assab"}), numbers=frozenset({"87"}))
    sure, parts = likeness(first, again, SAME, weight, 0.0)
    unsure, against = likeness(first, other, SAME, weight, 0.0)
    assert (parts.actors, parts.places, parts.numbers, parts.words) == (1, 1, 1, 1)
    assert (against.actors, against.places, against.numbers) == (-1, -1, -1)
    assert unsure < sure > 0.9


def test_what_only_one_has_tells_nothing() -> None:
    """A place that the other does not name speaks neither for nor against; nor does a day."""
    parts = parts_of(saying("x", places=frozenset({"badme"}), start=date(2026, 1, 5)), saying("x"), SAME, weight, 0.0)
    assert (parts.places, parts.days, parts.actors, parts.numbers) == (0, 0, 0, 0)


def test_days_that_do_not_meet() -> None:
    """What is to be by February is not what was in March; an open end meets whatever comes."""
    january = saying("x", start=date(2026, 1, 5), end=date(2026, 1, 31))
    march = saying("x", start=date(2026, 3, 1), end=date(2026, 3, 1))
    open_end = saying("x", start=date(2026, 1, 20))
    assert parts_of(january, march, SAME, weight, 0.0).days == -1
    assert parts_of(january, open_end, SAME, weight, 0.0).days == 1


def test_an_answer_in_the_same_report() -> None:
    """Who denies it right after, of the other side, speaks of the same; the same side, or much later, does not."""
    charge = saying("they shelled the town", side="w1", place=3)
    for answer, wanted in (
        (saying("it is a lie", side="w2", place=4, denied=True), 1),
        (saying("it is a lie", side="w1", place=4, denied=True), 0),
        (saying("it is a lie", side="w2", place=9, denied=True), 0),
        (saying("it is a lie", side="w2", place=4, denied=True, report=2), 0),
        (saying("the weather is fine", side="w2", place=4), 0),
    ):
        assert parts_of(charge, answer, NOWHERE, weight, 0.0).answers == wanted


def test_nothing_in_common() -> None:
    """Statements without a weighty word do no harm."""
    score, parts = likeness(saying(""), saying("it is"), NOWHERE, weight, 0.0)
    assert (parts.words, parts.all_words, parts.around) == (0, 0, 0)
    assert 0 <= score < 0.5
    assert sureness(Parts(*[0.0] * len(Parts.__slots__))) < 0.5


def test_a_statement_in_a_statement() -> None:
    """All words of one are among those of the other, in one report; elsewhere that is nothing of the kind."""
    whole, part = saying("he denied that troops left"), saying("troops left")
    assert parts_of(whole, part, SAME, weight, 0.0).within == 1
    assert parts_of(whole, replace(part, report=2), SAME, weight, 0.0).within == 0
    assert parts_of(whole, saying("the port is open"), SAME, weight, 0.0).within == 0


def test_what_stands_together_is_alike_anyway() -> None:
    """In one report the nearness of two meanings counts less; in two it is itself alone."""
    one, other = saying("troops left"), saying("the port is open")
    together, apart = (parts_of(one, each, SAME, weight, 0.0) for each in (other, replace(other, report=2)))
    assert (together.together, together.beside) == (1, SAME.cosine)
    assert (apart.together, apart.beside) == (0, 0)


def test_a_crowd() -> None:
    """Where much is near to a saying, what is near to it is less likely the same; those that are far do not count."""
    one, other = saying("troops left"), saying("troops left", report=2)
    assert likeness(one, other, SAME, weight, 0.8)[0] < likeness(one, other, SAME, weight, 0.2)[0]
    near = [0.9] * 8
    assert crowd_of(np.array(near)) == crowd_of(np.array([*near, -0.5, 0.1])) == pytest.approx(0.9)
    assert crowd_of(np.array([])) == 0
