"""Markdown: its words without their marks, and what its head says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.formats.markdown import extract


def text(source: str) -> str:
    return extract(source.encode(), "a.md").text


def test_marks_are_no_words() -> None:
    """Headings, emphasis, links, pictures, markup, quotations, lists, tables."""
    source = (
        '# The *corridor*\n\nOsterland [agreed](http://x.example "y") to\nthe **corridor**.![guns](g.png)<br>\n\n'
        "> We will not\n> be rushed.\n\n1. guns\n2. `guards`\n   and dogs\n\n"
        "| Party | Says |\n|---|---|\n| Westmark | no |\n\n"
        "<div>Advertisement</div>\n\n---\n\nThey left.\n"
    )
    assert text(source).split("\n\n") == [
        "The corridor", "Osterland agreed to the corridor.", "We will not be rushed.", "guns", "guards and dogs",
        "Party", "Says", "Westmark", "no", "They left.",
    ]  # fmt: skip


def test_the_head_says_when_and_where_it_was_published() -> None:
    """Between lines of dashes; a note behind a value and a list are no part of it."""
    said = "title: 'Talks: day two'\ndate: 2031-04-12T09:00:00 # local\nsource: Post\nlink: https://x.example"
    found = extract(f"---\n{said}\ntags:\n  - a\n---\nThey met.\n".encode(), "a.md")
    assert (found.text, found.title, found.day) == ("They met.", "Talks: day two", date(2031, 4, 12))
    assert (found.publisher, found.url) == ("Post", "https://x.example")


@pytest.mark.parametrize(
    "source",
    [
        "---\nThey met.\n\nThey left.\n---\n",
        "---\ndate: 2031-04-12\nThey met.",
        "They met.\n\n---\ndate: 2031-04-12\n---\n",
    ],
)
def test_what_is_no_head_says_nothing(source: str) -> None:
    """A line of dashes that is never closed, holds no fields, or stands below."""
    found = extract(source.encode(), "a.md")
    assert found.day is None
    assert "They met." in found.text


@pytest.mark.parametrize("day", ["12/04/2031", "yesterday", "2031-04-31", "!!python/object/apply:os.system [id]"])
def test_a_day_that_is_none_is_not_guessed(day: str) -> None:
    """Nor is anything in a head carried out."""
    assert extract(f"---\ndate: {day}\n---\nThey met.".encode(), "a.md").day is None


@given(st.text(st.sampled_from("ab *_[]()<>`#-\n|>!&;\\1."), max_size=300))
def test_any_marks_are_read(source: str) -> None:
    """However they are mixed; no word comes out that is not there."""
    letters = [letter for letter in text(source) if letter.isalpha()]
    assert len(letters) <= len(source)


@pytest.mark.parametrize(("said", "code"), [("en-GB", "en"), ("Ukrainian", "uk"), ("}{", None), ('"<', None)])
def test_only_a_language_is_one(said: str, code: str | None) -> None:
    """What stands where a language should is no code."""
    assert extract(f"---\nlang: {said}\n---\nThey met.".encode(), "a.md").language == code
