"""Movements of which a report has one word, written as a name."""

import pytest

from reader.reports import told

_SAID = "The Coalition met. {} said that it was over."


@pytest.mark.parametrize(
    "words",
    [
        "The Coalition",
        "A Coalition doctor",
        "Coalition officers",
        "The Coalition's radio",
        "Its spokesman Omar Traba",
        "Commander Omar Traba of the Coalition",
        "For the Coalition, Commander Omar Traba",
        "Omar Traba, who leads the Coalition's delegation,",
    ],
)
def test_a_movement_called_by_one_word(words: str) -> None:
    """All who are said to belong to the Coalition speak for it, which is its own side."""
    assert told(_SAID.format(words))[-1].side == "the Coalition"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A coalition met. A coalition doctor said that it was over.", None),  # no name
        ("The Coalition met. The spokesman of a union said that it was over.", None),  # nobody's
        ("The Coalition met. For weeks, Commander Omar Traba said, it was over.", None),  # no side
        ("NATO and Russia met. The Alliance met. An Alliance general said that it was over.", "NATO"),
        ("The Northern Coalition met. The Coalition's envoy said that it was over.", "Northern Coalition"),
    ],
)
def test_words_that_stand_for_no_movement_or_for_another(text: str, side: str | None) -> None:
    """Without a capital, beside a known alliance or within a longer name the word makes no party."""
    assert told(text)[-1].side in (side, None)
    assert told(text)[-1].side != "the Coalition"


def test_two_such_words_are_two_movements() -> None:
    """The Front and the Coalition: what is one's is not the other's, whichever name comes first."""
    text = "The {0} met the {1}. A {0} doctor denied it. A {1} doctor said that it was over."
    assert [one.side for one in told(text.format("Front", "Coalition"))] == ["the Front", "the Coalition"]
    assert [one.side for one in told(text.format("Coalition", "Front"))] == ["the Coalition", "the Front"]


@pytest.mark.parametrize("name", ["Hama ag Sidi", "Fatou walet Oumar", "Ahmed ould Salem", "Karl zu Stein"])
def test_names_with_particles(name: str) -> None:
    """A name with a small word in it is one person, who is not on the side of a part of it."""
    (found,) = told(f"The Coalition met. Commander {name} said that it was over.")
    assert found.speaker == name
    assert found.side is None


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("An official of the Front, who goes by the name of Omar Traba,", "the Front"),
        ("A spokesman for the Front, named as Omar Traba,", "the Front"),
        ("Beside the Front, whose war it was, Omar Traba", None),
    ],
)
def test_who_goes_by_a_name(words: str, side: str | None) -> None:
    """Whose somebody is stands with what he is, before the name by which he goes."""
    text = f"The Front met. {words} told a broadcaster that it was over. On Monday Omar Traba said that it was late."
    assert told(text)[-1].side == side


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The mayor of the Qaladze district", None),
        ("A commander of the Qaladze", "Qaladze"),
        ("The garrison of Anefil", None),
        ("The Treasury chief", None),
        ("Irrigation Minister Omar Traba", None),
        ("Attorney General Omar Traba", None),
        ("Unity Force Minister Omar Traba", "Unity Force"),
    ],
)
def test_places_and_bodies_of_any_state_are_no_side(words: str, side: str | None) -> None:
    """Nobody speaks for a place, or for a body that every state has."""
    assert told(f"{words} said that it was over.")[-1].side == side
