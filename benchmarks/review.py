"""How soon a reviewer sees the next statement: in Chromium, from the key that judges one until the next is painted.

    python benchmarks/review.py                   a ledger of 500 reports of 20 statements each
    python benchmarks/review.py --reports 50000   a million statements
    python benchmarks/review.py --write           also writes the figures into docs/benchmarks.md

The ledger is that of benchmarks/web.py, `parley serve` runs in a process of its own on the same machine, and one person
accepts one statement after the other by the key "a", half a second between them.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page, sync_playwright

import parley
from benchmarks.ledger import STATEMENTS
from benchmarks.page import Section, written_into
from benchmarks.web import prepare, served

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
JUDGED = 100
FIRST = 5
"""So many at the beginning are left out: the first one counts what is to be done."""

CLOCK = """() => {
  window.took = [];
  let pressed = null, shown = document.querySelector('#now')?.textContent;
  addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    const now = document.querySelector('#now')?.textContent;
    if (pressed === null || !now || now === shown) return;
    shown = now;
    const from = pressed;
    pressed = null;
    requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - from)));
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def times(page: Page, address: str) -> list[float]:
    """Milliseconds from each key to the next statement, in their order."""
    page.goto(f"{address}/review")
    page.evaluate(CLOCK)
    for number in range(1, JUDGED + FIRST + 1):
        page.keyboard.press("a")
        # Asked from outside: the pages allow no script to be made of words, which waiting inside would need.
        while page.evaluate("window.took.length") < number:
            page.wait_for_timeout(20)
        page.wait_for_timeout(500)
    found: list[float] = page.evaluate("window.took")
    return sorted(found[FIRST:])


def main() -> None:
    """Measure, print, and write into the page if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        prepare(place, chosen.reports)
        with served(place) as address, sync_playwright() as playwright:
            sandbox = os.geteuid() != 0  # root has no sandbox to run it in
            browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=sandbox, args=SWITCHES)
            took = times(browser.new_page(), address)
            version = browser.version
            browser.close()
    middle, slow, slowest = (f"{took[len(took) * part // 100]:.0f} ms" for part in (50, 95, 99))
    machine = f"Python {platform.python_version()}, Parley {parley.__version__}, Chromium {version}, on one machine"
    remark = f"{JUDGED} judgements. {machine}; `python benchmarks/review.py`. Wanted: 100 ms."
    head = ("statements", "median", "p95", "p99")
    section = Section("review", head, [[f"{chosen.reports * STATEMENTS:,}", middle, slow, slowest]], remark)
    print(section.printed())
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text("utf-8"), section), encoding="utf-8")


if __name__ == "__main__":
    main()
