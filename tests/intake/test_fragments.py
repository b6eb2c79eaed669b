"""From pieces of HTML to paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.fragments import text_from_fragment
from parley.intake.refusals import TooLargeError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Just words.", "Just words."),
        ("One.\nStill one.\n\nTwo.", "One. Still one.\n\nTwo."),
        ("3 < 4 and A & B", "3 < 4 and A & B"),
        ("<p>One &amp; only.</p><p>Two&hellip;</p>", "One & only.\n\nTwo…"),
        ("One<br>line<br><br>Two", "One line\n\nTwo"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>Seen<script>no()</script> and <b>bold</b>.</p><style>p{}</style>", "Seen and bold."),
        ("<p>Open <i>and <p>unclosed", "Open and\n\nunclosed"),
        ("Before <!-- hidden --> after", "Before after"),
        ('<?xml version="1.0" encoding="utf-16"?><p>Ä</p>', "Ä"),
        ("<p>a\0b\x08c</p>", "abc"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_paragraphs(markup: str, text: str) -> None:
    """Blocks become paragraphs, what is not shown is left out, and plain text stays as it is."""
    assert text_from_fragment(markup) == text


@given(st.text(alphabet="<>/&;!-[]pbrscript \"'=#x0\0\ud800é\n", max_size=80))
def test_any_markup(markup: str) -> None:
    """Nothing is raised, and no mark of ours is left, whatever comes."""
    assert "\0" not in text_from_fragment(markup)


def test_deep_markup() -> None:
    """A hundred thousand tags within each other end, too."""
    assert text_from_fragment("<b>" * 100_000 + "x" + "</b>" * 100_000) in ("x", "")


def test_a_tag_with_very_many_attributes_is_refused() -> None:
    """Nothing could end the parser at it. Where they stand is told as browsers do, whatever marks hide them."""
    many = " ".join(f"a{number}" for number in range(200))
    for start in ("<p ", '<p a"><p ', '<p a=\v" ', "<p/", "<p a=x'/", "<p a='>' b=\"<i>\" ", '<!-- <p b=" --><p '):
        with pytest.raises(TooLargeError, match=r"talks\.rss: .*200 attributes"):
            text_from_fragment(f"{start}{many}>Text", "talks.rss")
    for fine in (f'<p class="{many}">Text', f"<p>Text<p>{many}<b>", f"<p {many[:500]}>Text"):
        assert text_from_fragment(fine).startswith("Text")


def test_what_nobody_is_shown() -> None:
    """Hidden elements are as if they were not there, with all that is in them."""
    assert text_from_fragment("<p>One</p><div hidden><p>Two <b>2</b></p></div><p>Three</p>") == "One\n\nThree"
    assert text_from_fragment('One<i style="display:none">Two<script>3</script></i>, four') == "One, four"
