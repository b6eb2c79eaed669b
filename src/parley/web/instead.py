"""Which page does what a command does that a message names."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

PAGES: Mapping[str, tuple[str, str]] = {
    "parley add FILE": ("/add", "Add reports"),
    "parley check": ("/agreement", "Agreement"),
    "parley ledger log": ("/ledger", "Ledger"),
    "parley ledger verify": ("/ledger", "Ledger"),
    "parley positions": ("/positions", "Positions"),
    "parley propositions": ("/said-again", "Said again"),
    "parley review list": ("/ledger", "Ledger"),
    "parley search": ("/search", "Search"),
    "parley statements": ("/statements", "Statements"),
    "parley user list": ("/people", "People"),
}
"""Commands of messages, each with the address and the name of the page that does the same."""

_COMMAND = re.compile("`(" + "|".join(map(re.escape, PAGES)) + ")`")


def with_pages(words: str) -> Markup:
    """A message as pages show it: instead of a command a link to the page that does the same."""
    pieces = _COMMAND.split(words)
    links = [Markup('<a href="{}">{}</a>').format(*PAGES[command]) for command in pieces[1::2]]
    shown = [escape(piece) for piece in pieces[0::2]]
    return shown[0] + Markup("").join(link + piece for link, piece in zip(links, shown[1:], strict=True))
