"""How far two names of persons fit."""

import pytest

from parley.following.who.names import fit, parts_of


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Volodymyr Zelenskyy", "volodymyr zelenskyy", "same name"),
        ("V. Zelensky", "Volodymyr Zelensky", "same surname, initials fit"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy", "same surname, two forms of one given name"),
        ("Nasir Al Rawahy", "Nasser al-Rawahi", "same name, spelled otherwise"),
        ("Vladimir Rostislavovich Medinsky", "Vladimir Medinsky", "same name, once with more parts"),
        ("Getachew Reda", "Getachew Reda Kahsay", "same name, once with more parts"),
        ("Abdel Fattah al-Burhan", "Gen. Abdelfattah Burhan", "same name"),
        ("Orban Viktor", "Viktor Orban", "same name, its parts in another order"),
        ("Medinsky", "Vladimir Medinsky", "same surname"),
        ("Medinskiy", "Vladimir Medinsky", "same surname, spelled otherwise"),
        ("Ato Hailu", "Hailu Gebreselassie", "called by another part of the name"),
        ("Joe Biden", "Joseph R. Biden Jr.", "same name"),
    ],
)
def test_names_that_fit(one: str, other: str, why: str) -> None:
    """One person, as two reports call him."""
    found = fit(parts_of(one), parts_of(other))
    assert found is not None
    assert found == fit(parts_of(other), parts_of(one))
    assert found.why.startswith(why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Girma Tesfaye", "Meron Tesfaye"),
        ("S. Ivanov", "Pavel Ivanov"),
        ("Sergei Ivanov", "Sergei Petrov"),
        ("Vladimir Putin", "Vladimir Medinsky"),
        ("Ivanov", "Ivanova"),
        ("Medinsky", "Rostislav Vladimirov"),
        ("Ali Hassan Saleh", "Omar Hassan Saleh"),
    ],
)
def test_names_of_two_persons(one: str, other: str) -> None:
    """Two persons, of one surname or one given name."""
    assert fit(parts_of(one), parts_of(other)) is None


def test_a_name_without_letters_fits_nobody() -> None:
    """What the reader took for a name has no letter."""
    assert fit(parts_of("—"), parts_of("Medinsky")) is None
