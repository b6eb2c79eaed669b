"""For which party somebody speaks by the words that name him."""

import pytest

from reader.reports import reading_of


def _sides(text: str) -> list[str | None]:
    reading = reading_of(text)
    return [side.name if (side := reading.party(s.side)) else None for s in reading.statements]


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("Iván Márquez, the FARC's chief negotiator,", "FARC"),
        ("Suhail Shaheen, spokesman for the Taliban's political office in Doha,", "Taliban"),
        ("Foreign Minister Sergey Lavrov of Russia", "Russia"),
        ("Hamas' Khalil al-Hayya", "Hamas"),
        ("Saudi Arabia's ambassador to Yemen, Mohammed Al Jaber,", "Saudi Arabia"),
        ("The Houthi-run foreign ministry", "Houthis"),
        ("The foreign ministry in Moscow", "Russia"),
        ("Father Matteo Zuppi of the Community of Sant'Egidio", "Community of Sant'Egidio"),
        ("An American official", "United States"),
        ("Lawmakers from the Radical Party", "Radical Party"),
    ],
)
def test_words_of_the_source(source: str, side: str) -> None:
    """An official speaks for the one that the words beside the name or the office tell."""
    assert _sides(f"{source} said on Monday that the talks would resume.") == [side]


@pytest.mark.parametrize(
    "source",
    [
        "Ahmed Ali, a shopkeeper in Sanaa,",
        "Residents of Khartoum",
        "Former Israeli prime minister Ehud Barak",
        "Ehud Barak, a former Israeli prime minister,",
        "Western diplomats",
        "Sudan's warring factions",
        "The two countries",
        "The special envoy for Syria, Staffan Berg,",
        "The Hutu rebels",
        "The so-called leaders in Khankendi",
    ],
)
def test_no_side_in_the_words(source: str) -> None:
    """Places, peoples, private persons, former officials and several together speak for nobody."""
    assert _sides(f"{source} said on Monday that the talks would resume.") == [None]


def test_a_body_named_once() -> None:
    """ "An army spokesman" is of the one army that the report names; where it names two, he is of neither."""
    one = "The Sudanese army left Jeddah. An army spokesman said that the talks were over."
    assert _sides(one) == ["Sudanese Armed Forces"]
    assert _sides("The Chadian army met the Malian army. An army spokesman said that the talks were over.") == [None]


def test_the_opposition_is_not_the_state() -> None:
    """The opposition of a state is a party of its own, the same whichever way it is worded."""
    text = "Venezuela's opposition said it would sign. The Venezuelan opposition said it would not."
    assert _sides(text) == ["Venezuela's opposition"] * 2
    assert _sides("Venezuela's government said it would sign.") == ["Venezuela"]


def test_short_reference_to_a_name() -> None:
    """ "The Mission" is the nearest that was named with this word; a word that no name has refers to nobody."""
    named = "The UN Support Mission in Libya arrived on Monday. The Mission said that the talks would resume."
    assert _sides(named) == ["United Nations"]
    assert _sides("The parties arrived on Monday. The Mission said that the talks would resume.") == [None]
