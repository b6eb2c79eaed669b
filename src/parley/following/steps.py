"""Reports followed one after the other: each is one step, for which no more is looked up than its keys lead to.

Who is who, copies and propositions after any number of steps hang on these steps in their order alone: one by one or
many at once, in memory or out of a database, they are the same to the byte. What a saying names is what was known of
who is who when it came. Where a report is read anew or corrected, its statements come once more, as a later step, and
those that came before no longer count.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from parley.following import copies, gathered
from parley.following.copies import Copies, credit_of
from parley.following.gather import Gathering
from parley.following.relation import Floats, Relation
from parley.following.sayings import Saying, sayings_of
from parley.following.shelf import Shelf
from parley.following.who import kept
from parley.following.who.enter import Roll
from parley.model.process import Told

VERSION = 5
"""Whoever changes what following comes to counts this up: what is kept of it is then worked out anew."""

Vectors = Callable[[Told, Sequence[Saying]], Mapping[str, bytes]]
"""The meanings of the sayings of a report, where they stand in it (whole numbers of 8 bits), by their ids."""


class Entered(NamedTuple):
    """A report as it is kept: whose text it has, its sayings (from number `start` to before `stop`), the ids of its
    parties, its day."""

    origin: str
    start: int
    stop: int
    parties: list[str]
    day: str


class Steps:
    """All that is known from the reports so far, on a shelf. Call `put_back` after some steps, or they are lost."""

    def __init__(self, shelf: Shelf, relation: Relation, centres: Floats) -> None:
        self._shelf = shelf
        self._texts = copies.OnShelf(shelf)
        self._copies, self._roll = Copies(self._texts), Roll(kept.OnShelf(shelf))
        self._gathering = Gathering(relation, centres, gathered.OnShelf(shelf))
        self._reports: dict[str, bytes] = {}

    def enter(self, told: Told, vectors: Vectors) -> None:
        """One report more, or one that came before as it is now. Raises ValueError for one without a day."""
        before = self._before(told.number)
        who = self._roll.enter(told)
        sayings = tuple(sayings_of(told, who))
        numbers = self._gathering.enter(sayings, vectors(told, sayings))
        origin = before or self._origin(told)
        parties = [party.id for party in told.reading.parties]
        day = told.reading.report.date
        entered = Entered(origin, numbers.start, numbers.stop, parties, day.isoformat() if day else "")
        self._reports[str(told.number)] = json.dumps(entered, ensure_ascii=False).encode()

    def put_back(self) -> None:
        """Have all that was entered lie on the shelf, and nothing here."""
        self._roll.put_back()
        self._texts.put_back()
        self._gathering.put_back()
        self._shelf.write("report", self._reports)
        self._reports = {}

    def _before(self, number: int) -> str | None:
        """Where a report came from that was entered before; what it said then no longer counts."""
        if str(number) in self._reports:
            self.put_back()
        if (words := self._shelf.read("report", [str(number)]).get(str(number))) is None:
            return None
        before = Entered(*json.loads(words))
        self.put_back()
        self._gathering.forget(range(before.start, before.stop))
        self._shelf.write("naming", {f"r{number}.{party}": b"" for party in before.parties})
        return before.origin

    def _origin(self, told: Told) -> str:
        """Whose text a report has: see `Wording.origin`."""
        report = told.reading.report
        root = self._copies.enter(told.number, report)
        if root != told.number:
            key = str(root)
            words = self._reports.get(key) or self._shelf.read("report", [key])[key]
            return Entered(*json.loads(words)).origin
        return credit_of(report) or report.publisher or f"r{told.number}"
