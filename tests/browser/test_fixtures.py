"""What the tests of pages rest on: a page that does what none should do is told of, one that does not is not."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.axe import violations
from browser.fixtures import CHROMIUM, NewPage, leaves

GOOD = """<!DOCTYPE html><html lang="en"><head><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
<link rel="icon" href="data:,"></head>
<body><main><h1>A page</h1><p>Some words.</p></main></body></html>"""


def opened(page: Page, folder: Path, html: str) -> Page:
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_good_page_is_left_alone(new_page: NewPage, complaints: list[str], tmp_path: Path, theme: str) -> None:
    """No complaint and no violation, under a policy that allows no script."""
    page = opened(new_page(theme=theme), tmp_path, GOOD)
    assert violations(page) == []
    assert complaints == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>console.error('not so')</script>", ["console: not so"]),
        ("<script>nothing.at.all</script>", ["a script fails: nothing is not defined"]),
        (
            "<img src='http://host.invalid/a.png' alt='a'>",
            [
                "asks for http://host.invalid/a.png, which is not on this machine",
                "console: Failed to load resource",
            ],
        ),
        ("<script>console.log('so'); console.warn('so so')</script>", []),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' alt='a'>", []),
    ],
    ids=["console", "error", "request", "mere words", "data"],
)
def test_what_no_page_should_do_is_told(
    page: Page, complaints: list[str], tmp_path: Path, html: str, told: list[str]
) -> None:
    """An error in the console, one that a script raises, and a request off the machine; nothing else."""
    opened(page, tmp_path, html).wait_for_load_state()
    found = [complaint.split(": net::")[0] for complaint in complaints]
    complaints.clear()
    assert found == told


def test_a_socket_is_a_request(page: Page, complaints: list[str], tmp_path: Path) -> None:
    """A page that opens a WebSocket to another machine."""
    with page.expect_console_message():
        opened(page, tmp_path, "<script>new WebSocket('ws://host.invalid/')</script>")
    asked, failed = complaints
    complaints.clear()
    assert asked == "asks for ws://host.invalid/, which is not on this machine"
    assert failed.startswith("console: WebSocket connection to 'ws://host.invalid/' failed")


@pytest.mark.parametrize(
    ("url", "off"),
    [
        ("http://127.0.0.1:8000/", False),
        ("http://127.8.8.8/", False),
        ("http://[::1]:8000/", False),
        ("http://localhost/", False),
        ("file:///tmp/a", False),
        ("data:,", False),
        ("blob:null/1", False),
        ("http://10.0.0.1/", True),
        ("http://localhost.example/", True),
        ("http://127.0.0.1.example/", True),
        ("https://user@host.example/127.0.0.1", True),
        ("ws://[2001:db8::1]/", True),
    ],
)
def test_which_addresses_are_off_the_machine(url: str, off: bool) -> None:
    """Loopback is on it, by name and by number; what only looks like it is not."""
    assert leaves(url) is off


def test_a_violation_names_rule_element_and_mend(page: Page, tmp_path: Path) -> None:
    """The bad twin of the good page: grey on white, and a picture without words for it."""
    bad = GOOD.replace("<p>Some", "<img src='data:,'><p>Some").replace("default-src 'none'; ", "")
    opened(page, tmp_path, bad.replace("<p>", "<p style='color: #aaa'>"))
    contrast, picture = violations(page)
    assert contrast.startswith("color-contrast: p: Fix any of the following:")
    assert picture.startswith("image-alt: img: Fix any of the following:")


@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM} (Debian: apt-get install chromium)")
def test_a_complaint_fails_the_test(tmp_path: Path) -> None:
    """What a page does last counts too; the same test without it passes."""
    test = "def test_{0}(page):\n    page.goto('data:text/html,<title>a</title>')\n    page.evaluate(\"{1}\")\n"
    file = tmp_path / "test_it.py"
    file.write_text(test.format("bad", "console.error('late')") + test.format("good", "1"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "browser.fixtures", "-p", "no:cacheprovider", file],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": ".", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AssertionError: console: late" in done.stdout
    assert "2 passed, 1 error" in done.stdout
