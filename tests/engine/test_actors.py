"""Who controls a step."""

import pytest

from parley.engine.actors import Actors
from parley.model.agreement import Member

from .build import agreement, duty

A = Actors(
    agreement(duty("1.1", "Russia", "an escort is given"), guarantors=(Member("Turkey", also=("the Turkish side",)),))
)


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("Ukraine accepts this agreement", ("Ukraine",)),
        ("Ukraine and Russia agree on Crimea", ("Ukraine", "Russia")),
        ("Ukraine, Russia and Turkey meet", ("Ukraine", "Russia", "Turkey")),
        ("the Turkish side calls a meeting", ("Turkey",)),
        ("the parties meet", ("Ukraine", "Russia")),
        ("an escort is given", ("Russia",)),
        ("OSCE confirms the withdrawal", ("OSCE",)),
        ("Ukraine is neutral", ("Ukraine",)),
        ("Ukraine is attacked", ()),
        ("Ukraine's security is assured", ()),
        ("an armed attack on Ukraine occurs", ()),
        ("Ukrainetown falls", ()),
        ("there is complete peace", ()),
    ],
)
def test_actors(words: str, actors: tuple[str, ...]) -> None:
    """By the debtor of the act, else by the subject; nobody where something is done to somebody."""
    assert A.of(words) == actors
    assert A.remoteness(words) == (2 if not actors else min(len(actors), 2) - 1)
