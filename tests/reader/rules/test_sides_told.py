"""For whom somebody speaks, where names are more than one word or stand in the way of each other."""

import pytest

from reader.reports import told

_OSCE = "Organization for Security and Co-operation in Europe"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The EU met. Brussels said that the talks would go on.", "European Union"),
        ("The EU met in Belgium. Brussels said that the talks would go on.", "Belgium"),
        ("Brussels said that the talks would go on.", "Belgium"),
        ("Hamza al-Kibsi, a member of the Houthi delegation, left. Kibsi said that it was over.", "Houthis"),
        ("John Fallon, the envoy of the Irish OSCE chair, said that it was over.", _OSCE),
        ("John Fallon, the Irish envoy, said that it was over.", "Ireland"),
        ("Per Lind, the Danish general who heads the NATO team, said that it was over.", "NATO"),
        ("Per Lind, the Danish general, said that it was over.", "Denmark"),
        ("The Marxist JVP said that it was over.", "JVP"),
        ("The Sri Lanka Monitoring Mission said that it was over.", "Sri Lanka Monitoring Mission"),
        ("Theresa May of Britain left. The minister, Theresa May, said that it was over.", "United Kingdom"),
    ],
)
def test_whose_words(text: str, side: str) -> None:
    """Each good case stands beside a twin in which one word less tells another side."""
    assert told(text)[-1].side == side


def test_the_army_that_a_movement_fights() -> None:
    """A report on a movement that fights a state: "the army" and "the junta" are the state's, though the movement calls
    itself an army."""
    text = "Myanmar fought the Arakan Army. In April the army chief accepted a truce. Later the junta rejected it."
    assert [(t.side, t.act) for t in told(text)] == [("Myanmar", "acceptance"), ("Myanmar", "rejection")]


def test_rebels_are_no_group_that_sits_at_no_table() -> None:
    """Islamic State is spoken of, but the opposition whose envoy speaks is not it; the twin names the one that is."""
    text = "Syria fought {}. The leader of the rebel delegation, Colonel Hassan Darwish, said that it was over."
    assert told(text.format("Islamic State"))[-1].side is None
    assert told(text.format("the Free Syrian Army"))[-1].side == "Free Syrian Army"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("In April the army chief", "the army chief"),
        ("Two days later the envoy", "the envoy"),
        ("In Geneva the envoy", "the envoy"),
    ],
)
def test_what_only_dates_a_sentence(words: str, speaker: str) -> None:
    """When and where somebody spoke is no part of who did."""
    assert told(f"{words} said that it was over.")[-1].speaker == speaker


def test_a_subject_with_a_clause_of_its_own() -> None:
    """She who spoke is the nearest woman or man that a sentence before is about, "who fled" or not."""
    text = (
        "Sweden's minister Eva Berg came. A Norwegian lawmaker who fled to Thailand was blunter. She said it was over."
    )
    assert told(text)[-1].speaker == "A Norwegian lawmaker"
    assert told(text.replace(" who fled to Thailand", ""))[-1].speaker == "A Norwegian lawmaker"
    assert told("Sweden's minister Eva Berg came. She said it was over.")[-1].speaker == "Eva Berg"


def test_a_release_about_what_others_said() -> None:
    """ "We" in a commentary is the state whose spokeswoman gives it, not the one whose statement it is about."""
    head = (
        "Commentary by Leyla Aliyeva, Spokesperson of the Foreign Ministry of Armenia, on the statement of Georgia\n\n"
    )
    assert {t.side for t in told(head + "We reject the allegation. We call on Georgia to withdraw.")} == {"Armenia"}


def test_an_addressee_ends_where_an_owner_begins() -> None:
    """ "Tells Anadolu TV its forces were not there": the forces are what it says, not to whom."""
    (found,) = told("A NATO spokesman tells Anadolu TV its forces were not involved.")
    assert (found.content, found.act) == ("its forces were not involved", "denial")
