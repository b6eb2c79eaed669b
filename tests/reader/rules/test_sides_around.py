"""For whom somebody speaks, told by owners, fellows, datelines and by who spoke before."""

import pytest

from reader.reports import reading_of, told

_MET = "Eritrea met Ethiopia. " * 4


def _side(text: str) -> str | None:
    return told(text)[-1].side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # another one of those who were called so
        ("An aide of Chad's president said yes. A second aide, Omar Saleh, said that it was over.", "Chad"),
        ("An aide of Chad's president said yes. A lawyer, Omar Saleh, said that it was over.", None),
        # the followers of a creed, where the report speaks of them
        ("The Maoists left. The Maoist spokesman, Comrade Anal, said that it was over.", "Maoists"),
        ("The Maoist spokesman, Comrade Anal, said that it was over.", None),
        # those of a state who are a party of their own
        ("Iraq's Kurds said that it was over.", "Kurds"),
        ("Iraq's lawyers said that it was over.", "Iraq"),
        # what an office is for is no party
        (
            "The Commissioner for Peace and Security of the African Union, Ali Ba, said that it was over.",
            "African Union",
        ),
        ("The governor of North Kivu, Julien Paluku, said that it was over.", None),
        ("A resident of Pattani said that it was over.", None),
        # a body that is only called "the Council"
        (
            "The Security Council met. The President of the Council, Jean Roy, said that it was over.",
            "Security Council",
        ),
        ("The President of the Council, Jean Roy, said that it was over.", None),
        # names with an owner in them, and owners
        ("The People's Congress said that it was over.", "People's Congress"),
        ("Cristiani's ARENA party said that it was over.", "ARENA"),
        # who is apposed joins nobody
        ("Unita, the rebel movement backed by France and Chad, said that it was over.", "UNITA"),
        ("France and Chad said that it was over.", None),
        # the state body of a ministry in its capital
        ("Foreign Ministry officials in Zagreb said that it was over.", "Croatia"),
        ("Western officials in Zagreb said that it was over.", None),
        # the opposition that is named elsewhere
        (
            "The Syrian opposition left. Ali Ba, the opposition's chief negotiator, said that it was over.",
            "Syrian opposition",
        ),
    ],
)
def test_told_by_words_around(text: str, side: str | None) -> None:
    """Each good case stands beside a twin in which the word that tells is missing or tells nothing."""
    assert _side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ASMARA, June 3: " + _MET + "\n\nA foreign ministry spokesman said that it was over.", "Eritrea"),
        ("ROME, June 3: " + _MET + "\n\nA foreign ministry spokesman said that it was over.", None),
        ("A spokesman for Iran said yes.\n\nOmar Saleh said that it was over.", "Iran"),
        ("A spokesman for Iran said yes.\n\nIt rained.\n\nOmar Saleh said that it was over.", None),
        ("Kurdish officers from Iran said yes. General Ali Musa, one of them, said that it was over.", "Iran"),
    ],
)
def test_assumed_from_what_stands_around(text: str, side: str | None) -> None:
    """A dateline, a nameless official before a bare name, those of whom one is: and each such side is a doubt."""
    reading = reading_of(text)
    party = reading.party(reading.statements[-1].side)
    assert (party.name if party else None) == side
    assert any(d.kind == "assumed-side" for d in reading.doubts) == (side is not None)


def test_the_ruling_party_is_no_movement() -> None:
    """A delegation of "the ruling party" is not that of the movement named before."""
    text = "The MPCI left. Pascal Guessan, the leader of the {} party's delegation, said that it was over."
    assert _side(text.format("ruling")) is None
    assert _side("The MPCI left. The party's leader, Pascal Guessan, said that it was over.") == "MPCI"


def test_a_regime_fights_nobody() -> None:
    """Whose movement rules fights no state: "the army" is then not that of the state ruled."""
    text = (
        "Eritrea spoke of the TPLF{}. Ethiopia waited. Eritrea waited. Eritrea met. An army spokesman said it was over."
    )
    assert _side(text.format("")) == "Ethiopia"
    assert _side(text.format(" regime")) == "Eritrea"
