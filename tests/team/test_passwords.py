"""Which passwords are good enough."""

import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given

from parley.errors import WeakPasswordError
from parley.team.passwords import password_as_typed, password_from_words


@pytest.mark.parametrize(
    "password",
    [
        "four plain words here",
        "aqzmwoicbxke",
        "749284618263",
        "мирные переговоры весной",
        "谈判谈判桌上没有秘密的人们",
        "Ann likes long walks",
        "🕊🕊🕊🕊🕊🕊🕊🕊🕊🕊🕊🕊",
        "long " * 200,
    ],
)
def test_a_long_password_is_good(password: str) -> None:
    """12 to 1,000 characters of any script; capitals, digits and signs are nobody's business."""
    assert password_from_words(password, "Ann")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "fewer than 12"),
        ("eleven chars"[:11], "fewer than 12"),
        ("x" * 1001, "more than 1,000"),
        ("x" * 1_000_000, "more than 1,000"),
        ("four plain\nwords here", "no form can send"),
        ("four plain words \ud800", "no form can send"),
        ("four plain words \0", "no form can send"),
        ("password1234", "first that anybody would try"),
        ("Password2024!", "first that anybody would try"),
        ("PASSWORD password", "first that anybody would try"),
        ("123456789012", "first that anybody would try"),
        ("correct horse battery staple", "first that anybody would try"),
        ("ann o’hara 22", "little more than the name"),
        ("AnnO’HaraAnnO’Hara", "little more than the name"),
        ("Ａｎｎ O’Hara 2024", "little more than the name"),
    ],
)
def test_a_weak_password_is_refused(password: str, why: str) -> None:
    """Too short, too long, among the commonest, near the name. The message shows none of it."""
    with pytest.raises(WeakPasswordError, match=why) as told:
        password_from_words(password, "Ann O’Hara")
    assert len(password) < 2 or password not in str(told.value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=12, max_size=60))
def test_a_password_is_the_same_however_it_is_typed(words: str) -> None:
    """Keyboards compose letters in their own ways (NFC, NFD): what is kept is compared with the same."""
    try:
        kept = password_from_words(words, "Ann")
    except WeakPasswordError:
        return
    assert password_as_typed(words) == kept
    assert password_as_typed(unicodedata.normalize("NFD", words)) in (kept, None)


@given(st.text(max_size=1100), st.text(min_size=1, max_size=100))
def test_any_words_are_good_or_refused(words: str, name: str) -> None:
    """Nothing else happens, and what is good has the length that is asked for."""
    try:
        kept = password_from_words(words, name)
    except WeakPasswordError:
        return
    assert len(kept) >= 12
    kept.encode()
