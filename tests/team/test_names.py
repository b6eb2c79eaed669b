"""Names of accounts."""

import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from parley.errors import WrongNameError
from parley.team.names import key_from_name, name_from_words

UNSEEN = ["\0", "\n", "\t", "\x7f", "\x85", "\u200b", "\u202e", "\u2028", "\ud800", "\ue000", "\U000e0041", "\uffff"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ann", "Ann"),
        ("  Ann   O’Hara ", "Ann O’Hara"),
        ("E\u0301mile", "Émile"),
        ("Зоя", "Зоя"),
        ("نرگس", "نرگس"),
        ("ann@example.org", "ann@example.org"),
        ("x" * 100, "x" * 100),
    ],
)
def test_a_name_is_kept_as_it_is_written(words: str, name: str) -> None:
    """In any script; spaces and accents are brought to one form."""
    assert name_from_words(words) == name


@pytest.mark.parametrize("words", ["", " ", "\u3000\u00a0", "x" * 101, "x" * 1_000_000, "ﷺ" * 100, "\U0001d160" * 100])
def test_too_short_and_too_long_is_no_name(words: str) -> None:
    """Nothing but spaces; more than 100 characters, as written or as kept."""
    with pytest.raises(WrongNameError):
        name_from_words(words)


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_cannot_be_seen_is_no_part_of_a_name(sign: str) -> None:
    """It would show a name as another one. The message says which character it is, and where."""
    with pytest.raises(WrongNameError, match=rf"Character 3 .*U\+{ord(sign):04X}"):
        name_from_words(f"An{sign}n")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann", "ANN"), ("Straße", "STRASSE"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("ﬁona", "Fiona"), ("Ａｎｎ", "ann"), ("Å", "å")],
)
def test_names_that_are_one(one: str, other: str) -> None:
    """Capitals, ligatures and wide letters make no other name."""
    assert key_from_name(name_from_words(one)) == key_from_name(name_from_words(other))


@pytest.mark.parametrize(("one", "other"), [("Ann", "Anna"), ("Jose", "José"), ("Ann B", "AnnB")])
def test_names_that_are_two(one: str, other: str) -> None:
    """Accents and spaces make another name."""
    assert key_from_name(name_from_words(one)) != key_from_name(name_from_words(other))


@given(st.text(max_size=120))
def test_any_words_are_a_name_or_are_refused(words: str) -> None:
    """A name that is kept stays the same when it is given again, has 1 to 100 characters that can be seen, and a key
    that an index holds."""
    try:
        name = name_from_words(words)
    except WrongNameError:
        return
    assert name_from_words(name) == name
    assert 1 <= len(name) <= 100
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
    assert 1 <= len(key_from_name(name).encode()) <= 2000


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20))
def test_a_key_is_its_own_key(words: str) -> None:
    """So whoever writes the name as the key, in small letters or decomposed, is the same."""
    assume(words.strip())
    key = key_from_name(name_from_words(words))
    assert key_from_name(key) == key
    assert key_from_name(unicodedata.normalize("NFD", words)) == key
    assert key_from_name(words.casefold()) == key
