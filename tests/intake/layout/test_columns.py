"""The order in which a page is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.intake.layout import Word, blocks_of

SIZE = 10.0


def column(words: str, left: float, top: float, width: float) -> list[Word]:
    """Words set in lines of a width, each letter half its size wide."""
    x, y = left, top
    placed = []
    for word in words.split():
        wide = len(word) * SIZE / 2
        if x + wide > left + width:
            x, y = left, y + 12
        placed.append(Word(word, x, x + wide, y, y + SIZE, SIZE))
        x += wide + 3
    return placed


def read(words: list[Word]) -> str:
    return " ".join(line.text for block in blocks_of(words) for line in block)


FIRST = "The delegation of Osterland said on Thursday that it would withdraw its guns from the river " * 3
SECOND = "In Westhaven the government demanded guarantees before any of its soldiers would leave the town " * 3


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns whose lines stand at the same heights, with a gutter of one and a half letters."""
    page = column(FIRST, 50, 100, 200) + column(SECOND, 265, 100, 200)
    assert read(page) == " ".join((FIRST + SECOND).split())


def test_a_heading_across_is_read_first_and_a_note_below_last() -> None:
    """What reaches over the gutter parts the columns above it from those below."""
    heading = "Delegations at Tarn agree on a humanitarian corridor to Lindau after three days"
    note = "Our correspondents in Tarn and in Westhaven contributed to this report on Thursday night"
    page = (
        column(heading, 50, 60, 500) + column(FIRST, 50, 100, 200) + column(SECOND, 265, 100, 200)
        + column(note, 50, 400, 500)
    )  # fmt: skip
    assert read(page) == " ".join((heading, *FIRST.split(), *SECOND.split(), note))


def test_a_heading_with_nothing_beside_it_is_one_of_both_columns() -> None:
    """A short heading that does not reach the gutter, with text of both columns above and below it."""
    heading = [Word("Fighting", 50, 140, 250, 266, 16.0)]
    above = column(FIRST, 50, 60, 200) + column(SECOND, 265, 60, 200)
    below = column(SECOND, 50, 300, 200) + column(FIRST, 265, 300, 200)
    wanted = [*FIRST.split(), *SECOND.split(), "Fighting", *SECOND.split(), *FIRST.split()]
    assert read(above + heading + below) == " ".join(wanted)


def test_cells_of_a_table_are_read_row_by_row() -> None:
    """Few words in each: "Osterland 14 Westmark 3" would else become two lists."""
    rows = [
        word
        for n in range(6)
        for word in (*column(f"Party{n}", 50, 100 + 12 * n, 200), *column(f"{n}", 300, 100 + 12 * n, 200))
    ]
    assert read(rows) == " ".join(f"Party{n} {n}" for n in range(6))


def test_marks_of_a_list_are_no_column() -> None:
    """Numbers, each far left of its item."""
    items = [
        word
        for n in range(6)
        for word in (
            *column(f"{n}.", 50, 100 + 12 * n, 20),
            *column("the release of all prisoners", 90, 100 + 12 * n, 300),
        )
    ]
    assert read(items) == " ".join(f"{n}. the release of all prisoners" for n in range(6))


@given(st.lists(st.tuples(*[st.floats(-1e4, 1e4)] * 2, *[st.floats(0.5, 300)] * 2), max_size=60))
@settings(max_examples=30, deadline=None)
def test_every_word_is_read_once(boxes: list[tuple[float, float, float, float]]) -> None:
    """However words lie on a page."""
    page = [
        Word(str(n), x, x + width, y, y + height, round(height, 1))
        for n, (x, y, width, height) in enumerate(boxes)
    ]  # fmt: skip
    found = [word for block in blocks_of(page) for line in block for word in line.words]
    assert sorted(found, key=lambda word: int(word.text)) == page
