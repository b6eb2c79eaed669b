"""Whether two reports are one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.ledger.articles import article_of, has_each

BODY = (
    "Ukraine said on Monday that it would withdraw its troops from the town.\n\n"
    "Russia promised to stop the shelling, and the ministers agreed on an exchange of prisoners."
)


@pytest.mark.parametrize(
    "other",
    [
        BODY.replace("\n\n", "\r\n"),
        f"Talks in Istanbul\nBy Ana Wire\n\n{BODY}\n\nRead more: Five things to know\n© 2022 Harbour Wire",
        BODY.replace("it would", "it\u00a0 would").upper(),
        f"{BODY}\n\nImage: AP",
    ],
)
def test_the_same_article(other: str) -> None:
    """Other line ends and spaces, a heading and a byline, a notice below: the same article."""
    assert article_of(other) == article_of(BODY)


@pytest.mark.parametrize(
    "other",
    [
        BODY.replace("would withdraw", "would not withdraw"),
        BODY.replace("Monday", "Tuesday"),
        BODY + "\n\nThe United States welcomed this on Tuesday.",
        BODY.split("\n\n")[0],
    ],
)
def test_another_article(other: str) -> None:
    """One word more, another day, a sentence more or less: another article."""
    assert article_of(other) != article_of(BODY)


def test_a_text_of_headings_alone() -> None:
    """Where nothing but short lines is there, these are the article."""
    assert article_of("Talks fail") != article_of("Talks go on")


@given(st.text(max_size=300))
def test_white_space_never_matters(text: str) -> None:
    """Whatever the text: spaces at the ends of its lines, and empty lines more, do not make it another."""
    assert article_of("\n\n".join(f"  {line} " for line in text.split("\n"))) == article_of(text)


def test_words_that_stand_in_another_text() -> None:
    """Word for word, in their order, whatever marks and spaces are between them; a part of a word is none."""
    assert has_each(BODY, ["withdraw,  its TROOPS", "promised to stop", "—"])
    assert not has_each(BODY, ["promised to stop", "would not withdraw"])
    assert not has_each(BODY, ["raw its troops"])
