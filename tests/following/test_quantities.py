"""Numbers of things in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.quantities import quantities_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("to free 112 captured soldiers", {112}),
        ("A hundred and twelve soldiers flew home", {112}),
        ("Sixty-one of the eighty-seven had crossed", {61, 87}),
        ("two thousand five hundred people and 40,000 others", {2500, 40000}),
        ("by March 20 and on 28 February 2026, at 14:20", set()),
        ("30 km back, within 60 days, 15 per cent of it, 20 % more", set()),
        ("one soldier and three trucks", set()),
        ("nobody", set()),
    ],
)
def test_what_is_counted(text: str, wanted: set[int]) -> None:
    """Persons and things count; days, hours, distances, shares and small numbers do not."""
    assert quantities_of(text) == wanted


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever it is, it has some numbers of ten and more, or none."""
    assert all(number >= 10 for number in quantities_of(text))
