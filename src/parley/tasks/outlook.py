"""What all reports of a ledger say together, topic by topic, worked out away from whoever asks for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from parley.following.heard import Heard
from parley.following.pledges import pledges_of
from parley.following.positions import positions_of
from parley.ledger import Record, open_ledger
from parley.model.position import Issue
from parley.model.process import Gathered, Who
from parley.tasks.heard import heard_in, renamed_in
from parley.tasks.news import news_of
from parley.tasks.parties import list_parties
from parley.tasks.propositions import speaker_of, statement_of

Topic = Literal["parties", "propositions", "pledges", "positions", "news"]
LATELY = timedelta(days=7)
EARLIEST = date.min + LATELY


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a topic, as the ledger stood with so many entries."""

    entry: int
    what: Any


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording of a proposition: its statement, day, words, whose word it is, and how sure that it says the same."""

    statement: str
    said: date
    words: str
    speaker: str
    act: str
    denies: bool
    score: float
    shared: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """A proposition with its wordings, its first and last day, and how many independent sources it has."""

    id: str
    says: str
    first: date
    last: date
    independent: int
    wordings: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class IssueTold:
    """An issue, and the words in which it came up: a name that a reviewer gives is kept with them."""

    issue: Issue
    words: str


def outlook(place: str, entry: int, topic: Topic, since: date | None = None) -> Told:
    """A topic, as the ledger at a place tells it now: Parties, tuples of SaidAgain, Pledge and IssueTold, or News since
    a day (None: the last seven of the record; None comes back where there is no report).

    `entry` is the last one that who asks knows of; what was worked out for it before is used again. Raises LedgerError,
    PackError.
    """
    if topic == "parties":
        with open_ledger(place) as ledger:
            return Told(ledger.size(), list_parties(ledger))
    known, heard, record = _heard(place, entry)
    if topic == "propositions":
        return Told(known, _said_again(tuple(heard.propositions.values()), heard.who))
    if topic == "pledges":
        return Told(known, pledges_of(heard, None))
    if topic == "positions":
        issues = positions_of(heard, renamed_in(record))
        return Told(known, tuple(IssueTold(one, heard.sayings[one.id].words) for one in issues))
    if not heard.told:
        return Told(known, None)
    return Told(known, news_of(heard, record, min(since or max(heard.last, EARLIEST) - LATELY, heard.last), heard.last))


@lru_cache(maxsize=1)
def _heard(place: str, entry: int) -> tuple[int, Heard, Record]:
    """All that a ledger says, and how many entries it had; `entry` tells calls apart."""
    with open_ledger(place) as ledger:
        size = max(ledger.size(), entry)
        return size, *heard_in(ledger)


def _said_again(found: tuple[Gathered, ...], who: Who) -> tuple[SaidAgain, ...]:
    """The one last said first; equals by the number of independent sources."""
    told = [
        SaidAgain(
            one.id,
            one.says,
            one.first,
            one.last,
            one.independent,
            tuple(
                Worded(
                    statement_of(w),
                    w.said,
                    w.words,
                    speaker_of(w, who),
                    w.act,
                    w.denies,
                    round(w.score, 2),
                    w.shared,
                    w.by,
                )
                for w in one.wordings
            ),
        )
        for one in found
    ]
    return tuple(sorted(told, key=lambda one: (one.last, one.independent), reverse=True))
