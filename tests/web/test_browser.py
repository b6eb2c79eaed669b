"""Every page in Chromium: on the Istanbul talks, in both themes, from a phone to a wall; without script too.

The fixtures see to it that no page writes an error to the console or asks for anything off this machine.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import violations
from parley.ledger import open_ledger
from parley.web.table import PAGES
from web.served import served

PARTS = {"{number:int}": "1", "{id}": "r1.s3", "{id:path}": "2.1/Turkey"}
SHOWN = [re.sub("{.*?}", lambda part: PARTS[part[0]], page.path) for page in PAGES if page.template]
SHOWN.remove("/jobs/1")  # there is none here; tests/web/pages/test_add.py has one
NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def address(istanbul: Path) -> Iterator[str]:
    """The talks, served; no test of this module writes to them."""
    with open_ledger(istanbul, longest=10) as ledger, served(ledger) as where:
        yield where


def opened(page: Page, address: str) -> Page:
    """Opens a page, and waits where it is being worked out."""
    answer = page.goto(address)
    while answer and answer.status == 202:
        page.wait_for_timeout(200)
        answer = page.goto(address)
    assert answer
    assert answer.status < 400, page.inner_text("main")
    return page


@pytest.mark.parametrize("path", SHOWN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(new_page: NewPage, address: str, path: str, theme: str) -> None:
    """Each page passes the rules of WCAG 2.2 AA that a program can check, in both themes, wide and narrow; nothing
    sticks out at the side of the narrowest screen."""
    page = opened(new_page(theme=theme, width=1280), address + path)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways at 320 px"


@pytest.mark.parametrize("path", SHOWN)
def test_without_script(new_page: NewPage, address: str, path: str) -> None:
    """Without script each page has its heading, its content, and a way to all others."""
    page = opened(new_page(script=False), address + path)
    assert page.inner_text("h1")
    assert page.locator("nav[aria-label=Pages] a").count() > 10


def test_by_keyboard_to_the_content(new_page: NewPage, address: str) -> None:
    """The first stop of the tab key leads past the navigation to the content."""
    page = opened(new_page(), f"{address}/statements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False])
def test_what_if(new_page: NewPage, address: str, script: bool) -> None:
    """A box is ticked and the form sent: what would change is there, with script in place and with the focus on it."""
    page = opened(new_page(script=script), f"{address}/steps")
    page.get_by_text("open matters in this account").click()
    page.locator('input[name=suppose][value="enough progress has been made"]').check()
    page.get_by_role("button", name="See what would change").click()
    page.wait_for_selector("#changes")
    assert "enough progress has been made" in page.inner_text("#changes")
    assert page.locator("input[name=suppose]:checked").count() == 1
    if script:
        assert page.evaluate("document.activeElement.id") == "changes"


def test_a_check_is_told(new_page: NewPage, address: str) -> None:
    """A check of the ledger ends while the page is looked at: what came of it is said to screen readers, and shown."""
    page = opened(new_page(), f"{address}/ledger")
    page.get_by_role("button", name="Check it now").click()
    page.wait_for_selector("#job[data-state=done]")
    page.locator("#status", has_text="Whole: every entry").wait_for()
    assert "Whole: every entry" in page.inner_text(".check")
    assert violations(page) == []


TONES = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const tones = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [0, 1, 2].map((n) => linear(data[i + n] / 255));
    const tone = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    tones.set(tone, (tones.get(tone) ?? 0) + 1);
  }
  return [...tones].sort((one, other) => other[1] - one[1]).map(([tone]) => tone);
}"""
"""The luminances of a picture (WCAG 2.2), the most frequent first."""


@pytest.mark.parametrize(("theme", "is_light"), [("light", True), ("dark", False)])
def test_the_picture_in_both_themes(new_page: NewPage, address: str, theme: str, is_light: bool) -> None:
    """The picture of the steps is light in the light and dark in the dark, and its words can be read in both."""
    page = opened(new_page(theme=theme, width=1280), f"{address}/steps")
    shot = page.locator(".picture").screenshot()
    paper, *tones = new_page().evaluate(TONES, b64encode(shot).decode())
    words = min(tones) if is_light else max(tones)
    assert (paper > 0.9) is is_light
    assert (paper < 0.05) is not is_light
    assert (max(paper, words) + 0.05) / (min(paper, words) + 0.05) >= 4.5
