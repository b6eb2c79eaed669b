"""Values as others take them."""

from hypothesis import given
from hypothesis import strategies as st

from parley.model.plain import harmless

CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r")


@given(st.text(), st.sampled_from("=+-@\t\r\n＝＋－＠"))
def test_no_formula_is_left(text: str, sign: str) -> None:
    """Whatever begins like a formula stands as a text, with all its letters; all else as it is."""
    text = "".join(letter for letter in text if letter not in CONTROLS)
    assert harmless(sign + text) == f"'{sign}{text}"
    assert harmless(f"a{sign}{text}") == f"a{sign}{text}"
    assert harmless(3) == 3


@given(st.text(alphabet=f"{CONTROLS}a=\t", min_size=1))
def test_nothing_steers_a_terminal(text: str) -> None:
    """Each of the signs that do is another, which is seen; a formula behind one is none."""
    assert not set(harmless(text)) & set(CONTROLS)
    assert harmless("\x1b[2J gone") == "␛[2J gone"
    assert harmless("\x00=1+1") == "␀=1+1"
