"""The codes of languages."""

import pytest

from parley.intake.formats.markdown import extract
from parley.intake.languages import code_of


@pytest.mark.parametrize(
    ("said", "code"),
    [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), (" DE ", "de"), ("German", "de"), ("Ukrainian", "uk")],
)
def test_codes_and_names(said: str, code: str) -> None:
    """A code of any form, or the language's name."""
    assert code_of(said) == code


@pytest.mark.parametrize("said", [None, "", "-", "ger", "x-klingon", "12", "дe"])
def test_what_names_no_language(said: str | None) -> None:
    """Nothing is made up: neither of a code of three letters, nor of other words."""
    assert code_of(said) is None


@pytest.mark.parametrize(("said", "code"), [("german", "de"), ("ger", None)])
def test_a_name_is_not_cut_to_a_code(said: str, code: str | None) -> None:
    """The first two letters of a name are another language's code, or none's."""
    assert extract(f"---\nlang: {said}\n---\nDie Gespräche enden.".encode(), "a.md").language == code
