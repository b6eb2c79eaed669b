"""Groups that nobody names, known again by the words that describe them."""

import pytest

from parley.following.who.enter import who_is_who
from parley.model.span import Span

from .told import group, organisation, person, state, told


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("the housing department", True),
        ("The Housing Department", True),
        ("the mediators", True),
        ("the villagers", False),
        ("some villagers of Leer", False),
        ("forty customs officers", False),
    ],
)
def test_described_alike(name: str, same: bool) -> None:
    """Two reports of one week describe a group in the same words; words that fit anybody tell nothing."""
    who = who_is_who([told(1, "2026-01-05", group("p1", name)), told(2, "2026-01-09", group("p1", name))])
    assert (who.of(1, "p1") == who.of(2, "p1")) is same


def test_described_alike_long_after() -> None:
    """After months the same words can mean another."""
    who = who_is_who(
        [told(1, "2026-01-05", group("p1", "the joint panel")), told(2, "2026-05-09", group("p1", "the joint panel"))]
    )
    assert who.of(1, "p1") != who.of(2, "p1")


def test_described_alike_of_two_sides() -> None:
    """The rangers of one state are not those of another."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), group("p2", "Russian rangers", side="p1")),
            told(2, "2026-01-06", state("p1", "RUS"), group("p2", "The Russian rangers", side="p1")),
            told(3, "2026-01-07", state("p1", "UKR"), group("p2", "Ukrainian rangers", side="p1")),
        ]
    )
    assert who.of(1, "p2") == who.of(2, "p2") != who.of(3, "p2")


def test_the_rebels() -> None:
    """They are the one movement of which reports speak; nobody where there are two."""
    front, army = organisation("p1", "Two Rivers Front"), organisation("p2", "Unity Army")
    for named, same in (((front,), True), ((front, army), False)):
        who = who_is_who([told(1, "2026-01-05", *named), told(2, "2026-01-08", group("p5", "the rebels"))])
        assert (who.of(2, "p5") == who.of(1, "p1")) is same


def test_a_movements_gunners_and_a_former_rebels() -> None:
    """Whose gunners they are is told; former rebels are not the movement."""
    who = who_is_who(
        [
            told(1, "2026-01-05", organisation("p1", "Two Rivers Front"), group("p2", "his gunners", side="p1")),
            told(2, "2026-01-08", group("p5", "former rebels")),
        ]
    )
    assert who.of(1, "p2") == who.of(1, "p1") != who.of(2, "p5")


def test_ministries_by_what_they_are_for() -> None:
    """One ministry in two wordings; another is another, and "the Russian ministry" tells of none."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), group("p2", "the Ministry of Labour", side="p1")),
            told(2, "2026-01-06", state("p1", "RUS"), group("p2", "the labour ministry in Moscow", side="p1")),
            told(3, "2026-01-07", state("p1", "RUS"), group("p2", "the commerce ministry", side="p1")),
        ]
    )
    assert who.of(1, "p2") == who.of(2, "p2") != who.of(3, "p2")


def test_a_mission_by_what_it_was_called() -> None:
    """A report that calls the mission "the observers" tells who these are in the next."""
    text = "The Border Mission left. The observers slept."
    mission = organisation("p1", "Border Mission", mentions=(Span(4, 18), Span(25, 38)))
    who = who_is_who([told(1, "2026-01-05", mission, text=text), told(2, "2026-01-08", group("p4", "the observers"))])
    assert who.of(2, "p4") == who.of(1, "p1")


def test_titles_are_no_part_of_a_name() -> None:
    """An engineer who becomes undersecretary is one; two of one surname are two."""
    names = ["Engineer Salah Bushra", "Undersecretary Salah Bushra", "Engineer Omar Bushra"]
    who = who_is_who(told(n, "2026-01-05", person("p1", name)) for n, name in enumerate(names, 1))
    assert who.of(1, "p1") == who.of(2, "p1") != who.of(3, "p1")
