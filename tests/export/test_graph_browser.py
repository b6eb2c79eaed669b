"""The picture in a real browser: all words inside their boxes, beside no others, whatever font it takes."""

from pathlib import Path

import pytest

from browser.fixtures import NewPage
from parley.agreement import parse
from parley.tasks.assess import Question
from parley.tasks.graph import graph_of
from parley.tasks.lifecycle import Form, lifecycle_picture
from parley.tasks.testify import Testified

ISTANBUL = (Path(__file__).parents[2] / "examples" / "istanbul" / "agreement.md").read_text(encoding="utf-8")
STRANGE = f"""# {"Donaudampfschifffahrtsgesellschaft" * 6}

Date: 2022-03-29

## Parties
- Wommwitz & <Sons>
- Ukraine

## Article 1
1.1 Ukraine shall keep {"mW@" * 60} once {"Ш" * 90} is signed.
1.2 Ukraine shall respect שלום עליכם לכל העולם once اتفاق السلام بين الطرفين ساري المفعول is signed.
1.3 If 1.4 is kept or 1.1 is broken, Ukraine shall {"pay the last of all instalments and " * 30} rest.
1.4 If 1.3 is kept, Ukraine shall leave.
"""


def picture(text: str) -> str:
    return graph_of(parse(text), Testified(), Question())[0]


PICTURES = {"istanbul": picture(ISTANBUL), "strange": picture(STRANGE)}
PICTURES |= {form.value: lifecycle_picture(form) for form in Form}


def words_and_boxes(new_page: NewPage, folder: Path, name: str) -> tuple[list[list[float]], list[list[float]]]:
    """Left, top, right and bottom of every line of words, and of the box around it (or of the whole picture)."""
    file = folder / f"{name}.svg"
    file.write_text(PICTURES[name], encoding="utf-8")
    page = new_page(script=False)
    page.goto(file.as_uri())
    found = page.evaluate(
        """() => {
        const edges = element => { const b = element.getBoundingClientRect();
                                   return [b.left, b.top, b.right, b.bottom]; };
        return [...document.querySelectorAll('text')].map(text => {
            const box = text.closest('g[id]');
            return [edges(text), edges(box ? box.querySelector('rect, path') : document.documentElement)];
        })}"""
    )
    return [words for words, _ in found], [box for _, box in found]


@pytest.mark.parametrize("name", PICTURES)
def test_words_stay_inside_their_boxes(new_page: NewPage, tmp_path: Path, name: str) -> None:
    """Long words, wide letters, two directions: no line of words leaves its box, or the picture."""
    words, boxes = words_and_boxes(new_page, tmp_path, name)
    assert words
    for (left, top, right, bottom), box in zip(words, boxes, strict=True):
        assert box[0] <= left
        assert right <= box[2]
        assert box[1] <= top
        assert bottom <= box[3]


@pytest.mark.parametrize("name", PICTURES)
def test_no_words_stand_on_others(new_page: NewPage, tmp_path: Path, name: str) -> None:
    """Any two lines of words lie apart (but for the slack between two lines)."""
    words, _ = words_and_boxes(new_page, tmp_path, name)
    for number, (left, top, right, bottom) in enumerate(words):
        for other_left, other_top, other_right, other_bottom in words[:number]:
            beside = right <= other_left or other_right <= left
            assert beside or bottom - 3 <= other_top or other_bottom - 3 <= top
