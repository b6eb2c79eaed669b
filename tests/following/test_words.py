"""Words and phrases brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.concepts import groups
from parley.following.words import LIGHT, is_name, stems_of, tokens_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the troops are withdrawing", "a withdrawal of the troops"),
        ("the army pulls out", "the soldiers leave; they withdraw the army"),
        ("the two presidents meet", "a meeting between the leaders"),
        ("Zalambessa", "Zalambesa"),
        ("thirty kilometres", "30 kilometres"),
        ("Ethiopia's prisoners", "the prisoners of Ethiopia"),
    ],
)
def test_other_forms_have_the_same_roots(one: str, other: str) -> None:
    """Tense, noun for verb, a word that reports use for another, another spelling of a name, numbers in words."""
    assert {*stems_of(one)} & {*stems_of(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release the prisoners", "detain the mayor"),
        ("open the crossing", "close the crossing"),
        ("112 prisoners", "87 prisoners"),
        ("Zalambessa", "Badme"),
    ],
)
def test_other_things_have_other_roots(one: str, other: str) -> None:
    """The bad twins: opposites, other numbers and other places stay apart."""
    assert {*stems_of(one)} != {*stems_of(other)}


def test_light_words_are_left_out() -> None:
    """What a sentence is about does not hang on them."""
    assert stems_of("it is that which they will have been") == ()
    assert not any(word in LIGHT for word in ("prisoner", "withdraw"))


def test_no_word_or_phrase_is_in_two_groups_whose_names_differ() -> None:
    """Each group has words of its own beside its name; no two groups have one name."""
    names = [name for name, _ in groups()]
    assert len(names) == len(set(names))
    assert all(len(phrases) > 1 and all(one.strip() for one in phrases) for _, phrases in groups())


def test_names_that_no_dictionary_has() -> None:
    """A place is a name; an ordinary word at the beginning of a sentence is none, nor is an abbreviation."""
    assert is_name("Zalambessa")
    assert not any(map(is_name, ("The", "Troops", "NATO", "troops", "")))


@given(st.text(max_size=200))
def test_any_text_has_roots_each_once(text: str) -> None:
    """Whatever the text, twice the same text has the same roots, each once, and tokens in small letters."""
    stems = stems_of(text)
    assert stems == stems_of(text)
    assert len(stems) == len(set(stems))
    assert all(token == token.casefold() and token for token in tokens_of(text))
