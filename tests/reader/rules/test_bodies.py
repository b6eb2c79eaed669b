"""Names of bodies that hold words which are titles or states by themselves."""

import pytest

from reader.reports import reading_of


@pytest.mark.parametrize(
    "name",
    [
        "Front for National Rescue",
        "National Democratic Front of the Philippines",
        "High Negotiations Committee",
        "Bangsamoro Islamic Freedom Fighters",
        "South Sudan Opposition Movements Alliance",
    ],
)
def test_whole_names(name: str) -> None:
    """The whole name is the party."""
    reading = reading_of(f"The {name} said on Monday that it would not sign.")
    party = reading.party(reading.statements[0].side)
    assert party is not None
    assert party.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Armed Forces of the Philippines", "Philippines"),
        ("Council of Ministers of Sudan", "Sudan"),
        ("President of Nepal", "Nepal"),
    ],
)
def test_parts_of_states(words: str, name: str) -> None:
    """What a state owns is no party of its own."""
    reading = reading_of(f"The {words} said on Monday that the talks would resume.")
    party = reading.party(reading.statements[0].side)
    assert party is not None
    assert party.name == name


@pytest.mark.parametrize("name", ["Moro Islamic Liberation Front", "MILF"])
def test_the_longest_name_in_the_report(name: str) -> None:
    """An organisation known by its letters is named in full where the report does so."""
    reading = reading_of(f"The {name} said on Monday that it would sign.")
    assert [p.name for p in reading.parties] == [name]
