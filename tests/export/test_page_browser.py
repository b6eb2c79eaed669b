"""The page in a real browser, with scripts off: narrow, wide, dark; nothing overflows, nothing leaves the file."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from export.istanbul import PAGE, READING, REPORT, STATEMENTS
from parley.export.page import Page, render
from parley.model.span import Span

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM.exists() and DRIVER.exists()),
    reason="needs /usr/bin/chromium and /usr/bin/chromedriver (Debian: chromium, chromium-driver)",
)

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
HOSTILE = "Start\r\n\x07\u202eabc\u0301 <b>&amp;\n\n" + "x" * 4000 + "\n\n" + "\u05e9\u05dc\u05d5\u05dd (a < b)\n"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


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


def show(browser: webdriver.Chrome, folder: Path, name: str, width: int) -> None:
    file = folder / f"{name}.html"
    file.write_bytes(render(PAGES[name]).encode())
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get(file.as_uri())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 360, 960, 1400])
def test_page_never_scrolls_sideways(browser: webdriver.Chrome, folder: Path, name: str, width: int) -> None:
    """On the narrowest phone as on a wide screen nothing sticks out."""
    show(browser, folder, name, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_text_in_the_browser_is_the_text_of_the_report(browser: webdriver.Chrome, folder: Path, name: str) -> None:
    """Labels apart, the browser holds exactly the report's code points, in order."""
    show(browser, folder, name, 1200)
    texts = browser.execute_script(
        """return [...document.querySelectorAll('.text')].map(text => {
            const copy = text.cloneNode(true);
            copy.querySelectorAll('.label').forEach(label => label.remove());
            return [...copy.querySelectorAll('.paragraph > p')].map(p => p.textContent).join('');
        })"""
    )
    assert texts == [reading.report.text for reading in PAGES[name].readings]


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
def test_nothing_is_squeezed(browser: webdriver.Chrome, folder: Path, width: int) -> None:
    """No words stand letter under letter: whatever holds several of them is wide enough for one."""
    show(browser, folder, "istanbul", width)
    squeezed = browser.execute_script(
        """return [...document.querySelectorAll('caption, th, td, p, li, dt, dd, h1, h2, h3, h4, figcaption, summary')]
            .filter(e => e.textContent.trim().length > 12)
            .filter(e => { const b = e.getBoundingClientRect(); return b.width && b.width < 60; })
            .map(e => e.textContent)"""
    )
    assert squeezed == []


def test_every_label_can_be_seen(browser: webdriver.Chrome, folder: Path) -> None:
    """Each statement's label has a size and stands inside the window, also on a phone."""
    for width in (360, 1280):
        show(browser, folder, "istanbul", width)
        boxes = browser.execute_script(
            """return [...document.querySelectorAll('.paragraph > p .label')].map(label => {
                const box = label.getBoundingClientRect();
                return [box.width, box.height, box.left, box.right];
            })"""
        )
        assert len(boxes) == len(STATEMENTS)
        assert all(w > 20 and h > 10 and left >= 0 and right <= width for w, h, left, right in boxes)


def test_links_lead_somewhere(browser: webdriver.Chrome, folder: Path) -> None:
    """No link of the page leads nowhere, as the browser sees it."""
    show(browser, folder, "istanbul", 1280)
    lost = browser.execute_script(
        """return [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
            .filter(id => document.querySelectorAll('#' + CSS.escape(id)).length !== 1)"""
    )
    assert lost == []


def test_nothing_leaves_the_file(browser: webdriver.Chrome, folder: Path) -> None:
    """Loading the page asks for the file itself and for nothing else."""
    browser.get_log("performance")
    show(browser, folder, "istanbul", 1280)
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith("data:")] == [(folder / "istanbul.html").as_uri()]


def test_scripts_are_off(browser: webdriver.Chrome, folder: Path) -> None:
    """The bad twin of all the above: in this browser a page's own script does not run, so the page needs none."""
    file = folder / "script.html"
    file.write_text("<title>off</title><script>document.title = 'on'</script>")
    browser.get(file.as_uri())
    assert browser.title == "off"


def test_focus_can_be_seen(browser: webdriver.Chrome, folder: Path) -> None:
    """A link reached by the keyboard has an outline."""
    show(browser, folder, "istanbul", 1280)
    browser.execute_script("document.querySelector('nav a').focus({focusVisible: true})")
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper_shows_labels_and_reasons(browser: webdriver.Chrome, folder: Path) -> None:
    """Printed, labels keep their borders, and reasons stand open."""
    show(browser, folder, "istanbul", 720)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    border = browser.execute_script("return getComputedStyle(document.querySelector('p .label')).borderTopWidth")
    reasons = browser.execute_script("return document.querySelector('.reasons').getBoundingClientRect().height")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert border == "1px"
    assert reasons > 10
