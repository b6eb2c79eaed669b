"""Values as others take them."""

from hypothesis import given
from hypothesis import strategies as st

from parley.model.plain import harmless


@given(st.text(), st.sampled_from("=+-@\t\r\n＝＋－＠"))
def test_no_formula_is_left(text: str, sign: str) -> None:
    """Whatever begins like a formula stands as a text, with all its letters; all else as it is."""
    assert harmless(sign + text) == f"'{sign}{text}"
    assert harmless(f"a{sign}{text}") == f"a{sign}{text}"
    assert harmless(3) == 3
