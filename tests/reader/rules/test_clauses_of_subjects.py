"""Clauses that hang on a subject, and what they say of it."""

import pytest

from reader.reports import told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A commander, who asked not to be named, said that it was over.", "A commander"),
        ("Ali Warsame, a leader of the Reform Party who was based in Rome, said that it was over.", "Ali Warsame"),
        ("Ali Warsame, head of the group that was fighting in Rome, said that it was over.", "Ali Warsame"),
        (
            "The Unity Party, the faction whose fighters withdrew from Rome, said that it was over.",
            "Unity Party",
        ),
    ],
)
def test_what_is_told_of_a_subject(text: str, speaker: str) -> None:
    """The clause is no statement, and the verb after it belongs to the subject before it."""
    (one,) = told(text)
    assert (one.speaker, one.content) == (speaker, "it was over")


def test_what_is_asked_for_is_a_statement() -> None:
    """Unlike "not to be named", what an official asks for in such a clause is said, and ends with the clause."""
    found = told("A minister, who demanded an answer, said that it was over.")
    assert [(t.act, t.content) for t in found] == [("demand", "an answer"), ("claim", "it was over")]


def test_on_whose_behalf() -> None:
    """ "Speaking on behalf of X, Y said" and "Y, who signed for X": Y speaks for X; "after a visit to X" does not."""
    text = "{}Omar Bakri{} said that it was over."
    behalf = told(text.format("Speaking on behalf of the Unity Party, ", ""))
    assert [t.side for t in behalf] == ["Unity Party"]
    assert [t.side for t in told(text.format("", ", who signed for the Unity Party,"))] == ["Unity Party"]
    assert [t.side for t in told(text.format("After a visit to the Unity Party, ", ""))] == [None]
