"""Words that are held together: what they open, they close."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from parley.export.contained import contained


def test_an_override_ends_with_the_words() -> None:
    """A quotation that turns the direction round does not turn round what stands after it."""
    assert contained("\u202egnp.exe") == "\u202egnp.exe\u202c"
    assert contained("\u2067a\u202eb") == "\u2067a\u202eb\u202c\u2069"


def test_what_is_closed_stays_as_it_is() -> None:
    """Arabic with marks that belong to it, and an end that ends nothing."""
    for words in ("\u2067محمد\u2069", "\u202babc\u202c", "a\u200fb", "\u2069 a \u202c", "\u2066\u202ea\u2069b"):
        assert contained(words) == words


def test_control_characters_and_halves_of_a_sign_are_shown() -> None:
    """NUL, an escape and a lone surrogate are not passed on; line breaks and tabs are."""
    assert contained("a\x00b\x1b[0m\ud800\n\tc") == "a\ufffdb\ufffd[0m\ufffd\n\tc"


def test_every_line_break_is_one() -> None:
    """Lines of Windows and of old Macs are lines; no bare return is left, which some programs take for a line's end."""
    assert contained("a\r\nb\rc\x85d") == "a\nb\nc\nd"


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00")))
def test_nothing_is_left_open_and_nothing_is_lost(words: str) -> None:
    """Once contained, words stay as they are; their beginning is what was given, sign by sign."""
    once = contained(words)
    assert contained(once) == once
    assert len(once) >= len(words)
    assert all(now == was or unicodedata.category(was) == "Cc" for now, was in zip(once, words, strict=False))
