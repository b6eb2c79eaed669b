"""Starts the working out of a topic on a large ledger."""

from contextlib import suppress

from parley.errors import WrongUseError
from parley.web.addresses import Done, Write
from parley.web.ask import Ask
from parley.web.errors import WorkingError
from parley.web.pages.followed import PATHS


def start(ask: Ask) -> Done:
    """Begins, and goes back to the page that shows it. Raises WrongUseError for a topic that there is not."""
    path = ask.choice("topic", tuple(PATHS))
    if path is None:
        raise WrongUseError("No topic was named.")
    since = ask.day("since")
    with suppress(WorkingError):
        ask.office.following.told(PATHS[path], ask.ledger.size(), since)
    return Done("Begun.", ask.to(f"/{path}", since=since) if since else f"/{path}")


WRITE = Write("/work-out", start)
