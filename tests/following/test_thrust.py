"""Which way a text points in the matters of a conflict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.thrust import thrust_of


@pytest.mark.parametrize(
    ("text", "matter", "sign"),
    [
        ("Russian shelling continued", "force", 1),
        ("Russia reduces military activity around Kyiv", "force", -1),
        ("the ceasefire holds", "force", -1),
        ("no shelling was heard", "force", -1),
        ("they stopped shelling", "force", -1),
        ("the shelling around Chernihiv has stopped", "force", -1),
        ("the shelling did not stop", "force", 1),
        ("the ceasefire ended at noon", "force", 1),
        ("troops were withdrawn from the town", "presence", -1),
        ("reinforcements entered the town", "presence", 1),
        ("112 prisoners were released", "custody", -1),
        ("four fishermen were detained", "custody", 1),
        ("the crossing was reopened", "access", 1),
        ("the crossing stays closed", "access", -1),
        ("they did not reject the plan", "accord", 1),
    ],
)
def test_the_way_of_a_text(text: str, matter: str, sign: int) -> None:
    """Words for more or less of a matter, and words that end or deny it."""
    assert thrust_of(text)[matter] == sign


@pytest.mark.parametrize("text", ["", "the weather was fine", "a committee of twelve"])
def test_no_matter_of_a_conflict(text: str) -> None:
    """The bad twin: nothing that could point."""
    assert thrust_of(text) == {}


def test_opposite_words_cancel_out() -> None:
    """A text that tells of more and of less says neither."""
    assert thrust_of("detained, released") == {}


@given(st.text(max_size=100))
def test_any_text_points_some_way_or_none(text: str) -> None:
    """One way in each matter, whatever the text."""
    assert all(sign in (1, -1) for sign in thrust_of(text).values())
