"""axe-core (Deque, MPL-2.0) over a page: what WCAG 2.2, levels A and AA, and good practice do not allow."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
    .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.flat(Infinity).join(" ")}: ${node.failureSummary}`)))"""


def violations(page: Page) -> list[str]:
    """What is wrong on a page as it stands, each with its rule, the element and how to mend it.

    The page has to run scripts. The browser evaluates axe-core by its debugger, which no Content Security Policy stops,
    so pages are looked at under the policy they have.
    """
    page.evaluate(AXE)
    return page.evaluate(RUN, list(TAGS))
