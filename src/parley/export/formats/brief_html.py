"""A brief as one page of HTML that needs nothing else, for the screen and for paper."""

from typing import IO

from parley.export.brief import brief_of
from parley.export.forms import Table, no_tables
from parley.export.page import template
from parley.export.paper import Paper
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """Writes the brief, and says how many statements it quotes. Raises WrongUseError for a table."""
    no_tables("brief", table)
    paper, quoted = brief_of(taken)
    out.write(html_from_paper(paper).encode(errors="replace"))
    return quoted


def html_from_paper(paper: Paper) -> str:
    """The whole paper as a page."""
    blocks = [(type(block).__name__.lower(), block) for block in paper.blocks]
    return template("brief.html").render(paper=paper, blocks=blocks)
