"""Where a paragraph ends, and words that the end of a line cuts in two."""

import pytest

from parley.intake.layout import Line, Word, paragraphs_of
from parley.intake.layout.hyphens import Hyphens

Row = tuple[str, float, float]


def lines(*rows: Row, size: float = 10.0) -> list[Line]:
    """Lines of a text, each with its left end and its height on the page."""
    made = []
    for text, left, top in rows:
        x = left
        words = []
        for word in text.split():
            words.append(Word(word, x, x + len(word) * 5, top, top + size, size))
            x += len(word) * 5 + 3
        made.append(Line(tuple(words)))
    return made


LONG = "Osterland and Westmark agreed on the corridor to Lindau and"


def test_a_gap_parts_paragraphs() -> None:
    """Twice the usual distance of lines."""
    block = lines((LONG, 50, 100), (LONG, 50, 112), ("so on.", 50, 124), (LONG, 50, 148), ("so on.", 50, 160))
    assert paragraphs_of([block]) == [f"{LONG} {LONG} so on.", f"{LONG} so on."]


def test_an_indent_begins_a_paragraph() -> None:
    """As newspapers set them, without any gap."""
    block = lines((LONG, 50, 100), (LONG, 50, 112), (LONG, 65, 124), (LONG, 50, 136))
    assert paragraphs_of([block]) == [f"{LONG} {LONG}", f"{LONG} {LONG}"]


def test_a_short_last_line_ends_a_paragraph() -> None:
    """The next word would have fitted, so the line ended for a reason."""
    block = lines((LONG, 50, 100), ("they met.", 50, 112), (LONG, 50, 124))
    assert paragraphs_of([block]) == [f"{LONG} they met.", LONG]


def test_a_heading_is_a_paragraph() -> None:
    """Its letters are larger."""
    block = [*lines(("The corridor", 50, 80), size=14.0), *lines((LONG, 50, 100))]
    assert paragraphs_of([block]) == ["The corridor", LONG]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    """Where its last line above does not end a sentence."""
    first, second = lines((LONG, 50, 700)), lines(("its guns.", 300, 100))
    assert paragraphs_of([first, second]) == [f"{LONG} its guns."]


def test_items_of_a_list_are_paragraphs_without_their_marks() -> None:
    """Lines that hang below a mark belong to its item."""
    block = lines(("• the release of prisoners", 50, 100), ("of both sides;", 65, 112), ("• a mission.", 50, 124))
    assert paragraphs_of([block]) == ["the release of prisoners of both sides;", "a mission."]


def test_marks_of_footnotes_and_ligatures() -> None:
    """A small raised number is no word of the text; "ﬁ" is two letters."""
    words = (Word("The", 50, 65, 100, 110, 10.0), Word("ﬁrst", 68, 88, 100, 110, 10.0), Word("7", 88, 91, 98, 104, 6.0))
    assert paragraphs_of([[Line(words)]]) == ["The first"]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("an agree-", "ment", "an agreement"),
        ("a long-", "overdue step", "a long-overdue step"),
        ("the Osterland-", "backed units", "the Osterland-backed units"),
        ("Russian-", "Ukrainian talks", "Russian-Ukrainian talks"),
        ("confidence-build-", "ing", "confidence-build-ing"),
        ("pre-", "and post-war", "pre- and post-war"),
        ("in 2021-", "22", "in 2021-22"),
        ("an agree\xad", "ment", "an agreement"),
        ("the talks –", "they said", "the talks – they said"),
        ("they -", "said", "they - said"),
        ("the Kamen-", "skoye road", "the Kamenskoye road"),
    ],
)
def test_a_word_cut_by_the_end_of_a_line_is_whole_again(before: str, after: str, joined: str) -> None:
    """With its hyphen where it is its own: words of English tell, and what the text has elsewhere."""
    assert Hyphens(["Osterland agreed", "the road to Kamenskoye"]).joined(before, after) == joined
