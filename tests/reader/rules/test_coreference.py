"""Who a pronoun stands for."""

import pytest

from reader.reports import reading_of, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russian aide Vladimir Medinsky said it was late. He said it was good.", "Vladimir Medinsky"),
        ("Russia said it was late. It said it was good.", "Russia"),
        ("Russia said it was late. They said it was good.", "Russia"),
        ("Russian negotiators said it was late. They said it was good.", "Russian negotiators"),
        ("Russian negotiators said it was late. According to them, it was good.", "Russian negotiators"),
        (
            "Russian aide Vladimir Medinsky spoke for Russia. Russia said it was late. It said it was good.",
            "Russia",
        ),
        (
            "Russian aide Vladimir Medinsky said it was late. Turkey said it was early. He said it was good.",
            "Vladimir Medinsky",
        ),
        (
            "Turkey said it was early. Russian aide Vladimir Medinsky said it was late. It said it was good.",
            "Turkey",
        ),
        ("Turkey said it was early. Russia said it was late. It said it was good.", "Russia"),
    ],
)
def test_pronouns(text: str, speaker: str) -> None:
    """The nearest speaker that fits: a person for "he", a body for "it", several for "they"."""
    last = told(text)[-1]
    assert last.content == "it was good"
    assert last.speaker == speaker


@pytest.mark.parametrize("pronoun", ["He", "She", "It", "They"])
def test_nobody_before(pronoun: str) -> None:
    """A pronoun without anybody before it stays open, with a doubt."""
    reading = reading_of(f"{pronoun} said that talks were over.")
    assert [s.speaker for s in reading.statements] == [None]
    assert [d.kind for d in reading.doubts] == ["unresolved-speaker"]


def test_we_is_the_side_of_the_speaker() -> None:
    """ "We lodged a protest," a Russian aide said: Russia did; an unknown speaker's "we" is the speaker."""
    first, second = told("“We lodged a protest over it,” Russian aide Vladimir Medinsky said.")
    assert (first.speaker, second.speaker, second.within) == ("Vladimir Medinsky", "Russia", first.content)


def test_they_inside_a_content_are_those_named_inside() -> None:
    """ "The Ukrainian side accepted. They promised": they are the Ukrainian side, not the speaker."""
    found = told("“The Ukrainian side accepted this. They promised to act,” Russian aide Vladimir Medinsky said.")
    assert [(t.speaker, t.act) for t in found[1:]] == [("Ukraine", "acceptance"), ("Ukraine", "promise")]


def test_a_shared_subject() -> None:
    """ "and demanded", "saying ...": the subject of the clause before; a subject of its own goes first."""
    assert [t.speaker for t in told("Russia rejected the plan and demanded a new one.")] == ["Russia"] * 2
    assert [t.speaker for t in told("Russia rejected the plan, and Turkey demanded a new one.")][-1] == "Turkey"


def test_a_description_of_the_speaker_is_a_mention_where_its_words_are_his() -> None:
    """ "The minister added": the minister named before; "the mediator" is nobody's word there and no mention."""
    text = (
        "Defence Minister Girma Tesfaye said it was late. The minister said it was good. The mediator said it was bad."
    )
    reading = reading_of(text)
    (minister,) = (p for p in reading.parties if p.name == "Girma Tesfaye")
    assert [reading.words((span,)) for span in minister.mentions] == ["Girma Tesfaye", "The minister"]
