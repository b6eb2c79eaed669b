"""The page on the life cycle and its pictures are what the engine's table gives.

`PARLEY_RESET=1 pytest tests/tasks/test_lifecycle.py` writes them anew; look at the difference before you keep it.
"""

import os
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from parley.engine.lifecycle import NEXT, Form, Happening
from parley.export.wording import VALUES
from parley.model.finding import State
from parley.tasks.lifecycle import lifecycle_picture, lifecycle_rows

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "lifecycle.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|.*\|$")


def cells(happening: str) -> str:
    """The last three columns of a happening's row."""
    found = []
    for form in Form:
        moves = [f"{before} → {after}" for before, what, after in lifecycle_rows(form) if what == happening]
        found.append("; ".join(moves))
    return "".join(f" {cell} |" if cell else " |" for cell in found)


def page_as_the_table_has_it(page: str) -> str:
    """The page with the last columns of its table of happenings filled in."""
    names = {happening.value for happening in Happening}
    lines = []
    for line in page.split("\n"):
        row = ROW.match(line)
        named = row is not None and row[1] in names
        lines.append(f"| {row[1]} | {row[2]} |{cells(row[1])}" if row and named else line)
    return "\n".join(lines)


def test_the_page_says_what_the_table_says() -> None:
    """Each happening has one row, in the order of the table, with what it leads to in each form."""
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("PARLEY_RESET"):
        PAGE.write_text(page_as_the_table_has_it(page), encoding="utf-8")
        return
    assert page == page_as_the_table_has_it(page)
    named = [row[1] for row in map(ROW.match, page.split("\n")) if row]
    assert sorted(set(named) & set(Happening)) == sorted(happening.value for happening in Happening)


def test_the_page_explains_every_state() -> None:
    """Each state stands in the table of states under its plain word and its term."""
    page = PAGE.read_text(encoding="utf-8")
    for state in State:
        assert f"| {VALUES[state][0]} | `{state.value}` |" in page


@pytest.mark.parametrize("form", Form)
def test_the_pictures_are_drawn_from_the_table(form: Form) -> None:
    """The picture in docs/ is the one that the table gives, to the byte."""
    file = DOCS / f"lifecycle-{form.value}.svg"
    if os.environ.get("PARLEY_RESET"):
        file.write_text(lifecycle_picture(form), encoding="utf-8")
        return
    assert file.read_text(encoding="utf-8") == lifecycle_picture(form)


@pytest.mark.parametrize("form", Form)
def test_every_state_and_happening_is_drawn(form: Form) -> None:
    """Each state of the form once, and the words of whatever leads from one to another."""
    drawn = ElementTree.fromstring(lifecycle_picture(form))  # noqa: S314 - our own
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    named = list(pairwise(words))
    for state in {state for (before, _), after in NEXT[form].items() for state in (before, after)}:
        assert named.count((VALUES[state][0], state.value)) == 1
    joined = " ".join(filter(None, words))
    for _, happening in NEXT[form]:
        assert happening.value in joined
