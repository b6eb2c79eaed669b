"""What a row in a data set of events says, column by column."""

from dataclasses import dataclass

from parley.model.doubt import Doubt
from parley.model.place import Place
from parley.model.span import Span
from parley.model.time import TimeReference


@dataclass(frozen=True, slots=True)
class Event:
    """Who is reported to have done what to whom, where and when. Every place is one in the text of the row's report.

    `dataset`: "ACLED"; `content`: the words that say what happened; `sources`: who is named as having reported it;
    `actor` and `recipient`: None where the row names none; `type`: of PLOVER, None where none fits; `doubts`: what the
    row itself says is imprecise.
    """

    dataset: str
    content: Span
    sources: tuple[Span, ...]
    actor: Span | None
    recipient: Span | None
    type: str | None
    time: TimeReference
    place: Place | None
    doubts: tuple[Doubt, ...] = ()
