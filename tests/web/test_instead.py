"""A message that names a command names a page where it is shown on one."""

import pytest
from starlette.testclient import TestClient

from parley.web.instead import PAGES, with_pages
from parley.web.table import PAGES as ADDRESSES


def test_a_command_becomes_a_page() -> None:
    """What stands around it stays, and is words."""
    assert with_pages("No <b>r9</b>. `parley statements` lists them.") == (
        'No &lt;b&gt;r9&lt;/b&gt;. <a href="/statements">Statements</a> lists them.'
    )


@pytest.mark.parametrize(
    "words", ["", "Nothing to replace.", "`parley serve --team` is for a team.", "`parley statements"]
)
def test_others_stay(words: str) -> None:
    """A command that no page stands for is named as it is; half a quotation is none."""
    assert with_pages(words) == words


def test_all_pages_are_there() -> None:
    """Each has the name under which the navigation has it."""
    assert set(PAGES.values()) <= {(page.path, page.name) for page in ADDRESSES}


def test_on_a_page(client: TestClient) -> None:
    """An unknown report leads to the reports; for a program it is told as before."""
    answer = client.get("/review/r99.s1")
    assert answer.status_code == 404
    assert '<a href="/statements">Statements</a> lists them' in answer.text
    assert "`parley statements` lists them" in client.get("/review/r99.s1.json").json()["error"]
