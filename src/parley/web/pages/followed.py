"""What pages show of all reports together: as worked out last, with a word on what has come since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.tasks.outlook import Topic
from parley.web.ask import Ask
from parley.web.following import BY_ITSELF

PATHS: Mapping[str, Topic] = {
    "parties": "parties",
    "said-again": "propositions",
    "pledges": "pledges",
    "positions": "positions",
    "news": "news",
}
"""The topics by the paths of their pages."""


@dataclass(frozen=True, slots=True)
class Known:
    """Up to which entry of the ledger a page knows it, and how many have come since."""

    entry: int
    since_then: int


def followed(ask: Ask, topic: Topic, since: date | None = None) -> tuple[Any, Known]:
    """A topic as it is known, and how new that is. Raises WorkingError where there is nothing to show yet."""
    size = ask.ledger.size()
    start = ask.ledger.reports() <= BY_ITSELF
    told = ask.office.following.told(topic, size, since, start=start)
    return told.what, Known(told.entry, max(size - told.entry, 0))
