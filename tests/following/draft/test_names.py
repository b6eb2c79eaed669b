"""What is a name, and what only describes."""

import pytest

from parley.following.draft.names import is_proper


@pytest.mark.parametrize(
    "name", ["Eritrea", "the Front", "the Ethiopian side", "My Brigades", "AUBOM", "the UN", "الجبهة"]
)
def test_names(name: str) -> None:
    """With a capital beyond the article, or in letters that have none."""
    assert is_proper(name)


@pytest.mark.parametrize(
    "description", ["newspaper", "state television", "The fighters", "My people", "its government"]
)
def test_descriptions(description: str) -> None:
    """The bad twin: nobody would list these in an agreement."""
    assert not is_proper(description)
