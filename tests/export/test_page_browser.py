"""The page in a real browser, with scripts off: narrow, wide, dark; nothing overflows, nothing leaves the file."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage

from browser.fixtures import NewPage
from export.istanbul import PAGE, READING, REPORT, STATEMENTS
from parley.export.page import Page, render
from parley.model.span import Span

HOSTILE = "Start\r\n\x07\u202eabc\u0301 <b>&amp;\n\n" + "x" * 4000 + "\n\n" + "\u05e9\u05dc\u05d5\u05dd (a < b)\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def hostile_page() -> Page:
    """A text of control characters, two directions and an endless word, with crossing statements and long names."""
    spans = ((0, 30), (10, 25), (20, 60), (30, 3000), (len(HOSTILE) - 12, len(HOSTILE)))
    said = tuple(replace(STATEMENTS[i], content=(Span(*s),), conditions=(), times=()) for i, s in enumerate(spans))
    parties = tuple(replace(party, name=party.name + "\u202e" + "y" * 90) for party in READING.parties)
    return Page((replace(READING, report=replace(REPORT, text=HOSTILE), parties=parties, statements=said, times=()),))


PAGES = {"istanbul": PAGE, "reading": Page((READING, READING)), "hostile": hostile_page(), "empty": Page()}


def written(folder: Path, name: str) -> str:
    """The address of a page's file."""
    file = folder / f"{name}.html"
    file.write_bytes(render(PAGES[name]).encode())
    return file.as_uri()


def show(new_page: NewPage, folder: Path, name: str, width: int) -> BrowserPage:
    page = new_page(width=width, script=False)
    page.goto(written(folder, name))
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 360, 960, 1400])
def test_page_never_scrolls_sideways(new_page: NewPage, folder: Path, name: str, width: int) -> None:
    """On the narrowest phone as on a wide screen nothing sticks out."""
    page = show(new_page, folder, name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_text_in_the_browser_is_the_text_of_the_report(new_page: NewPage, folder: Path, name: str) -> None:
    """Labels apart, the browser holds exactly the report's code points, in order."""
    page = show(new_page, folder, name, 1200)
    texts = page.evaluate(
        """[...document.querySelectorAll('.text')].map(text => {
            const copy = text.cloneNode(true);
            copy.querySelectorAll('.label').forEach(label => label.remove());
            return [...copy.querySelectorAll('.paragraph > p')].map(p => p.textContent).join('');
        })"""
    )
    assert texts == [reading.report.text for reading in PAGES[name].readings]


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
def test_nothing_is_squeezed(new_page: NewPage, folder: Path, width: int) -> None:
    """No words stand letter under letter: whatever holds several of them is wide enough for one."""
    page = show(new_page, folder, "istanbul", width)
    squeezed = page.evaluate(
        """[...document.querySelectorAll('caption, th, td, p, li, dt, dd, h1, h2, h3, h4, figcaption, summary')]
            .filter(e => e.textContent.trim().length > 12)
            .filter(e => { const b = e.getBoundingClientRect(); return b.width && b.width < 60; })
            .map(e => e.textContent)"""
    )
    assert squeezed == []


def test_every_label_can_be_seen(new_page: NewPage, folder: Path) -> None:
    """Each statement's label has a size and stands inside the window, also on a phone."""
    for width in (360, 1280):
        page = show(new_page, folder, "istanbul", width)
        boxes = page.evaluate(
            """[...document.querySelectorAll('.paragraph > p .label')].map(label => {
                const box = label.getBoundingClientRect();
                return [box.width, box.height, box.left, box.right];
            })"""
        )
        assert len(boxes) == len(STATEMENTS)
        assert all(w > 20 and h > 10 and left >= 0 and right <= width for w, h, left, right in boxes)


def test_links_lead_somewhere(new_page: NewPage, folder: Path) -> None:
    """No link of the page leads nowhere, as the browser sees it."""
    page = show(new_page, folder, "istanbul", 1280)
    lost = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
            .filter(id => document.querySelectorAll('#' + CSS.escape(id)).length !== 1)"""
    )
    assert lost == []


def test_nothing_leaves_the_file(new_page: NewPage, folder: Path) -> None:
    """Loading the page asks for the file itself and for nothing else."""
    page = new_page(script=False)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    asked: list[str] = []
    network.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    page.goto(written(folder, "istanbul"), wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [(folder / "istanbul.html").as_uri()]


def test_scripts_are_off(new_page: NewPage, folder: Path) -> None:
    """The bad twin of all the above: in this browser a page's own script does not run, so the page needs none."""
    file = folder / "script.html"
    file.write_text("<title>off</title><script>document.title = 'on'</script>")
    page = new_page(script=False)
    page.goto(file.as_uri())
    assert page.title() == "off"


def test_focus_can_be_seen(new_page: NewPage, folder: Path) -> None:
    """A link reached by the keyboard has an outline."""
    page = show(new_page, folder, "istanbul", 1280)
    page.evaluate("document.querySelector('nav a').focus({focusVisible: true})")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper_shows_labels_and_reasons(new_page: NewPage, folder: Path) -> None:
    """Printed, labels keep their borders, and reasons stand open."""
    page = show(new_page, folder, "istanbul", 720)
    page.emulate_media(media="print")
    border = page.evaluate("getComputedStyle(document.querySelector('p .label')).borderTopWidth")
    reasons = page.evaluate("document.querySelector('.reasons').getBoundingClientRect().height")
    assert border == "1px"
    assert reasons > 10
