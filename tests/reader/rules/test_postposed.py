"""Cues that stand after or within their content."""

import pytest

from reader.reports import said, told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“We will go,” Russia said.", "Russia", "We will go,"),
        ("“We will go,” said Russia.", "Russia", "We will go,"),
        ("“We will go,” a Russian spokesman told reporters on Tuesday.", "a Russian spokesman", "We will go,"),
        ("“We will go,” Russia said. “We are ready.”", "Russia", "We will go,"),
        ("Talks yielded nothing, a Russian spokesman said.", "a Russian spokesman", "Talks yielded nothing"),
        ("The truce holds, according to Russia.", "Russia", "The truce holds"),
        ("Talks, a Russian official said, were a success.", "a Russian official", "Talks … were a success"),
        ("“We will go,” Russia said, “if we can.”", "Russia", "We will go, … if we can."),
        ("“We met. We will go,” Russia said.", "Russia", "We met. We will go,"),
    ],
)
def test_found(text: str, speaker: str, content: str) -> None:
    """The source stands after the content, or between its parts; a quotation holds whole sentences."""
    found = said(text)[0]
    assert found[0] == speaker
    assert found[1].startswith(content)


def test_a_quotation_goes_on() -> None:
    """A sentence that is only a quotation goes on with what was said before it."""
    assert said("“We will go,” Russia said. “We are ready.”") == [("Russia", "We will go, … We are ready.")]


@pytest.mark.parametrize(
    "text",
    [
        "“We will go,” and nothing more.",
        "The rain, which fell on Russia, lasted.",
        "Talks yielded nothing, and Russia left.",
        "“Peace” was on the banners, and people sang.",
    ],
)
def test_not_found(text: str) -> None:
    """A quotation without a source, an insertion without a cue: nobody says it."""
    assert said(text) == []


def test_what_ends_in_a_name_before_its_source() -> None:
    """A name at the end of what is said is no apposition of the speaker's."""
    (plan,) = told("Talks may be held in Geneva as early as March, Adviser Ann Lee said.")
    assert (plan.speaker, plan.content) == ("Ann Lee", "Talks may be held in Geneva as early as March")


def test_an_insertion_after_a_subordinate_clause() -> None:
    """ "Before A, the document says, B" is one content in two pieces."""
    (told_there,) = told("Before the cabinet can meet, the document says, Russia must agree on names.")
    assert told_there.content == "Before the cabinet can meet … Russia must agree on names"


def test_a_quotation_goes_on_after_a_long_venue() -> None:
    """The second quotation of a paragraph is still of the same speaker, wherever it was said."""
    text = "“We are glad,” Ivan Petrov said at the closing ceremony in a hotel in Geneva. “Our men will stop today.”"
    assert [t.content for t in told(text)] == ["We are glad, … Our men will stop today."]


def test_who_is_asked_does_not_speak() -> None:
    """After a quotation "asked X" is X's question; "told X" is not."""
    assert [t.speaker for t in told("“Will you go?” asked Russia.")] == ["Russia"]
    assert [t.speaker for t in told("“Will you go?” Turkey asked Russia.")] == ["Turkey"]
