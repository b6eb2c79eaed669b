"""Chromium for the tests of pages: one for all of them; each test has its own contexts, and they are watched.

A test asks for `new_page` and opens what it needs:

    page = new_page(width=360, theme="dark")

It fails at its end where a page of its own wrote an error to the console, where a script raised one, or where a page
asked for an address off this machine. A test that wants to see such a thing takes it out of `complaints`.

While Chromium runs, `asyncio.run` cannot be used in the thread of the tests; a server gets a thread of its own.
"""

import ipaddress
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
THEMES = ("light", "dark")
WIDTHS = (320, 1280, 2560)  # the narrowest phone, a laptop, a wall

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, without a window. Root has no sandbox to run it in."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM} (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, chromium_sandbox=os.geteuid() != 0, args=SWITCHES
        )
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the test's pages did that none should do; at the end of the test there is nothing in it."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_page(chromium: Browser, complaints: list[str]) -> Iterator[NewPage]:
    """Opens an empty page, each in a context of its own: with its own window, cookies and storage."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1280, height: int = 800, theme: str = "light", script: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=script,
        )
        contexts.append(context)
        _watch(context, complaints)
        return context.new_page()

    yield open_page
    for context in contexts:
        for page in context.pages:
            page.evaluate("0")  # its answer comes after all that the page has said so far
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page 1280 wide, light, with scripts."""
    return new_page()


def _watch(context: BrowserContext, complaints: list[str]) -> None:
    """Every page of the context adds what it should not do."""

    def asks(url: str) -> None:
        if leaves(url):
            complaints.append(f"asks for {url}, which is not on this machine")

    context.on("request", lambda request: asks(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asks(socket.url)))
    context.on("weberror", lambda error: complaints.append(f"a script fails: {error.error}"))
    context.on(
        "console", lambda said: complaints.append(f"console: {said.text}") if said.type in ("error", "assert") else None
    )


def leaves(url: str) -> bool:
    """Whether a request for this address goes off the machine; files, data and what a page made itself do not."""
    parts = urlsplit(url)
    if parts.scheme in ("file", "data", "blob", "about"):
        return False
    if parts.hostname == "localhost":
        return False
    try:
        return not ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return True
